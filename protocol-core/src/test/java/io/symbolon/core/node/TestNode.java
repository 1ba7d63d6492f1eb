package io.symbolon.core.node;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Input;
import io.symbolon.core.boundary.Outcome;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.join.OwnIdentity;
import io.symbolon.core.overlay.Router;
import io.symbolon.core.session.AcceptedSession;
import io.symbolon.core.session.Limits;
import io.symbolon.core.session.Opening;
import io.symbolon.core.session.SessionState;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.testing.StandInSuite;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.FrameCodec;
import io.symbolon.core.wire.Handshake;
import io.symbolon.spec.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** A node of the tests at its address, in a time that the test sets. Each input gives its effects. */
final class TestNode {
    final Endpoint address;
    final SeededEntropy entropy;
    final Node node;

    private final VirtualTime time;
    private OptionalLong wakeAtMillis = OptionalLong.empty();

    TestNode(NodeConfig config, CryptoSuite crypto, SeededEntropy entropy, Endpoint address, VirtualTime time) {
        this(new Node(config, crypto, entropy), entropy, address, time);
    }

    /** A node that grows by the geometry {@code router}. */
    static TestNode growing(
            NodeConfig config,
            CryptoSuite crypto,
            SeededEntropy entropy,
            Endpoint address,
            VirtualTime time,
            Router router) {
        return new TestNode(new Node(config, crypto, entropy, router), entropy, address, time);
    }

    private TestNode(Node node, SeededEntropy entropy, Endpoint address, VirtualTime time) {
        this.node = node;
        this.entropy = entropy;
        this.address = address;
        this.time = time;
    }

    /** The node {@code name} at {@code address}. */
    static TestNode of(String name, String address, VirtualTime time) {
        return new TestNode(config(name), new StandInSuite(), new SeededEntropy(name), endpoint(address), time);
    }

    /** The same with other bounds. */
    static TestNode of(String name, String address, VirtualTime time, Limits limits) {
        return new TestNode(
                config(name).withLimits(limits), new StandInSuite(), new SeededEntropy(name), endpoint(address), time);
    }

    /** The node {@code name} started anew: the same key and uuid, and no memory. */
    static TestNode restarted(String name, int times, String address, VirtualTime time) {
        return new TestNode(
                config(name), new StandInSuite(), new SeededEntropy(name + " " + times), endpoint(address), time);
    }

    /** The node {@code name}, started anew so many {@code times}, which joins as its node token. */
    static TestNode joining(String name, int times, String address, VirtualTime time) {
        NodeConfig config = config(name);
        return of(config.joiningAs(OwnIdentity.ofNode(config.seed())), name + times, address, time);
    }

    /** A node that draws by {@code seed}. */
    static TestNode of(NodeConfig config, String seed, String address, VirtualTime time) {
        return new TestNode(config, new StandInSuite(), new SeededEntropy(seed), endpoint(address), time);
    }

    static NodeConfig config(String name) {
        Bytes uuid = SeededEntropy.octets(name + " uuid").slice(0, 16);
        return NodeConfig.of(Secret.copyOf(SeededEntropy.octets(name + " seed")), uuid);
    }

    static Endpoint endpoint(String text) {
        return Endpoint.parse(text).orElseThrow();
    }

    Fingerprint fingerprint() {
        return node.fingerprint();
    }

    NodeCounts counts() {
        return node.counts();
    }

    OptionalLong wakeAtMillis() {
        return wakeAtMillis;
    }

    List<Effect> handle(Input input) {
        Outcome outcome = node.handle(input);
        wakeAtMillis = outcome.wakeAtMillis();
        return outcome.effects();
    }

    /** Asks for {@code peer} at its address, expecting its fingerprint. */
    List<Effect> open(TestNode peer) {
        return open(peer.address, Optional.of(peer.fingerprint()));
    }

    List<Effect> open(Endpoint to, Optional<Fingerprint> peer) {
        return handle(new Input.OpenRequested(to, peer, time.now()));
    }

    List<Effect> receive(Endpoint from, Bytes datagram) {
        return handle(new Input.DatagramReceived(from, datagram, time.now()));
    }

    /** The only datagram among {@code effects}, from {@code peer}'s address. */
    List<Effect> receive(TestNode peer, List<Effect> effects) {
        return receive(peer.address, datagram(effects));
    }

    List<Effect> leave(TestNode peer) {
        return handle(new Input.LeaveRequested(peer.fingerprint(), time.now()));
    }

    List<Effect> deny(TestNode peer, long forMillis) {
        return handle(new Input.DenyRequested(peer.fingerprint(), forMillis, time.now()));
    }

    List<Effect> wake() {
        return handle(new Input.DeadlineReached(time.now()));
    }

    /** Lets time pass to the next deadline and wakes the node. */
    List<Effect> wakeAtDeadline() {
        time.at(Math.max(time.millis(), wakeAtMillis.orElseThrow()));
        return wake();
    }

    /** What this node has of {@code peer}, in the words of chapter states. */
    List<String> stateNames(TestNode peer) {
        return node.statesOf(peer.fingerprint()).stream().map(TestNode::nameOf).toList();
    }

    static String nameOf(SessionState state) {
        if (state instanceof Opening opening && opening.cookieUse() == Opening.CookieUse.TAKEN) return "cookie used";
        return state.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** The sessions with {@code peer}, oldest first. */
    List<AcceptedSession> sessionsWith(TestNode peer) {
        return node.statesOf(peer.fingerprint()).stream()
                .filter(AcceptedSession.class::isInstance)
                .map(AcceptedSession.class::cast)
                .toList();
    }

    static List<Effect.SendDatagram> sends(List<Effect> effects) {
        return effects.stream()
                .filter(Effect.SendDatagram.class::isInstance)
                .map(Effect.SendDatagram.class::cast)
                .toList();
    }

    /** The only datagram among {@code effects}. */
    static Bytes datagram(List<Effect> effects) {
        List<Effect.SendDatagram> sends = sends(effects);
        if (sends.size() != 1) throw new AssertionError("not one datagram: " + effects);
        return sends.get(0).datagram();
    }

    static Handshake.Initiation initiation(List<Effect> effects) {
        return (Handshake.Initiation) frame(effects);
    }

    static Handshake.Answer answer(List<Effect> effects) {
        return (Handshake.Answer) frame(effects);
    }

    static Frame.Cookie cookie(List<Effect> effects) {
        return (Frame.Cookie)
                FrameCodec.decode(sends(effects).get(0).datagram()).value();
    }

    static Frame frame(List<Effect> effects) {
        return FrameCodec.decode(datagram(effects)).value();
    }

    /** The rules by which an input was refused, to the network or to the caller. */
    static List<Rule> refusals(List<Effect> effects) {
        return effects.stream()
                .filter(effect -> effect instanceof Effect.Dropped || effect instanceof Effect.OpenFailed)
                .map(effect ->
                        effect instanceof Effect.Dropped dropped ? dropped.rule() : ((Effect.OpenFailed) effect).rule())
                .toList();
    }

    static <E extends Effect> List<E> only(Class<E> kind, List<Effect> effects) {
        return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
