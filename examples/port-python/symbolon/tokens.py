"""Chapter token: decoding, fingerprints, validation, endorsements."""

from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from . import wire
from .declarations import SIGNED_TOKEN, TOKEN
from .errors import Refused
from .primitives import blake2b, is_strict_key, label, sign, u8, verifies, with_length
from .token_syntax import check_syntax

NODE, IDENTITY, INTEREST = 1, 2, 3
KIND_OF_PLACE = {"handshake": NODE, "node": NODE, "identity": IDENTITY, "interest": INTEREST}
LARGEST = {"handshake": 700, "node": 576, "identity": 576, "interest": 512}
LONGEST_LIFE_MS = {NODE: 86_400_000, IDENTITY: 34_560_000_000, INTEREST: 600_000}
LEEWAY_MS = 60_000


@dataclass(frozen=True)
class Token:
    """A decoded SignedToken. `signed_token` and `octets` are what was received, never encoded again."""

    signed_token: bytes
    octets: bytes
    signature: bytes
    version: int
    kind: int
    uuid: bytes
    realm: bytes
    issuer: bytes
    audience: bytes
    subject: str
    public_key: bytes
    issued_at: int
    not_before: int
    expires_at: int
    extensions: tuple[tuple[str, bytes], ...]

    def extension(self, name: str) -> bytes | None:
        return dict(self.extensions).get(name)

    @property
    def fingerprint(self) -> bytes:
        """Who the token speaks for (TOK-033)."""
        return blake2b(
            256,
            label("symbolon/1 fingerprint")
            + u8(self.version)
            + u8(self.kind)
            + self.uuid
            + with_length(self.realm)
            + with_length(self.issuer)
            + with_length(self.subject.encode("utf-8"))
            + with_length(self.audience)
            + self.public_key,
        )

    @property
    def order_value(self) -> bytes:
        return blake2b(256, label("symbolon/1 order") + with_length(self.octets))

    @property
    def token_hash(self) -> bytes:
        """The hash of the whole SignedToken (chapters realm and interest)."""
        return blake2b(256, label("symbolon/1 token hash") + with_length(self.signed_token))

    @property
    def newness(self) -> tuple[int, bytes]:
        """Of two tokens that speak of the same thing the one with the larger newness counts (TOK-034)."""
        return self.issued_at, self.order_value


def signed_message(octets: bytes) -> bytes:
    """What a token's key signs: `octets` are the encoding of the Token."""
    return label("symbolon/1 token") + with_length(octets)


def decode(signed_token: bytes) -> Token:
    """Reads a SignedToken and the Token in it (TOK-002, TOK-003)."""
    try:
        outer, outer_canonical = wire.decode(SIGNED_TOKEN, signed_token)
        inner, inner_canonical = wire.decode(TOKEN, outer["token"])
    except wire.Malformed as e:
        raise Refused("TOK-002") from e
    if not outer_canonical or not inner_canonical:
        raise Refused("TOK-003")
    inner["extensions"] = tuple((item["name"], item["value"]) for item in inner["extensions"])
    return Token(signed_token=signed_token, octets=outer["token"], signature=outer["signature"], **inner)


def validate(
    signed_token: bytes,
    place: str,
    now: int,
    *,
    expected: bytes | None = None,
    denied: Container[bytes] = (),
    own: bytes | None = None,
) -> Token:
    """The token, if it passes TOK-001 to TOK-032 at its place, in the order of the chapter."""
    token = _form(signed_token, place)
    check_times(token, now)
    _check_span(token)
    if not is_strict_key(token.public_key):
        raise Refused("TOK-029")
    fingerprint = token.fingerprint
    if place == "handshake" and fingerprint == own:
        raise Refused("HSK-005")
    if expected is not None and fingerprint != expected:
        raise Refused("TOK-030")
    if fingerprint in denied:
        raise Refused("TOK-031")
    _check_signature(token)
    return token


def validate_for_ever(signed_token: bytes) -> Token:
    """A leader's token, whose times TOK-024 to TOK-026 are looked at when it is used (RLM-002)."""
    token = _form(signed_token, "identity")
    _check_span(token)
    if not is_strict_key(token.public_key):
        raise Refused("TOK-029")
    _check_signature(token)
    return token


def _form(signed_token: bytes, place: str) -> Token:
    """TOK-001 to TOK-023."""
    if len(signed_token) > LARGEST[place]:
        raise Refused("TOK-001")
    token = decode(signed_token)
    if token.version != 1:
        raise Refused("TOK-004")
    if token.kind != KIND_OF_PLACE[place]:
        raise Refused("TOK-005")
    check_syntax(token)
    if place == "handshake" and token.extension("session_key") is None:
        raise Refused("HSK-003")
    if len(token.signature) != 64:
        raise Refused("TOK-023")
    return token


def check_times(token: Token, now: int) -> None:
    """TOK-024 to TOK-026 against wall time."""
    if now < token.not_before - LEEWAY_MS:
        raise Refused("TOK-024")
    if now >= token.expires_at + LEEWAY_MS:
        raise Refused("TOK-025")
    if token.issued_at > now + LEEWAY_MS:
        raise Refused("TOK-026")


def is_timely(token: Token, now: int) -> bool:
    """Whether TOK-024 and TOK-025 hold."""
    return token.not_before - LEEWAY_MS <= now < token.expires_at + LEEWAY_MS


def _check_span(token: Token) -> None:
    if token.expires_at <= token.not_before or token.expires_at <= token.issued_at:
        raise Refused("TOK-027")
    if token.expires_at - max(token.issued_at, token.not_before) > LONGEST_LIFE_MS[token.kind]:
        raise Refused("TOK-028")


def check_unsigned(token: Token) -> None:
    """What a builder looks at before it signs: TOK-006 to TOK-022, TOK-027, TOK-028."""
    check_syntax(token)
    _check_span(token)


def _check_signature(token: Token) -> None:
    if not verifies(token.public_key, signed_message(token.octets), token.signature):
        raise Refused("TOK-032")


def check_endorsement(token: Token, issuer_token: bytes, now: int) -> Token:
    """The issuer's token, if the endorsement of a valid `token` is its and holds (TOK-035, TOK-036)."""
    try:
        issuer = validate(issuer_token, "identity", now)
    except Refused as e:
        raise Refused("TOK-035") from e
    endorsement = token.extension("endorsement")
    if endorsement is None or issuer.fingerprint != token.issuer:
        raise Refused("TOK-035")
    span, signature = endorsement[:16], endorsement[16:]
    message = label("symbolon/1 endorsement") + token.fingerprint + span
    if not verifies(issuer.public_key, message, signature):
        raise Refused("TOK-035")
    endorsed_from, endorsed_until = int.from_bytes(span[:8], "big"), int.from_bytes(span[8:], "big")
    if not endorsed_from - LEEWAY_MS <= now < endorsed_until + LEEWAY_MS:
        raise Refused("TOK-036")
    return issuer


def is_of_its_realm(token: Token) -> bool:
    """Whether the token is an identity whose issuer is its realm; its endorsement proves the rest (TOK-037)."""
    return token.kind == IDENTITY and token.realm != b"" and token.realm == token.issuer


def prove_realm(token: Token, issuer_token: bytes, now: int) -> bytes:
    """The realm that an identity proves (TOK-037)."""
    if not is_of_its_realm(token):
        raise Refused("TOK-037")
    check_endorsement(token, issuer_token, now)
    return token.realm


def encode(token: dict[str, Any], seed: bytes) -> bytes:
    """The SignedToken of the fields of a Token, signed under the seed's key (CNV-004, TOK-032)."""
    octets = wire.encode(TOKEN, token)
    return wire.encode(SIGNED_TOKEN, {"token": octets, "signature": sign(seed, signed_message(octets))})


def unsigned(value: dict[str, Any]) -> Token:
    """A token that is not encoded yet, so that its fields can be looked at."""
    fields = dict(value)
    fields["extensions"] = tuple((item["name"], item["value"]) for item in value["extensions"])
    return Token(signed_token=b"", octets=b"", signature=b"", **fields)
