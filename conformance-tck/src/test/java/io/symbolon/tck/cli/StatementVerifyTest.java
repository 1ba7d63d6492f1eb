package io.symbolon.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.tck.driver.FakeDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The statement of a run of three cases against a driver that names a file of its own, as it is and with one thing changed. */
class StatementVerifyTest {
    @TempDir
    private static Path made;

    @TempDir
    private Path folder;

    private static Path ofTheSubject;
    private static String driver;

    @BeforeAll
    static void a_run() throws IOException {
        ofTheSubject = Files.writeString(made.resolve("port.conf"), "colour = blue\n");
        driver = FakeDriver.commandLine("honest") + " '" + ofTheSubject + "'";
        Typed run = Typed.run("tck", "DRV-S-000*", "--driver", driver, "--out", made.toString());
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(3);
    }

    @BeforeEach
    void its_reports() throws IOException {
        for (String name : new String[] {"conformance.json", "report.json"}) {
            Files.copy(made.resolve(name), folder.resolve(name));
        }
        Files.writeString(ofTheSubject, "colour = blue\n");
    }

    @Test
    void is_true_of_the_run_that_made_it() {
        Typed typed = verify("--driver", driver);

        assertThat(typed.exitCode()).as(typed.out() + typed.err()).isZero();
        assertThat(typed.out().lines())
                .anyMatch(line -> line.matches("form +holds +symbolon/conformance/1"))
                .anyMatch(line -> line.matches("report +holds +verdict, levels and rules follow from .*report.json"))
                .anyMatch(line -> line.matches("vectors +holds +\\d+ files, those of this kit"))
                .anyMatch(line -> line.matches("subject +holds +2 files, those that were judged"))
                .anyMatch(line -> line.startsWith("Verdict    true"));
    }

    @Test
    void says_what_was_not_checked() {
        Typed typed = verify();

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out())
                .containsPattern("subject +not checked .*port.conf.*name the driver with --driver")
                .contains("Verdict    true, as far as it was checked");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"verdict\" : \"incomplete\" | \"verdict\" : \"conformant\" | report .*/verdict is .conformant.,",
                "\"planned\" : 9              | \"planned\" : 8              | report .*WRONG .*/planned is 8, and 9 ",
                "\"name\" : \"fake\"          | \"name\" : \"other\"         | report .*/subject/name",
                "\"report_sha256\" : \"       | \"report_sha256\" : \"0      | form .*/report_sha256",
                "\"levels\" : {               | \"depths\" : {               | form .*WRONG",
                "\"keys.json\" : \"           | \"nokeys.json\" : \"         | vectors .*WRONG .*keys.json is another file"
            })
    void is_not_true_when_it_says_something_else(String said, String instead, String told) throws IOException {
        change("conformance.json", said, instead);
        Typed typed = verify("--driver", driver);

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out()).containsPattern(told).contains("Verdict    not true");
    }

    @Test
    void is_not_true_of_another_report() throws IOException {
        change("report.json", "\"seed\" : 1", "\"seed\" : 2");

        assertThat(verify().exitCode()).isEqualTo(1);
        assertThat(verify().out()).containsPattern("report +WRONG .*has the SHA-256");
    }

    @Test
    void is_not_true_of_another_subject() throws IOException {
        Files.writeString(ofTheSubject, "colour = red\n");
        Typed changed = verify("--driver", driver);
        Typed lacking = verify("--driver", FakeDriver.commandLine("honest"));

        assertThat(changed.exitCode()).isEqualTo(1);
        assertThat(changed.out()).containsPattern("subject +WRONG .*port.conf] is not what was judged");
        assertThat(lacking.exitCode()).isEqualTo(1);
        assertThat(lacking.out()).containsPattern("subject +WRONG .*what was judged has .*port.conf] too");
    }

    @Test
    void needs_a_statement_its_report_and_a_driver_that_names_files() throws IOException {
        assertThat(verify("--driver", "no-such-program").err()).contains("names no file that can be read");
        assertThat(verify("--driver", "'open").err()).contains("--driver: the quote ' at position 1 is never closed");
        assertThat(verify("--report", folder.resolve("no").toString()).err()).contains("there is no ", "--report says");
        Typed none =
                Typed.run("statement", "verify", folder.resolve("report.json").toString());
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("report.json: is no statement with schema symbolon/conformance/1");
        Files.writeString(folder.resolve("conformance.json"), "{");
        assertThat(verify().exitCode()).isEqualTo(2);
        Files.delete(folder.resolve("conformance.json"));
        assertThat(verify().err()).contains("there is no ", "conformance.json, the statement");
        assertThat(Typed.run("statement").err()).contains("statement needs a command: verify");
    }

    private void change(String name, String said, String instead) throws IOException {
        String before = Files.readString(folder.resolve(name));
        assertThat(before).contains(said);
        Files.writeString(folder.resolve(name), before.replaceFirst(Pattern.quote(said), instead));
    }

    private Typed verify(String... more) {
        String[] line = new String[3 + more.length];
        line[0] = "statement";
        line[1] = "verify";
        line[2] = folder.toString();
        System.arraycopy(more, 0, line, 3, more.length);
        return Typed.run(line);
    }
}
