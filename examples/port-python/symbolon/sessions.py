"""Chapter session: frames, confirmation, which session sends, paths, new keys, ends."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from .addresses import Address
from .answering import Candidate
from .errors import Refused
from .frames import COUNTER_LIMIT, Sealed
from .keys import SessionKeys
from .messages import Body
from .session import (
    CONFIRM_AFTER_MS,
    CONFIRM_ENDS_MS,
    MEASURE_AFTER_MS,
    MEASURE_ENDS_MS,
    PATH_CHALLENGE_MS,
    Challenge,
    PathChallenge,
    Session,
    State,
    open_with,
)
from .tokens import LEEWAY_MS, Token

if TYPE_CHECKING:
    from .node import Deadline, Node

SESSIONS_OF_A_PEER = 3
PEERS = 2048
LONGEST_MS = 7_200_000
SUPERSEDED_MS = 60_000
RENEW_LOW_MS, RENEW_HIGH_MS = 3_600_000, 3_720_000
RENEW_AGAIN_MS = 165_000
RENEW_FRAMES = 2**32


class Sessions:
    """The accepted sessions of a node, oldest first."""

    def __init__(self, node: Node):
        self._node = node
        self.all: list[Session] = []

    def of(self, peer: bytes) -> list[Session]:
        """Those with a peer, oldest first; a session is as old as its candidate."""
        return sorted((s for s in self.all if s.peer == peer), key=lambda s: s.age)

    def by_id(self, session_id: bytes) -> Session | None:
        return next((s for s in self.all if s.session_id == session_id), None)

    def check_peers_in_all(self, peer: bytes) -> None:
        """SES-025."""
        peers = {s.peer for s in self.all}
        if peer not in peers and len(peers) >= PEERS:
            raise Refused("SES-025")

    # A sealed frame, step by step.

    def receive(self, source: Address, frame: Sealed) -> None:
        session = self.by_id(frame.session_id) or self._node.answering.by_id(frame.session_id)
        if session is None:
            raise Refused("SES-001")
        if frame.counter >= COUNTER_LIMIT:
            raise Refused("SES-002")
        if isinstance(session, Session) and not session.window.is_fresh(frame.counter):
            raise Refused("SES-003")
        name, body = open_with(session.keys, frame)
        if isinstance(session, Candidate):
            if name == "leave":
                self._node.answering.candidates.remove(session)
                return
            session = self._accept_candidate(session)
        is_highest = frame.counter > session.window.highest
        session.window.take(frame.counter)
        self._node.admission.check_not_obsolete(session, name)
        if is_highest and name != "leave":
            self._follow(session, source)
        self._handle(session, source, frame.counter, name, body)

    def _handle(self, session: Session, source: Address, counter: int, name: str, body: Body) -> None:
        match name:
            case "challenge":
                self.send(session, "response", body)
            case "response":
                self._response(session, source, body["data"])
            case "leave":
                self.end(session, "SES-022")
            case _:
                self._node.admission.message(session, counter, name, body)

    def send(self, session: Session, name: str, body: Body, to: Address | None = None) -> None:
        """A frame goes to the path (SES-016), or to a source that is challenged."""
        if session.sent >= COUNTER_LIMIT:
            self.end(session, "SES-020")
            return
        self._node.send(to or session.path, session.seal(name, body))
        if session.sent == RENEW_FRAMES and session.keys.is_low:
            session.renew_at = min(session.renew_at, self._now)

    # Acceptance and confirmation.

    def _accept_candidate(self, candidate: Candidate) -> Session:
        """SES-008."""
        self.check_peers_in_all(candidate.peer)
        self._node.answering.candidates.remove(candidate)
        renews = self._node.opening.accepted(candidate.own_nonce)
        return self.accept(
            candidate.keys,
            candidate.own_token,
            candidate.peer_token,
            candidate.source,
            by_answer=False,
            renews=renews,
            age=candidate.age,
        )

    def accept(
        self,
        keys: SessionKeys,
        own_token: Token,
        peer_token: Token,
        path: Address,
        *,
        by_answer: bool,
        renews: Session | None,
        age: int,
    ) -> Session:
        """A session that is confirming (SES-009); a fourth of its peer ends another one (SES-013)."""
        left = min(own_token.expires_at, peer_token.expires_at) + LEEWAY_MS - self._node.clock.wall
        lasts = min(RENEW_LOW_MS, left * 3 // 4) if keys.is_low else min(RENEW_HIGH_MS, left * 7 // 8)
        session = Session(keys, own_token, peer_token, path, by_answer, self._now, renews, self._now + lasts, age)
        before = self.of(session.peer)
        self.all.append(session)
        self._question(session)
        if len(before) >= SESSIONS_OF_A_PEER:
            lowest = min((s for s in before if not s.is_established), key=lambda s: s.rank)
            self._node.afterwards(partial(self.end, lowest, "SES-013"))
        return session

    def question(self, session: Session) -> None:
        """An established session has to show anew that its peer is there (SES-009)."""
        session.state = State.CONFIRMING
        self._question(session)

    def _question(self, session: Session) -> None:
        data = self._node.entropy.draw("challenge")
        session.challenge = Challenge(data, self._now, CONFIRM_AFTER_MS, CONFIRM_ENDS_MS)
        session.measurement = None
        self._confirm(session)

    def _confirm(self, session: Session) -> None:
        """The next confirming challenge, or the end (SES-009)."""
        challenge = session.challenge
        assert challenge is not None
        if challenge.is_over:
            self.end(session, "SES-009")
            return
        challenge.sent += 1
        self.send(session, "challenge", {"data": challenge.data})

    def measure(self, session: Session) -> None:
        """Measures the peer, unless it is measured already (JON-022, OVL-019)."""
        if session.measurement is None:
            data = self._node.entropy.draw("challenge")
            session.measurement = Challenge(data, self._now, MEASURE_AFTER_MS, MEASURE_ENDS_MS)
            self._measure(session)

    def _measure(self, session: Session) -> None:
        measurement = session.measurement
        assert measurement is not None
        if measurement.is_over:
            self.question(session)
            return
        measurement.sent += 1
        self.send(session, "challenge", {"data": measurement.data})

    def _response(self, session: Session, source: Address, data: bytes) -> None:
        """SES-015."""
        path = session.path_challenge
        if session.challenge is not None and data == session.challenge.data:
            self._establish(session)
        elif path is not None and data == path.data and source == path.source:
            session.path, session.path_challenge = path.source, None
            self._node.emit(
                "path_changed", peer=session.peer, session_id=session.session_id, path=session.path.text
            )
        elif session.measurement is not None and data == session.measurement.data:
            session.measurement = None
        else:
            raise Refused("SES-015")

    def _establish(self, session: Session) -> None:
        """SES-009 to SES-011."""
        session.state, session.challenge = State.ESTABLISHED, None
        is_first = session.established_at is None
        if is_first:
            session.established_at = self._now
            self._node.emit("established", peer=session.peer, session_id=session.session_id, path=session.path.text)
            self._node.opening.established(session.peer, session.path)
        for other in self.of(session.peer):
            if other is session or other.state is State.SUPERSEDED:
                continue
            if other.state is State.CONFIRMING or other.rank > session.rank:
                self.question(other)
            else:
                other.state, other.superseded_at, other.measurement = State.SUPERSEDED, self._now, None
        if is_first:
            self._node.admission.established(session)
            self._node.requests.established(session)

    def _follow(self, session: Session, source: Address) -> None:
        """SES-017, SES-018."""
        if source == session.path or session.state is State.SUPERSEDED or session.path_challenge is not None:
            return
        data = self._node.entropy.draw("challenge")
        session.path_challenge = PathChallenge(source, data, self._now + PATH_CHALLENGE_MS)
        self.send(session, "challenge", {"data": data}, to=source)

    # Ends.

    def end(self, session: Session, rule: str) -> None:
        if session not in self.all:
            return
        self.all.remove(session)
        self._node.emit("ended", peer=session.peer, session_id=session.session_id, rule=rule)
        if session.renews is not None and session.established_at is None:
            session.renews.renew_at = self._now
        self._node.admission.session_ended(session, rule)

    def leave_all(self, sessions: list[Session], rule: str) -> None:
        """One leave in each session, and its end (SES-022, SES-026)."""
        for session in sessions:
            self.leave(session, rule)

    def leave(self, session: Session, rule: str) -> None:
        self.send(session, "leave", {})
        self.end(session, rule)

    # Time.

    @property
    def _now(self) -> int:
        return self._node.clock.monotonic

    def deadlines(self) -> Iterator[Deadline]:
        for session in self.all:
            yield from self._deadlines_of(session)

    def _deadlines_of(self, session: Session) -> Iterator[Deadline]:
        ends = self._node.clock.when_wall_is(session.ends_at_wall)
        yield ends, partial(self.end, session, "SES-021")
        yield session.accepted_at + LONGEST_MS, partial(self.end, session, "SES-020")
        if session.challenge is not None:
            yield session.challenge.due_at, partial(self._confirm, session)
        if session.measurement is not None:
            yield session.measurement.due_at, partial(self._measure, session)
        if session.path_challenge is not None:
            yield session.path_challenge.ends_at, partial(self._forget_path, session)
        if session.state is State.SUPERSEDED:
            yield session.superseded_at + SUPERSEDED_MS, partial(self.end, session, "SES-012")
        if session.is_established and self._may_renew(session):
            yield session.renew_at, partial(self._renew, session)

    def _forget_path(self, session: Session) -> None:
        session.path_challenge = None

    def _may_renew(self, session: Session) -> bool:
        """SES-019: not while an attempt is outstanding or a session of the peer is confirming."""
        confirming = any(s.state is State.CONFIRMING for s in self.of(session.peer))
        return not confirming and not self._node.opening.is_outstanding(session.path, session.peer)

    def _renew(self, session: Session) -> None:
        session.renew_at += RENEW_AGAIN_MS
        self._node.opening.open(session.path, session.peer, renews=session)
