"""Two clocks (CNV-013) and randomness by purpose (CNV-014)."""

import secrets

OCTETS = {
    "session_secret": 32,
    "nonce": 16,
    "uuid": 16,
    "cookie_secret": 32,
    "challenge": 16,
    "jitter": 8,
    "join_id": 16,
    "query_secret": 32,
    "query_nonce": 16,
    "message_id": 16,
    "interest_secret": 32,
}


class Clock:
    """Monotonic and wall time in milliseconds, set by whoever drives the node."""

    def __init__(self, monotonic: int, wall: int):
        self.monotonic = monotonic
        self.wall = wall

    def advance(self, monotonic: int) -> None:
        """Both clocks go on together."""
        self.wall += monotonic - self.monotonic
        self.monotonic = monotonic

    def when_wall_is(self, wall: int) -> int:
        """The monotonic time at which wall time reaches this, if nobody sets it before."""
        return self.monotonic + max(0, wall - self.wall)


class Entropy:
    """Random octets: those that are scripted for a purpose first, then the system's (DRV-006)."""

    def __init__(self, scripted: dict[str, list[bytes]]):
        self._scripted = {purpose: list(values) for purpose, values in scripted.items()}

    def draw(self, purpose: str) -> bytes:
        values = self._scripted.get(purpose)
        return values.pop(0) if values else secrets.token_bytes(OCTETS[purpose])
