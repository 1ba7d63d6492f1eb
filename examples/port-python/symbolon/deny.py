"""Chapter token: the deny list (TOK-031)."""

from .clock import Clock

LIMIT = 4096


class DenyList:
    """Fingerprints and until when they are denied, by monotonic time."""

    def __init__(self, clock: Clock):
        self._clock = clock
        self._until: dict[bytes, int] = {}

    def add(self, fingerprint: bytes, for_ms: int) -> None:
        """Denies from now on; a full list gives up the entry that ends first."""
        if fingerprint not in self._until and len(self._until) >= LIMIT:
            del self._until[min(self._until, key=self._until.__getitem__)]
        self._until[fingerprint] = self._clock.monotonic + for_ms

    def __contains__(self, fingerprint: object) -> bool:
        return isinstance(fingerprint, bytes) and self._until.get(fingerprint, 0) > self._clock.monotonic

    def __len__(self) -> int:
        return sum(until > self._clock.monotonic for until in self._until.values())
