package io.symbolon.tck.vectors.token;

import io.symbolon.spec.proto.Token;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.CraftedSignatures;
import io.symbolon.tck.wire.Edwards25519;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Tokens;
import java.math.BigInteger;

/** TOK-029: weak keys. Every token has a signature that a lenient verification takes. */
final class TokenKeyVectors extends ValidationCases {
    TokenKeyVectors(VectorFile file) {
        super(file);
    }

    @Override
    void add() {
        byte[] identityPoint = Edwards25519.IDENTITY.encode();
        weak("TOK-N-2901", "the identity", identityPoint, Flag.SMALL_ORDER);
        weak("TOK-N-2902", "the point of order 2", Edwards25519.smallOrder(4).encode(), Flag.SMALL_ORDER);
        weak("TOK-N-2903", "a point of order 4", Edwards25519.smallOrder(2).encode(), Flag.SMALL_ORDER);
        weak("TOK-N-2904", "a point of order 8", Edwards25519.smallOrder(1).encode(), Flag.SMALL_ORDER);
        weak(
                "TOK-N-2905",
                "another point of order 8",
                Edwards25519.smallOrder(3).encode(),
                Flag.SMALL_ORDER);
        weak(
                "TOK-N-2906",
                "the identity with y = p + 1",
                CraftedSignatures.identityNotCanonical(),
                Flag.NON_CANONICAL_POINT);
        weak(
                "TOK-N-2907",
                "the identity with a sign bit",
                Octets.withBitFlipped(identityPoint, 31, 7),
                Flag.NON_CANONICAL_POINT);
        weak("TOK-N-2908", "32 octets that are no point", CraftedSignatures.offCurve(), Flag.OFF_CURVE);
        mixed("TOK-N-2909", "a key with a part of order 2", 4);
        mixed("TOK-N-2910", "a key with a part of order 4", 2);
        mixed("TOK-N-2911", "a key with a part of order 8", 1);
    }

    private void weak(String id, String title, byte[] key, Flag flag) {
        refuse(id, HANDSHAKE, title, signed(key, BigInteger.ZERO), flag);
    }

    private void mixed(String id, String title, int smallOrder) {
        byte[] key = CraftedSignatures.mixed(Presented.KEY, smallOrder);
        refuse(id, HANDSHAKE, title, signed(key, Presented.KEY.scalar()), Flag.MIXED_ORDER);
    }

    private static Presented signed(byte[] key, BigInteger scalar) {
        Token token =
                handshakeNode().toBuilder().setPublicKey(Tokens.bytes(key)).build();
        byte[] octets = token.toByteArray();
        byte[] signature = CraftedSignatures.underWeakKey(key, scalar, Tokens.signedMessage(octets));
        return Presented.of(Tokens.signed(octets, signature), "handshake");
    }
}
