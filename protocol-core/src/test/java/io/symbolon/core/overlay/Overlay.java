package io.symbolon.core.overlay;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Now;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.session.OpenedBy;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.testing.StandInSuite;
import io.symbolon.core.token.Expectation;
import io.symbolon.core.token.Extension;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.NodeToken;
import io.symbolon.core.token.Place;
import io.symbolon.core.token.StrictKeys;
import io.symbolon.core.token.TokenFields;
import io.symbolon.core.token.TokenSigner;
import io.symbolon.core.token.TokenValidator;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/** The overlay of one node in virtual time; what it asks of its node is written down. Its peers are nodes with numbers. */
final class Overlay implements OverlayContext {
    static final long START_WALL_MILLIS = 1_767_225_600_000L;
    static final CryptoSuite SUITE = new StandInSuite();

    /** A message to a peer. */
    record Sent(Fingerprint to, Message message) {}

    final List<Sent> sent = new ArrayList<>();
    final List<Fingerprint> contacted = new ArrayList<>();
    final List<Fingerprint> measured = new ArrayList<>();
    final List<Message.Routed> arrived = new ArrayList<>();
    final Set<Fingerprint> denied = new HashSet<>();
    int validated;
    final Growth growth;

    private final NodeToken own;
    private final TokenValidator validator = new TokenValidator(SUITE, new StrictKeys());
    private final Entropy entropy = new SeededEntropy("overlay");
    private List<Effect> effects = new ArrayList<>();
    private long millis;

    private Overlay(NodeToken own) {
        this.own = own;
        this.growth = new Growth(this, new PlainRouter());
    }

    /** The overlay of node 0. */
    static Overlay reachable() {
        return new Overlay(token(0));
    }

    /** The overlay of a node that declares no address. */
    static Overlay leaf() {
        return new Overlay(tokenOf(0, Optional.empty(), START_WALL_MILLIS));
    }

    static Endpoint address(int number) {
        return Endpoint.parse("20." + (number >> 8) + "." + (number & 0xff) + ".1:4000")
                .orElseThrow();
    }

    static NodeToken token(int number) {
        return token(number, START_WALL_MILLIS);
    }

    static NodeToken token(int number, long issuedMillis) {
        return tokenOf(number, Optional.of(address(number)), issuedMillis);
    }

    static NodeToken tokenOf(int number, Optional<Endpoint> declared, long issuedMillis) {
        byte[] seed = new byte[32];
        seed[0] = (byte) (number + 1);
        seed[1] = (byte) (number + 1 >> 8);
        List<Extension> extensions = new ArrayList<>();
        declared.ifPresent(at -> {
            extensions.add(
                    new Extension(Extension.HOSTNAME, Bytes.ofUtf8(at.address().toString())));
            extensions.add(new Extension(Extension.PORT, Bytes.ofBigEndian(at.port(), 2)));
        });
        TokenFields fields = new TokenFields(
                1,
                1,
                Bytes.wrap(java.util.Arrays.copyOf(seed, 16)),
                Bytes.EMPTY,
                Bytes.EMPTY,
                Bytes.EMPTY,
                "node " + number,
                Bytes.EMPTY,
                issuedMillis,
                issuedMillis,
                issuedMillis + 43_200_000,
                extensions);
        SigningKey key = SigningKey.of(Secret.copyOf(Bytes.wrap(seed)), SUITE);
        return (NodeToken) new TokenSigner(SUITE).sign(fields, key).value();
    }

    static Fingerprint node(int number) {
        return token(number).fingerprint();
    }

    /** The token with another address and the old signature: nobody signed that. */
    static Bytes forged(int number) {
        byte[] octets = token(number).signedToken().toArray();
        octets[octets.length - 1] ^= 1;
        return Bytes.wrap(octets);
    }

    /** The node of {@code numbers} that is nearest to {@code target}, and so on. */
    static List<Fingerprint> nearest(Fingerprint target, int... numbers) {
        return java.util.Arrays.stream(numbers)
                .mapToObj(Overlay::node)
                .sorted(new PlainRouter().empty(target, 1).nearestFirst(target))
                .toList();
    }

    /** Node {@code number} has opened to us and is joined. */
    void joins(int number) {
        joins(number, OpenedBy.PEER, address(number));
    }

    void joins(int number, OpenedBy openedBy, Endpoint path) {
        effects = new ArrayList<>();
        growth.joined(new Member(token(number), path, openedBy));
    }

    void parts(int number, Rule rule) {
        effects = new ArrayList<>();
        growth.parted(node(number), rule);
    }

    /** Lets time pass, and everything that is due happen on time. */
    void pass(long forMillis) {
        long end = millis + forMillis;
        effects = new ArrayList<>();
        while (growth.deadlineMillis().orElse(Long.MAX_VALUE) <= end) {
            millis = Math.max(millis, growth.deadlineMillis().getAsLong());
            growth.wake();
        }
        millis = end;
    }

    void update(int from, Bytes token) {
        effects = new ArrayList<>();
        growth.take(node(from), address(from), new Message.Update(token));
    }

    void piggy(int from, Bytes... tokens) {
        effects = new ArrayList<>();
        growth.take(node(from), address(from), new Message.Piggy(List.of(tokens)));
    }

    /** A coordinator names nodes nearer to a subject, of which those that {@code sought} takes are wanted. */
    void nearer(int from, Fingerprint place, Predicate<Fingerprint> sought, Bytes... tokens) {
        effects = new ArrayList<>();
        growth.takeNearer(node(from), address(from), place, List.of(tokens), sought);
    }

    void seek(int from, Fingerprint target, Bytes known) {
        effects = new ArrayList<>();
        growth.take(node(from), address(from), new Message.Seek(target.octets(), known));
    }

    void routed(int from, Message.Routed message) {
        effects = new ArrayList<>();
        growth.take(node(from), address(from), message);
    }

    /** The rules of what was dropped in the last input. */
    List<Rule> dropped() {
        return effects.stream().map(effect -> ((Effect.Dropped) effect).rule()).toList();
    }

    /** To whom messages of {@code kind} were sent since {@code sent} was cleared. */
    List<Fingerprint> receivers(Class<? extends Message> kind) {
        return sent.stream()
                .filter(one -> kind.isInstance(one.message()))
                .map(Sent::to)
                .toList();
    }

    @Override
    public Now now() {
        return new Now(millis, Instant.ofEpochMilli(START_WALL_MILLIS + millis));
    }

    @Override
    public Fingerprint own() {
        return own.fingerprint();
    }

    @Override
    public Optional<Endpoint> declared() {
        return own.declaredAddress();
    }

    @Override
    public CryptoSuite crypto() {
        return SUITE;
    }

    @Override
    public List<Effect> effects() {
        return effects;
    }

    @Override
    public Bytes draw(Entropy.Purpose purpose) {
        return entropy.draw(purpose);
    }

    @Override
    public Verdict<NodeToken> validateTold(Bytes signedToken) {
        validated++;
        return validator
                .validate(signedToken, Expectation.of(Place.NODE), now().wall())
                .then(token -> Verdict.accepted((NodeToken) token));
    }

    @Override
    public boolean isDenied(Fingerprint peer) {
        return denied.contains(peer);
    }

    @Override
    public void send(Fingerprint peer, Message message) {
        sent.add(new Sent(peer, message));
    }

    @Override
    public void arrived(Message.Routed message) {
        arrived.add(message);
    }

    @Override
    public void contact(Endpoint to, Fingerprint peer) {
        contacted.add(peer);
    }

    @Override
    public void measure(Fingerprint peer) {
        measured.add(peer);
    }

    /** The last measurement of node {@code number} has this result. */
    void answers(int number, OptionalLong latencyMillis) {
        effects = new ArrayList<>();
        growth.measured(node(number), latencyMillis);
    }
}
