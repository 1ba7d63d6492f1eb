"""The identity that uses a node (chapter join)."""

from dataclasses import dataclass

from . import tokens
from .primitives import public_key_of


@dataclass(frozen=True)
class OwnIdentity:
    """Seed and SignedToken of an identity, and its issuer's; without a token the node token is the identity."""

    seed: bytes
    signed_token: bytes = b""
    issuer_token: bytes = b""


def make(
    *,
    seed: bytes,
    uuid: bytes,
    node: bytes,
    now: int,
    lifetime_ms: int,
    subject: str,
    realm: bytes = b"",
    issuer: bytes = b"",
    endorsement: bytes | None = None,
    issuer_token: bytes = b"",
) -> OwnIdentity:
    """An identity whose token names the node (JON-004), signed now."""
    extensions = [{"name": "node_fingerprint", "value": node}]
    if endorsement is not None:
        extensions.insert(0, {"name": "endorsement", "value": endorsement})
    value = {
        "version": 1,
        "kind": tokens.IDENTITY,
        "uuid": uuid,
        "realm": realm,
        "issuer": issuer,
        "audience": b"",
        "subject": subject,
        "public_key": public_key_of(seed),
        "issued_at": now,
        "not_before": now,
        "expires_at": now + lifetime_ms,
        "extensions": extensions,
    }
    return OwnIdentity(seed, tokens.encode(value, seed), issuer_token)
