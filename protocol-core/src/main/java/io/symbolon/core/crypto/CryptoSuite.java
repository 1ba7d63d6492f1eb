package io.symbolon.core.crypto;

import io.symbolon.core.bytes.Bytes;
import java.util.Optional;

/**
 * What the protocol needs of cryptography: Ed25519, X25519, BLAKE2b and ChaCha20-Poly1305, nothing else (chapter
 * conventions, CNV-005 to CNV-008).
 *
 * <p>A secret given to a method is only lent; a secret returned belongs to the caller, who destroys it. Octets of the
 * wrong length from our own caller are an {@link IllegalArgumentException}; anything that a peer can send gives
 * {@code false} or an empty result.
 */
public interface CryptoSuite {
    /** The Ed25519 public key of a 32-octet seed (RFC 8032, 5.1.5). */
    PublicKey publicKey(Secret seed);

    /** The Ed25519 signature, 64 octets, of {@code message} (RFC 8032, 5.1.6). */
    Bytes sign(SigningKey key, Bytes message);

    /** Whether {@code key} is canonical, on the curve, in the prime-order subgroup and not the identity (CNV-005). */
    boolean isStrictKey(PublicKey key);

    /**
     * Whether {@code signature} is {@code key}'s over {@code message}, strictly: 64 octets, S below the group order, R
     * canonical, in the prime-order subgroup and not of small order (CNV-005). The key itself is taken as checked by
     * {@link #isStrictKey}, which a caller may remember per key.
     */
    boolean verify(PublicKey key, Bytes message, Bytes signature);

    /** The X25519 public key of a 32-octet secret (RFC 7748, 6.1; the secret is clamped inside). */
    AgreementKey agreementKey(Secret secret);

    /** The X25519 form of an Ed25519 public key that {@link #isStrictKey} accepts: u = (1 + y) / (1 - y) (CNV-007). */
    AgreementKey agreementKey(PublicKey key);

    /** The X25519 secret, 32 octets, that belongs to the X25519 form of the seed's public key: SHA-512, first half, clamped (CNV-007). */
    Secret agreementSecret(Secret seed);

    /** The X25519 shared secret, 32 octets; empty if it is all zero, as it is for every key of small order (CNV-006). */
    Optional<Secret> agree(Secret secret, AgreementKey peer);

    /** BLAKE2b without a key (RFC 7693), {@code lengthOctets} from 1 to 64. */
    Bytes hash(int lengthOctets, Bytes input);

    /** BLAKE2b with a key of 1 to 64 octets (RFC 7693), {@code lengthOctets} from 1 to 64. */
    Secret keyedHash(Secret key, int lengthOctets, Bytes input);

    /** ChaCha20-Poly1305 (RFC 8439): ciphertext as long as {@code plaintext}, then the 16-octet tag. */
    Bytes seal(Secret key, Bytes nonce, Bytes associated, Bytes plaintext);

    /** The plaintext of {@link #seal}; empty if the tag does not fit, and then nothing of it was shown to anyone. */
    Optional<Bytes> open(Secret key, Bytes nonce, Bytes associated, Bytes sealed);
}
