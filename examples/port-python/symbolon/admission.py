"""Chapter join, whom we admit: Joins, questions to the application, obsolete peers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from . import joins
from .authorizations import ASK_AGAIN_EVERY_MS, Authorization, Authorizations
from .errors import Refused
from .joins import Joiner
from .messages import CODES, Body
from .session import Session, State
from .standing import InboundJoin, Obsolete, Question

if TYPE_CHECKING:
    from .node import Deadline, Node

QUESTIONS, QUESTION_MS = 64, 5_000
OBSOLETE, OBSOLETE_MS, NACKS = 256, 30_000, 3
DENIED_MS = 60_000
DEFERRED_MS = 5_000
UNADMITTED, UNADMITTED_MS = 256, 300_000
SIGNATURE_HELD = ("TOK-035", "TOK-036")


class Admission:
    """Whom a node admits."""

    def __init__(self, node: Node):
        self._node = node
        self._number = 0
        self.questions: dict[int, Question] = {}
        self.obsolete: dict[bytes, Obsolete] = {}
        self._authorizations = Authorizations()

    # A Join, step by step.

    def check_not_obsolete(self, session: Session, name: str) -> None:
        if session.peer in self.obsolete and name not in ("join", "leave"):
            raise Refused("JON-014")

    def message(self, session: Session, counter: int, name: str, body: Body) -> None:
        """Every message but challenge, response and leave."""
        is_about_join = name in ("join", "ack", "nack")
        if session.state is State.CONFIRMING or (is_about_join and not session.is_established):
            raise Refused("JON-001")
        if self._node.identity is None:
            raise Refused("JON-002")
        match name:
            case "join":
                self._join(session, counter, body)
            case "ack":
                self._node.requests.ack(session, body)
            case "nack":
                self._node.requests.nack(session, body)
            case _:
                self._other(session, name)

    def _other(self, session: Session, name: str) -> None:
        """JON-019; a node that does not grow takes nothing else (OVL-029), and has no realm (RLM-017)."""
        if session.inbound is None or session.inbound.admitted is None:
            raise Refused("JON-019")
        raise Refused("RLM-017" if name == "revocations" else "OVL-029")

    def _join(self, session: Session, counter: int, join: Body) -> None:
        inbound, now = session.inbound, self._now
        assert inbound is not None
        obsolete = self.obsolete.get(session.peer)
        if obsolete is not None:
            self._node.afterwards(partial(self._nack_obsolete, session, obsolete, join["join_id"]))
            raise Refused("JON-014")
        if join["join_id"] == inbound.join_id:
            inbound.counter = max(inbound.counter, counter)
            self._answer_again(session, inbound)
            return
        if counter < inbound.counter:
            raise Refused("JON-029")
        if any(q.peer == session.peer for q in self.questions.values()):
            raise Refused("JON-011")
        if inbound.deferred_until is not None and now < inbound.deferred_until:
            rest = _seconds(inbound.deferred_until - now)
            self._node.afterwards(partial(self._nack, session, join["join_id"], "deferred", rest))
            raise Refused("JON-012")
        if inbound.admitted is not None:
            if join["identity"] != inbound.admitted.identity:
                raise Refused("JON-007")
            inbound.join_id, inbound.counter = join["join_id"], counter
            self._node.sessions.send(session, "ack", {"join_id": inbound.join_id})
            return
        self._check(session, inbound, counter, join)

    def _answer_again(self, session: Session, inbound: InboundJoin) -> None:
        """JON-010."""
        if inbound.admitted is not None:
            self._node.sessions.send(session, "ack", {"join_id": inbound.join_id})
        elif inbound.deferred_until is not None:
            rest = _seconds(inbound.deferred_until - self._now)
            self._nack(session, inbound.join_id, "deferred", max(1, rest))

    def _check(self, session: Session, inbound: InboundJoin, counter: int, join: Body) -> None:
        """Steps 6 to 8."""
        node = self._node
        transcript, session_id = session.keys.transcript, session.session_id
        try:
            joiner = joins.check(
                join, transcript, session_id, session.peer_token, node.clock.wall, node.denied
            )
        except Refused as e:
            inbound.join_id = join["join_id"]
            if e.rule in SIGNATURE_HELD:
                node.denied.add(joins.identity_of(join, session.peer_token).fingerprint, DENIED_MS)
            elif e.rule != "TOK-031":
                node.denied.add(session.peer, DENIED_MS)
            code = "denied" if e.rule == "TOK-031" else "invalid"
            node.afterwards(partial(self._make_obsolete, session, code))
            raise
        inbound.join_id, inbound.counter, inbound.deferred_until = join["join_id"], counter, None
        authorization = self._authorizations.get(session.peer)
        if authorization is not None and authorization.identity == join["identity"]:
            self._admit(session, authorization)
        elif len(self.questions) >= QUESTIONS:
            node.afterwards(partial(self._defer, session, DEFERRED_MS))
            raise Refused("JON-013")
        else:
            self._ask("authenticate", session.peer, join["identity"], joiner, session)

    # Questions.

    def _ask(self, about: str, peer: bytes, identity: bytes, joiner: Joiner, session: Session | None) -> None:
        """JON-008."""
        self._number += 1
        question = Question(self._number, about, peer, identity, joiner, session, self._now + QUESTION_MS)
        self.questions[question.number] = question
        realm = {"realm": joiner.realm} if joiner.realm else {}
        self._node.emit(
            "asked", question=question.number, about=about, identity=joiner.fingerprint, peer=peer, **realm
        )

    def answered(self, number: int, decision: str) -> None:
        """The application's answer, or the deferral of JON-017."""
        question = self.questions.pop(number, None)
        if question is None:
            return
        if decision == "denied":
            self._deny(question)
        elif decision == "deferred":
            if question.session is not None:
                self._defer(question.session, DEFERRED_MS)
        elif question.about == "authenticate":
            self._ask("authorize", question.peer, question.identity, question.joiner, question.session)
        else:
            self._grant(question)

    def _deny(self, question: Question) -> None:
        """JON-016."""
        self._node.denied.add(question.joiner.fingerprint, DENIED_MS)
        sessions = [question.session] if question.session is not None else self._node.sessions.of(question.peer)
        sending = next((s for s in sessions if s.is_established), sessions[0] if sessions else None)
        if sending is not None:
            self._make_obsolete(sending, "denied")

    def _grant(self, question: Question) -> None:
        now, wall = self._now, self._node.clock.wall
        authorization = Authorization.of(question.peer, question.identity, question.joiner, now, wall)
        self._authorizations.put(authorization, {s.peer for s in self._node.sessions.all})
        if question.session is not None:
            self._admit(question.session, authorization)
            return
        for session in self._node.sessions.of(question.peer):
            if session.inbound is not None and session.inbound.admitted is not None:
                session.inbound.admitted = authorization

    def _admit(self, session: Session, authorization: Authorization) -> None:
        """The Ack, and our own Join after it (JON-021)."""
        inbound = session.inbound
        if session.state is State.SUPERSEDED or inbound is None:
            return
        inbound.admitted, inbound.deferred_until = authorization, None
        self._node.sessions.send(session, "ack", {"join_id": inbound.join_id})
        identity = authorization.joiner.fingerprint
        self._node.emit("admitted", peer=session.peer, identity=identity, session_id=session.session_id)
        self._node.requests.admitted(session)

    def _defer(self, session: Session, for_ms: int) -> None:
        """JON-018."""
        inbound = session.inbound
        if session.state is not State.SUPERSEDED and inbound is not None:
            inbound.deferred_until = self._now + for_ms
            self._nack(session, inbound.join_id, "deferred", _seconds(for_ms))

    # Nacks and obsolete peers.

    def _nack(self, session: Session, join_id: bytes, code: str, retry_after_s: int) -> None:
        body = {"join_id": join_id, "code": CODES[code], "retry_after_s": retry_after_s}
        self._node.sessions.send(session, "nack", body)

    def _make_obsolete(self, session: Session, code: str) -> None:
        """JON-014 to JON-016."""
        peer = session.peer
        obsolete = Obsolete(peer, code, self._now + OBSOLETE_MS)
        self.obsolete[peer] = obsolete
        self._authorizations.remove(peer)
        self.questions = {n: q for n, q in self.questions.items() if q.peer != peer}
        for other in self._node.sessions.of(peer):
            if other.inbound is not None and other.inbound.admitted is not None:
                other.inbound.admitted, other.inbound.unadmitted_since = None, self._now
        if session.state is not State.SUPERSEDED and session.inbound is not None:
            self._nack_obsolete(session, obsolete, session.inbound.join_id)
        self._node.requests.update(peer, "JON-016")
        if len(self.obsolete) > OBSOLETE:
            self._delete(next(iter(self.obsolete.values())))

    def _nack_obsolete(self, session: Session, obsolete: Obsolete, join_id: bytes) -> None:
        if obsolete.nacks < NACKS:
            obsolete.nacks += 1
            self._nack(session, join_id, obsolete.code, 0)

    def _delete(self, obsolete: Obsolete) -> None:
        """JON-015."""
        self.obsolete.pop(obsolete.peer)
        for session in self._node.sessions.of(obsolete.peer):
            self._node.sessions.end(session, "JON-015")

    # Sessions and time.

    def established(self, session: Session) -> None:
        """A session is established for the first time: 5 min for its peer to be admitted (JON-025)."""
        session.inbound = InboundJoin(self._now)
        waiting = self._unadmitted()
        if self._node.identity is not None and len(waiting) > UNADMITTED:
            self._node.sessions.end(min(waiting, key=lambda item: item[1])[0], "JON-025")

    def _unadmitted(self) -> list[tuple[Session, int]]:
        """Sessions in which the peer is not admitted, and since when."""
        inbounds = [(session, session.inbound) for session in self._node.sessions.all]
        return [(s, i.unadmitted_since) for s, i in inbounds if i is not None and i.admitted is None]

    def session_ended(self, session: Session, rule: str) -> None:
        self.questions = {n: q for n, q in self.questions.items() if q.session is not session}
        self._node.requests.update(session.peer, rule)

    def deadlines(self) -> Iterator[Deadline]:
        if self._node.identity is None:
            return
        for session, since in self._unadmitted():
            yield since + UNADMITTED_MS, partial(self._node.sessions.end, session, "JON-025")
        for question in self.questions.values():
            yield question.ends_at, partial(self.answered, question.number, "deferred")
        for obsolete in self.obsolete.values():
            yield obsolete.ends_at, partial(self._delete, obsolete)
        for authorization in self._authorizations.all():
            yield authorization.ends_at, partial(self._expire, authorization)
            if authorization.ask_at is not None:
                yield authorization.ask_at, partial(self._ask_again, authorization)

    def _ask_again(self, authorization: Authorization) -> None:
        """JON-026, from 50 min on."""
        assert authorization.ask_at is not None
        authorization.ask_at += ASK_AGAIN_EVERY_MS
        peer = authorization.peer
        is_asked = any(q.peer == peer for q in self.questions.values())
        if self._admitted_by(authorization) and not is_asked and len(self.questions) < QUESTIONS:
            self._ask("authenticate", peer, authorization.identity, authorization.joiner, None)

    def _expire(self, authorization: Authorization) -> None:
        """JON-026, the end."""
        self._authorizations.remove(authorization.peer)
        for session in self._admitted_by(authorization):
            inbound = session.inbound
            assert inbound is not None
            inbound.admitted, inbound.unadmitted_since = None, self._now
            self._defer(session, 1_000)
        self._node.requests.update(authorization.peer, "JON-026")

    def _admitted_by(self, authorization: Authorization) -> list[Session]:
        sessions = self._node.sessions.of(authorization.peer)
        return [s for s in sessions if s.inbound is not None and s.inbound.admitted is authorization]

    @property
    def _now(self) -> int:
        return self._node.clock.monotonic


def _seconds(ms: int) -> int:
    """Rounded up."""
    return -(-ms // 1000)
