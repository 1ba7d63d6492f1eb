package io.symbolon.tck.wire;

import java.math.BigInteger;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An Ed25519 key of a node or an identity, kept as its seed.
 *
 * @param seed 32 octets
 * @param publicKey 32 octets, computed from the seed
 */
public record SigningKey(byte[] seed, byte[] publicKey) {
    /** By the seed's digits: each takes a multiplication on the curve, and the kit's keys are few and come again. */
    private static final Map<String, SigningKey> KNOWN = new ConcurrentHashMap<>();

    /** The key of a seed of 32 octets (RFC 8032, 5.1.5). */
    public static SigningKey ofSeed(byte[] seed) {
        return KNOWN.computeIfAbsent(
                Octets.hex(seed),
                digits -> new SigningKey(
                        seed.clone(), Edwards25519.BASE.times(scalar(seed)).encode()));
    }

    /** The key whose seed is the BLAKE2b-256 of a name: a fixed key for a test. */
    public static SigningKey named(String name) {
        return ofSeed(Blake2b.hash256(Octets.utf8(name)));
    }

    /** Ed25519 of the message (RFC 8032, 5.1.6): 64 octets. */
    public byte[] sign(byte[] message) {
        byte[] prefix = Octets.from(Sha512.hash(seed), 32);
        BigInteger r = Edwards25519.integer(Sha512.hash(prefix, message)).mod(Edwards25519.L);
        return Signatures.make(Edwards25519.BASE.times(r).encode(), r, publicKey, scalar(), message);
    }

    /** The secret scalar of RFC 8032, 5.1.5, not reduced. */
    public BigInteger scalar() {
        return scalar(seed);
    }

    /** The X25519 form of the seed: 32 octets, clamped (CNV-007). */
    public byte[] agreementSecret() {
        return clamped(Octets.first(Sha512.hash(seed), 32));
    }

    /** The X25519 form of the public key: 32 octets (CNV-007). */
    public byte[] agreementKey() {
        return agreementKey(publicKey);
    }

    /** The X25519 form of any strict Ed25519 public key: 32 octets (CNV-007). */
    public static byte[] agreementKey(byte[] publicKey) {
        return Edwards25519.decode(publicKey)
                .orElseThrow(() -> new IllegalArgumentException("not a point: " + Octets.hex(publicKey)))
                .toMontgomery();
    }

    private static BigInteger scalar(byte[] seed) {
        return clampedScalar(Octets.first(Sha512.hash(seed), 32));
    }

    /** 32 octets as the scalar that RFC 7748, 5 and RFC 8032, 5.1.5 make of them. */
    static BigInteger clampedScalar(byte[] secret) {
        return Edwards25519.integer(clamped(secret));
    }

    private static byte[] clamped(byte[] secret) {
        byte[] clamped = secret.clone();
        clamped[0] &= (byte) 0xf8;
        clamped[31] &= 0x7f;
        clamped[31] |= 0x40;
        return clamped;
    }
}
