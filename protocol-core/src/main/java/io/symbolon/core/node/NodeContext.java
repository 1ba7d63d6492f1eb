package io.symbolon.core.node;

import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Now;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.session.Candidate;
import io.symbolon.core.session.Introduction;
import io.symbolon.core.session.Limits;
import io.symbolon.core.session.SessionContext;
import io.symbolon.core.session.SessionKeys;
import io.symbolon.core.session.SessionState;
import io.symbolon.core.session.Vacant;
import io.symbolon.core.token.Expectation;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.NodeToken;
import io.symbolon.core.token.Place;
import io.symbolon.core.token.StrictKeys;
import io.symbolon.core.token.TokenValidator;
import io.symbolon.core.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the parts of a node share while it handles one input: its means, its states, the time, and the effects so far. */
final class NodeContext implements SessionContext {
    private final Limits limits;
    private final CryptoSuite crypto;
    private final Entropy entropy;
    private final OwnNode own;
    private final CookieJar cookies;
    private final StrictKeys strictKeys = new StrictKeys();
    private final TokenValidator validator;
    private final DenyList denied;
    private final StateTable table = new StateTable();
    private List<Effect> effects = new ArrayList<>();
    private Predicate<Fingerprint> obsolete = peer -> false;
    private long questions;
    private Now now = new Now(0, Instant.EPOCH);

    NodeContext(NodeConfig config, CryptoSuite crypto, Entropy entropy) {
        this.limits = config.limits();
        this.crypto = crypto;
        this.entropy = entropy;
        this.own = new OwnNode(config, crypto, entropy);
        this.cookies = new CookieJar(crypto, entropy.drawSecret(Entropy.Purpose.COOKIE_SECRET));
        this.validator = new TokenValidator(crypto, strictKeys);
        this.denied = new DenyList(limits.denied());
    }

    /** A new input: its time, monotonic time never going back, and no effects yet. */
    void begin(Now inputTime) {
        now = new Now(Math.max(now.monotonicMillis(), inputTime.monotonicMillis()), inputTime.wall());
        effects = new ArrayList<>();
    }

    /** The number of the next question, counted from 1. */
    long nextQuestion() {
        return ++questions;
    }

    /** Who is obsolete is for {@code test} to say. */
    void obsolete(Predicate<Fingerprint> test) {
        obsolete = test;
    }

    TokenValidator validator() {
        return validator;
    }

    List<Effect> effects() {
        return effects;
    }

    StateTable table() {
        return table;
    }

    OwnNode own() {
        return own;
    }

    CookieJar cookies() {
        return cookies;
    }

    DenyList denied() {
        return denied;
    }

    /** Whether {@code peer} is on the deny list now (TOK-031). */
    boolean isDenied(Fingerprint peer) {
        return denied.contains(peer, now.monotonicMillis());
    }

    StrictKeys strictKeys() {
        return strictKeys;
    }

    /** Erases every secret. */
    void destroy() {
        own.destroy();
        cookies.destroy();
        table.destroy();
    }

    @Override
    public Now now() {
        return now;
    }

    @Override
    public CryptoSuite crypto() {
        return crypto;
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public Bytes draw(Entropy.Purpose purpose) {
        return entropy.draw(purpose);
    }

    /** A fresh secret for {@code purpose} (CNV-014). */
    Secret drawSecret(Entropy.Purpose purpose) {
        return entropy.drawSecret(purpose);
    }

    @Override
    public Verdict<SessionKeys> derive(Introduction introduction, NodeToken peer, Bytes peerNonce) {
        return own.derive(introduction, peer, peerNonce);
    }

    @Override
    public Verdict<NodeToken> validate(Bytes signedToken, Optional<Fingerprint> expected) {
        Expectation expectation = Expectation.of(Place.HANDSHAKE)
                .receivedBy(own.fingerprint())
                .expecting(expected)
                .denying(this::isDenied);
        return validator
                .validate(signedToken, expectation, now.wall())
                .then(token -> Verdict.accepted((NodeToken) token)); // the place handshake takes nodes only
    }

    @Override
    public boolean isFree(SessionKeys keys) {
        SessionState holder = table.find(keys.sessionId());
        return holder instanceof Vacant || holder instanceof Candidate candidate && candidate.hasKeysOf(keys);
    }

    @Override
    public boolean isObsolete(Fingerprint peer) {
        return obsolete.test(peer);
    }

    @Override
    public boolean hasRoomFor(Fingerprint peer) {
        return table.hasSessionsWith(peer) || table.peerCount() < limits.peers();
    }
}
