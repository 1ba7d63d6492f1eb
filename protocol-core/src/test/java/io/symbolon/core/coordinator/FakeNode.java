package io.symbolon.core.coordinator;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Now;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.interest.Interest;
import io.symbolon.core.interest.InterestCheck;
import io.symbolon.core.interest.SubjectHash;
import io.symbolon.core.testing.NearestRouter;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.TokenValidator;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A node around the class under test: it notes what is sent, and who stands where is for the test to say. */
final class FakeNode implements CoordinatorContext {
    static final Endpoint PATH = Endpoint.parse("203.0.113.1:4000").orElseThrow();

    final List<Effect> effects = new ArrayList<>();
    final List<Sent> sent = new ArrayList<>();
    final List<Fingerprint> measured = new ArrayList<>();
    final List<Bytes> pointedTo = new ArrayList<>();
    final Map<Fingerprint, ProvedIdentity> joined = new HashMap<>();
    final Map<Fingerprint, Bytes> tellable = new HashMap<>();
    List<Fingerprint> coordinators = List.of(own());
    long millis;

    record Sent(Fingerprint to, Message message) {}

    /** {@code party} is joined, and proves {@code realm}. */
    void joins(Party party, Optional<Fingerprint> realm) {
        joined.put(party.fingerprint(), new ProvedIdentity(party.identity, realm));
    }

    void joins(Party... parties) {
        for (Party party : parties) joins(party, Optional.empty());
    }

    /** What was sent since it was asked last. */
    List<Sent> sent() {
        List<Sent> all = List.copyOf(sent);
        sent.clear();
        return all;
    }

    /** The rules by which something was refused since it was asked last. */
    List<Rule> drops() {
        List<Rule> rules = effects.stream()
                .filter(Effect.Dropped.class::isInstance)
                .map(effect -> ((Effect.Dropped) effect).rule())
                .toList();
        effects.clear();
        return rules;
    }

    @Override
    public Now now() {
        return new Now(millis, Instant.ofEpochMilli(Party.START + millis));
    }

    @Override
    public Fingerprint own() {
        return new Fingerprint(SeededEntropy.octets("this node"));
    }

    @Override
    public CryptoSuite crypto() {
        return Party.SUITE;
    }

    @Override
    public List<Effect> effects() {
        return effects;
    }

    @Override
    public Verdict<Interest> validate(Bytes signedToken) {
        return new InterestCheck(new TokenValidator(Party.SUITE), Party.SUITE).validate(signedToken, now().wall());
    }

    @Override
    public List<Fingerprint> coordinators(SubjectHash subject) {
        return coordinators;
    }

    @Override
    public Comparator<Fingerprint> nearestFirst(Fingerprint target) {
        return new NearestRouter().empty(target, 1).nearestFirst(target);
    }

    @Override
    public Optional<ProvedIdentity> identityOf(Fingerprint peer) {
        return Optional.ofNullable(joined.get(peer));
    }

    @Override
    public Optional<Bytes> tellableToken(Fingerprint peer) {
        return Optional.ofNullable(tellable.get(peer));
    }

    @Override
    public void send(Fingerprint peer, Message message) {
        sent.add(new Sent(peer, message));
    }

    @Override
    public void measure(Fingerprint peer) {
        measured.add(peer);
    }

    @Override
    public void nearer(Fingerprint from, Endpoint path, SubjectHash subject, List<Bytes> tokens) {
        pointedTo.addAll(tokens);
    }
}
