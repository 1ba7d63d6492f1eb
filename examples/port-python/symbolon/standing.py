"""Chapter join: where a peer stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .authorizations import Authorization
from .joins import Joiner

if TYPE_CHECKING:
    from .session import Session


@dataclass(eq=False)
class InboundJoin:
    """Where a peer stands in one session: its last Join and what it got, and since when it is not admitted."""

    unadmitted_since: int
    join_id: bytes = b""
    counter: int = -1  # the highest one under which the last Join came (JON-029)
    deferred_until: int | None = None
    admitted: Authorization | None = None


@dataclass(eq=False)
class Question:
    """The application is asked about a peer, once at a time (JON-011); without a session it is asked again (JON-026)."""

    number: int
    about: str
    peer: bytes
    identity: bytes
    joiner: Joiner
    session: Session | None
    ends_at: int


@dataclass(eq=False)
class Obsolete:
    """A peer that was denied, with the code of its Nacks."""

    peer: bytes
    code: str
    ends_at: int
    nacks: int = 0
