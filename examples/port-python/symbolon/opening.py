"""Chapter handshake, the opener: attempts, cookies for them, answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from . import keys, tokens
from .addresses import Address
from .errors import Refused
from .frames import Cookie, Handshake
from .primitives import same
from .tokens import Token

if TYPE_CHECKING:
    from .node import Deadline, Node
    from .session import Session

LIMIT = 256
SENT_AFTER_MS = (0, 5_000, 15_000, 35_000, 65_000, 95_000, 125_000, 155_000)
END_AFTER_MS = 165_000


@dataclass(eq=False)
class Attempt:
    """An outstanding attempt: to an address, for an expected fingerprint or whoever is there."""

    to: Address
    peer: bytes | None
    secret: bytes
    token: Token
    nonce: bytes
    began_at: int
    renews: Session | None
    cookie: bytes = b""
    sent: int = 0
    cookie_used: bool = False

    def expects(self, fingerprint: bytes) -> bool:
        return self.peer is None or self.peer == fingerprint

    def initiation(self) -> bytes:
        return Handshake(self.token.signed_token, self.nonce, cookie=self.cookie).encode()


class Opening:
    """The attempts of a node."""

    def __init__(self, node: Node):
        self._node = node
        self.attempts: list[Attempt] = []

    def open(self, to: Address, peer: bytes | None, renews: Session | None = None) -> None:
        """Begins an attempt, or tells the application why not (HSK-011, HSK-029)."""
        if self.is_outstanding(to, peer):
            self._failed(to, peer, "HSK-011")
        elif len(self.attempts) >= LIMIT:
            self._failed(to, peer, "HSK-029")
        else:
            secret, nonce = self._node.entropy.draw("session_secret"), self._node.entropy.draw("nonce")
            token = self._node.sign_token(secret)
            attempt = Attempt(to, peer, secret, token, nonce, self._node.clock.monotonic, renews)
            self.attempts.append(attempt)
            self._send(attempt)

    def is_outstanding(self, to: Address, peer: bytes | None) -> bool:
        """Whether there is an attempt for this address or this fingerprint (HSK-011)."""
        return any(a.to == to or (peer is not None and a.peer == peer) for a in self.attempts)

    def answer(self, source: Address, frame: Handshake) -> None:
        """An answer, step by step."""
        attempt = next((a for a in self.attempts if a.nonce == frame.echo), None)
        if attempt is None:
            raise Refused("HSK-015")
        if source != attempt.to:
            raise Refused("HSK-016")
        node = self._node
        token = tokens.validate(
            frame.token,
            "handshake",
            node.clock.wall,
            expected=attempt.peer,
            denied=node.denied,
            own=node.fingerprint,
        )
        derived = keys.derive(node.seed, attempt.secret, attempt.token, attempt.nonce, token, frame.nonce)
        if not same(derived.peer_tag, frame.tag):
            raise Refused("HSK-017")
        candidate = node.answering.with_keys_of(derived)
        node.sessions.check_peers_in_all(token.fingerprint)
        if candidate is not None:
            node.answering.candidates.remove(candidate)
        age = node.next_age() if candidate is None else candidate.age
        self.attempts.remove(attempt)
        node.sessions.accept(derived, attempt.token, token, source, by_answer=True, renews=attempt.renews, age=age)

    def cookie(self, source: Address, frame: Cookie) -> None:
        """HSK-024, HSK-025."""
        attempt = next((a for a in self.attempts if a.to == source and a.nonce == frame.nonce), None)
        if attempt is None:
            raise Refused("HSK-024")
        if attempt.cookie_used:
            raise Refused("HSK-025")
        attempt.cookie_used = True
        attempt.cookie = frame.cookie
        self._node.send(attempt.to, attempt.initiation())

    def reusable(self, source: Address, fingerprint: bytes) -> Attempt | None:
        """The attempt whose token and nonce an answer to this initiator carries (HSK-012)."""
        return next((a for a in self.attempts if a.to == source and a.expects(fingerprint)), None)

    def accepted(self, nonce: bytes) -> Session | None:
        """A frame has accepted a session made with this nonce: its attempt ends (SES-008).

        Gives the session that the attempt was to renew.
        """
        attempt = next((a for a in self.attempts if a.nonce == nonce), None)
        if attempt is None:
            return None
        self.attempts.remove(attempt)
        return attempt.renews

    def established(self, peer: bytes, path: Address) -> None:
        """A session is established for the first time: attempts that wanted it end (HSK-014)."""
        self.attempts = [a for a in self.attempts if not (a.peer == peer or (a.peer is None and a.to == path))]

    def forget_peer(self, peer: bytes) -> None:
        self.attempts = [a for a in self.attempts if a.peer != peer]

    def deadlines(self) -> Iterator[Deadline]:
        for attempt in self.attempts:
            if attempt.sent < len(SENT_AFTER_MS):
                yield attempt.began_at + SENT_AFTER_MS[attempt.sent], partial(self._send, attempt)
            else:
                yield attempt.began_at + END_AFTER_MS, partial(self._end, attempt)

    def _send(self, attempt: Attempt) -> None:
        attempt.sent += 1
        attempt.cookie_used = False
        self._node.send(attempt.to, attempt.initiation())

    def _end(self, attempt: Attempt) -> None:
        self.attempts.remove(attempt)
        if attempt.renews is not None:
            attempt.renews.renew_at = self._node.clock.monotonic
        self._failed(attempt.to, attempt.peer, "HSK-014")

    def _failed(self, to: Address, peer: bytes | None, rule: str) -> None:
        self._node.emit("open_failed", to=to.text, **({"peer": peer} if peer is not None else {}), rule=rule)
