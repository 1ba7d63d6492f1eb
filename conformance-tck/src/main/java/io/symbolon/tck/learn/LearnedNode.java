package io.symbolon.tck.learn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.proto.SessionMessage;
import io.symbolon.tck.driver.CheckedDriver;
import io.symbolon.tck.driver.Driver;
import io.symbolon.tck.driver.DriverFault;
import io.symbolon.tck.driver.DriverSource;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.Reply;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.wire.Blake2b;
import io.symbolon.tck.wire.Cookies;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import io.symbolon.tck.wire.SigningKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The subject's node and one peer on loopback, where openings are not counted for a block. What an input gives is said in
 * words that say the same in every run: which kinds of events came, and of what was sent only what it is.
 */
final class LearnedNode {
    private static final String NAME = "subject";
    private static final String ADDRESS = "127.0.0.1:4000";
    private static final long START_WALL_MS = 1_767_225_600_000L;
    private static final SigningKey SUBJECT = SigningKey.named("the node that is learnt");
    private static final SigningKey PEER = SigningKey.named("the peer of the node that is learnt");

    private static final int SCRIPTED_DRAWS = 16;
    private static final Map<String, Integer> PURPOSES =
            Map.of("session_secret", 32, "nonce", 16, "challenge", 16, "join_id", 16, "cookie_secret", 32);

    private final DriverSource source;
    private final ObjectNode identity;
    private Optional<Driver> driver = Optional.empty();
    private Peer peer = newPeer();
    private long monotonicMs;
    private List<JsonNode> events = List.of();

    /** @param identity further arguments of {@code node.create} */
    LearnedNode(DriverSource source, ObjectNode identity) {
        this.source = source;
        this.identity = identity;
    }

    private Peer newPeer() {
        return new Peer(PEER, Octets.repeated(2, 16), ADDRESS, () -> START_WALL_MS + monotonicMs);
    }

    Peer peer() {
        return peer;
    }

    /** A new node and a peer that has never met it. */
    void reset() {
        if (driver.isEmpty()) driver = Optional.of(new CheckedDriver(source.start()));
        monotonicMs = 0;
        peer = newPeer();
        call("reset", Json.object());
        ObjectNode args =
                args().put("seed", Octets.hex(SUBJECT.seed())).put("uuid", Octets.hex(Octets.repeated(1, 16)));
        args.setAll(identity);
        script(args.putObject("entropy"));
        call("node.create", args);
    }

    /** The same randomness in every word, so that what differs is the subject's conduct. */
    private static void script(ObjectNode entropy) {
        PURPOSES.forEach((purpose, octets) -> {
            ArrayNode values = entropy.putArray(purpose);
            for (int draw = 0; draw < SCRIPTED_DRAWS; draw++) {
                byte[] value = Blake2b.hash256(Octets.utf8(purpose), Octets.u32(draw));
                values.add(Octets.hex(Octets.first(value, octets)));
            }
        });
    }

    /** The application opens towards the peer. */
    String opens() {
        return call("node.open", args().put("to", ADDRESS));
    }

    /** An input that makes no sense now is left out. */
    String receivesNothing() {
        events = List.of();
        return words(List.of());
    }

    /** A datagram of the peer arrives. */
    String receives(byte[] datagram) {
        return receives(ADDRESS, datagram);
    }

    String receives(String from, byte[] datagram) {
        return call("node.deliver", args().put("from", from).put("datagram", Octets.hex(datagram)));
    }

    String answers(long question, String decision) {
        return call("node.answer", args().put("question", question).put("decision", decision));
    }

    /** Time passes; how often the same is sent meanwhile is not said. */
    String waits(long ms) {
        return passes(ms, event -> true);
    }

    /** Time passes, and nothing that is sent meanwhile is said. */
    String waitsInSilence(long ms) {
        return passes(ms, event -> !event.path("event").asText().equals("send"));
    }

    private String passes(long ms, Predicate<JsonNode> said) {
        monotonicMs += ms;
        String failed = call(
                "clock.set",
                Json.object().put("monotonic_ms", monotonicMs).put("wall_ms", START_WALL_MS + monotonicMs));
        return failed.startsWith("no result")
                ? failed
                : words(events.stream().filter(said).map(this::word).distinct().toList());
    }

    /** The datagrams that the last input gave, in order. */
    List<byte[]> sent() {
        return events.stream()
                .filter(event -> event.path("event").asText().equals("send"))
                .map(event -> Octets.ofHex(event.path("datagram").asText()))
                .toList();
    }

    /** The number of the last question among the events of the last input. */
    Optional<Long> question() {
        return events.stream()
                .filter(event -> event.path("event").asText().equals("asked"))
                .map(event -> event.path("question").asLong())
                .reduce((first, second) -> second);
    }

    /** Whether the last input gave an event of this name. */
    boolean gave(String event) {
        return events.stream().anyMatch(one -> one.path("event").asText().equals(event));
    }

    void close() {
        driver.ifPresent(Driver::close);
        driver = Optional.empty();
    }

    private ObjectNode args() {
        return Json.object().put("node", NAME);
    }

    /** The events of an operation, in words; a driver that fails is an answer, too, and the next word gets a new one. */
    private String call(String op, ObjectNode args) {
        events = List.of();
        if (driver.isEmpty()) return "no result: the driver is gone";
        try {
            Reply reply = driver.get().call(op, args);
            if (!(reply instanceof Reply.Result result)) return "no result: " + reply;
            List<JsonNode> all = new ArrayList<>();
            result.members().path("events").forEach(all::add);
            events = all;
            return words(events.stream().map(this::word).toList());
        } catch (DriverFault fault) {
            if (fault.kind().endsTheDriver()) close();
            return "no result: " + fault.kind();
        }
    }

    /** The order in which events of one input come is not part of the machine. */
    private static String words(List<String> each) {
        return each.isEmpty() ? "-" : each.stream().sorted().collect(Collectors.joining(" + "));
    }

    private String word(JsonNode event) {
        String name = event.path("event").asText();
        return switch (name) {
            case "send" -> sent(event);
            case "dropped", "ended", "open_failed", "parted" ->
                name + " " + event.path("rule").asText();
            case "asked" -> name + " " + event.path("about").asText();
            case "join_refused" -> name + " " + event.path("code").asText();
            default -> name;
        };
    }

    private String sent(JsonNode event) {
        byte[] datagram = Octets.ofHex(event.path("datagram").asText());
        String elsewhere = event.path("to").asText().equals(ADDRESS) ? "" : " to elsewhere";
        if (Handshakes.isHandshake(datagram)) return handshake(datagram) + elsewhere;
        return (Cookies.isCookie(datagram) ? "cookie" : frame(datagram)) + elsewhere;
    }

    private static String handshake(byte[] datagram) {
        if (!Handshakes.message(datagram).getEcho().isEmpty()) return "answer";
        boolean cookie = !Handshakes.message(datagram).getCookie().isEmpty();
        return cookie ? "initiation with cookie" : "initiation";
    }

    /** What a frame says; at simultaneous opening there are two views of one session, and both take notice. */
    private String frame(byte[] datagram) {
        if (!SealedFrames.isSealed(datagram)) return "octets that are no frame";
        peer.sessions().forEach(session -> session.take(datagram));
        return peer.sessions().stream()
                .flatMap(session -> session.read(datagram).stream())
                .map(LearnedNode::message)
                .findFirst()
                .orElse("a frame that does not open");
    }

    private static String message(SessionMessage message) {
        String name = message.getBodyCase().name().toLowerCase(Locale.ROOT);
        return message.hasNack()
                ? name + " " + message.getNack().getCode().name().toLowerCase(Locale.ROOT)
                : name;
    }
}
