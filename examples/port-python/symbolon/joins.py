"""Chapter join: what an identity signs, and whether a Join holds (JON-003 to JON-006)."""

from collections.abc import Container
from dataclasses import dataclass

from . import tokens
from .errors import Refused
from .messages import Body
from .primitives import label, verifies, with_length
from .tokens import Token


@dataclass(frozen=True)
class Joiner:
    """The identity of a Join that holds; `realm` is what it proves, or empty (TOK-037)."""

    token: Token
    realm: bytes

    @property
    def fingerprint(self) -> bytes:
        return self.token.fingerprint


def signed_message(transcript: bytes, session_id: bytes, node: bytes, join_id: bytes, identity: bytes) -> bytes:
    """What the key of the identity signs; `node` is the fingerprint of the sender."""
    return label("symbolon/1 join") + transcript + session_id + node + join_id + with_length(identity)


def check(
    join: Body, transcript: bytes, session_id: bytes, node_token: Token, now: int, denied: Container[bytes]
) -> Joiner:
    """Step 6 of a Join, in its order."""
    node = node_token.fingerprint
    if join["identity"]:
        token = tokens.validate(join["identity"], "identity", now, denied=denied)
        if token.extension("node_fingerprint") != node:
            raise Refused("JON-004")
    else:
        token = node_token
        if node in denied:
            raise Refused("TOK-031")
    message = signed_message(transcript, session_id, node, join["join_id"], join["identity"])
    if not verifies(token.public_key, message, join["signature"]):
        raise Refused("JON-006")
    if not join["issuer"]:
        return Joiner(token, b"")
    tokens.check_endorsement(token, join["issuer"], now)
    return Joiner(token, token.realm if tokens.is_of_its_realm(token) else b"")


def identity_of(join: Body, node_token: Token) -> Token:
    """What a Join joins as; its identity decodes."""
    return tokens.decode(join["identity"]) if join["identity"] else node_token
