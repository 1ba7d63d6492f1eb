"""Chapter handshake, the answerer: rations, cookies, candidates."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from . import keys, tokens
from .addresses import Address, block_of
from .errors import Refused
from .frames import Cookie, Handshake
from .keys import SessionKeys
from .tokens import LEEWAY_MS, Token

if TYPE_CHECKING:
    from .node import Deadline, Node

CANDIDATES, CANDIDATES_OF_ONE = 4096, 4
CANDIDATE_MS = 12_000
LOAD_OPENINGS, LOAD_OF_A_BLOCK, LOAD_CANDIDATES = 50, 5, 3072
OPENINGS_A_SECOND, OPENINGS_OF_A_BLOCK = 200, 20


@dataclass(eq=False)
class Candidate:
    """We answered an initiation; the first frame that opens makes it a session (SES-008)."""

    source: Address
    peer: bytes
    peer_token: Token
    peer_nonce: bytes
    own_token: Token
    own_nonce: bytes
    keys: SessionKeys
    answer: bytes
    began_at: int
    age: int

    @property
    def ends_at_wall(self) -> int:
        return min(self.own_token.expires_at, self.peer_token.expires_at) + LEEWAY_MS


class Openings:
    """How many openings there were, in the last second and in this one (HSK-021, HSK-026)."""

    def __init__(self) -> None:
        self._times: deque[int] = deque()
        self._second = -1
        self._in_second = 0
        self._of_block: dict[bytes, int] = {}

    def are_many(self, now: int, source: Address) -> bool:
        """HSK-021, but for the candidates."""
        self._move(now)
        return len(self._times) >= LOAD_OPENINGS or self._block_count(source) >= LOAD_OF_A_BLOCK

    def take(self, now: int, source: Address) -> None:
        """Counts one more; refuses HSK-026."""
        self._move(now)
        if self._in_second >= OPENINGS_A_SECOND or self._block_count(source) >= OPENINGS_OF_A_BLOCK:
            raise Refused("HSK-026")
        self._times.append(now)
        self._in_second += 1
        block = block_of(source.ip)
        if block is not None:
            self._of_block[block] = self._block_count(source) + 1

    def _block_count(self, source: Address) -> int:
        block = block_of(source.ip)
        return 0 if block is None else self._of_block.get(block, 0)

    def _move(self, now: int) -> None:
        while self._times and self._times[0] <= now - 1000:
            self._times.popleft()
        if now // 1000 != self._second:
            self._second, self._in_second, self._of_block = now // 1000, 0, {}


class Answering:
    """The candidates of a node, oldest first."""

    def __init__(self, node: Node):
        self._node = node
        self._openings = Openings()
        self._cookie_secret = node.entropy.draw("cookie_secret")
        self.candidates: list[Candidate] = []

    def initiation(self, source: Address, frame: Handshake) -> None:
        """An initiation, step by step."""
        known = next((c for c in self.candidates if c.source == source and c.peer_nonce == frame.nonce), None)
        if known is not None and known.peer_token.signed_token == frame.token:
            self._node.send(source, known.answer)
            return
        now = self._node.clock.monotonic
        shown = keys.cookie_is_valid(self._cookie_secret, now, source, frame.nonce, frame.cookie)
        loaded = self._openings.are_many(now, source) or len(self.candidates) >= LOAD_CANDIDATES
        if loaded and not shown:
            self._ask_for_cookie(source, frame.nonce, "HSK-021")
        self._openings.take(now, source)
        token = tokens.validate(
            frame.token,
            "handshake",
            self._node.clock.wall,
            denied=self._node.denied,
            own=self._node.fingerprint,
        )
        peer = token.fingerprint
        if not shown and (self._of(peer) or self._node.sessions.of(peer)):
            self._ask_for_cookie(source, frame.nonce, "HSK-022")
        gives_way = self._gives_way(peer, source)
        if gives_way is None and len(self.candidates) >= CANDIDATES:
            raise Refused("HSK-019")
        candidate = self._derive(source, frame, token)
        if gives_way is not None:
            self.candidates.remove(gives_way)
        self.candidates.append(candidate)
        self._node.send(source, candidate.answer)

    def _ask_for_cookie(self, source: Address, nonce: bytes, rule: str) -> None:
        epoch = self._node.clock.monotonic // keys.EPOCH_MS
        cookie = keys.make_cookie(self._cookie_secret, epoch, source, nonce)
        self._node.send(source, Cookie(nonce, cookie).encode())
        raise Refused(rule)

    def _gives_way(self, peer: bytes, source: Address) -> Candidate | None:
        """HSK-018: the one from this source, else the oldest of four."""
        mine = self._of(peer)
        there = next((c for c in mine if c.source == source), None)
        if there is None and len(mine) >= CANDIDATES_OF_ONE:
            return mine[0]
        return there

    def _derive(self, source: Address, frame: Handshake, token: Token) -> Candidate:
        """HSK-012, HSK-030, HSK-008, HSK-028."""
        node = self._node
        attempt = node.opening.reusable(source, token.fingerprint)
        if attempt is not None:
            secret, nonce, own_token = attempt.secret, attempt.nonce, attempt.token
        else:
            secret, nonce = node.entropy.draw("session_secret"), node.entropy.draw("nonce")
            own_token = node.sign_token(secret)
        derived = keys.derive(node.seed, secret, own_token, nonce, token, frame.nonce)
        if self.by_id(derived.session_id) is not None or node.sessions.by_id(derived.session_id) is not None:
            raise Refused("HSK-028")
        answer = Handshake(own_token.signed_token, nonce, echo=frame.nonce, tag=derived.own_tag).encode()
        now = node.clock.monotonic
        return Candidate(
            source, token.fingerprint, token, frame.nonce, own_token, nonce, derived, answer, now, node.next_age()
        )

    def with_keys_of(self, derived: SessionKeys) -> Candidate | None:
        """The candidate with the keys that an answer derives, which becomes its session; refuses HSK-028."""
        candidate = self.by_id(derived.session_id)
        if candidate is not None and candidate.keys == derived:
            return candidate
        if candidate is not None or self._node.sessions.by_id(derived.session_id) is not None:
            raise Refused("HSK-028")
        return None

    def by_id(self, session_id: bytes) -> Candidate | None:
        return next((c for c in self.candidates if c.keys.session_id == session_id), None)

    def forget_peer(self, peer: bytes) -> None:
        self.candidates = [c for c in self.candidates if c.peer != peer]

    def _of(self, peer: bytes) -> list[Candidate]:
        return [c for c in self.candidates if c.peer == peer]

    def deadlines(self) -> Iterator[Deadline]:
        for candidate in self.candidates:
            ends = self._node.clock.when_wall_is(candidate.ends_at_wall)
            yield min(candidate.began_at + CANDIDATE_MS, ends), partial(self.candidates.remove, candidate)
