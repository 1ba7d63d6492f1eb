"""Chapter framing: the three frames, and the messages that sealed frames carry."""

from types import SimpleNamespace

from conventions import BadRequest, Refused, require, seal, u8, u16, u64, unseal
from encoding import HANDSHAKE, SESSION_MESSAGE, NotWellFormed, decode, encode, is_canonical

HANDSHAKE_TYPE, COOKIE_TYPE, SEALED_TYPE = 1, 2, 3
DIRECTIONS = {"low_to_high": 0, "high_to_low": 1}
COUNTER_LIMIT = 2**33


def read_handshake(datagram):
    """FRM-003 to FRM-008, HSK-001, HSK-002. Gives the message and its shape."""
    require(len(datagram) == 1200, "FRM-003")
    length = int.from_bytes(datagram[1:3], "big")
    require(1 <= length <= 1197, "FRM-004")
    message, padding = datagram[3 : 3 + length], datagram[3 + length :]
    require(not any(padding), "FRM-005")
    try:
        handshake = decode(HANDSHAKE, message)
    except NotWellFormed:
        raise Refused("FRM-006") from None
    require(is_canonical(HANDSHAKE, message), "FRM-007")
    require(len(handshake.nonce) == 16, "FRM-008")
    require(all(len(field) in (0, 16) for field in (handshake.echo, handshake.cookie, handshake.tag)), "FRM-008")
    require(handshake.version == 1, "HSK-001")
    if not handshake.echo and not handshake.tag:
        return handshake, "initiation"
    require(handshake.echo and handshake.tag and not handshake.cookie, "HSK-002")
    return handshake, "answer"


def write_handshake(token, nonce, echo=b"", cookie=b"", tag=b""):
    handshake = SimpleNamespace(version=1, token=token, nonce=nonce, echo=echo, cookie=cookie, tag=tag)
    message = encode(HANDSHAKE, handshake)
    if len(message) > 1197:
        raise BadRequest("the message does not fit the frame")
    return (u8(HANDSHAKE_TYPE) + u16(len(message)) + message).ljust(1200, b"\0")


def check_type(datagram):
    require(1 <= len(datagram) <= 1232, "FRM-001")
    require(datagram[0] in (HANDSHAKE_TYPE, COOKIE_TYPE, SEALED_TYPE), "FRM-002")


def read_sealed(datagram):
    """FRM-009, FRM-011."""
    require(datagram[1:2] == b"\1", "FRM-009")
    require((len(datagram) - 34) % 64 == 0 and 1 <= (len(datagram) - 34) // 64 <= 18, "FRM-011")
    return SimpleNamespace(
        header=datagram[:18],
        session_id=datagram[2:10],
        counter=int.from_bytes(datagram[10:18], "big"),
        ciphertext=datagram[18:],
    )


def read_datagram(datagram):
    """Any frame, with the fields that the driver shows."""
    check_type(datagram)
    if datagram[0] == HANDSHAKE_TYPE:
        handshake, shape = read_handshake(datagram)
        names = ("token", "nonce", "echo", "cookie", "tag")
        return {"frame": "handshake", "shape": shape, **{name: getattr(handshake, name).hex() for name in names}}
    if datagram[0] == COOKIE_TYPE:
        require(datagram[1:2] == b"\1", "FRM-009")
        require(len(datagram) == 34, "FRM-010")
        return {"frame": "cookie", "nonce": datagram[2:18].hex(), "cookie": datagram[18:].hex()}
    sealed = read_sealed(datagram)
    return {
        "frame": "sealed",
        "session_id": sealed.session_id.hex(),
        "counter": u64(sealed.counter).hex(),
        "ciphertext": sealed.ciphertext.hex(),
    }


def write_cookie(nonce, cookie):
    return u8(COOKIE_TYPE) + u8(1) + nonce + cookie


def content_of(message):
    content = u16(len(message)) + message
    return content + bytes(-len(content) % 64)


def nonce_of(counter):
    return bytes(4) + u64(counter)


def write_sealed(key, session_id, counter, direction, message):
    header = u8(SEALED_TYPE) + u8(1) + session_id + u64(counter)
    return header + seal(key, nonce_of(counter), header + u8(DIRECTIONS[direction]), content_of(message))


def open_sealed(key, direction, datagram):
    """What can be checked of a sealed frame with the key alone. Gives its counter and its message."""
    check_type(datagram)
    if datagram[0] != SEALED_TYPE:
        raise BadRequest("not a sealed frame")
    sealed = read_sealed(datagram)
    require(sealed.counter < COUNTER_LIMIT, "SES-002")
    associated = sealed.header + u8(DIRECTIONS[direction])
    content = unseal(key, nonce_of(sealed.counter), associated, sealed.ciphertext)
    require(content is not None, "SES-004")
    return sealed.counter, read_content(content)


def read_content(content):
    """FRM-012, FRM-013."""
    length = int.from_bytes(content[:2], "big")
    require(len(content) == len(content_of(bytes(length))), "FRM-012")
    message, padding = content[2 : 2 + length], content[2 + length :]
    require(not any(padding), "FRM-013")
    return message


CODES = {1: "denied", 2: "deferred", 3: "invalid"}
TAKEN_BY = {1: "node", 2: "application"}


def write_message(body):
    """The message of a body as the driver shows it; the messages of the overlay are only read here."""
    (name, value), = body.items()
    message = decode(SESSION_MESSAGE, b"")
    setattr(message, name, SimpleNamespace() if name == "leave" else SimpleNamespace(data=bytes.fromhex(value)))
    return encode(SESSION_MESSAGE, message)


def decode_message(octets):
    """FRM-014 to FRM-017. Gives the name of the body and the body."""
    try:
        message = decode(SESSION_MESSAGE, octets)
    except NotWellFormed:
        raise Refused("FRM-014") from None
    require(is_canonical(SESSION_MESSAGE, octets), "FRM-015")
    bodies = [(name, body) for name, body in vars(message).items() if body is not None]
    require(len(bodies) == 1, "FRM-016")
    name, body = bodies[0]
    require(has_its_lengths(name, body), "FRM-017")
    return name, body


def has_its_lengths(name, body):
    """FRM-017"""
    fixed = {"data": 16, "join_id": 16, "id": 16, "signature": 64, "target": 32, "destination": 32}
    if not all(len(getattr(body, field)) == length for field, length in fixed.items() if hasattr(body, field)):
        return False
    if name == "join":
        return len(body.identity) + len(body.issuer) <= 1000
    if name == "nack":
        return body.code in CODES and body.retry_after_s <= 300
    if name == "seek":
        return len(body.known) % 8 == 0 and len(body.known) <= 8 * 64
    if name == "update":
        return body.token != b""
    if name == "piggy":
        return len(body.tokens) <= 16 and all(body.tokens)
    if name == "routed":
        return routed_has_its_lengths(body)
    if name == "publish":
        return body.interest != b""
    if name == "kept":
        return len(body.interest) == 8
    if name == "nearer":
        return len(body.interest) == 8 and all(body.tokens)
    if name == "match":
        return body.interest != b"" and body.identity != b""
    return True


def routed_has_its_lengths(routed):
    if routed.query:
        return len(routed.query.fresh_key) == 32 and len(routed.query.asker) == 48
    if routed.reply:
        return len(routed.reply.fresh_key) == 32
    inner = routed.parcel or routed.receipt
    if inner is None or len(inner.sender) != 8 or len(inner.receiver) != 8 or inner.number >= 2**63:
        return False
    return inner is routed.parcel or inner.by in TAKEN_BY and len(inner.tag) == 16


def read_message(octets):
    """FRM-014 to FRM-017. Gives the body as the driver shows it."""
    name, body = decode_message(octets)
    if name == "leave":
        return {"leave": True}
    return {name: body.data.hex() if name in ("challenge", "response") else shown(body)}


def shown(body):
    """The fields of a body as JSON carries them."""
    fields = {}
    for name, value in vars(body).items():
        if isinstance(value, bytes):
            fields[name] = value.hex()
        elif isinstance(value, list):
            fields[name] = [each.hex() for each in value]
        elif isinstance(value, SimpleNamespace):
            fields[name] = shown(value)
        elif value is not None:
            fields[name] = {"code": CODES, "by": TAKEN_BY}.get(name, {}).get(value, value)
    return fields
