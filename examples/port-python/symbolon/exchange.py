"""Chapter message: keys of a pair, messages in parts, receipts."""

from dataclasses import dataclass

from . import wire
from .declarations import CONTENT
from .errors import Refused
from .interests import Interest
from .primitives import agree, agreement_key_of, agreement_secret_of, blake2b, label, same, seal, u32, u64, unseal

PART_OCTETS = 1024
PARTS = 64
LARGEST_PAYLOAD = 65_000
TAG_OCTETS = 16


@dataclass(frozen=True)
class Pair:
    """The key of an interest of a sender and one of a receiver (MSG-001)."""

    key: bytes
    sender: bytes
    receiver: bytes

    @staticmethod
    def of(secret: bytes, seed: bytes, sender: Interest, receiver: Interest, we_send: bool) -> "Pair":
        """`secret` is that of our interest's session key, `seed` that of our identity."""
        peer = receiver if we_send else sender
        fresh = agree(secret, peer.session_key)
        identity = agree(agreement_secret_of(seed), agreement_key_of(peer.token.public_key))
        if fresh is None or identity is None:
            raise Refused("CNV-006")
        about = sender.subject + sender.token.token_hash + receiver.token.token_hash
        key = blake2b(512, label("symbolon/1 exchange") + about, fresh + identity)
        return Pair(key, sender.short_name, receiver.short_name)

    def message_key(self, number: int) -> bytes:
        return blake2b(256, label("symbolon/1 message") + u64(number), self.key)

    def receipt_key(self, number: int) -> bytes:
        return blake2b(256, label("symbolon/1 receipt") + u64(number), self.key)

    def names(self, number: int) -> bytes:
        return self.sender + self.receiver + u64(number)


def cut(acknowledgement: int, payload: bytes) -> list[bytes]:
    """The parts of a message (MSG-002); refuses a payload by MSG-022."""
    if not 1 <= len(payload) <= LARGEST_PAYLOAD:
        raise Refused("MSG-022")
    octets = wire.encode(CONTENT, {"acknowledgement": acknowledgement, "payload": payload})
    return [octets[at : at + PART_OCTETS] for at in range(0, len(octets), PART_OCTETS)]


def seal_parts(pair: Pair, number: int, parts: list[bytes]) -> list[bytes]:
    """The field sealed of each Parcel."""
    key, names = pair.message_key(number), pair.names(number)
    return [
        seal(key, _nonce(part), names + u32(part) + u32(len(parts)), octets) for part, octets in enumerate(parts)
    ]


def open_part(pair: Pair, number: int, part: int, parts: int, sealed: bytes) -> bytes:
    """MSG-005, MSG-007."""
    is_last = part == parts - 1
    smallest = TAG_OCTETS + (1 if is_last else PART_OCTETS)
    if not 1 <= parts <= PARTS or part >= parts or not smallest <= len(sealed) <= TAG_OCTETS + PART_OCTETS:
        raise Refused("MSG-005")
    names = pair.names(number) + u32(part) + u32(parts)
    octets = unseal(pair.message_key(number), _nonce(part), names, sealed)
    if octets is None:
        raise Refused("MSG-007")
    return octets


class Reassembly:
    """The parts of one message that have come (MSG-008)."""

    def __init__(self) -> None:
        self._count: int | None = None
        self._parts: dict[int, bytes] = {}

    def add(self, part: int, parts: int, octets: bytes) -> bool:
        """Keeps a part; says whether it was the last missing one. Refuses MSG-008."""
        if part in self._parts or self._count not in (None, parts):
            raise Refused("MSG-008")
        self._count = parts
        self._parts[part] = octets
        return len(self._parts) == parts

    def content(self) -> tuple[int, bytes]:
        """Acknowledgement and payload (MSG-009)."""
        octets = b"".join(octets for _, octets in sorted(self._parts.items()))
        try:
            value, canonical = wire.decode(CONTENT, octets)
        except wire.Malformed as e:
            raise Refused("MSG-009") from e
        if not canonical or value["acknowledgement"] > 2 or not 1 <= len(value["payload"]) <= LARGEST_PAYLOAD:
            raise Refused("MSG-009")
        return value["acknowledgement"], value["payload"]


def receipt_tag(pair: Pair, number: int, by: int) -> bytes:
    """The tag of a Receipt (MSG-001)."""
    return seal(pair.receipt_key(number), _nonce(by), pair.names(number) + u32(by), b"")


def check_receipt(pair: Pair, number: int, acknowledgement: int, by: int, tag: bytes) -> None:
    """MSG-014; the message is outstanding and asks for `acknowledgement`."""
    if by != acknowledgement or not same(tag, receipt_tag(pair, number, by)):
        raise Refused("MSG-014")


def _nonce(last: int) -> bytes:
    return bytes(8) + u32(last)
