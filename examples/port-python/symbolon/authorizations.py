"""Chapter join: how long an admission lasts (JON-009, JON-026, JON-027)."""

from __future__ import annotations

from dataclasses import dataclass

from .joins import Joiner
from .tokens import LEEWAY_MS

LIMIT = 4096
HOUR_MS = 3_600_000
ASK_AGAIN_AFTER_MS, ASK_AGAIN_EVERY_MS = 3_000_000, 60_000


@dataclass(eq=False)
class Authorization:
    """The application has granted an identity, with these octets in its Join, on a node."""

    peer: bytes
    identity: bytes
    joiner: Joiner
    ends_at: int
    ask_at: int | None

    @staticmethod
    def of(peer: bytes, identity: bytes, joiner: Joiner, now: int, wall: int) -> "Authorization":
        """One that begins now; one of less than an hour is not asked for again (JON-026)."""
        left = min(HOUR_MS, joiner.token.expires_at + LEEWAY_MS - wall)
        return Authorization(
            peer, identity, joiner, now + left, now + ASK_AGAIN_AFTER_MS if left == HOUR_MS else None
        )


class Authorizations:
    """Of each peer at most one."""

    def __init__(self) -> None:
        self._of: dict[bytes, Authorization] = {}

    def get(self, peer: bytes) -> Authorization | None:
        return self._of.get(peer)

    def all(self) -> list[Authorization]:
        return list(self._of.values())

    def put(self, authorization: Authorization, with_session: set[bytes]) -> None:
        """Of more than 4096 the one that ends first gives way, among those without a session."""
        self._of[authorization.peer] = authorization
        if len(self._of) > LIMIT:
            idle = [a for a in self._of.values() if a.peer not in with_session]
            if idle:
                self.remove(min(idle, key=lambda a: a.ends_at).peer)

    def remove(self, peer: bytes) -> None:
        self._of.pop(peer, None)
