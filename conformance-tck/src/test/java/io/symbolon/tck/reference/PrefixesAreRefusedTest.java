package io.symbolon.tck.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every prefix of everything that the vectors accept is refused by a rule, and never by an exception. */
class PrefixesAreRefusedTest {
    private final ReferenceSubject subject = new ReferenceSubject();

    @ParameterizedTest
    @CsvSource({
        "token-validate.json, token.validate, signed_token",
        "frame-decode.json,   frame.decode,   datagram",
        "frame-open.json,     frame.open,     datagram"
    })
    void every_prefix_of_every_accepted_case_is_refused_by_a_rule(String file, String op, String field)
            throws IOException {
        int prefixes = 0;
        for (ObjectNode args : acceptedArguments(file, op)) {
            String whole = args.get(field).asText();
            for (int octets = 0; octets < whole.length() / 2; octets++) {
                // a shorter sealed frame is a sealed frame: only its keys can tell, and frame.open asks them
                if (op.equals("frame.decode") && whole.startsWith("03")) continue;
                args.put(field, whole.substring(0, 2 * octets));
                assertThat(subject.answer(op, args.deepCopy()))
                        .as("%d octets of %s", octets, whole)
                        .isInstanceOfSatisfying(Reply.Result.class, result -> {
                            assertThat(result.members().path("verdict").asText())
                                    .isEqualTo("refused");
                            assertThat(result.members().path("rule").asText()).matches("[A-Z]{3}-\\d{3}");
                        });
                prefixes++;
            }
        }
        assertThat(prefixes).isGreaterThan(500);
    }

    private static List<ObjectNode> acceptedArguments(String file, String op) throws IOException {
        try (InputStream in = PrefixesAreRefusedTest.class.getResourceAsStream("/symbolon/vectors/" + file)) {
            assertThat(in).as(file).isNotNull();
            List<ObjectNode> accepted = new ArrayList<>();
            for (JsonNode one : Json.read(in.readAllBytes()).path("cases")) {
                boolean isAccepted = one.path("expect").path("verdict").asText().equals("accepted");
                if (isAccepted && one.path("op").asText().equals(op)) accepted.add((ObjectNode) one.get("args"));
            }
            return accepted;
        }
    }
}
