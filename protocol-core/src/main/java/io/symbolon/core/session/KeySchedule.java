package io.symbolon.core.session;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.bytes.LabelledInput;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.spec.HandshakeRule;
import java.util.Arrays;
import java.util.Optional;

/** From two sides of a handshake to the keys of a session (HSK-009), each step with its formula. */
public final class KeySchedule {
    private static final int PRK_OCTETS = 64;
    private static final int KEY_OCTETS = 32;
    private static final int TAG_OCTETS = 16;
    private static final int SESSION_ID_OCTETS = 8;

    private final CryptoSuite crypto;

    public KeySchedule(CryptoSuite crypto) {
        this.crypto = crypto;
    }

    /**
     * The keys of the session between {@code own} and {@code peer}.
     *
     * @param nodeKey the key of our node token
     * @param sessionSecret of our session key
     * @return refused by HSK-008 if the peer's session key contributes nothing
     */
    public Verdict<SessionKeys> derive(Party own, SigningKey nodeKey, Secret sessionSecret, Party peer) {
        Optional<Secret> sessions = sessionAgreement(sessionSecret, peer);
        Optional<Secret> nodes = nodeAgreement(nodeKey, peer);
        try {
            // [HSK-008] neither agreement is all zero
            if (sessions.isEmpty() || nodes.isEmpty()) {
                return Verdict.refused(HandshakeRule.AGREEMENT_CONTRIBUTES);
            }
            Bytes transcript = transcript(own, peer);
            Secret prk = pseudoRandomKey(sessions.get(), nodes.get(), transcript);
            try {
                return Verdict.accepted(keys(prk, transcript, own.isLowTowards(peer)));
            } finally {
                prk.destroy();
            }
        } finally {
            sessions.ifPresent(Secret::destroy);
            nodes.ifPresent(Secret::destroy);
        }
    }

    /** X25519(session keys). */
    public Optional<Secret> sessionAgreement(Secret sessionSecret, Party peer) {
        return crypto.agree(sessionSecret, peer.sessionKey());
    }

    /** X25519(node keys), both in their X25519 forms (CNV-007). */
    public Optional<Secret> nodeAgreement(SigningKey nodeKey, Party peer) {
        return crypto.agree(nodeKey.agreementSecret(), crypto.agreementKey(peer.nodeKey()));
    }

    /**
     * transcript = BLAKE2b-256(L("symbolon/1 transcript") || u8(1) || V(SignedToken low) || V(SignedToken high) || nonce
     * low || nonce high).
     */
    public Bytes transcript(Party one, Party other) {
        Party low = one.isLowTowards(other) ? one : other;
        Party high = low == one ? other : one;
        return crypto.hash(
                KEY_OCTETS,
                LabelledInput.of("symbolon/1 transcript")
                        .u8(1)
                        .variable(low.signedToken())
                        .variable(high.signedToken())
                        .fixed(low.nonce())
                        .fixed(high.nonce())
                        .toBytes());
    }

    /** prk = BLAKE2b-512(key = X25519(session keys) || X25519(node keys); L("symbolon/1 handshake") || transcript). */
    public Secret pseudoRandomKey(Secret sessionAgreement, Secret nodeAgreement, Bytes transcript) {
        Secret ikm = Secret.joined(sessionAgreement, nodeAgreement);
        try {
            return crypto.keyedHash(
                    ikm,
                    PRK_OCTETS,
                    LabelledInput.of("symbolon/1 handshake").fixed(transcript).toBytes());
        } finally {
            ikm.destroy();
        }
    }

    /** Each output = BLAKE2b-256(key = prk; L(its label)), tags and session id cut to their first octets. */
    public SessionKeys keys(Secret prk, Bytes transcript, boolean ownIsLow) {
        Secret lowToHigh = output(prk, "symbolon/1 key low to high");
        Secret highToLow = output(prk, "symbolon/1 key high to low");
        Bytes tagLow = published(prk, "symbolon/1 tag low", TAG_OCTETS);
        Bytes tagHigh = published(prk, "symbolon/1 tag high", TAG_OCTETS);
        Bytes sessionId = published(prk, "symbolon/1 session id", SESSION_ID_OCTETS);
        return ownIsLow
                ? new SessionKeys(sessionId, Direction.LOW_TO_HIGH, lowToHigh, highToLow, tagLow, tagHigh, transcript)
                : new SessionKeys(sessionId, Direction.HIGH_TO_LOW, highToLow, lowToHigh, tagHigh, tagLow, transcript);
    }

    private Secret output(Secret prk, String label) {
        return crypto.keyedHash(prk, KEY_OCTETS, LabelledInput.of(label).toBytes());
    }

    /** The first octets of an output that will travel in clear. */
    private Bytes published(Secret prk, String label, int lengthOctets) {
        Secret whole = output(prk, label);
        try {
            return whole.use(octets -> Bytes.wrap(Arrays.copyOf(octets, lengthOctets)));
        } finally {
            whole.destroy();
        }
    }
}
