package io.symbolon.core.realm;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.bytes.LabelledInput;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.token.Fingerprint;

/**
 * What a node asks the leader.
 *
 * @param identity the joiner's SignedToken as received, at most 576 octets
 * @param node the joiner's node
 * @param askerNode the asking node: the reply is routed there
 * @param nonce 16 octets, fresh
 */
public record Query(Bytes identity, Fingerprint node, Fingerprint askerNode, Bytes nonce) {
    /** The octets of a nonce. */
    static final int NONCE_OCTETS = 16;

    /** token hash = BLAKE2b-256(L("symbolon/1 token hash") || V(SignedToken)), 32 octets. */
    public static Bytes tokenHash(Bytes signedToken, CryptoSuite crypto) {
        return crypto.hash(
                32,
                LabelledInput.of("symbolon/1 token hash").variable(signedToken).toBytes());
    }
}
