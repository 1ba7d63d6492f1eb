package io.symbolon.tck.wire;

import io.symbolon.spec.proto.Token;
import java.util.Arrays;

/** Fingerprints and the order of tokens (TOK-033, TOK-034). */
public final class Fingerprints {
    private Fingerprints() {}

    /** The fingerprint of a token: 32 octets. */
    public static byte[] of(Token token) {
        return Blake2b.hash256(input(token));
    }

    /** What the fingerprint is the hash of. */
    public static byte[] input(Token token) {
        return Octets.concat(
                Octets.label(Labels.FINGERPRINT),
                Octets.u8(token.getVersion()),
                Octets.u8(token.getKindValue()),
                token.getUuid().toByteArray(),
                Octets.variable(token.getRealm().toByteArray()),
                Octets.variable(token.getIssuer().toByteArray()),
                Octets.variable(token.getSubjectBytes().toByteArray()),
                Octets.variable(token.getAudience().toByteArray()),
                token.getPublicKey().toByteArray());
    }

    /** The fingerprint of the token in a SignedToken. */
    public static byte[] of(byte[] signedToken) {
        return of(Tokens.decode(signedToken));
    }

    /** What decides between tokens of equal issued_at: 32 octets. */
    public static byte[] orderValue(byte[] signedToken) {
        return Blake2b.hash256(Octets.label(Labels.ORDER), Octets.variable(Tokens.octets(signedToken)));
    }

    /** Above zero if the first token is newer, below if the second is, zero if they are the same (TOK-034). */
    public static int newer(byte[] first, byte[] second) {
        int times = Long.compareUnsigned(
                Tokens.decode(first).getIssuedAt(), Tokens.decode(second).getIssuedAt());
        return times != 0 ? times : Arrays.compareUnsigned(orderValue(first), orderValue(second));
    }

    /** Whether the node of the first fingerprint is low (HSK-010). */
    public static boolean isLow(byte[] own, byte[] peer) {
        return Arrays.compareUnsigned(own, peer) < 0;
    }
}
