"""Chapter session: the replay window (SES-003)."""

WINDOW = 2048


class ReplayWindow:
    """Which counters have opened: the highest, and bit n for the one n below it."""

    def __init__(self) -> None:
        self.highest = -1
        self._seen = 0

    def is_fresh(self, counter: int) -> bool:
        if counter > self.highest:
            return True
        age = self.highest - counter
        return age < WINDOW and not self._seen >> age & 1

    def take(self, counter: int) -> None:
        """Remembers a fresh counter."""
        if counter > self.highest:
            self._seen = (self._seen << min(counter - self.highest, WINDOW)) & ((1 << WINDOW) - 1) | 1
            self.highest = counter
        else:
            self._seen |= 1 << (self.highest - counter)
