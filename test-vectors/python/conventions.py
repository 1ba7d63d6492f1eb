"""Chapter conventions: the bytes every hash begins with, strict keys and signatures, agreement, sealing."""

import hashlib

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


class Refused(Exception):
    """A protocol refusal: the input breaks the rule with this id."""

    def __init__(self, rule):
        super().__init__(rule)
        self.rule = rule


class BadRequest(Exception):
    """An argument for which the text defines no result."""


def require(holds, rule):
    """One guard of a chapter: refuse with the rule's id unless it holds."""
    if not holds:
        raise Refused(rule)


# Labels, integers, fields of variable length (CNV-001 to CNV-003)


def label(text):
    return text.encode("ascii") + b"\0"


def u8(number):
    return number.to_bytes(1, "big")


def u16(number):
    return number.to_bytes(2, "big")


def u32(number):
    return number.to_bytes(4, "big")


def u64(number):
    return number.to_bytes(8, "big")


def var(octets):
    """V(x) of the text."""
    return len(octets).to_bytes(4, "big") + octets


def blake2b(bits, data, key=b""):
    return hashlib.blake2b(data, digest_size=bits // 8, key=key).digest()


# The curve edwards25519 (RFC 8032, 5.1). A point is (X, Y, Z, T) with x = X/Z, y = Y/Z, xy = T/Z.

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
IDENTITY = (0, 1, 1, 0)


def add(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def multiply(scalar, point):
    result = IDENTITY
    while scalar > 0:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


def same_point(p, q):
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0


def decode_point(octets):
    """The point of 32 octets (RFC 8032, 5.1.3), or None."""
    number = int.from_bytes(octets, "little")
    sign, y = number >> 255, number & (2**255 - 1)
    if y >= P:
        return None
    x_squared = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x_squared, (P + 3) // 8, P)
    if x * x % P != x_squared:
        x = x * SQRT_OF_MINUS_ONE % P
    if x * x % P != x_squared:
        return None
    if x == 0 and sign == 1:
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


def is_strict(octets):
    """A public key, or the R of a signature: canonical, on the curve, of order L."""
    point = decode_point(octets) if len(octets) == 32 else None
    return point is not None and not same_point(point, IDENTITY) and same_point(multiply(L, point), IDENTITY)


def is_strict_signature(public_key, message, signature):
    """CNV-005. On the strict set every library gives the same answer to the equation."""
    if not is_strict(public_key) or len(signature) != 64 or not is_strict(signature[:32]):
        return False
    if int.from_bytes(signature[32:], "little") >= L:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
        return True
    except InvalidSignature:
        return False


def sign(seed, message):
    return Ed25519PrivateKey.from_private_bytes(seed).sign(message)


def public_key_of(seed):
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


# Agreement (CNV-006, CNV-007)


def agreement_key_of(public_key):
    """u = (1 + y) / (1 - y) mod p."""
    y = int.from_bytes(public_key, "little") & (2**255 - 1)
    return ((1 + y) * pow(1 - y, P - 2, P) % P).to_bytes(32, "little")


def agreement_secret_of(seed):
    secret = bytearray(hashlib.sha512(seed).digest()[:32])
    secret[0] &= 248
    secret[31] &= 127
    secret[31] |= 64
    return bytes(secret)


def agree(secret, agreement_key):
    """X25519, or None for a result that is all zero. The library masks and reduces u, and raises for all zero."""
    own, peer = X25519PrivateKey.from_private_bytes(secret), X25519PublicKey.from_public_bytes(agreement_key)
    try:
        shared = own.exchange(peer)
    except ValueError:
        return None
    return shared if any(shared) else None


def agreement_key_of_secret(secret):
    return X25519PrivateKey.from_private_bytes(secret).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


# Sealing (CNV-008)


def seal(key, nonce, associated, plaintext):
    return ChaCha20Poly1305(key).encrypt(nonce, plaintext, associated)


def unseal(key, nonce, associated, ciphertext):
    """The plaintext, or None when the tag does not verify."""
    try:
        return ChaCha20Poly1305(key).decrypt(nonce, ciphertext, associated)
    except InvalidTag:
        return None
