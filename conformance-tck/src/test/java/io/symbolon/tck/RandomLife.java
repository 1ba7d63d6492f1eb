package io.symbolon.tck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.driver.Driver;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.suite.Calls;
import io.symbolon.tck.wire.Octets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/**
 * Three nodes open, shake hands, join, leave, move and are denied as a seed says, over a network that loses, repeats and
 * reorders, once in each of two subjects. All randomness of the nodes is scripted, so both give the same octets. The
 * order of deadlines of one millisecond is open (chapter driver): events of one outcome are compared in order of time.
 */
final class RandomLife {
    private static final long WALL = 1_767_225_600_000L;
    private static final List<String> NAMES = List.of("a", "b", "c");
    private static final int[] WAITS = {1009, 4999, 5003, 12_007, 29_989, 61_001, 300_007, 600_011, 1_800_017};
    private static final List<String> OF_32 = List.of("session_secret", "cookie_secret");
    private static final List<String> OF_16 = List.of("nonce", "challenge", "join_id");
    private static final int VALUES = 300;
    private static final int MOST_UNDER_WAY = 40;

    private record Datagram(String from, String to, String octets) {}

    private record Question(String node, int number) {}

    private final Random random;
    private final Driver one;
    private final Driver other;
    private final Map<String, String> addresses = new HashMap<>();
    private final Map<String, String> fingerprints = new HashMap<>();
    private final List<Datagram> underWay = new ArrayList<>();
    private final List<Datagram> seen = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final Set<String> kinds = new HashSet<>();
    private long now;
    private Optional<String> difference = Optional.empty();

    RandomLife(long seed, Driver one, Driver other) {
        this.random = new Random(seed);
        this.one = one;
        this.other = other;
    }

    /** The first outcome in which the subjects differ; empty if they agree for so many steps. */
    Optional<String> differsWithin(int steps) {
        both("reset", args -> {});
        NAMES.forEach(this::create);
        for (int i = 0; i < steps && difference.isEmpty(); i++) {
            if (random.nextInt(10) < 7) waits(1 + random.nextInt(40));
            step();
            if (underWay.size() > MOST_UNDER_WAY)
                underWay.subList(0, MOST_UNDER_WAY / 2).clear();
        }
        return difference;
    }

    /** The names of the events that there were. */
    Set<String> kinds() {
        return kinds;
    }

    private void create(String name) {
        addresses.put(name, "192.0.2." + (1 + NAMES.indexOf(name)) + ":4000");
        JsonNode made = both("node.create", args -> {
            args.put("node", name).put("seed", octets(32)).put("uuid", octets(16));
            ObjectNode entropy = args.putObject("entropy");
            OF_32.forEach(purpose -> script(entropy, purpose, 32));
            OF_16.forEach(purpose -> script(entropy, purpose, 16));
            switch (random.nextInt(3)) {
                case 0 -> args.put("identity", "node");
                case 1 -> args.putObject("identity").put("seed", octets(32)).put("uuid", octets(16));
                default ->
                    args.putObject("identity")
                            .put("seed", octets(32))
                            .put("uuid", octets(16))
                            .put("lifetime_ms", 1_800_000);
            }
        });
        fingerprints.put(name, made.path("fingerprint").asText());
    }

    private void script(ObjectNode entropy, String purpose, int length) {
        var values = entropy.putArray(purpose);
        for (int i = 0; i < VALUES; i++) values.add(octets(length));
    }

    private void step() {
        int dice = random.nextInt(200);
        if (dice < 140 && !underWay.isEmpty()) {
            arrives(underWay.remove(random.nextInt(3) == 0 ? random.nextInt(underWay.size()) : 0));
        } else if (dice < 147) {
            opens();
        } else if (dice < 152 && !seen.isEmpty()) {
            Datagram again = any(seen);
            String from = random.nextBoolean() ? again.from() : "198.51.100.7:77";
            delivered(new Datagram(from, again.to(), again.octets()));
        } else if (dice < 153) {
            both("node.leave", args -> args.put("node", any(NAMES)).put("peer", fingerprints.get(any(NAMES))));
        } else if (dice < 155) {
            addresses.put(any(NAMES), "203.0.113." + (1 + random.nextInt(9)) + ":" + (4000 + random.nextInt(3)));
        } else if (dice < 156) {
            both(
                    "node.deny",
                    args -> args.put("node", any(NAMES))
                            .put("peer", fingerprints.get(any(NAMES)))
                            .put("for_ms", 10_000));
        } else if (dice < 186 && !questions.isEmpty()) {
            answers(questions.remove(random.nextInt(questions.size())));
        } else {
            waits(WAITS[random.nextInt(3) > 0 ? 0 : random.nextInt(WAITS.length)]);
        }
    }

    private void opens() {
        String node = any(NAMES);
        String peer = any(NAMES);
        both("node.open", args -> {
            args.put("node", node).put("to", addresses.get(peer));
            if (random.nextBoolean()) args.put("peer", fingerprints.get(peer));
        });
    }

    /** Of eight datagrams one is lost; it may come later. */
    private void arrives(Datagram datagram) {
        seen.add(datagram);
        if (random.nextInt(8) > 0) delivered(datagram);
    }

    private void delivered(Datagram datagram) {
        addresses.forEach((name, address) -> {
            if (!address.equals(datagram.to())) return;
            both(
                    "node.deliver",
                    args -> args.put("node", name).put("from", datagram.from()).put("datagram", datagram.octets()));
        });
    }

    private void answers(Question question) {
        int dice = random.nextInt(16);
        both(
                "node.answer",
                args -> args.put("node", question.node())
                        .put("question", question.number())
                        .put("decision", dice == 0 ? "denied" : dice == 1 ? "deferred" : "granted"));
    }

    private void waits(int millis) {
        now += millis;
        both("clock.set", args -> args.put("monotonic_ms", now).put("wall_ms", WALL + now));
    }

    private JsonNode both(String op, Consumer<ObjectNode> arguments) {
        if (difference.isPresent()) return Json.object();
        ObjectNode args = Json.object();
        arguments.accept(args);
        ObjectNode first = Calls.result(one, op, args);
        ObjectNode second = Calls.result(other, op, args);
        if (!inOrder(first).equals(inOrder(second))
                || !first.path("fingerprint").equals(second.path("fingerprint"))) {
            difference = Optional.of(op + " " + args + "\n" + inOrder(first) + "\n" + inOrder(second));
        }
        first.path("events").forEach(this::heard);
        return first;
    }

    private void heard(JsonNode event) {
        String node = event.path("node").asText();
        kinds.add(event.path("event").asText());
        if (event.has("datagram")) {
            underWay.add(new Datagram(
                    addresses.get(node),
                    event.path("to").asText(),
                    event.path("datagram").asText()));
        }
        if (event.has("question")) {
            questions.add(new Question(node, event.path("question").asInt()));
        }
    }

    private static List<JsonNode> inOrder(ObjectNode outcome) {
        return StreamSupport.stream(outcome.path("events").spliterator(), false)
                .sorted(Comparator.<JsonNode>comparingLong(
                                event -> event.path("at_ms").asLong())
                        .thenComparing(event -> event.path("node").asText())
                        .thenComparing(event -> event.path("event").asText())
                        .thenComparing(event -> event.path("datagram").asText())
                        .thenComparing(event -> event.path("session_id").asText())
                        .thenComparing(event -> event.path("to").asText()))
                .toList();
    }

    private <T> T any(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    private String octets(int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return Octets.hex(octets);
    }
}
