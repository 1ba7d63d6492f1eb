package io.symbolon.tck.reference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.core.address.Endpoint;
import io.symbolon.core.address.IpAddress;
import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Input;
import io.symbolon.core.boundary.Now;
import io.symbolon.core.boundary.Outcome;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.join.OwnIdentity;
import io.symbolon.core.node.Node;
import io.symbolon.core.node.NodeConfig;
import io.symbolon.core.node.NodeCounts;
import io.symbolon.core.overlay.Growth;
import io.symbolon.core.realm.RealmLeader;
import io.symbolon.core.token.Extension;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.Kind;
import io.symbolon.core.token.TokenFields;
import io.symbolon.core.token.TokenSigner;
import io.symbolon.core.token.VerifiedToken;
import io.symbolon.crypto.SystemEntropy;
import io.symbolon.routing.PrefixRouter;
import io.symbolon.tck.driver.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The operations of capabilities node and inspect: nodes without sockets, in a time that only {@code clock.set} moves. */
final class VirtualNodes {
    private static final long START_WALL_MS = 1_767_225_600_000L;

    private final CryptoSuite crypto;
    private final Map<String, Placed> nodes = new LinkedHashMap<>();
    private long monotonicMs;
    private long wallMs = START_WALL_MS;

    VirtualNodes(CryptoSuite crypto) {
        this.crypto = crypto;
    }

    /** A node, and when it wants to be woken. */
    private static final class Placed {
        private final String name;
        private final Node node;
        private OptionalLong wakeAtMs = OptionalLong.empty();

        private Placed(String name, Node node) {
            this.name = name;
            this.node = node;
        }
    }

    ObjectNode create(Args args) {
        String name = args.text("node");
        if (nodes.containsKey(name)) {
            throw new BadRequest("there is a node " + name + " already");
        }
        NodeConfig config = config(args);
        Optional<OwnIdentity> identity = identity(args, config);
        config = identity.map(config::joiningAs).orElse(config);
        config = args.members().path("grows").asBoolean() ? config.growing() : config;
        config = realmLeader(args).map(config::ledBy).orElse(config);
        Node node = new Node(config, crypto, entropy(args), new PrefixRouter());
        nodes.put(name, new Placed(name, node));
        return Json.object().put("fingerprint", node.fingerprint().toString());
    }

    ObjectNode open(Args args) {
        return handle(args, new Input.OpenRequested(args.address("to"), args.optionalFingerprint("peer"), now()));
    }

    ObjectNode deliver(Args args) {
        return handle(args, new Input.DatagramReceived(args.address("from"), args.bytes("datagram"), now()));
    }

    ObjectNode leave(Args args) {
        return handle(args, new Input.LeaveRequested(args.fingerprint("peer"), now()));
    }

    ObjectNode deny(Args args) {
        return handle(args, new Input.DenyRequested(args.fingerprint("peer"), args.number("for_ms"), now()));
    }

    ObjectNode stop(Args args) {
        return handle(args, new Input.CloseRequested(now()));
    }

    ObjectNode answer(Args args) {
        Decision decision = Decision.valueOf(args.text("decision").toUpperCase(Locale.ROOT));
        return handle(args, new Input.Answered(args.number("question"), decision, now()));
    }

    ObjectNode revoke(Args args) {
        List<Fingerprint> identities =
                args.bytesList("identities").stream().map(Fingerprint::new).toList();
        try {
            return handle(args, new Input.RevokeRequested(identities, now()));
        } catch (IllegalStateException leadsNone) {
            throw new BadRequest(leadsNone.getMessage());
        }
    }

    ObjectNode declare(Args args) {
        return handle(args, ExchangeInputs.declare(args, now()));
    }

    ObjectNode withdraw(Args args) {
        return handle(args, ExchangeInputs.withdraw(args, now()));
    }

    ObjectNode send(Args args) {
        return handle(args, ExchangeInputs.send(args, now()));
    }

    ObjectNode handled(Args args) {
        return handle(args, ExchangeInputs.handled(args, now()));
    }

    /** Lets every deadline pass at its own time, in order, and then sets both clocks. */
    ObjectNode setClock(Args args) {
        long targetMs = args.number("monotonic_ms");
        if (targetMs < monotonicMs) {
            throw new BadRequest("monotonic_ms goes back from " + monotonicMs + " to " + targetMs);
        }
        Events events = new Events();
        for (Optional<Placed> due = nextDue(targetMs); due.isPresent(); due = nextDue(targetMs)) {
            long atMs = Math.max(monotonicMs, due.get().wakeAtMs.getAsLong());
            wallMs += atMs - monotonicMs;
            monotonicMs = atMs;
            wake(due.get(), events);
        }
        monotonicMs = targetMs;
        wallMs = args.number("wall_ms");
        // wall time may have jumped past the end of a token
        nodes.values().forEach(placed -> wake(placed, events));
        return outcome(events);
    }

    ObjectNode inspect(Args args) {
        Node node = placed(args).node;
        NodeCounts counts = node.counts();
        ObjectNode result = Json.object()
                .put("attempts", counts.attempts())
                .put("candidates", counts.candidates())
                .put("sessions", counts.sessions())
                .put("denied", counts.denied())
                .put("remembered_keys", counts.rememberedKeys())
                .put("questions", counts.questions())
                .put("obsolete", counts.obsolete())
                .put("interests", counts.interests())
                .put("kept", counts.kept())
                .put("parties", counts.exchange().parties())
                .put("outstanding", counts.exchange().outstanding())
                .put("incomplete", counts.exchange().incomplete());
        node.growth().ifPresent(growth -> addOverlay(result, growth));
        return result;
    }

    private static void addOverlay(ObjectNode result, Growth growth) {
        ArrayNode neighbours = result.putArray("neighbours");
        growth.table().neighbours().forEach(neighbour -> neighbours.add(neighbour.toString()));
        ArrayNode table = result.putArray("table");
        growth.table().positions().forEach(position -> table.add(Results.position(position)));
        result.put("waiting", growth.waiting().size())
                .put("contacts", growth.outstanding().size())
                .put("remembered", growth.remembered().size());
    }

    private ObjectNode handle(Args args, Input input) {
        Events events = new Events();
        handle(placed(args), input, events);
        return outcome(events);
    }

    private void wake(Placed placed, Events events) {
        handle(placed, new Input.DeadlineReached(now()), events);
        if (placed.wakeAtMs.isPresent() && placed.wakeAtMs.getAsLong() <= monotonicMs) {
            throw new IllegalStateException("the node " + placed.name + " was woken and is due again at once");
        }
    }

    private void handle(Placed placed, Input input, Events events) {
        Outcome outcome = placed.node.handle(input);
        placed.wakeAtMs = outcome.wakeAtMillis();
        events.add(placed.name, monotonicMs, outcome.effects());
    }

    private Optional<Placed> nextDue(long targetMs) {
        return nodes.values().stream()
                .filter(placed -> placed.wakeAtMs.isPresent() && placed.wakeAtMs.getAsLong() <= targetMs)
                .min(Comparator.comparingLong(placed -> placed.wakeAtMs.getAsLong()));
    }

    private ObjectNode outcome(Events events) {
        ObjectNode outcome = Json.object();
        ArrayNode list = outcome.putArray("events");
        list.addAll(events.list());
        OptionalLong wakeAtMs = nodes.values().stream()
                .map(placed -> placed.wakeAtMs)
                .flatMapToLong(OptionalLong::stream)
                .min();
        if (wakeAtMs.isPresent()) {
            outcome.put("wake_at_ms", wakeAtMs.getAsLong());
        } else {
            outcome.putNull("wake_at_ms");
        }
        return outcome;
    }

    private Placed placed(Args args) {
        Placed placed = nodes.get(args.text("node"));
        if (placed == null) {
            throw new BadRequest("there is no node " + args.text("node"));
        }
        return placed;
    }

    private Now now() {
        return new Now(monotonicMs, Instant.ofEpochMilli(wallMs));
    }

    private static NodeConfig config(Args args) {
        NodeConfig config = NodeConfig.of(args.secret("seed"), args.bytes("uuid"));
        config = args.optionalText("subject").map(config::withSubject).orElse(config);
        config = args.optionalNumber("lifetime_ms")
                .map(config::withTokenLifetime)
                .orElse(config);
        Optional<String> hostname = args.optionalText("hostname");
        Optional<Long> port = args.optionalNumber("port");
        if (hostname.isPresent() != port.isPresent()) {
            throw new BadRequest("hostname and port are given both or not at all");
        }
        if (hostname.isEmpty()) {
            return config;
        }
        IpAddress address = IpAddress.parse(hostname.get()).orElseThrow(() -> new BadRequest("hostname is no address"));
        return config.declaring(new Endpoint(address, port.get().intValue()));
    }

    /** What the node joins with; an identity token is signed now and names the node. */
    private Optional<OwnIdentity> identity(Args args, NodeConfig config) {
        if (!args.members().has("identity")) {
            return Optional.empty();
        }
        if (args.members().get("identity").isTextual()) {
            return Optional.of(OwnIdentity.ofNode(config.seed()));
        }
        Args identity = args.object("identity");
        Fingerprint node = new Node(config, crypto, new SystemEntropy()).fingerprint();
        List<Extension> extensions = new ArrayList<>();
        if (identity.members().has("endorsement")) {
            extensions.add(new Extension(Extension.ENDORSEMENT, identity.bytes("endorsement")));
        }
        extensions.add(new Extension(Extension.NODE_FINGERPRINT, node.octets()));
        TokenFields fields = new TokenFields(
                1,
                Kind.IDENTITY.number(),
                identity.bytes("uuid"),
                identity.optionalBytes("realm"),
                identity.optionalBytes("issuer"),
                Bytes.EMPTY,
                identity.optionalText("subject").orElse("urn:symbolon:identity:" + identity.text("uuid")),
                Bytes.EMPTY,
                wallMs,
                wallMs,
                wallMs + identity.optionalNumber("lifetime_ms").orElse(NodeConfig.DEFAULT_LIFETIME_MILLIS),
                extensions);
        Bytes signed = new TokenSigner(crypto)
                .sign(fields, SigningKey.of(identity.secret("seed"), crypto))
                .match(VerifiedToken::signedToken, rule -> {
                    throw new BadRequest("the identity breaks " + rule.id());
                });
        return Optional.of(new OwnIdentity(identity.secret("seed"), signed, identity.optionalBytes("issuer_token")));
    }

    private static Optional<RealmLeader> realmLeader(Args args) {
        if (!args.members().has("realm")) {
            return Optional.empty();
        }
        Args realm = args.object("realm");
        return Optional.of(new RealmLeader(realm.bytes("leader_token"), realm.fingerprint("leader_node")));
    }

    private static Entropy entropy(Args args) {
        ScriptedEntropy entropy = new ScriptedEntropy(new SystemEntropy());
        if (args.members().has("entropy")) {
            Args scripts = args.object("entropy");
            for (Entropy.Purpose purpose : Entropy.Purpose.values()) {
                entropy.script(purpose, scripts.bytesList(purpose.name().toLowerCase(Locale.ROOT)));
            }
        }
        return entropy;
    }
}
