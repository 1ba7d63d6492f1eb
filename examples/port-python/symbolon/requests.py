"""Chapter join, our own Joins, and who is joined (JON-021 to JON-024, JON-028)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from . import joins
from .errors import Refused
from .messages import CODES, Body
from .primitives import sign
from .session import Session

if TYPE_CHECKING:
    from .node import Deadline, Node

FIRST_WAITS_MS = (1_000, 2_000, 4_000, 8_000)
WAIT_MS = 15_000
LONGEST_RETRY_S = 300


class Request(Enum):
    """Where our Join of a session stands (chapter states)."""

    WAITING = "no answer has come"
    DEFERRED = "a Nack with code deferred has come"
    ACKNOWLEDGED = "the Ack has come"


@dataclass(eq=False)
class OwnJoin:
    """Our last Join in a session; `due_at` is when it, or a new one, is sent."""

    body: Body
    due_at: int
    sent: int = 0
    state: Request = Request.WAITING


class Requests:
    """The Joins of a node, one a session."""

    def __init__(self, node: Node):
        self._node = node
        self._joined: set[bytes] = set()

    def established(self, session: Session) -> None:
        """Who accepted a session by an answer joins first (JON-021)."""
        if session.by_answer:
            self._join(session)

    def admitted(self, session: Session) -> None:
        """Who accepted it by a frame joins after its Ack (JON-021)."""
        if not session.by_answer and session.own_join is None:
            self._join(session)
        self.update(session.peer, "JON-028")

    def _join(self, session: Session) -> None:
        """A new Join with a new id (JON-006)."""
        identity = self._node.identity
        if identity is None or session.peer in self._node.admission.obsolete:
            return
        join_id = self._node.entropy.draw("join_id")
        keys = session.keys
        message = joins.signed_message(
            keys.transcript, keys.session_id, self._node.fingerprint, join_id, identity.signed_token
        )
        body = {
            "join_id": join_id,
            "identity": identity.signed_token,
            "signature": sign(identity.seed, message),
            "issuer": identity.issuer_token,
        }
        session.own_join = OwnJoin(body, self._node.clock.monotonic)
        self._send(session, session.own_join)

    def _send(self, session: Session, join: OwnJoin) -> None:
        """JON-022; a sending that falls due while the session is not established is passed over."""
        waits = FIRST_WAITS_MS[join.sent] if join.sent < len(FIRST_WAITS_MS) else WAIT_MS
        join.sent += 1
        join.due_at = self._node.clock.monotonic + waits
        if not session.is_established:
            return
        self._node.sessions.send(session, "join", join.body)
        if join.sent > len(FIRST_WAITS_MS):
            self._node.sessions.measure(session)

    def ack(self, session: Session, body: Body) -> None:
        join = self._named(session, body)
        if join.state is Request.WAITING:
            join.state = Request.ACKNOWLEDGED
            self._node.emit("acknowledged", peer=session.peer, session_id=session.session_id)
            self.update(session.peer, "JON-028")

    def nack(self, session: Session, body: Body) -> None:
        """JON-024."""
        join = self._named(session, body)
        code = next(name for name, number in CODES.items() if number == body["code"])
        retry_after_s = body["retry_after_s"]
        self._node.emit(
            "join_refused",
            peer=session.peer,
            session_id=session.session_id,
            code=code,
            retry_after_s=retry_after_s,
        )
        if code != "deferred":
            self._node.sessions.leave(session, "JON-024")
            return
        join.state = Request.DEFERRED
        join.due_at = self._node.clock.monotonic + 1000 * max(1, min(LONGEST_RETRY_S, retry_after_s))
        self.update(session.peer, "JON-024")

    def _named(self, session: Session, body: Body) -> OwnJoin:
        """JON-023."""
        join = session.own_join
        if join is None or join.body["join_id"] != body["join_id"]:
            raise Refused("JON-023")
        return join

    def update(self, peer: bytes, rule: str) -> None:
        """Tells the application when a peer is joined, or no longer (JON-028)."""
        admitted = next((s for s in self._node.sessions.of(peer) if _is_joined(s)), None)
        if admitted is not None and peer not in self._joined:
            assert admitted.inbound is not None and admitted.inbound.admitted is not None
            self._joined.add(peer)
            self._node.emit("joined", peer=peer, identity=admitted.inbound.admitted.joiner.fingerprint)
        elif admitted is None and peer in self._joined:
            self._joined.remove(peer)
            self._node.emit("parted", peer=peer, rule=rule)

    def deadlines(self) -> Iterator[Deadline]:
        """None for an obsolete peer, who is sent no Join (JON-014)."""
        for session in self._node.sessions.all:
            join = session.own_join
            if join is None or session.peer in self._node.admission.obsolete:
                continue
            if join.state is Request.WAITING:
                yield join.due_at, partial(self._send, session, join)
            elif join.state is Request.DEFERRED:
                yield join.due_at, partial(self._join, session)


def _is_joined(session: Session) -> bool:
    join, inbound = session.own_join, session.inbound
    return (
        join is not None
        and join.state is Request.ACKNOWLEDGED
        and inbound is not None
        and inbound.admitted is not None
    )
