package io.symbolon.tck.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "{}                                        | {}",
                "{'verdict':'accepted'}                    | {'verdict':'accepted','token':{}}",
                "{'verdict':'refused','rule':'TOK-025'}    | {'rule':'TOK-025','verdict':'refused'}",
                "{'n':1,'l':[1,{'a':true}]}                | {'n':1.0,'l':[1,{'a':true}],'more':1}",
                "{'wake_at_ms':null}                       | {'wake_at_ms':null}"
            })
    void passes_when_every_expected_member_is_there_and_equal(String expect, String result) throws IOException {
        assertThat(judge(expect, result)).isEqualTo(Verdict.pass());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "{'a':1}               | {}                     | /a         | 1        | nothing",
                "{'a':1}               | {'a':'1'}              | /a         | 1        | #'1'#",
                "{'a':null}            | {}                     | /a         | null     | nothing",
                "{'a':{'b':1}}         | {'a':{'b':1,'c':2}}    | /a/c       | nothing  | 2",
                "{'a':{'b':1,'c':2}}   | {'a':{'b':1}}          | /a/c       | 2        | nothing",
                "{'l':[1,2]}           | {'l':[1]}              | /l/1       | 2        | nothing",
                "{'l':[1]}             | {'l':[1,2]}            | /l/1       | nothing  | 2",
                "{'l':[1,2]}           | {'l':[2,1]}            | /l/0       | 1        | 2",
                "{'e':[{'x/~':1}]}     | {'e':[{'x/~':2}]}      | /e/0/x~1~0 | 1        | 2",
                "{'a':true}            | {'a':false}            | /a         | true     | false"
            })
    void fails_at_the_first_difference(String expect, String result, String at, String expected, String actual)
            throws IOException {
        Verdict verdict = judge(expect, result);

        assertThat(verdict.kind()).isEqualTo(VerdictKind.FAIL);
        assertThat(verdict.at()).isEqualTo(at);
        assertThat(verdict.expected()).isEqualTo(expected);
        assertThat(verdict.actual()).isEqualTo(actual.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "{'verdict':'refused','rule':'TOK-025'} | {'verdict':'accepted'} | op accepts what TOK-025 refuses",
                "{'verdict':'refused','rule':'TOK-025'} | {'verdict':'refused','rule':'TOK-003'}"
                        + " | op refuses by TOK-003, but the broken rule is TOK-025",
                "{'verdict':'accepted'} | {'verdict':'refused','rule':'TOK-003'} | op refuses by TOK-003 what is right",
                "{'fingerprint':'00'} | {'fingerprint':'01'} | op gives another value at /fingerprint",
                "{'fingerprint':'00'} | {} | op does not give /fingerprint"
            })
    void says_in_words_what_is_wrong(String expect, String result, String text) throws IOException {
        assertThat(judge(expect, result).text()).isEqualTo(text);
    }

    @Test
    void fails_for_every_error() {
        ObjectNode nothing = Json.object();

        assertThat(Judge.judge("op", nothing, Reply.unsupported("op")).text())
                .isEqualTo("op belongs to a capability that is declared, and is answered unsupported");
        assertThat(Judge.judge("op", nothing, Reply.badRequest("no")).kind()).isEqualTo(VerdictKind.FAIL);
        assertThat(Judge.judge("op", nothing, Reply.internal("no")).kind()).isEqualTo(VerdictKind.FAIL);
    }

    private static Verdict judge(String expect, String result) throws IOException {
        return Judge.judge("op", object(expect), new Reply.Result(object(result)));
    }

    private static ObjectNode object(String text) throws IOException {
        return (ObjectNode) Json.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
