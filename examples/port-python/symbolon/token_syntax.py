"""Chapter token, TOK-006 to TOK-022: what a token says, whatever the time and the keys are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .addresses import is_hostname
from .errors import Refused

if TYPE_CHECKING:
    from .tokens import Token

NODE, IDENTITY, INTEREST = 1, 2, 3
LATEST_MS = 253_402_300_799_999
NAME = re.compile(r"[a-z0-9_.-]{1,32}")
HASH = re.compile(r"[0-9a-f]{64}")
NODE_EXTENSIONS = {"endorsement", "hostname", "port", "session_key"}
KINDS_OF_EXTENSION = {
    "endorsement": {NODE, IDENTITY},
    "hostname": {NODE},
    "port": {NODE},
    "session_key": {NODE, INTEREST},
    "node_fingerprint": {IDENTITY, INTEREST},
    "exchange": {INTEREST},
}


def check_syntax(token: Token) -> None:
    """TOK-006 to TOK-022, in this order."""
    _check_fields(token)
    _check_extensions(token)
    names = {name for name, _ in token.extensions}
    if token.kind == NODE and ("hostname" in names) != ("port" in names):
        raise Refused("TOK-021")
    if token.kind != INTEREST and ("endorsement" in names) != (token.issuer != b""):
        raise Refused("TOK-022")


def _check_fields(token: Token) -> None:
    if len(token.uuid) != 16:
        raise Refused("TOK-006")
    if len(token.realm) not in (0, 32):
        raise Refused("TOK-007")
    if len(token.issuer) not in (0, 32):
        raise Refused("TOK-008")
    if len(token.audience) not in (0, 32):
        raise Refused("TOK-009")
    if len(token.subject.encode("utf-8")) > 255:
        raise Refused("TOK-010")
    if any(ord(c) < 0x20 or 0x7F <= ord(c) <= 0x9F for c in token.subject):
        raise Refused("TOK-011")
    if token.kind == INTEREST and not HASH.fullmatch(token.subject):
        raise Refused("TOK-012")
    if len(token.public_key) != 32:
        raise Refused("TOK-013")
    if not all(_is_time(time) for time in (token.issued_at, token.not_before, token.expires_at)):
        raise Refused("TOK-014")


def _check_extensions(token: Token) -> None:
    if len(token.extensions) > 16:
        raise Refused("TOK-015")
    names = [name for name, _ in token.extensions]
    if not all(NAME.fullmatch(name) for name in names):
        raise Refused("TOK-016")
    if any(one >= other for one, other in zip(names, names[1:])):
        raise Refused("TOK-017")
    if any(len(value) > 256 for _, value in token.extensions):
        raise Refused("TOK-018")
    if token.kind == NODE and not NODE_EXTENSIONS.issuperset(names):
        raise Refused("TOK-019")
    for name, value in token.extensions:
        kinds = KINDS_OF_EXTENSION.get(name)
        if kinds is not None and (token.kind not in kinds or not _is_well_formed(name, value)):
            raise Refused("TOK-020")


def _is_well_formed(name: str, value: bytes) -> bool:
    """The table of chapter token (TOK-020)."""
    if name == "endorsement":
        if len(value) != 80:
            return False
        start, end = int.from_bytes(value[:8], "big"), int.from_bytes(value[8:16], "big")
        return _is_time(start) and _is_time(end) and start < end
    if name == "hostname":
        return is_hostname(value)
    if name == "port":
        return len(value) == 2 and value != b"\0\0"
    if name == "exchange":
        return len(value) == 7 and 1 <= value[0] <= 2 and 1 <= value[1] <= 4 and value[2] <= 2
    return len(value) == 32


def _is_time(time: int) -> bool:
    return 1 <= time <= LATEST_MS
