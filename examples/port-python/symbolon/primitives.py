"""Chapter conventions: labels, integers, hashes, strict keys and signatures, agreement, sealing."""

import hashlib
import hmac

from nacl import bindings, exceptions

GROUP_ORDER = 2**252 + 27742317777372353535851937790883648493
TAG_OCTETS = 16


def label(text: str) -> bytes:
    """L(x): the label and one zero octet (CNV-001)."""
    return text.encode("ascii") + b"\0"


def u8(value: int) -> bytes:
    return value.to_bytes(1, "big")


def u16(value: int) -> bytes:
    return value.to_bytes(2, "big")


def u32(value: int) -> bytes:
    return value.to_bytes(4, "big")


def u64(value: int) -> bytes:
    return value.to_bytes(8, "big")


def with_length(octets: bytes) -> bytes:
    """V(x): the length in 4 octets, then x (CNV-003)."""
    return u32(len(octets)) + octets


def blake2b(bits: int, octets: bytes, key: bytes = b"") -> bytes:
    """BLAKE2b of RFC 7693 with `bits` of output, keyed if there is a key."""
    return hashlib.blake2b(octets, digest_size=bits // 8, key=key).digest()


def same(one: bytes, other: bytes) -> bool:
    """Compares secrets in a time that does not depend on where they differ (CNV-009)."""
    return hmac.compare_digest(one, other)


def is_strict_key(public_key: bytes) -> bool:
    """CNV-005: canonical, on the curve, of prime order. libsodium's valid point is exactly that."""
    return len(public_key) == 32 and bindings.crypto_core_ed25519_is_valid_point(public_key)


def public_key_of(seed: bytes) -> bytes:
    return bindings.crypto_sign_seed_keypair(seed)[0]


def sign(seed: bytes, message: bytes) -> bytes:
    """The Ed25519 signature of RFC 8032 without context, 64 octets."""
    secret_key = bindings.crypto_sign_seed_keypair(seed)[1]
    return bindings.crypto_sign(message, secret_key)[:64]


def verifies(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """CNV-005: a strict signature under a strict key that satisfies the equation of RFC 8032."""
    if len(signature) != 64 or not is_strict_key(public_key) or not is_strict_key(signature[:32]):
        return False
    if int.from_bytes(signature[32:], "little") >= GROUP_ORDER:
        return False
    try:
        bindings.crypto_sign_open(signature + message, public_key)
    except exceptions.BadSignatureError:
        return False
    return True


def agreement_key_of(public_key: bytes) -> bytes:
    """The X25519 form of a strict Ed25519 key (CNV-007)."""
    return bindings.crypto_sign_ed25519_pk_to_curve25519(public_key)


def agreement_secret_of(seed: bytes) -> bytes:
    """The X25519 form of a seed, clamped (CNV-007)."""
    secret = bytearray(hashlib.sha512(seed).digest()[:32])
    secret[0] &= 248
    secret[31] = secret[31] & 127 | 64
    return bytes(secret)


def agreement_public(secret: bytes) -> bytes:
    return bindings.crypto_scalarmult_base(secret)


def agree(secret: bytes, agreement_key: bytes) -> bytes | None:
    """X25519, or None where the result is all zero (CNV-006): libsodium refuses exactly these."""
    try:
        return bindings.crypto_scalarmult(secret, agreement_key)
    except exceptions.RuntimeError:
        return None


def seal(key: bytes, nonce: bytes, associated: bytes, plaintext: bytes) -> bytes:
    """ChaCha20-Poly1305 of RFC 8439: ciphertext and tag (CNV-008)."""
    return bindings.crypto_aead_chacha20poly1305_ietf_encrypt(plaintext, associated, nonce, key)


def unseal(key: bytes, nonce: bytes, associated: bytes, ciphertext: bytes) -> bytes | None:
    """The plaintext, or None if the tag does not verify (CNV-008)."""
    if len(ciphertext) < TAG_OCTETS:
        return None
    try:
        return bindings.crypto_aead_chacha20poly1305_ietf_decrypt(ciphertext, associated, nonce, key)
    except exceptions.CryptoError:
        return None
