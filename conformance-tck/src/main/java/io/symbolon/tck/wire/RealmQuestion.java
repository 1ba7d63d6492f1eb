package io.symbolon.tck.wire;

import io.symbolon.spec.proto.Decision;
import io.symbolon.spec.proto.Query;
import java.util.Optional;

/**
 * The sealed question to a realm leader (RLM-005): both agreements and the keys that they give. Nothing is checked.
 *
 * @param freshKey the X25519 key of the query secret, 32 octets
 * @param leader the leader's fingerprint
 * @param asker the asker's public key
 * @param first X25519(query secret, leader's identity key)
 * @param second X25519(asker's identity key, leader's identity key)
 */
public record RealmQuestion(byte[] freshKey, byte[] leader, byte[] asker, byte[] first, byte[] second) {
    private static final byte[] NONCE = Octets.zeros(12);

    /** The question as its asker knows it. */
    public static RealmQuestion ofAsker(byte[] querySecret, SigningKey asker, byte[] leaderToken) {
        byte[] leaderKey = SigningKey.agreementKey(publicKey(leaderToken));
        return new RealmQuestion(
                Agreement.publicKey(querySecret),
                Fingerprints.of(leaderToken),
                asker.publicKey(),
                Agreement.shared(querySecret, leaderKey),
                Agreement.shared(asker.agreementSecret(), leaderKey));
    }

    /** The question as the leader knows it once it has read the asker's public key, whatever octets that are. */
    public static RealmQuestion ofLeader(SigningKey leader, byte[] leaderToken, byte[] freshKey, byte[] asker) {
        return new RealmQuestion(
                freshKey,
                Fingerprints.of(leaderToken),
                asker,
                Agreement.shared(leader.agreementSecret(), freshKey),
                Agreement.shared(leader.agreementSecret(), Edwards25519.montgomeryOf(asker)));
    }

    /** The asker's public key in a query, or nothing if it does not open. */
    public static Optional<byte[]> asker(SigningKey leader, byte[] leaderToken, byte[] freshKey, byte[] sealedAsker) {
        byte[] first = Agreement.shared(leader.agreementSecret(), freshKey);
        byte[] key = askerKey(first, freshKey, Fingerprints.of(leaderToken));
        return ChaCha20Poly1305.open(key, NONCE, freshKey, sealedAsker);
    }

    public byte[] askerKey() {
        return askerKey(first, freshKey, leader);
    }

    public byte[] queryKey() {
        return key(Labels.REALM_QUERY);
    }

    public byte[] replyKey() {
        return key(Labels.REALM_REPLY);
    }

    /** The field {@code asker}: 48 octets. */
    public byte[] sealedAsker() {
        return ChaCha20Poly1305.seal(askerKey(), NONCE, freshKey, asker);
    }

    /** The field {@code sealed} of a query with this message. */
    public byte[] sealQuery(byte[] message) {
        return seal(queryKey(), SealedFrames.content(message));
    }

    /** The field {@code sealed} of a reply with this message. */
    public byte[] sealReply(byte[] message) {
        return seal(replyKey(), SealedFrames.content(message));
    }

    /** Any content under any key. */
    public byte[] seal(byte[] key, byte[] content) {
        return ChaCha20Poly1305.seal(key, NONCE, freshKey, content);
    }

    /** The content under a key, or nothing if it does not open. */
    public Optional<byte[]> open(byte[] key, byte[] sealed) {
        return ChaCha20Poly1305.open(key, NONCE, freshKey, sealed);
    }

    /** The octets of a Query. */
    public static byte[] query(byte[] identity, byte[] node, byte[] askerNode, byte[] nonce) {
        return Query.newBuilder()
                .setIdentity(Tokens.bytes(identity))
                .setNode(Tokens.bytes(node))
                .setAskerNode(Tokens.bytes(askerNode))
                .setNonce(Tokens.bytes(nonce))
                .build()
                .toByteArray();
    }

    /** A Decision about a query, without its signature. */
    public static Decision.Builder decision(
            int ruling, byte[] identity, byte[] node, byte[] askerNode, byte[] nonce, long expiresAt) {
        return Decision.newBuilder()
                .setRulingValue(ruling)
                .setTokenHash(Tokens.bytes(tokenHash(identity)))
                .setIdentity(Tokens.bytes(Fingerprints.of(identity)))
                .setNode(Tokens.bytes(node))
                .setAskerNode(Tokens.bytes(askerNode))
                .setNonce(Tokens.bytes(nonce))
                .setExpiresAt(expiresAt);
    }

    /** What the leader signs of a Decision, whatever its fields are. */
    public static byte[] signedMessage(Decision.Builder decision) {
        return Octets.concat(
                Octets.label(Labels.DECISION),
                Octets.u8(decision.getRulingValue()),
                decision.getTokenHash().toByteArray(),
                decision.getIdentity().toByteArray(),
                decision.getNode().toByteArray(),
                decision.getAskerNode().toByteArray(),
                decision.getNonce().toByteArray(),
                Octets.u64(decision.getExpiresAt()));
    }

    /** The octets of a Decision that a key has signed. */
    public static byte[] signed(SigningKey leader, Decision.Builder decision) {
        byte[] signature = leader.sign(signedMessage(decision));
        return decision.clone().setSignature(Tokens.bytes(signature)).build().toByteArray();
    }

    /** The hash of a whole SignedToken: 32 octets. */
    public static byte[] tokenHash(byte[] signedToken) {
        return Blake2b.hash256(Octets.label(Labels.TOKEN_HASH), Octets.variable(signedToken));
    }

    private static byte[] askerKey(byte[] first, byte[] freshKey, byte[] leader) {
        return Blake2b.keyed256(first, Octets.label(Labels.REALM_ASKER), freshKey, leader);
    }

    private byte[] key(String label) {
        return Blake2b.keyed256(Octets.concat(first, second), Octets.label(label), freshKey, leader, asker);
    }

    private static byte[] publicKey(byte[] signedToken) {
        return Tokens.decode(signedToken).getPublicKey().toByteArray();
    }
}
