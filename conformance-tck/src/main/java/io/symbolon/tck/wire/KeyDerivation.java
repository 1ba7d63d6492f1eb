package io.symbolon.tck.wire;

import java.util.Arrays;

/**
 * The key schedule of a handshake with all its values in between (HSK-008 to HSK-010).
 *
 * @param sessionAgreement X25519 of the session keys, 32 octets
 * @param nodeAgreement X25519 of the node keys, 32 octets
 * @param transcript 32 octets
 * @param prk 64 octets
 * @param keyLowToHigh 32 octets
 * @param keyHighToLow 32 octets
 * @param tagLow 16 octets
 * @param tagHigh 16 octets
 * @param sessionId 8 octets
 */
public record KeyDerivation(
        byte[] sessionAgreement,
        byte[] nodeAgreement,
        byte[] transcript,
        byte[] prk,
        byte[] keyLowToHigh,
        byte[] keyHighToLow,
        byte[] tagLow,
        byte[] tagHigh,
        byte[] sessionId) {

    /** What one side has: its node key, its session secret, its SignedToken and its nonce as sent. */
    public record Own(SigningKey key, byte[] sessionSecret, byte[] signedToken, byte[] nonce) {
        public byte[] fingerprint() {
            return Fingerprints.of(signedToken);
        }

        /** What the other side sees of it. */
        public Peer asPeer() {
            return new Peer(signedToken, nonce);
        }
    }

    /** What one side knows of the other: the SignedToken and the nonce as received. */
    public record Peer(byte[] signedToken, byte[] nonce) {}

    /** The key schedule as one side computes it; nothing is judged. */
    public static KeyDerivation of(Own own, Peer peer) {
        byte[] peerSessionKey = Tokens.extension(Tokens.decode(peer.signedToken), "session_key")
                .orElseThrow(() -> new IllegalArgumentException("the peer's token has no session key"));
        byte[] peerNodeKey = SigningKey.agreementKey(
                Tokens.decode(peer.signedToken).getPublicKey().toByteArray());
        byte[] sessionAgreement = Agreement.shared(own.sessionSecret, peerSessionKey);
        byte[] nodeAgreement = Agreement.shared(own.key.agreementSecret(), peerNodeKey);
        boolean low = Fingerprints.isLow(own.fingerprint(), Fingerprints.of(peer.signedToken));
        return low
                ? of(sessionAgreement, nodeAgreement, own.asPeer(), peer)
                : of(sessionAgreement, nodeAgreement, peer, own.asPeer());
    }

    /** The key schedule of two agreements and of two sides in the given roles. */
    public static KeyDerivation of(byte[] sessionAgreement, byte[] nodeAgreement, Peer low, Peer high) {
        byte[] transcript = Blake2b.hash256(transcriptInput(low, high));
        byte[] ikm = Octets.concat(sessionAgreement, nodeAgreement);
        byte[] prk = Blake2b.keyed512(ikm, Octets.label(Labels.HANDSHAKE), transcript);
        return new KeyDerivation(
                sessionAgreement,
                nodeAgreement,
                transcript,
                prk,
                output(prk, Labels.KEY_LOW_TO_HIGH),
                output(prk, Labels.KEY_HIGH_TO_LOW),
                Octets.first(output(prk, Labels.TAG_LOW), 16),
                Octets.first(output(prk, Labels.TAG_HIGH), 16),
                Octets.first(output(prk, Labels.SESSION_ID), 8));
    }

    /** What the transcript is the hash of. */
    public static byte[] transcriptInput(Peer low, Peer high) {
        return Octets.concat(
                Octets.label(Labels.TRANSCRIPT),
                Octets.u8(1),
                Octets.variable(low.signedToken),
                Octets.variable(high.signedToken),
                low.nonce,
                high.nonce);
    }

    /** Whether neither agreement is all zero (HSK-008). */
    public boolean contributes() {
        return !Arrays.equals(sessionAgreement, Octets.zeros(32)) && !Arrays.equals(nodeAgreement, Octets.zeros(32));
    }

    /** The key that seals in a direction. */
    public byte[] key(Direction direction) {
        return direction == Direction.LOW_TO_HIGH ? keyLowToHigh : keyHighToLow;
    }

    /** The tag of the side that sends in a direction. */
    public byte[] tag(Direction direction) {
        return direction == Direction.LOW_TO_HIGH ? tagLow : tagHigh;
    }

    private static byte[] output(byte[] prk, String label) {
        return Blake2b.keyed256(prk, Octets.label(label));
    }
}
