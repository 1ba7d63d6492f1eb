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
        self._purge()
        if fingerprint not in self._until and len(self._until) >= LIMIT:
            del self._until[min(self._until, key=self._until.__getitem__)]
        self._until[fingerprint] = self._clock.monotonic + for_ms

    def current(self) -> set[bytes]:
        self._purge()
        return set(self._until)

    def _purge(self) -> None:
        now = self._clock.monotonic
        self._until = {fingerprint: until for fingerprint, until in self._until.items() if until > now}
