package io.symbolon.tck.peer;

import io.symbolon.spec.proto.Token;
import io.symbolon.tck.wire.Agreement;
import io.symbolon.tck.wire.Blake2b;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * One counterparty of a subject. Whatever it would draw at random is computed from its key and a count, so that a script
 * is the same in every run.
 */
public final class Peer {
    private final SigningKey key;
    private final byte[] uuid;
    private final LongSupplier wallMs;
    private final List<PeerSession> sessions;
    private final Draws draws;
    private final String address;

    /**
     * @param uuid 16 octets
     * @param address where it sends from, as the driver protocol writes it
     * @param wallMs its wall clock, in milliseconds
     */
    public Peer(SigningKey key, byte[] uuid, String address, LongSupplier wallMs) {
        this(key, uuid, address, wallMs, new ArrayList<>(), new Draws(key.seed()));
    }

    private Peer(
            SigningKey key, byte[] uuid, String address, LongSupplier wallMs, List<PeerSession> sessions, Draws draws) {
        this.key = key;
        this.uuid = uuid;
        this.address = address;
        this.wallMs = wallMs;
        this.sessions = sessions;
        this.draws = draws;
    }

    /** The next of its random values. */
    static final class Draws {
        private final byte[] seed;
        private long drawn;

        private Draws(byte[] seed) {
            this.seed = seed;
        }

        byte[] next(int octets) {
            return Octets.first(Blake2b.keyed256(seed, Octets.u64(drawn++)), octets);
        }
    }

    /** The same peer, with the same sessions, at another address. */
    public Peer at(String other) {
        return new Peer(key, uuid, other, wallMs, sessions, draws);
    }

    /** The same peer with a wall clock that is {@code millis} ahead, or behind if negative. */
    public Peer withClockAhead(long millis) {
        return new Peer(key, uuid, address, () -> wallMs.getAsLong() + millis, sessions, draws);
    }

    public String address() {
        return address;
    }

    public SigningKey key() {
        return key;
    }

    /** The fingerprint of its node tokens: 32 octets. */
    public byte[] fingerprint() {
        return Fingerprints.of(Tokens.node(key, uuid, 1));
    }

    /** Every session that it has keys for, oldest first. */
    public List<PeerSession> sessions() {
        return List.copyOf(sessions);
    }

    /** A new session secret, a new nonce, and a node token of now signed for them. */
    public Introduction introduction() {
        return introduction(token -> token);
    }

    /** One whose token is changed before it is signed; extensions stand as {@code change} leaves them. */
    public Introduction introduction(UnaryOperator<Token> change) {
        return introduction(draws.next(32), draws.next(16), change);
    }

    /** One from a session secret and a nonce that are given. */
    public Introduction introduction(byte[] secret, byte[] nonce, UnaryOperator<Token> change) {
        Token token = change.apply(token(Agreement.publicKey(secret)));
        return new Introduction(this, token, u -> Agreement.shared(secret, u), nonce, Tokens.sign(key, token));
    }

    /** An introduction whose SignedToken is whatever {@code sign} makes of the token octets. */
    public Introduction introductionSigned(Function<byte[], byte[]> sign) {
        byte[] secret = draws.next(32);
        Token token = token(Agreement.publicKey(secret));
        byte[] signed = sign.apply(token.toByteArray());
        return new Introduction(this, token, u -> Agreement.shared(secret, u), draws.next(16), signed);
    }

    /** An introduction with a session key of {@link SmallOrder}, which agrees on nothing but zero octets. */
    public Introduction introductionOfSmallOrder(byte[] sessionKey) {
        Token token = token(sessionKey);
        return new Introduction(this, token, u -> Octets.zeros(32), draws.next(16), Tokens.sign(key, token));
    }

    private Token token(byte[] sessionKey) {
        return Tokens.withSessionKey(Tokens.node(key, uuid, wallMs.getAsLong()), sessionKey);
    }

    Draws draws() {
        return draws;
    }

    void remember(PeerSession session) {
        sessions.add(session);
    }
}
