"""Capability frame: datagrams, sealed messages, the replay window, cookies."""

from symbolon import frames, keys, messages
from symbolon.errors import BadRequest, Refused
from symbolon.messages import CODES, Body
from symbolon.window import ReplayWindow

from .arguments import Arguments, Result, judged, octets

DIRECTIONS = {"low_to_high": frames.LOW_TO_HIGH, "high_to_low": frames.HIGH_TO_LOW}
CODE_NAMES = {number: name for name, number in CODES.items()}
TAKEN_BY = {"node": 1, "application": 2}


def decode(args: Arguments) -> Result:
    return judged(lambda: _fields(frames.decode(args.octets("datagram"))))


def _fields(frame: frames.Handshake | frames.Cookie | frames.Sealed) -> Result:
    if isinstance(frame, frames.Handshake):
        return {"frame": "handshake", "shape": "answer" if frame.is_answer else "initiation", **frame.__dict__}
    if isinstance(frame, frames.Cookie):
        return {"frame": "cookie", **frame.__dict__}
    return {
        "frame": "sealed",
        "session_id": frame.session_id,
        "counter": f"{frame.counter:016x}",
        "ciphertext": frame.ciphertext,
    }


def handshake_encode(args: Arguments) -> Result:
    values = {name: args.octets(name) for name in ("token", "nonce", "echo", "cookie", "tag")}
    return {"datagram": frames.Handshake(**values).encode()}


def seal(args: Arguments) -> Result:
    direction = args.one_of("direction", DIRECTIONS)
    counter = int.from_bytes(args.octets("counter"), "big")
    key, session_id, message = args.octets("key"), args.octets("session_id"), args.octets("message")
    if len(message) > frames.LARGEST_MESSAGE:
        raise BadRequest("the message is too large")
    return {"datagram": frames.seal_frame(key, session_id, counter, direction, message)}


def open_frame(args: Arguments) -> Result:
    return judged(lambda: _open(args))


def _open(args: Arguments) -> Result:
    datagram = args.octets("datagram")
    if datagram[:1] in (b"\1", b"\2"):
        raise BadRequest("not a sealed frame")
    frame = frames.decode(datagram)
    assert isinstance(frame, frames.Sealed)
    if frame.counter >= frames.COUNTER_LIMIT:
        raise Refused("SES-002")
    message = frames.open_frame(args.octets("key"), args.one_of("direction", DIRECTIONS), frame)
    name, body = messages.decode(message)
    return {"counter": f"{frame.counter:016x}", "message": message, "body": {name: _body(name, body)}}


def _body(name: str, body: Body) -> object:
    """A body as the driver protocol writes it."""
    if name in ("challenge", "response"):
        return body["data"]
    if name == "leave":
        return True
    if name == "nack":
        return body | {"code": CODE_NAMES[body["code"]]}
    if name == "routed" and "receipt" in body:
        by = next(text for text, number in TAKEN_BY.items() if number == body["receipt"]["by"])
        return body | {"receipt": body["receipt"] | {"by": by}}
    return body


def replay(args: Arguments) -> Result:
    window = ReplayWindow()
    fresh = []
    for text in args.get("counters"):
        counter = int.from_bytes(octets(text, "counters"), "big")
        fresh.append(window.is_fresh(counter))
        if fresh[-1]:
            window.take(counter)
    return {"fresh": fresh}


def cookie_make(args: Arguments) -> Result:
    epoch = args.number("at_ms") // keys.EPOCH_MS
    return {"cookie": keys.make_cookie(args.octets("secret"), epoch, args.address("source"), args.octets("nonce"))}


def cookie_check(args: Arguments) -> Result:
    secret, nonce, cookie = args.octets("secret"), args.octets("nonce"), args.octets("cookie")
    return {"valid": keys.cookie_is_valid(secret, args.number("at_ms"), args.address("source"), nonce, cookie)}


OPERATIONS = {
    "frame.decode": decode,
    "handshake.encode": handshake_encode,
    "frame.seal": seal,
    "frame.open": open_frame,
    "window.replay": replay,
    "cookie.make": cookie_make,
    "cookie.check": cookie_check,
}
