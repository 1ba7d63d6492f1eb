"""Chapter framing: datagrams and the content of sealed frames."""

from dataclasses import dataclass

from . import wire
from .declarations import HANDSHAKE
from .errors import Refused
from .primitives import seal, u16, u64, unseal

LARGEST_DATAGRAM = 1232
HANDSHAKE_OCTETS = 1200
COOKIE_OCTETS = 34
LARGEST_MESSAGE = 1150
HEADER_OCTETS = 18
COUNTER_LIMIT = 2**33
LOW_TO_HIGH, HIGH_TO_LOW = 0, 1


@dataclass(frozen=True)
class Handshake:
    """An initiation, or an answer if it has an echo (HSK-002). `token` is a SignedToken as received."""

    token: bytes
    nonce: bytes
    echo: bytes = b""
    cookie: bytes = b""
    tag: bytes = b""

    @property
    def is_answer(self) -> bool:
        return self.echo != b""

    def encode(self) -> bytes:
        message = wire.encode(HANDSHAKE, {"version": 1, **self.__dict__})
        return (b"\1" + u16(len(message)) + message).ljust(HANDSHAKE_OCTETS, b"\0")


@dataclass(frozen=True)
class Cookie:
    """Asks the sender of the initiation with this nonce to show the cookie."""

    nonce: bytes
    cookie: bytes

    def encode(self) -> bytes:
        return b"\2\1" + self.nonce + self.cookie


@dataclass(frozen=True)
class Sealed:
    """A frame of a session that is not opened yet."""

    header: bytes
    ciphertext: bytes

    @property
    def session_id(self) -> bytes:
        return self.header[2:10]

    @property
    def counter(self) -> int:
        return int.from_bytes(self.header[10:], "big")


def decode(datagram: bytes) -> Handshake | Cookie | Sealed:
    """FRM-001 to FRM-011, HSK-001, HSK-002."""
    if not 1 <= len(datagram) <= LARGEST_DATAGRAM:
        raise Refused("FRM-001")
    if datagram[0] == 1:
        return _handshake(datagram)
    if datagram[0] not in (2, 3):
        raise Refused("FRM-002")
    if datagram[1:2] != b"\1":
        raise Refused("FRM-009")
    if datagram[0] == 2:
        if len(datagram) != COOKIE_OCTETS:
            raise Refused("FRM-010")
        return Cookie(datagram[2:18], datagram[18:])
    blocks, rest = divmod(len(datagram) - 34, 64)
    if rest != 0 or not 1 <= blocks <= 18:
        raise Refused("FRM-011")
    return Sealed(datagram[:HEADER_OCTETS], datagram[HEADER_OCTETS:])


def _handshake(datagram: bytes) -> Handshake:
    if len(datagram) != HANDSHAKE_OCTETS:
        raise Refused("FRM-003")
    length = int.from_bytes(datagram[1:3], "big")
    if not 1 <= length <= HANDSHAKE_OCTETS - 3:
        raise Refused("FRM-004")
    if any(datagram[3 + length :]):
        raise Refused("FRM-005")
    try:
        value, canonical = wire.decode(HANDSHAKE, datagram[3 : 3 + length])
    except wire.Malformed as e:
        raise Refused("FRM-006") from e
    if not canonical:
        raise Refused("FRM-007")
    lengths = [len(value[name]) for name in ("echo", "cookie", "tag")]
    if len(value["nonce"]) != 16 or any(length not in (0, 16) for length in lengths):
        raise Refused("FRM-008")
    if value.pop("version") != 1:
        raise Refused("HSK-001")
    echo, cookie, tag = (length == 16 for length in lengths)
    if echo != tag or (echo and cookie):
        raise Refused("HSK-002")
    return Handshake(**value)


def content_of(message: bytes) -> bytes:
    """The length, the message and zero octets up to the next multiple of 64."""
    content = u16(len(message)) + message
    return content.ljust(-(-len(content) // 64) * 64, b"\0")


def message_of(content: bytes) -> bytes:
    """FRM-012, FRM-013."""
    end = 2 + int.from_bytes(content[:2], "big")
    if len(content) != -(-end // 64) * 64:
        raise Refused("FRM-012")
    if any(content[end:]):
        raise Refused("FRM-013")
    return content[2:end]


def seal_frame(key: bytes, session_id: bytes, counter: int, direction: int, message: bytes) -> bytes:
    """The datagram of a sealed frame."""
    header = b"\3\1" + session_id + u64(counter)
    return header + seal(key, bytes(4) + header[10:], header + bytes([direction]), content_of(message))


def open_frame(key: bytes, direction: int, frame: Sealed) -> bytes:
    """The message in a sealed frame: SES-004, FRM-012, FRM-013."""
    content = unseal(key, bytes(4) + frame.header[10:], frame.header + bytes([direction]), frame.ciphertext)
    if content is None:
        raise Refused("SES-004")
    return message_of(content)
