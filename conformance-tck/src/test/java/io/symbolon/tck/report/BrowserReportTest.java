package io.symbolon.tck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.tck.driver.Json;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The page of a run that is not conformant, in a real browser without a window. Scripts measure a copy of it, since the
 * page itself lets none run. The copies stand in frames of another page: a window can not be as narrow as a telephone.
 */
class BrowserReportTest {
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final int LONGEST_SECONDS = 60;
    private static final String DARK = "0";
    private static final String LIGHT = "1";
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";
    private static final Pattern MEASURED = Pattern.compile("data-measured-(\\w+)=\"([0-9a-f]*)\"");

    /** Measures, with axe if it is there, and tells the page around it, in hexadecimal digits, which nobody has to escape. */
    private static final String MEASURE = """
            const asked = [];
            addEventListener('securitypolicyviolation', one => asked.push(one.blockedURI));
            addEventListener('load', async () => {
              const width = () => document.documentElement.scrollWidth;
              const closed = width();
              document.querySelectorAll('details').forEach(one => one.open = true);
              const checked = window.axe ? await axe.run() : {passes: [], violations: []};
              const measured = {
                dark: matchMedia('(prefers-color-scheme: dark)').matches,
                inner: innerWidth, closed: closed, opened: width(),
                asked: asked,
                checked: checked.passes.length,
                violations: checked.violations.filter(one => ['serious', 'critical'].includes(one.impact))
                  .map(one => one.id + ': ' + one.help + ': ' + one.nodes.slice(0, 3)
                    .map(node => node.html.slice(0, 200) + ' ' + node.failureSummary).join(' | '))
              };
              const octets = new TextEncoder().encode(JSON.stringify(measured));
              const digits = Array.from(octets, one => one.toString(16).padStart(2, '0')).join('');
              parent.postMessage([name, digits], '*');
            });
            """;

    private static final String COLLECT = """
            addEventListener('message', told =>
              document.documentElement.setAttribute('data-measured-' + told.data[0], told.data[1]));
            """;

    private static Path browser;

    @TempDir
    private Path folder;

    @BeforeAll
    static void there_is_a_browser() {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(path -> BROWSERS.stream().map(name -> Path.of(path, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "report.html is not opened in a browser: none of " + BROWSERS + " is here");
        browser = found.orElseThrow();
    }

    @Test
    void the_browser_shows_the_page_and_complains_of_nothing() throws Exception {
        String shown = opened(written("page.html", HtmlReport.of(HtmlReportTest.REPORT)), LIGHT);

        assertThat(shown).contains("What did not pass", "TOK-P-0002");
        assertThat(Files.readString(folder.resolve("said"))).doesNotContain("CONSOLE");
    }

    @ParameterizedTest
    @CsvSource({LIGHT + ", false", DARK + ", true"})
    void the_page_fits_and_asks_for_nothing_and_everybody_can_read_it(String scheme, boolean isDark) throws Exception {
        String page = HtmlReport.of(HtmlReportTest.REPORT, Optional.of(HtmlReportTest.PROOF));
        written("narrow.html", measuring(page, ""));
        written("wide.html", measuring(page, axe()));
        written("both.html", measuring(HtmlPages.of(List.of(HtmlReportTest.REPORT, HtmlReportTest.REPORT)), axe()));
        written("asking.html", measuring(Page.of("asking", one -> one.empty("img", "src", "asked.png")), axe()));

        Map<String, JsonNode> measured =
                measured(scheme, Map.of("narrow", 360, "wide", 1280, "both", 360, "asking", 360));

        fits(measured.get("narrow"), 360, isDark);
        fits(measured.get("wide"), 1280, isDark);
        fits(measured.get("both"), 360, isDark);
        passesAxe(measured.get("wide"));
        passesAxe(measured.get("both"));
        assertThat(measured.get("asking").get("asked"))
                .as("what is asked for is seen")
                .hasSize(1);
        assertThat(measured.get("asking").get("violations"))
                .as("what is wrong is seen")
                .hasSize(1);
    }

    private static void fits(JsonNode page, int width, boolean isDark) {
        assertThat(page.get("dark").asBoolean()).isEqualTo(isDark);
        assertThat(page.get("inner").asInt()).isEqualTo(width);
        assertThat(page.get("closed").asInt()).as("width of the content").isLessThanOrEqualTo(width);
        assertThat(page.get("opened").asInt()).as("width with all details open").isLessThanOrEqualTo(width);
        assertThat(page.get("asked")).as("what the page asks for").isEmpty();
    }

    private static void passesAxe(JsonNode page) {
        assertThat(page.get("checked").asInt())
                .as("rules of axe that the page passes")
                .isGreaterThan(10);
        assertThat(page.get("violations"))
                .as("what axe finds serious or critical")
                .isEmpty();
    }

    /** What pages that measure themselves say, by their names; shown in frames of these widths in CSS pixels. */
    private Map<String, JsonNode> measured(String scheme, Map<String, Integer> widths) throws Exception {
        Markup frames = new Markup().raw("<!DOCTYPE html>\n").open("html", "lang", "en");
        frames.open("head").empty("meta", "name", "color-scheme", "content", "light dark");
        frames.element("title", "frames")
                .open("script")
                .raw(COLLECT)
                .close()
                .close()
                .open("body");
        widths.forEach((name, width) -> frames.open(
                        "iframe", "name", name, "src", name + ".html", "width", width.toString(), "height", "800")
                .close());
        String shown = opened(written("frames.html", frames.close().close().toString()), scheme);
        Map<String, JsonNode> measured = new TreeMap<>();
        Matcher found = MEASURED.matcher(shown);
        while (found.find()) {
            measured.put(found.group(1), Json.read(HexFormat.of().parseHex(found.group(2))));
        }
        assertThat(measured.keySet()).isEqualTo(widths.keySet());
        return measured;
    }

    /** The page with a script in it, which its policy lets run; the policy still stops whatever the page asks for. */
    private static String measuring(String page, String script) {
        assertThat(page).contains(POLICY);
        return page.replace(POLICY, POLICY + "; script-src 'unsafe-inline'")
                .replace("</title>", "</title><script>" + script + "</script><script>" + MEASURE + "</script>");
    }

    private static String axe() throws IOException {
        try (InputStream in = BrowserReportTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Path written(String name, String page) throws IOException {
        return Files.writeString(folder.resolve(name), page);
    }

    /** The document as it is after all scripts; what the browser says goes to the file {@code said}. No way leads out. */
    private String opened(Path page, String scheme) throws IOException, InterruptedException {
        Path dump = folder.resolve("dump");
        Process process = new ProcessBuilder(
                        browser.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--proxy-server=127.0.0.1:9",
                        "--enable-logging=stderr",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--blink-settings=preferredColorScheme=" + scheme,
                        "--window-size=1400,1000",
                        "--virtual-time-budget=60000",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(dump.toFile())
                .redirectError(folder.resolve("said").toFile())
                .start();
        boolean isDone = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
        if (!isDone) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        assertThat(isDone)
                .as("the browser is done within " + LONGEST_SECONDS + " s")
                .isTrue();
        return Files.readString(dump);
    }
}
