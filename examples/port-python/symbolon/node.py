"""A node in virtual time: what it is, its inputs, its deadlines, its events."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from . import frames, tokens
from .addresses import Address
from .admission import Admission
from .answering import Answering
from .clock import Clock, Entropy
from .deny import DenyList
from .errors import Refused
from .identity import OwnIdentity
from .opening import Opening
from .primitives import agreement_public, public_key_of
from .requests import Requests
from .sessions import Sessions
from .tokens import Token

DEFAULT_LIFETIME_MS = 43_200_000

Deadline = tuple[int, Callable[[], None]]


@dataclass(frozen=True)
class Event:
    """Something that a node did or noticed, with its own fields."""

    name: str
    at_ms: int
    fields: dict[str, Any]


@dataclass
class Settings:
    """What a node is made with."""

    seed: bytes
    uuid: bytes
    subject: str
    hostname: str | None = None
    port: int | None = None
    lifetime_ms: int = DEFAULT_LIFETIME_MS
    entropy: dict[str, list[bytes]] = field(default_factory=dict)


class Node:
    """One node. Every input gives its events by `take_events`; time is that of the clock."""

    def __init__(self, settings: Settings, clock: Clock):
        self.settings = settings
        self.seed = settings.seed
        self.clock = clock
        self.entropy = Entropy(settings.entropy)
        self.fingerprint = self.sign_token(bytes(32)).fingerprint
        self.identity: OwnIdentity | None = None
        self.denied = DenyList(clock)
        self.opening = Opening(self)
        self.answering = Answering(self)
        self.sessions = Sessions(self)
        self.admission = Admission(self)
        self.requests = Requests(self)
        self.is_closed = False
        self._ages = itertools.count()
        self._events: list[Event] = []
        self._afterwards: list[Callable[[], None]] = []

    def sign_token(self, session_secret: bytes) -> Token:
        """A node token of now with the session key of this secret (HSK-030)."""
        extensions = [("session_key", agreement_public(session_secret))]
        if self.settings.hostname is not None and self.settings.port is not None:
            port = self.settings.port.to_bytes(2, "big")
            extensions += [("hostname", self.settings.hostname.encode("ascii")), ("port", port)]
        value = {
            "version": 1,
            "kind": tokens.NODE,
            "uuid": self.settings.uuid,
            "realm": b"",
            "issuer": b"",
            "audience": b"",
            "subject": self.settings.subject,
            "public_key": public_key_of(self.seed),
            "issued_at": self.clock.wall,
            "not_before": self.clock.wall,
            "expires_at": self.clock.wall + self.settings.lifetime_ms,
            "extensions": [{"name": name, "value": octets} for name, octets in sorted(extensions)],
        }
        return tokens.decode(tokens.encode(value, self.seed))

    # Inputs. Each is handled after every deadline that its time has reached (chapter states).

    def open(self, to: Address, peer: bytes | None) -> None:
        """The application asks for a session with who is at this address."""
        self._input(lambda: self.opening.open(to, peer))

    def deliver(self, source: Address, datagram: bytes) -> None:
        """A datagram has come from the network; what is refused is dropped in silence (CNV-010)."""
        self._input(lambda: self._deliver(source, datagram))

    def leave(self, peer: bytes) -> None:
        """The application leaves a peer (SES-022)."""
        self._input(lambda: self._leave(peer))

    def deny(self, peer: bytes, for_ms: int) -> None:
        self._input(lambda: self.denied.add(peer, for_ms))

    def answer(self, question: int, decision: str) -> None:
        """The application answers a question (JON-008)."""
        self._input(lambda: self.admission.answered(question, decision))

    def stop(self) -> None:
        """SES-026."""
        self._input(self._stop)

    def _input(self, handle: Callable[[], None]) -> None:
        if self.is_closed:
            return
        self.pass_time()
        handle()
        while self._afterwards:
            self._afterwards.pop(0)()

    def afterwards(self, handle: Callable[[], None]) -> None:
        """What an input makes of other states of the same peer, and a Nack, come after all else that it makes."""
        self._afterwards.append(handle)

    def _deliver(self, source: Address, datagram: bytes) -> None:
        try:
            frame = frames.decode(datagram)
            if isinstance(frame, frames.Cookie):
                self.opening.cookie(source, frame)
            elif isinstance(frame, frames.Sealed):
                self.sessions.receive(source, frame)
            elif frame.is_answer:
                self.opening.answer(source, frame)
            else:
                self.answering.initiation(source, frame)
        except Refused as e:
            self.emit("dropped", **{"from": source.text}, rule=e.rule)

    def _leave(self, peer: bytes) -> None:
        self.sessions.leave_all(self.sessions.of(peer), "SES-022")
        self.answering.forget_peer(peer)
        self.opening.forget_peer(peer)

    def _stop(self) -> None:
        self.sessions.leave_all(list(self.sessions.all), "SES-026")
        self.answering.candidates.clear()
        self.opening.attempts.clear()
        self.is_closed = True

    # Time.

    def _deadlines(self) -> Iterator[Deadline]:
        yield from self.opening.deadlines()
        yield from self.answering.deadlines()
        yield from self.sessions.deadlines()
        yield from self.admission.deadlines()
        yield from self.requests.deadlines()

    def next_deadline(self) -> int | None:
        """The monotonic time of the earliest deadline."""
        return None if self.is_closed else min((at for at, _ in self._deadlines()), default=None)

    def pass_time(self) -> None:
        """Handles every deadline that the clock has reached, in order."""
        while not self.is_closed:
            at, handle = min(self._deadlines(), key=lambda deadline: deadline[0], default=(None, None))
            if at is None or handle is None or at > self.clock.monotonic:
                return
            handle()

    def next_age(self) -> int:
        """Numbers what a node has for its peers; the smaller, the older."""
        return next(self._ages)

    # Events.

    def emit(self, name: str, **fields: Any) -> None:
        self._events.append(Event(name, self.clock.monotonic, fields))

    def send(self, to: Address, datagram: bytes) -> None:
        self.emit("send", to=to.text, datagram=datagram)

    def take_events(self) -> list[Event]:
        events, self._events = self._events, []
        return events
