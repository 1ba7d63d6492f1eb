package io.symbolon.tck.peer;

import static io.symbolon.spec.HandshakeRule.ECHO_MATCHES_AN_ATTEMPT;
import static io.symbolon.spec.HandshakeRule.TAG_CONFIRMS_THE_KEY;

import io.symbolon.spec.proto.Handshake;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.wire.Agreement;
import io.symbolon.tck.wire.Direction;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.KeyDerivation;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** How a peer introduces itself in one attempt, or in one answer: initiations, answers and sessions come from it. */
public final class Introduction {
    private final Peer peer;
    private final Token meant;
    private final UnaryOperator<byte[]> agreement;
    private final byte[] nonce;
    private final byte[] signedToken;

    /**
     * @param meant the token that is signed, or that would be if the signed octets made sense
     * @param agreement X25519 of the session secret with a session key of the subject
     */
    Introduction(Peer peer, Token meant, UnaryOperator<byte[]> agreement, byte[] nonce, byte[] signedToken) {
        this.peer = peer;
        this.meant = meant;
        this.agreement = agreement;
        this.nonce = nonce;
        this.signedToken = signedToken;
    }

    /** 16 octets. */
    public byte[] nonce() {
        return nonce;
    }

    public byte[] signedToken() {
        return signedToken;
    }

    /** The same token and session secret, asked with another nonce. */
    public Introduction withNonce(byte[] other) {
        return new Introduction(peer, meant, agreement, other, signedToken);
    }

    /** The initiation: 1200 octets. */
    public byte[] initiation() {
        return initiation(message -> message);
    }

    /** The initiation with a cookie. */
    public byte[] initiationWith(byte[] cookie) {
        return initiation(message -> message.setCookie(Tokens.bytes(cookie)));
    }

    /** The initiation with a message that is changed before it is encoded. */
    public byte[] initiation(UnaryOperator<Handshake.Builder> change) {
        Handshake message = Handshakes.initiation(signedToken, nonce, Octets.zeros(0));
        return Handshakes.datagram(change.apply(message.toBuilder()).build());
    }

    /** The answer to an initiation of the subject, with the session that it makes. */
    public Answer answer(byte[] initiation) {
        Handshake asked = Handshakes.message(initiation);
        PeerSession session = sessionWith(asked);
        Handshake message =
                Handshakes.answer(signedToken, nonce, asked.getNonce().toByteArray(), session.ownTag());
        return new Answer(peer, message, session);
    }

    /**
     * The session that the subject's answer makes.
     *
     * @throws Refused if the answer does not echo this nonce or does not confirm the keys
     */
    public PeerSession session(byte[] answer) {
        Handshake message = Handshakes.message(answer);
        if (!Arrays.equals(message.getEcho().toByteArray(), nonce)) {
            throw new Refused(ECHO_MATCHES_AN_ATTEMPT, "the answer does not echo the nonce of the initiation");
        }
        PeerSession session = sessionWith(message);
        if (!Arrays.equals(message.getTag().toByteArray(), session.tagOfTheSubject())) {
            throw new Refused(TAG_CONFIRMS_THE_KEY, "the answer's tag is not the one that the key schedule gives");
        }
        return session;
    }

    private PeerSession sessionWith(Handshake other) {
        KeyDerivation.Peer theirs = new KeyDerivation.Peer(
                other.getToken().toByteArray(), other.getNonce().toByteArray());
        KeyDerivation.Peer ours = new KeyDerivation.Peer(signedToken, nonce);
        Token token = Tokens.decode(theirs.signedToken());
        byte[] sessionKey = Tokens.extension(token, "session_key")
                .orElseThrow(() -> new IllegalArgumentException("the subject's token has no session key"));
        byte[] sessionAgreement = agreement.apply(sessionKey);
        byte[] nodeAgreement = Agreement.shared(
                peer.key().agreementSecret(),
                SigningKey.agreementKey(token.getPublicKey().toByteArray()));

        // the roles by the token that is meant, so that one that can not be read still has its keys
        Direction sending = Direction.ofSender(Fingerprints.of(meant), Fingerprints.of(token));
        KeyDerivation keys = sending == Direction.LOW_TO_HIGH
                ? KeyDerivation.of(sessionAgreement, nodeAgreement, ours, theirs)
                : KeyDerivation.of(sessionAgreement, nodeAgreement, theirs, ours);
        PeerSession session = new PeerSession(peer, keys, sending, meant, token);
        peer.remember(session);
        return session;
    }
}
