"""Chapter session: what two nodes share after a handshake."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from . import frames, messages
from .addresses import Address
from .frames import Sealed
from .keys import SessionKeys, rank
from .messages import Body
from .tokens import LEEWAY_MS, Token
from .window import ReplayWindow

if TYPE_CHECKING:
    from .requests import OwnJoin
    from .standing import InboundJoin

CONFIRM_AFTER_MS = (0, 500, 1_000, 2_000, 3_000, 4_000, 5_000, 6_000, 7_000, 9_000)
CONFIRM_ENDS_MS = 12_000
MEASURE_AFTER_MS = (0, 2_000, 4_000)
MEASURE_ENDS_MS = 6_000
PATH_CHALLENGE_MS = 5_000


class State(Enum):
    """Of an accepted session."""

    CONFIRMING = "our challenge is outstanding"
    ESTABLISHED = "its response has come"
    SUPERSEDED = "another session of this peer sends"


@dataclass
class Challenge:
    """A challenge that is repeated: the confirming one (SES-009), or one that measures (OVL-019)."""

    data: bytes
    began_at: int
    after_ms: tuple[int, ...]
    ends_ms: int
    sent: int = 0

    @property
    def due_at(self) -> int:
        """The time of the next sending, or of the end."""
        return self.began_at + (self.after_ms[self.sent] if self.sent < len(self.after_ms) else self.ends_ms)

    @property
    def is_over(self) -> bool:
        return self.sent == len(self.after_ms)


@dataclass
class PathChallenge:
    """Asks another source whether the peer is there (SES-017)."""

    source: Address
    data: bytes
    ends_at: int


@dataclass(eq=False)
class Session:
    """An accepted session."""

    keys: SessionKeys
    own_token: Token
    peer_token: Token
    path: Address
    by_answer: bool
    accepted_at: int
    renews: Session | None
    renew_at: int
    age: int
    peer: bytes = b""
    state: State = State.CONFIRMING
    challenge: Challenge | None = None
    measurement: Challenge | None = None
    path_challenge: PathChallenge | None = None
    established_at: int | None = None
    superseded_at: int = 0
    sent: int = 0
    window: ReplayWindow = field(default_factory=ReplayWindow)
    inbound: InboundJoin | None = None
    own_join: OwnJoin | None = None

    def __post_init__(self) -> None:
        self.peer = self.peer_token.fingerprint

    @property
    def session_id(self) -> bytes:
        return self.keys.session_id

    @property
    def rank(self) -> tuple[int, int, int]:
        return rank((self.own_token.issued_at, self.peer_token.issued_at), self.session_id)

    @property
    def is_established(self) -> bool:
        return self.state is State.ESTABLISHED

    @property
    def ends_at_wall(self) -> int:
        """SES-021."""
        return min(self.own_token.expires_at, self.peer_token.expires_at) + LEEWAY_MS

    def seal(self, name: str, body: Body) -> bytes:
        """The datagram of the next frame (SES-005)."""
        key, direction = self.keys.sending
        datagram = frames.seal_frame(key, self.session_id, self.sent, direction, messages.encode(name, body))
        self.sent += 1
        return datagram


def open_with(keys: SessionKeys, frame: Sealed) -> tuple[str, Body]:
    """What a frame of the peer says: SES-004, FRM-012 to FRM-017."""
    key, direction = keys.receiving
    return messages.decode(frames.open_frame(key, direction, frame))
