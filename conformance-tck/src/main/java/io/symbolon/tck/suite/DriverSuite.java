package io.symbolon.tck.suite;

import static io.symbolon.spec.DriverRule.BAD_REQUEST_CHANGES_NOTHING;
import static io.symbolon.spec.DriverRule.CAPABILITIES_ARE_TRUE;
import static io.symbolon.spec.DriverRule.ONE_REPLY_A_REQUEST;
import static io.symbolon.spec.DriverRule.RANDOMNESS_IS_SCRIPTED;
import static io.symbolon.spec.DriverRule.RESET_FORGETS;
import static io.symbolon.spec.DriverRule.STANDARD_OUTPUT_IS_THE_PROTOCOLS;
import static io.symbolon.spec.DriverRule.TIME_IS_VIRTUAL;
import static io.symbolon.spec.DriverRule.UNKNOWN_IS_UNSUPPORTED;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.Chapter;
import io.symbolon.spec.proto.Handshake;
import io.symbolon.tck.driver.Capability;
import io.symbolon.tck.driver.Driver;
import io.symbolon.tck.driver.Hello;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.Reply;
import io.symbolon.tck.verdict.Verdict;
import io.symbolon.tck.wire.Agreement;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Tokens;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Chapter driver: whether the driver is honest, keeps step, forgets, and uses the randomness that it is given. */
public final class DriverSuite {
    private static final int UNKNOWN_OPERATIONS = 20;
    private static final String ONE_ADDRESS = "192.0.2.1:4000";
    private static final String OTHER_ADDRESS = "192.0.2.2:4000";

    private final SplittableRandom random;

    private DriverSuite(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** @param seed makes the names of the operations that nobody can know */
    public static List<Case> cases(long seed) {
        DriverSuite suite = new DriverSuite(seed);
        List<Case> cases = new ArrayList<>();
        cases.add(suite.unknownIsUnsupported());
        cases.add(suite.oneReplyARequest());
        cases.add(resetForgets());
        for (Capability capability : Capability.values()) {
            cases.add(capabilityIsTrue(capability));
        }
        cases.add(randomnessIsScripted());
        cases.add(badRequestChangesNothing());
        cases.add(timeIsVirtual());
        return cases;
    }

    private Case unknownIsUnsupported() {
        String unknown = unknownOperation();
        return new Case(
                "DRV-S-0001",
                "an operation that nobody knows is unsupported",
                Chapter.DRIVER,
                List.of(UNKNOWN_IS_UNSUPPORTED),
                Optional.empty(),
                Set.of("Honesty"),
                Set.of(),
                List.of(
                        "call    an operation whose name is made from the seed of the run",
                        "expect  error unsupported"),
                driver -> {
                    requireUnsupported(driver, unknown);
                    return Verdict.pass();
                });
    }

    private Case oneReplyARequest() {
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < UNKNOWN_OPERATIONS; i++) {
            unknown.add(unknownOperation());
        }
        return new Case(
                "DRV-S-0002",
                "each request gets one reply, and nothing else is on standard output",
                Chapter.DRIVER,
                List.of(ONE_REPLY_A_REQUEST, STANDARD_OUTPUT_IS_THE_PROTOCOLS),
                Optional.empty(),
                Set.of(),
                Set.of(),
                List.of(
                        "call    " + UNKNOWN_OPERATIONS + " times an unknown operation, hello and reset in turn",
                        "expect  error unsupported, a result, a result, each with the id of its request"),
                driver -> {
                    for (String op : unknown) {
                        requireUnsupported(driver, op);
                        Calls.result(driver, "hello", Hello.arguments());
                        Calls.result(driver, "reset", Json.object());
                    }
                    return Verdict.pass();
                });
    }

    private static Case resetForgets() {
        return new Case(
                "DRV-S-0003",
                "after reset a node of the same name starts again, at the start of time",
                Chapter.DRIVER,
                List.of(RESET_FORGETS),
                Optional.empty(),
                Set.of(),
                Set.of(Capability.NODE),
                List.of(
                        "call    node.create with scripted entropy, node.open, clock.set to 4000 ms; reset; the same again",
                        "expect  both lives give the same outcomes, the first at 0 ms"),
                driver -> {
                    List<JsonNode> firstLife = life(driver);
                    Calls.result(driver, "reset", Json.object());
                    List<JsonNode> secondLife = life(driver);
                    Calls.requireEqual("the outcomes after reset", firstLife, secondLife);
                    Calls.requireEqual(
                            "the time of the first event",
                            0,
                            secondLife.get(1).at("/events/0/at_ms").asInt(-1));
                    return Verdict.pass();
                });
    }

    private static List<JsonNode> life(Driver driver) {
        return List.of(
                Calls.result(driver, "node.create", OperationSamples.node("n")),
                Calls.result(driver, "node.open", OperationSamples.open("n", ONE_ADDRESS)),
                Calls.result(driver, "clock.set", OperationSamples.clock(4000)));
    }

    private static Case capabilityIsTrue(Capability capability) {
        List<String> lines = new ArrayList<>();
        capability.operations().forEach(op -> lines.add("call    " + op + ", as the schema wants it"));
        lines.add("expect  a result of the shape that the operation has; what it says is judged by other cases");
        return new Case(
                idOf(capability),
                "every operation of " + capability.wireName() + " is implemented",
                Chapter.DRIVER,
                List.of(CAPABILITIES_ARE_TRUE),
                Optional.empty(),
                Set.of("Honesty"),
                Set.of(capability),
                lines,
                driver -> {
                    boolean concernsNodes = capability.operations().stream().anyMatch(op -> op.startsWith("node."));
                    if (concernsNodes && capability != Capability.NODE) {
                        Calls.result(driver, "node.create", OperationSamples.nodeFor(capability));
                    }
                    for (String op : capability.operations()) {
                        Calls.result(driver, op, OperationSamples.of(op));
                    }
                    return Verdict.pass();
                });
    }

    /** DRV-S-0010 is {@link #randomnessIsScripted}, and ids are never given to another case. */
    private static String idOf(Capability capability) {
        int number = 4 + capability.ordinal();
        return String.format("DRV-S-%04d", number < 10 ? number : number + 1);
    }

    private static Case randomnessIsScripted() {
        return new Case(
                "DRV-S-0010",
                "two attempts use the scripted session secrets and nonces in their order",
                Chapter.DRIVER,
                List.of(RANDOMNESS_IS_SCRIPTED),
                Optional.empty(),
                Set.of(),
                Set.of(Capability.NODE),
                List.of(
                        "call    node.create with two session secrets and two nonces, node.open to two addresses",
                        "expect  the initiations carry the first nonce and the key of the first secret, then the second"),
                driver -> {
                    Calls.result(driver, "node.create", OperationSamples.node("n"));
                    requireScripted(driver, ONE_ADDRESS, 0);
                    requireScripted(driver, OTHER_ADDRESS, 1);
                    return Verdict.pass();
                });
    }

    private static void requireScripted(Driver driver, String to, int index) {
        ObjectNode outcome = Calls.result(driver, "node.open", OperationSamples.open("n", to));
        String datagram = outcome.at("/events/0/datagram").asText();
        Calls.require(!datagram.isEmpty(), "node.open to " + to + " sends no initiation: " + outcome);
        Handshake initiation = Handshakes.message(Octets.ofHex(datagram));
        Calls.requireEqual(
                "nonce of initiation " + (index + 1),
                OperationSamples.NONCES.get(index),
                Octets.hex(initiation.getNonce().toByteArray()));
        byte[] secret = Octets.ofHex(OperationSamples.SESSION_SECRETS.get(index));
        Calls.requireEqual(
                "session key of initiation " + (index + 1),
                Octets.hex(Agreement.publicKey(secret)),
                Tokens.extension(Tokens.decode(initiation.getToken().toByteArray()), "session_key")
                        .map(Octets::hex)
                        .orElse("none"));
    }

    private static Case badRequestChangesNothing() {
        return new Case(
                "DRV-S-0030",
                "what can not be carried out is a bad request, and the driver goes on as if it had not come",
                Chapter.DRIVER,
                List.of(BAD_REQUEST_CHANGES_NOTHING),
                Optional.empty(),
                Set.of("Honesty"),
                Set.of(Capability.NODE),
                List.of(
                        "call    node.create, node.open, clock.set to 4000 ms; reset; the same again, and in between:",
                        "call    node.open at a node that was not created, node.create of the same name, clock.set to 3999 ms",
                        "expect  error bad_request for these three, and the other outcomes as before"),
                driver -> {
                    List<JsonNode> undisturbed = life(driver);
                    JsonNode after = Calls.result(driver, "clock.set", OperationSamples.clock(9000));
                    Calls.result(driver, "reset", Json.object());
                    requireBadRequest(driver, "node.open", OperationSamples.open("nobody", ONE_ADDRESS));
                    Calls.requireEqual("the outcomes after a bad request", undisturbed, life(driver));
                    requireBadRequest(driver, "node.create", OperationSamples.node("n"));
                    requireBadRequest(driver, "clock.set", OperationSamples.clock(3999));
                    Calls.requireEqual(
                            "the outcome after two bad requests",
                            after,
                            Calls.result(driver, "clock.set", OperationSamples.clock(9000)));
                    return Verdict.pass();
                });
    }

    private static Case timeIsVirtual() {
        return new Case(
                "DRV-S-0031",
                "nothing happens before a deadline, and what happens at it has its time",
                Chapter.DRIVER,
                List.of(TIME_IS_VIRTUAL),
                Optional.empty(),
                Set.of(),
                Set.of(Capability.NODE),
                List.of(
                        "call    node.create, node.open, clock.set to 1 ms before wake_at_ms, to 7 ms after it, to 60 000 ms",
                        "expect  no event; one that has the time of the deadline; several, each at a later time than the last"),
                driver -> {
                    Calls.result(driver, "node.create", OperationSamples.node("n"));
                    long wakeAtMs =
                            wakeAtMs(Calls.result(driver, "node.open", OperationSamples.open("n", ONE_ADDRESS)));
                    Calls.require(wakeAtMs > 1 && wakeAtMs < 60_000, "an opening has a deadline, not " + wakeAtMs);
                    JsonNode before = Calls.result(driver, "clock.set", OperationSamples.clock(wakeAtMs - 1));
                    Calls.requireEqual("the times of events before the deadline", List.of(), times(before));
                    Calls.requireEqual("the deadline before it passes", wakeAtMs, wakeAtMs(before));
                    JsonNode at = Calls.result(driver, "clock.set", OperationSamples.clock(wakeAtMs + 7));
                    Calls.requireEqual("the times of events at the deadline", List.of(wakeAtMs), times(at));
                    List<Long> later = times(Calls.result(driver, "clock.set", OperationSamples.clock(60_000)));
                    Calls.require(later.size() > 1, "deadlines up to 60 000 ms have events at " + later);
                    Calls.requireEqual("the times of later events", new ArrayList<>(new TreeSet<>(later)), later);
                    Calls.requireEqual("the first of them", wakeAtMs(at), later.get(0));
                    return Verdict.pass();
                });
    }

    /** The deadline that an outcome names; 0 if it names none. */
    private static long wakeAtMs(JsonNode outcome) {
        return outcome.path("wake_at_ms").asLong();
    }

    private static List<Long> times(JsonNode outcome) {
        List<Long> times = new ArrayList<>();
        outcome.path("events").forEach(event -> times.add(event.path("at_ms").asLong()));
        return times;
    }

    private static void requireBadRequest(Driver driver, String op, ObjectNode args) {
        Reply reply = driver.call(op, args);
        boolean bad = reply instanceof Reply.Failure failure && failure.kind() == Reply.Kind.BAD_REQUEST;
        Calls.require(bad, op + ", which can not be carried out, is answered with " + reply);
    }

    private static void requireUnsupported(Driver driver, String op) {
        Reply reply = driver.call(op, Json.object());
        boolean unsupported = reply instanceof Reply.Failure failure && failure.kind() == Reply.Kind.UNSUPPORTED;
        Calls.require(unsupported, "an operation that nobody knows, " + op + ", is answered with " + reply);
    }

    private String unknownOperation() {
        return "x." + HexFormat.of().toHexDigits(random.nextLong());
    }
}
