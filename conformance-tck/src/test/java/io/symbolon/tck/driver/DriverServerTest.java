package io.symbolon.tck.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriverServerTest {
    private static final Subject SUBJECT = (op, args) -> switch (op) {
        case "reset", "bye" -> new Reply.Result(Json.object());
        case "key.check" -> throw new IllegalStateException("a bug");
        case "token.fingerprint" -> new Reply.Result(Json.object().put("long", "x".repeat(1_048_576)));
        default -> Reply.unsupported(op);
    };

    @Test
    void answers_each_request_with_one_line_that_carries_its_id() throws IOException {
        List<String> replies =
                serve("{\"id\":7,\"op\":\"reset\",\"args\":{}}", "{\"id\":9,\"op\":\"x.1\",\"args\":{}}");

        assertThat(replies)
                .containsExactly(
                        "{\"id\":7,\"result\":{}}", "{\"id\":9,\"error\":{\"kind\":\"unsupported\",\"text\":\"x.1\"}}");
    }

    @Test
    void ends_after_bye() throws IOException {
        List<String> replies =
                serve("{\"id\":1,\"op\":\"bye\",\"args\":{}}", "{\"id\":2,\"op\":\"reset\",\"args\":{}}");

        assertThat(replies).containsExactly("{\"id\":1,\"result\":{}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | what?",
                "0 | {}",
                "0 | [1]",
                "0 | {'id':1,'op':'reset','args':{}} {}",
                "0 | {'id':1,'id':1,'op':'reset','args':{}}",
                "5 | {'id':5,'op':'reset'}",
                "5 | {'id':5,'op':'reset','args':[]}",
                "5 | {'id':5,'op':'reset','args':{},'more':1}",
                "5 | {'id':5,'op':'reset','args':{'more':1}}",
                "5 | {'id':5,'op':'key.check','args':{}}",
                "5 | {'id':5,'op':'key.check','args':{'public_key':'00'}}"
            })
    void answers_what_is_not_a_request_with_bad_request(int id, String line) throws IOException {
        JsonNode reply = Json.read(serve(line.replace('\'', '"')).get(0).getBytes(StandardCharsets.UTF_8));

        assertThat(reply.get("id").asInt()).isEqualTo(id);
        assertThat(reply.at("/error/kind").asText()).isEqualTo("bad_request");
    }

    @Test
    void answers_for_a_subject_that_fails() throws IOException {
        String key = "00".repeat(32);

        assertThat(serve("{\"id\":1,\"op\":\"key.check\",\"args\":{\"public_key\":\"" + key + "\"}}"))
                .singleElement()
                .asString()
                .contains("\"kind\":\"internal\"", "a bug");
    }

    @Test
    void does_not_write_a_line_that_is_too_long() throws IOException {
        assertThat(serve("{\"id\":1,\"op\":\"token.fingerprint\",\"args\":{\"signed_token\":\"\"}}"))
                .singleElement()
                .asString()
                .contains("\"kind\":\"internal\"", "1048576");
    }

    @Test
    void does_not_read_a_line_that_is_too_long() {
        assertThatThrownBy(() -> serve("x".repeat(1_048_577)))
                .isInstanceOf(IOException.class)
                .hasMessage("a line has more than 1048576 octets");
    }

    private static List<String> serve(String... requests) throws IOException {
        String input = String.join("\n", requests) + "\n";
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        DriverServer.serve(
                SUBJECT, Encoding.JSON, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), output);
        return new ArrayList<>(output.toString(StandardCharsets.UTF_8).lines().toList());
    }
}
