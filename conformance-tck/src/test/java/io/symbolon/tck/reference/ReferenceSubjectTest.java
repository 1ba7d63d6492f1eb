package io.symbolon.tck.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.driver.CheckedDriver;
import io.symbolon.tck.driver.Driver;
import io.symbolon.tck.driver.InProcessDriver;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.Reply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the vectors do not show of the reference implementation as a subject: its nodes in virtual time, and its errors. */
class ReferenceSubjectTest {
    private static final long START_MS = 1_767_225_600_000L;
    private static final String A_ADDRESS = "192.0.2.1:4000";
    private static final String B_ADDRESS = "[2001:db8::2]:4000";

    private final Driver driver = new CheckedDriver(new InProcessDriver(new ReferenceSubject()));

    @Nested
    class nodes_in_virtual_time {

        @Test
        void shake_hands_and_leave() {
            String a = create("a", "0a");
            String b = create("b", "0b");
            String initiation = datagrams(open("a", B_ADDRESS)).get(0);
            String answer = datagrams(deliver("b", A_ADDRESS, initiation)).get(0);
            String challenge = datagrams(deliver("a", B_ADDRESS, answer)).get(0);
            List<String> challengeAndResponse = datagrams(deliver("b", A_ADDRESS, challenge));
            String response = datagrams(deliver("a", B_ADDRESS, challengeAndResponse.get(0)))
                    .get(0);
            ObjectNode atA = deliver("a", B_ADDRESS, challengeAndResponse.get(1));
            ObjectNode atB = deliver("b", A_ADDRESS, response);

            assertThat(event(atB, "established").get("peer").asText()).isEqualTo(a);
            assertThat(event(atA, "established").get("peer").asText()).isEqualTo(b);
            assertThat(event(atA, "established").get("path").asText()).isEqualTo(B_ADDRESS);
            assertThat(inspect("a").get("sessions").asInt()).isEqualTo(1);

            ObjectNode left =
                    result("node.leave", Json.object().put("node", "a").put("peer", b));
            ObjectNode wasLeft = deliver("b", A_ADDRESS, datagrams(left).get(0));

            assertThat(event(wasLeft, "ended").get("rule").asText()).isEqualTo("SES-022");
            assertThat(inspect("a").get("sessions").asInt()).isZero();
            assertThat(inspect("b").get("sessions").asInt()).isZero();
        }

        @Test
        void let_every_deadline_pass_at_its_own_time_and_in_order() {
            create("a", "0a");
            create("b", "0b");
            open("b", A_ADDRESS);
            clock(1000, START_MS + 1000);
            open("a", B_ADDRESS);
            ObjectNode outcome = clock(20_000, START_MS + 20_000);

            assertThat(outcome.get("events"))
                    .extracting(event -> event.get("node").asText() + " "
                            + event.get("at_ms").asLong())
                    .containsExactly("b 5000", "a 6000", "b 15000", "a 16000");
            assertThat(outcome.get("wake_at_ms").asLong()).isEqualTo(35_000);
        }

        @Test
        void end_a_session_when_wall_time_jumps_past_a_token() {
            create("a", "0a");
            create("b", "0b");
            String initiation = datagrams(open("a", B_ADDRESS)).get(0);
            String answer = datagrams(deliver("b", A_ADDRESS, initiation)).get(0);
            deliver("a", B_ADDRESS, answer);
            ObjectNode outcome = clock(1, START_MS + 43_200_000 + 60_000);

            assertThat(event(outcome, "ended").get("rule").asText()).isEqualTo("SES-021");
            assertThat(event(outcome, "ended").get("at_ms").asLong()).isEqualTo(1);
        }

        @Test
        void declare_the_address_that_they_are_given() {
            ObjectNode args = creation("a", "0a")
                    .put("hostname", "192.0.2.9")
                    .put("port", 9)
                    .put("subject", "s");
            result("node.create", args);
            String initiation = datagrams(open("a", B_ADDRESS)).get(0);
            JsonNode frame = result("frame.decode", Json.object().put("datagram", initiation));
            ObjectNode validate = Json.object()
                    .put("signed_token", frame.get("token").asText())
                    .put("place", "handshake")
                    .put("now", START_MS);
            JsonNode token = result("token.validate", validate).get("token");

            assertThat(token.get("subject").asText()).isEqualTo("s");
            assertThat(token.get("extensions"))
                    .extracting(extension -> extension.get("name").asText())
                    .containsExactly("hostname", "port", "session_key");
        }

        @Test
        void can_be_created_once_by_one_name() {
            create("a", "0a");

            assertBadRequest("node.create", creation("a", "0a"), "there is a node a already");
        }
    }

    @Nested
    class answers_bad_request_to {

        @Test
        void a_node_that_is_not_there() {
            assertBadRequest("node.inspect", Json.object().put("node", "z"), "there is no node z");
        }

        @Test
        void a_clock_that_goes_back() {
            clock(5, START_MS);

            assertBadRequest(
                    "clock.set",
                    Json.object().put("monotonic_ms", 4).put("wall_ms", START_MS),
                    "monotonic_ms goes back from 5 to 4");
        }

        @Test
        void half_an_address() {
            assertBadRequest(
                    "node.create",
                    creation("a", "0a").put("port", 9),
                    "hostname and port are given both or not at all");
        }

        @Test
        void a_token_that_does_not_decode() {
            assertBadRequest(
                    "token.fingerprint",
                    Json.object().put("signed_token", "00"),
                    "signed_token does not decode: TOK-002");
        }

        @Test
        void a_key_without_an_x25519_form() {
            ObjectNode args = Json.object().put("public_key", "00".repeat(32));

            assertBadRequest("key.convert", args, "public_key is not strict; only a strict key has an X25519 form");
        }

        @Test
        void a_port_that_is_none() {
            create("a", "0a");

            assertBadRequest("node.open", Json.object().put("node", "a").put("to", "192.0.2.1:0"), "to is no address");
        }

        @Test
        void opening_a_frame_that_is_not_sealed() {
            ObjectNode args = Json.object()
                    .put("key", "00".repeat(32))
                    .put("direction", "low_to_high")
                    .put("datagram", "0201" + "00".repeat(32));

            assertBadRequest("frame.open", args, "the datagram is no sealed frame");
        }
    }

    private void assertBadRequest(String op, ObjectNode args, String text) {
        assertThat(driver.call(op, args)).isEqualTo(Reply.badRequest(text));
    }

    private String create(String name, String seedOctet) {
        return result("node.create", creation(name, seedOctet))
                .get("fingerprint")
                .asText();
    }

    private static ObjectNode creation(String name, String seedOctet) {
        return Json.object().put("node", name).put("seed", seedOctet.repeat(32)).put("uuid", seedOctet.repeat(16));
    }

    private ObjectNode open(String name, String to) {
        return result("node.open", Json.object().put("node", name).put("to", to));
    }

    private ObjectNode deliver(String name, String from, String datagram) {
        return result(
                "node.deliver",
                Json.object().put("node", name).put("from", from).put("datagram", datagram));
    }

    private ObjectNode clock(long monotonicMs, long wallMs) {
        return result(
                "clock.set", Json.object().put("monotonic_ms", monotonicMs).put("wall_ms", wallMs));
    }

    private ObjectNode inspect(String name) {
        return result("node.inspect", Json.object().put("node", name));
    }

    private ObjectNode result(String op, ObjectNode args) {
        Reply reply = driver.call(op, args);
        assertThat(reply).as(op).isInstanceOf(Reply.Result.class);
        return ((Reply.Result) reply).members();
    }

    private static List<String> datagrams(ObjectNode outcome) {
        List<String> datagrams = new ArrayList<>();
        outcome.get("events").forEach(event -> {
            if (event.get("event").asText().equals("send")) {
                datagrams.add(event.get("datagram").asText());
            }
        });
        return datagrams;
    }

    private static JsonNode event(ObjectNode outcome, String name) {
        for (JsonNode event : outcome.get("events")) {
            if (event.get("event").asText().equals(name)) {
                return event;
            }
        }
        throw new AssertionError("no event " + name + " in " + outcome);
    }
}
