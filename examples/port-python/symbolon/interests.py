"""Chapter interest: subjects and what an interest says. Chapter coordinator: who matches."""

from collections.abc import Iterable
from dataclasses import dataclass

from . import tokens
from .errors import Refused
from .primitives import blake2b, label, with_length
from .routing import nearest_first
from .tokens import Token

ROLES = {"sender": 1, "receiver": 2}
EXCHANGES = {"virtual": 1, "public": 2, "protected": 3, "private": 4}
ACKNOWLEDGEMENTS = {"none": 0, "node": 1, "application": 2}
COORDINATORS = 4
LARGEST_THRESHOLD = 1024
SHORTEST_LIFE_MS = 60_000


@dataclass(frozen=True)
class Interest:
    """A valid interest, by the numbers of its extension exchange."""

    token: Token
    role: int
    exchange: int
    acknowledgement: int
    current: int
    maximum: int
    node: bytes
    session_key: bytes

    @property
    def identity(self) -> bytes:
        return self.token.issuer

    @property
    def subject(self) -> bytes:
        return bytes.fromhex(self.token.subject)

    @property
    def short_name(self) -> bytes:
        return self.token.token_hash[:8]


def subject_hash(parts: list[bytes], private: bool) -> bytes:
    """The hash of a subject (INT-001); refuses INT-002."""
    if not (2 if private else 1) <= len(parts) <= 16 or not all(_is_part(part) for part in parts):
        raise Refused("INT-002")
    result = blake2b(256, label("symbolon/1 subject"))
    for part in parts:
        result = blake2b(256, label("symbolon/1 subject") + result + with_length(part))
    return result


def _is_part(part: bytes) -> bool:
    try:
        part.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return 1 <= len(part) <= 255


def check(signed_token: bytes, now: int) -> Interest:
    """TOK-001 to TOK-032 at the place interest, INT-003 to INT-007."""
    token = tokens.validate(signed_token, "interest", now)
    exchange, node = token.extension("exchange"), token.extension("node_fingerprint")
    session_key = token.extension("session_key")
    if not token.issuer or token.realm or exchange is None or node is None or session_key is None:
        raise Refused("INT-003")
    role, kind, acknowledgement = exchange[:3]
    current, maximum = int.from_bytes(exchange[3:5], "big"), int.from_bytes(exchange[5:7], "big")
    if (kind == EXCHANGES["public"] and token.audience) or (kind == EXCHANGES["protected"] and not token.audience):
        raise Refused("INT-004")
    if current > maximum or maximum > LARGEST_THRESHOLD:
        raise Refused("INT-005")
    if token.expires_at - token.not_before < SHORTEST_LIFE_MS:
        raise Refused("INT-006")
    if role == ROLES["receiver"] and acknowledgement != 0:
        raise Refused("INT-007")
    return Interest(token, role, kind, acknowledgement, current, maximum, node, session_key)


def coordinators(own: bytes, declares: bool, peers: Iterable[bytes], subject: bytes) -> list[bytes]:
    """The coordinators of a subject in the view of a node with these joined, reachable peers (COO-001)."""
    return nearest_first(subject, [*peers, own] if declares else peers)[:COORDINATORS]


def fits(one: Interest, other: Interest, one_realm: bytes, other_realm: bytes, now: int) -> bool:
    """Whether two interests match but for their thresholds; a realm is what the identity proves, or empty."""
    return (
        one.subject == other.subject
        and one.role != other.role
        and one.exchange == other.exchange
        and one.node != other.node
        and all(tokens.is_timely(interest.token, now) for interest in (one, other))
        and _is_meant_for(one, other, other_realm)
        and _is_meant_for(other, one, one_realm)
    )


def matches(one: Interest, other: Interest, one_realm: bytes, other_realm: bytes, now: int) -> bool:
    """Chapter coordinator, who matches."""
    return one.current > 0 and other.current > 0 and fits(one, other, one_realm, other_realm, now)


def _is_meant_for(interest: Interest, other: Interest, other_realm: bytes) -> bool:
    audience = interest.token.audience
    return audience in (b"", other.identity) or (other_realm != b"" and audience == other_realm)


def check_identity(interest: Interest, signed_token: bytes, now: int) -> Token:
    """The identity of a Match: COO-017, COO-018."""
    token = tokens.validate(signed_token, place_of_identity(signed_token), now)
    node = token.fingerprint if token.kind == tokens.NODE else token.extension("node_fingerprint")
    if (
        interest.identity != token.fingerprint
        or interest.token.public_key != token.public_key
        or interest.node != node
    ):
        raise Refused("COO-018")
    return token


def place_of_identity(signed_token: bytes) -> str:
    """An identity may be a node token (COO-017)."""
    try:
        return "node" if tokens.decode(signed_token).kind == tokens.NODE else "identity"
    except Refused:
        return "identity"


def proved_realm(token: Token, leader_token: bytes | None, now: int) -> bytes:
    """The realm that an identity proves with the one leader's token that is known, or empty."""
    if leader_token is None:
        return b""
    try:
        return tokens.prove_realm(token, leader_token, now)
    except Refused:
        return b""
