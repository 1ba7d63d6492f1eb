"""Chapter handshake: key schedule and cookies; chapter session: rank."""

from dataclasses import dataclass

from .addresses import Address
from .errors import Refused
from .frames import HIGH_TO_LOW, LOW_TO_HIGH
from .primitives import (
    agree,
    agreement_key_of,
    agreement_secret_of,
    blake2b,
    label,
    same,
    u8,
    u16,
    u64,
    with_length,
)
from .tokens import Token

EPOCH_MS = 60_000


@dataclass(frozen=True)
class SessionKeys:
    """Everything that a session derives; `is_low` says whether our fingerprint is the lower one (HSK-010)."""

    is_low: bool
    session_agreement: bytes
    node_agreement: bytes
    transcript: bytes
    prk: bytes
    key_low_to_high: bytes
    key_high_to_low: bytes
    tag_low: bytes
    tag_high: bytes
    session_id: bytes

    @property
    def own_tag(self) -> bytes:
        return self.tag_low if self.is_low else self.tag_high

    @property
    def peer_tag(self) -> bytes:
        return self.tag_high if self.is_low else self.tag_low

    @property
    def sending(self) -> tuple[bytes, int]:
        """The key of our frames and their direction."""
        return (self.key_low_to_high, LOW_TO_HIGH) if self.is_low else (self.key_high_to_low, HIGH_TO_LOW)

    @property
    def receiving(self) -> tuple[bytes, int]:
        return (self.key_high_to_low, HIGH_TO_LOW) if self.is_low else (self.key_low_to_high, LOW_TO_HIGH)


def derive(
    seed: bytes, session_secret: bytes, token: Token, nonce: bytes, peer_token: Token, peer_nonce: bytes
) -> SessionKeys:
    """HSK-009; both tokens carry a session key and strict public keys. Refuses HSK-008."""
    peer_session_key = peer_token.extension("session_key")
    assert peer_session_key is not None
    session_agreement = agree(session_secret, peer_session_key)
    node_agreement = agree(agreement_secret_of(seed), agreement_key_of(peer_token.public_key))
    if session_agreement is None or node_agreement is None:
        raise Refused("HSK-008")
    is_low = token.fingerprint < peer_token.fingerprint
    low, nonce_low, high, nonce_high = (
        (token, nonce, peer_token, peer_nonce) if is_low else (peer_token, peer_nonce, token, nonce)
    )
    transcript = blake2b(
        256,
        label("symbolon/1 transcript")
        + u8(1)
        + with_length(low.signed_token)
        + with_length(high.signed_token)
        + nonce_low
        + nonce_high,
    )
    prk = blake2b(512, label("symbolon/1 handshake") + transcript, session_agreement + node_agreement)

    def expand(use: str) -> bytes:
        return blake2b(256, label("symbolon/1 " + use), prk)

    return SessionKeys(
        is_low=is_low,
        session_agreement=session_agreement,
        node_agreement=node_agreement,
        transcript=transcript,
        prk=prk,
        key_low_to_high=expand("key low to high"),
        key_high_to_low=expand("key high to low"),
        tag_low=expand("tag low")[:16],
        tag_high=expand("tag high")[:16],
        session_id=expand("session id")[:8],
    )


def make_cookie(secret: bytes, epoch: int, source: Address, nonce: bytes) -> bytes:
    """The cookie of an epoch for this source and nonce (HSK-023)."""
    text = label("symbolon/1 cookie") + u64(epoch) + with_length(source.ip.packed) + u16(source.port) + nonce
    return blake2b(256, text, secret)[:16]


def cookie_is_valid(secret: bytes, at_ms: int, source: Address, nonce: bytes, cookie: bytes) -> bool:
    """Whether the cookie was made in this epoch or in the one before (HSK-023)."""
    epoch = at_ms // EPOCH_MS
    epochs = [epoch] if epoch == 0 else [epoch, epoch - 1]
    return any(same(make_cookie(secret, e, source, nonce), cookie) for e in epochs)


def rank(issued_at: tuple[int, int], session_id: bytes) -> tuple[int, int, int]:
    """The rank of a session (chapter session): the larger, the higher."""
    return max(issued_at), min(issued_at), int.from_bytes(session_id, "big")
