package io.symbolon.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.spec.Rules;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.VectorFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of threats names only what is there, and names something for every threat. */
class ThreatsAreShownTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final VectorFiles VECTORS = VectorFiles.load();

    @Test
    void every_threat_has_rules_that_exist() throws IOException {
        for (String row : rows()) {
            List<String> rules = found("\\b[A-Z]{3}-\\d{3}\\b", row.split("\\|")[4]);
            assertThat(rules).as(row).isNotEmpty();
            assertThat(rules)
                    .as(row)
                    .allSatisfy(id -> assertThat(Rules.byId(id)).isPresent());
        }
    }

    @Test
    void every_threat_is_shown_by_something_that_exists() throws IOException {
        Set<String> known = new HashSet<>(VECTORS.digests().keySet());
        Suites.all(VECTORS, Suites.DEFAULT_SEED).stream().map(Case::id).forEach(known::add);
        try (Stream<Path> files = Files.walk(ROOT)) {
            files.filter(file -> file.toString().contains("/src/test/java/"))
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .forEach(known::add);
        }
        for (String row : rows()) {
            String shownBy = row.split("\\|")[5];
            if (shownBy.strip().equals("SECURITY.md")) {
                assertThat(Files.readString(ROOT.resolve("SECURITY.md"))).contains(row.split("\\|")[1].strip());
            } else {
                assertThat(found("`([^`]+)`", shownBy)).as(row).isNotEmpty().isSubsetOf(known);
            }
        }
    }

    @Test
    void all_threats_of_these_chapters_are_there() throws IOException {
        assertThat(rows()).hasSize(102);
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(ROOT.resolve("spec/text/85-threats.md")).stream()
                .filter(line -> line.matches("\\| [A-Z]{2}-\\d{2} .*"))
                .toList();
    }

    private static List<String> found(String regex, String text) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(match.groupCount()))
                .collect(Collectors.toList());
    }
}
