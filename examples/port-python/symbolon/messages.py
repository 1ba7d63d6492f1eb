"""Chapter framing, FRM-014 to FRM-017: what a sealed frame says."""

from typing import Any

from . import wire
from .declarations import SESSION_MESSAGE
from .errors import Refused

CODES = {"denied": 1, "deferred": 2, "invalid": 3}

Body = dict[str, Any]


def encode(name: str, body: Body) -> bytes:
    """The message with this body."""
    return wire.encode(SESSION_MESSAGE, {name: body})


def decode(message: bytes) -> tuple[str, Body]:
    """The name of the body and its fields."""
    try:
        value, canonical = wire.decode(SESSION_MESSAGE, message)
    except wire.Malformed as e:
        raise Refused("FRM-014") from e
    if not canonical:
        raise Refused("FRM-015")
    if not value:
        raise Refused("FRM-016")
    [(name, body)] = value.items()
    if not _fits(name, body):
        raise Refused("FRM-017")
    return name, body


def _fits(name: str, body: Body) -> bool:
    """FRM-017."""
    match name:
        case "challenge" | "response":
            return len(body["data"]) == 16
        case "leave":
            return True
        case "join":
            short = len(body["identity"]) + len(body["issuer"]) <= 1000
            return len(body["join_id"]) == 16 and len(body["signature"]) == 64 and short
        case "ack":
            return len(body["join_id"]) == 16
        case "nack":
            return len(body["join_id"]) == 16 and 1 <= body["code"] <= 3 and body["retry_after_s"] <= 300
        case "update":
            return len(body["token"]) > 0
        case "piggy":
            return len(body["tokens"]) <= 16 and all(body["tokens"])
        case "seek":
            whole, rest = divmod(len(body["known"]), 8)
            return len(body["target"]) == 32 and rest == 0 and whole <= 64
        case "routed":
            return len(body["destination"]) == 32 and len(body["id"]) == 16 and _routed_fits(body)
        case "revocations":
            return len(body["signature"]) == 64
        case "publish":
            return len(body["interest"]) > 0
        case "kept":
            return len(body["interest"]) == 8
        case "nearer":
            return len(body["interest"]) == 8 and all(body["tokens"])
        case "match":
            return len(body["interest"]) > 0 and len(body["identity"]) > 0
    raise AssertionError(name)


def _routed_fits(body: Body) -> bool:
    if "query" in body:
        return len(body["query"]["fresh_key"]) == 32 and len(body["query"]["asker"]) == 48
    if "reply" in body:
        return len(body["reply"]["fresh_key"]) == 32
    inner = body.get("parcel") or body.get("receipt")
    if inner is None or len(inner["sender"]) != 8 or len(inner["receiver"]) != 8 or inner["number"] >= 2**63:
        return False
    return "parcel" in body or (len(inner["tag"]) == 16 and inner["by"] in (1, 2))
