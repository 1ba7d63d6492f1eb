package io.symbolon.tck.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.wire.MessageCodec;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What the vectors have for each target to begin with. */
final class Seeds {
    private static final int LONGEST_STORY_MESSAGE = 600;

    private Seeds() {}

    /** Octets of the vectors that the target reads; some are right and some are wrong. */
    static List<Bytes> of(FuzzTarget target) {
        Stream<Bytes> seeds = switch (target) {
            case FRAME -> members("datagram", "frame-decode", "frame-open", "handshake-encode");
            case HANDSHAKE ->
                members("datagram", "handshake-encode", "frame-decode")
                        .filter(datagram -> Handshakes.isHandshake(datagram.toArray()))
                        .filter(datagram -> datagram.bigEndian(1, 2) <= 1197)
                        .map(datagram -> Bytes.wrap(Handshakes.messageOctets(datagram.toArray())));
            case TOKEN ->
                Stream.concat(
                        members("signed_token", "token-validate", "token-endorsement"),
                        members("one", "coordinator-match"));
            case INTEREST ->
                Stream.concat(members("signed_token", "interest-check"), members("one", "coordinator-match"));
            case MESSAGE -> messages();
            case CONTENT -> members("content", "frame-open", "frame-seal");
            case PAYLOAD -> members("content", "message-seal").filter(content -> content.length() < 1_000);
            case REALM_QUERY -> members("query", "realm-query").flatMap(Seeds::bareAndPadded);
            case REALM_REPLY -> members("decision", "realm-decision").flatMap(Seeds::bareAndPadded);
            case ADDRESS ->
                Stream.concat(texts("from", "handshake-script"), Stream.of("[2001:db8::1]:4000", "[::1]:1"))
                        .map(Bytes::ofUtf8);
            case NODE -> stories();
        };
        return seeds.distinct().toList();
    }

    private static Stream<Bytes> messages() {
        return Stream.concat(
                members("message", "frame-open", "frame-seal"),
                members("message", "join-check", "party-check", "revocations"));
    }

    /** Some stand in the vectors as messages, some as contents. */
    private static Stream<Bytes> bareAndPadded(Bytes octets) {
        return octets.length() > 1_150 ? Stream.of(octets) : Stream.of(octets, MessageCodec.encodeContent(octets));
    }

    /** The peer says a message, the application grants, time passes; or an outsider sends a datagram. */
    private static Stream<Bytes> stories() {
        Stream<Bytes> said = members("message", "frame-open", "frame-seal")
                .filter(message -> message.length() < LONGEST_STORY_MESSAGE)
                .map(message -> Bytes.concat(
                        Bytes.of(13, 7, 0),
                        Bytes.ofBigEndian(message.length(), 2),
                        message,
                        Bytes.of(10, 0, 10, 0, 9, 1)));
        Stream<Bytes> sent = members("datagram", "handshake-encode")
                .filter(datagram -> datagram.length() <= 1_232)
                .map(datagram -> Bytes.concat(Bytes.of(7), Bytes.ofBigEndian(datagram.length(), 2), datagram));
        return Stream.concat(said, sent);
    }

    private static Stream<Bytes> members(String name, String... files) {
        return texts(name, files)
                .filter(text -> text.matches("([0-9a-f]{2})+"))
                .map(text -> Bytes.wrap(Octets.ofHex(text)));
    }

    private static Stream<String> texts(String name, String... files) {
        List<String> found = new ArrayList<>();
        Arrays.stream(files).map(Seeds::read).forEach(file -> {
            for (JsonNode value : file.path("cases").findValues(name)) {
                if (value.isTextual()) found.add(value.asText());
            }
        });
        return found.stream();
    }

    private static JsonNode read(String file) {
        try (InputStream in = Seeds.class.getResourceAsStream("/symbolon/vectors/" + file + ".json")) {
            return Json.read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
