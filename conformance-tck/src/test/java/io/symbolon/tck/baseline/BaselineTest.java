package io.symbolon.tck.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.tck.verdict.VerdictKind;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineTest {
    private static final String GOOD = "{'schema':'symbolon/baseline/1','failures':[{'case':'TOK-N-0001',"
            + "'verdict':'fail','reason':'no strict keys yet','link':'https://example.org/7','expires':'2027-01-31'}]}";

    @Test
    void is_read_and_written() {
        Baseline baseline = read(GOOD);

        assertThat(baseline.failures())
                .containsExactly(new KnownFailure(
                        "TOK-N-0001",
                        VerdictKind.FAIL,
                        "no strict keys yet",
                        "https://example.org/7",
                        LocalDate.parse("2027-01-31")));
        assertThat(Baseline.read(baseline.octets())).isEqualTo(baseline);
        assertThatCode(baseline::requireExplained).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'case':'TOK-N-0001',    | ''             | /failures/0: required property 'case' not found",
                "'verdict':'fail'        | 'verdict':'x'  | /failures/0/verdict: ",
                "'verdict':'fail'        | 'verdict':'pass' | /failures/0/verdict: ",
                "https://example.org/7   | ask Bob        | /failures/0/link: ",
                "2027-01-31              | 31.1.2027      | /failures/0/expires: ",
                "2027-01-31              | 2027-02-30     | /failures/0/expires: expected a day like 2027-01-31",
                "'reason'                | 'raeson'       | /failures/0",
                "'symbolon/baseline/1'   | 'symbolon/baseline/2' | /schema: ",
                "'failures':[            | 'failures':[[  | not JSON: line 1, column"
            })
    void refuses_what_is_no_baseline_and_says_where(String part, String other, String text) {
        assertThatThrownBy(() -> read(GOOD.replace(part, other == null ? "" : other)))
                .isInstanceOf(WrongBaseline.class)
                .hasMessageContaining(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"no strict keys yet    | unexplained", "no strict keys yet    | ' '", "https://example.org/7 | ''"
            })
    void refuses_what_nobody_has_explained(String part, String other) {
        Baseline baseline = read(GOOD.replace(part, other));

        assertThatThrownBy(baseline::requireExplained)
                .isInstanceOf(WrongBaseline.class)
                .hasMessageContaining("/failures/0: expected a reason in words and a link for TOK-N-0001");
        assertThat(baseline.inWords()).isEqualTo("1 entry, 1 without reason or link: fill them in");
    }

    private static Baseline read(String quoted) {
        return Baseline.read(quoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
