package io.symbolon.tck.wire;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import javax.crypto.KeyAgreement;

/** X25519 of RFC 7748, 5, on raw octets; secrets and u coordinates have 32 octets, little-endian. */
public final class Agreement {
    private Agreement() {}

    /** X25519(secret, 9): the key that belongs to a secret. 9 is the u coordinate of the base point of Ed25519 (CNV-007). */
    public static byte[] publicKey(byte[] secret) {
        return Edwards25519.BASE.times(SigningKey.clampedScalar(secret)).toMontgomery();
    }

    /**
     * X25519(secret, u): 32 octets, all zero if u has small order (CNV-006). The top bit of u is masked, a u of p or
     * more is reduced, and the secret is clamped.
     */
    public static byte[] shared(byte[] secret, byte[] u) {
        byte[] masked = u.clone();
        masked[31] &= 0x7f;
        BigInteger coordinate = new BigInteger(1, Octets.reversed(masked)).mod(Edwards25519.P);
        try {
            KeyFactory keys = KeyFactory.getInstance("X25519");
            PrivateKey own = keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, secret));
            PublicKey peer = keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, coordinate));
            KeyAgreement agreement = KeyAgreement.getInstance("X25519");
            agreement.init(own);
            try {
                agreement.doPhase(peer, true);
            } catch (InvalidKeyException smallOrder) {
                // this is how the JDK says that the result is all zero
                return Octets.zeros(32);
            }
            return agreement.generateSecret();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a secret of 32 octets", e);
        }
    }
}
