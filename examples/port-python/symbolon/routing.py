"""Chapter overlay, OVL-001 to OVL-009 and OVL-018: who is near, who stands where, what to do with news."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .addresses import Address, block_of, scope_of

NEIGHBOURS, NEIGHBOURS_OF_A_LEAF = 16, 4
PLACE_SIZE = 2
OPENED_TO_US_IN_ROW = 15
BLOCK_IN_ROW, BLOCK_IN_TABLE = 2, 10
DIGITS = 64


@dataclass(frozen=True)
class Peer:
    """A joined, reachable peer as the table sees it; `contacted`: we opened to it."""

    fingerprint: bytes
    address: Address
    contacted: bool
    success_of_8: int
    latency_ms: int


def distance(one: bytes, other: bytes) -> bytes:
    """The exclusive or; octets of one length compare as the numbers that they are (OVL-001)."""
    return bytes(a ^ b for a, b in zip(one, other, strict=True))


def nearest_first(target: bytes, fingerprints: Iterable[bytes]) -> list[bytes]:
    return sorted(fingerprints, key=lambda fingerprint: distance(target, fingerprint))


def neighbours(own: bytes, size: int, peers: Iterable[bytes]) -> list[bytes]:
    """OVL-002."""
    return nearest_first(own, peers)[:size]


def place(own: bytes, peer: bytes) -> tuple[int, int]:
    """Row and column of another fingerprint (OVL-003)."""
    mine, theirs = own.hex(), peer.hex()
    row = next(i for i in range(DIGITS) if mine[i] != theirs[i])
    return row, int(theirs[row], 16)


class Table:
    """The routing table: at most 2 peers a place, in the order of their positions."""

    def __init__(self, own: bytes):
        self.own = own
        self.places: dict[tuple[int, int], list[Peer]] = {}

    def enter(self, peer: Peer) -> bool:
        """Puts the peer into its place if OVL-006 to OVL-008 let it; says whether they do."""
        position = self.position_for(peer)
        if position is None:
            return False
        peers = self.places.setdefault(place(self.own, peer.fingerprint), [])
        peers[position : position + 1] = [peer]
        return True

    def position_for(self, peer: Peer) -> int | None:
        """The position in its place that the peer would take, or None."""
        where = place(self.own, peer.fingerprint)
        here = self.places.get(where, [])
        if len(here) < PLACE_SIZE:
            return len(here) if self._is_allowed(peer, where[0], None) else None
        worst = min(here, key=self._health)
        if worst.success_of_8 >= 4 or not self._is_allowed(peer, where[0], worst):
            return None
        return here.index(worst)

    def _health(self, peer: Peer) -> tuple[int, int, int]:
        """The smallest gives way first (OVL-008)."""
        far = int.from_bytes(distance(self.own, peer.fingerprint), "big")
        return peer.success_of_8, -peer.latency_ms, -far

    def _is_allowed(self, peer: Peer, row: int, leaving: Peer | None) -> bool:
        """OVL-006 and OVL-007, without the one who gives way."""
        table = [(r, p) for (r, _), peers in self.places.items() for p in peers if p is not leaving]
        in_row = [p for r, p in table if r == row]
        if not peer.contacted and sum(not p.contacted for p in in_row) >= OPENED_TO_US_IN_ROW:
            return False
        block = block_of(peer.address.ip)
        if block is None:
            return True
        same_in_row = sum(block_of(p.address.ip) == block for p in in_row)
        same_in_table = sum(block_of(p.address.ip) == block for _, p in table)
        return same_in_row < BLOCK_IN_ROW and same_in_table < BLOCK_IN_TABLE

    def entries(self) -> list[tuple[int, int, bytes]]:
        """Row, column and fingerprint, in the order of rows, columns and positions."""
        return [(row, column, p.fingerprint) for (row, column), peers in sorted(self.places.items()) for p in peers]


def next_hop(own: bytes, peers: Iterable[bytes], leaves: Iterable[bytes], target: bytes) -> bytes | None:
    """OVL-004; `peers` are those of table and neighbour set."""
    peers = list(peers)
    if target in peers or target in leaves:
        return target
    nearest = nearest_first(target, [own, *peers])[0]
    return None if nearest == own else nearest


def decide(
    own: bytes,
    declares: bool,
    peers: Sequence[Peer],
    denied: Iterable[bytes],
    candidate: bytes,
    address: Address | None,
    teller: Address,
) -> str:
    """The growth decision (OVL-009): join, forward or ignore."""
    if candidate == own or candidate in denied or address is None or scope_of(address.ip) < scope_of(teller.ip):
        return "ignore"
    joined = [peer.fingerprint for peer in peers]
    if candidate in joined:
        return "forward"
    size = NEIGHBOURS if declares else NEIGHBOURS_OF_A_LEAF
    if candidate in neighbours(own, size, [*joined, candidate]):
        return "join"
    if not declares:
        return "forward"
    table = Table(own)
    for peer in peers:
        table.enter(peer)
    return "join" if table.position_for(Peer(candidate, address, True, 8, 0)) is not None else "forward"
