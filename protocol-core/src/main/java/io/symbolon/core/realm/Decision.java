package io.symbolon.core.realm;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.bytes.LabelledInput;
import io.symbolon.core.token.Fingerprint;

/**
 * What a leader answers. As received it is to be believed only after RLM-012 to RLM-014.
 *
 * @param tokenHash of the joiner's SignedToken, 32 octets
 * @param identity the joiner's identity
 * @param node the joiner's node
 * @param askerNode the node that asked
 * @param nonce of the query, 16 octets
 * @param expiresAtMillis since 1970-01-01T00:00:00Z, unsigned
 * @param signature of the leader, 64 octets
 */
public record Decision(
        Ruling ruling,
        Bytes tokenHash,
        Fingerprint identity,
        Fingerprint node,
        Fingerprint askerNode,
        Bytes nonce,
        long expiresAtMillis,
        Bytes signature) {
    /** The octets of a token hash. */
    static final int TOKEN_HASH_OCTETS = 32;

    /** The octets of a signature. */
    static final int SIGNATURE_OCTETS = 64;

    /** The same decision with another signature. */
    Decision withSignature(Bytes other) {
        return new Decision(ruling, tokenHash, identity, node, askerNode, nonce, expiresAtMillis, other);
    }

    /** L("symbolon/1 decision") || u8(ruling) || token_hash || identity || node || asker_node || nonce || u64(expires_at). */
    public Bytes signedMessage() {
        return LabelledInput.of("symbolon/1 decision")
                .u8(ruling.number())
                .fixed(tokenHash)
                .fixed(identity.octets())
                .fixed(node.octets())
                .fixed(askerNode.octets())
                .fixed(nonce)
                .u64(expiresAtMillis)
                .toBytes();
    }
}
