"""Capabilities node and inspect: nodes in virtual time."""

from typing import Any

from symbolon import identity
from symbolon.clock import Clock
from symbolon.errors import BadRequest
from symbolon.identity import OwnIdentity
from symbolon.node import DEFAULT_LIFETIME_MS, Node, Settings

from .arguments import Arguments, Result, octets

START_WALL_MS = 1_767_225_600_000


class Nodes:
    """The nodes of one driver and their clock."""

    def __init__(self) -> None:
        self._clock = Clock(0, START_WALL_MS)
        self._nodes: dict[str, Node] = {}

    def operations(self) -> dict[str, Any]:
        return {
            "node.create": self.create,
            "node.open": self.open,
            "node.deliver": self.deliver,
            "node.leave": self.leave,
            "node.deny": self.deny,
            "node.stop": self.stop,
            "node.answer": self.answer,
            "node.inspect": self.inspect,
            "clock.set": self.set_clock,
        }

    def create(self, args: Arguments) -> Result:
        if args.get("node") in self._nodes:
            raise BadRequest(f"there is a node {args.get('node')} already")
        if args.optional("grows", False) or args.optional("realm") is not None:
            raise BadRequest("a node of this port does not grow")
        uuid = args.octets("uuid")
        entropy = args.optional("entropy", {})
        node = Node(
            Settings(
                seed=args.octets("seed"),
                uuid=uuid,
                subject=args.optional("subject", f"urn:symbolon:node:{uuid.hex()}"),
                hostname=args.optional("hostname"),
                port=args.optional("port"),
                lifetime_ms=args.optional("lifetime_ms", DEFAULT_LIFETIME_MS),
                entropy={purpose: [octets(v, purpose) for v in values] for purpose, values in entropy.items()},
            ),
            self._clock,
        )
        node.identity = self._identity(args.optional("identity"), node)
        self._nodes[args.get("node")] = node
        return {"fingerprint": node.fingerprint}

    def _identity(self, given: Any, node: Node) -> OwnIdentity | None:
        """Nobody, the node token itself, or an identity token of its own."""
        if given is None:
            return None
        if given == "node":
            return OwnIdentity(node.seed)
        args = Arguments(given)
        uuid = args.octets("uuid")
        return identity.make(
            seed=args.octets("seed"),
            uuid=uuid,
            node=node.fingerprint,
            now=self._clock.wall,
            lifetime_ms=args.optional("lifetime_ms", DEFAULT_LIFETIME_MS),
            subject=args.optional("subject", f"urn:symbolon:identity:{uuid.hex()}"),
            realm=args.optional_octets("realm") or b"",
            issuer=args.optional_octets("issuer") or b"",
            endorsement=args.optional_octets("endorsement"),
            issuer_token=args.optional_octets("issuer_token") or b"",
        )

    def open(self, args: Arguments) -> Result:
        self._node(args).open(args.address("to"), args.optional_octets("peer"))
        return self._outcome()

    def deliver(self, args: Arguments) -> Result:
        self._node(args).deliver(args.address("from"), args.octets("datagram"))
        return self._outcome()

    def leave(self, args: Arguments) -> Result:
        self._node(args).leave(args.octets("peer"))
        return self._outcome()

    def deny(self, args: Arguments) -> Result:
        self._node(args).deny(args.octets("peer"), args.number("for_ms"))
        return self._outcome()

    def stop(self, args: Arguments) -> Result:
        self._node(args).stop()
        return self._outcome()

    def answer(self, args: Arguments) -> Result:
        decision = args.get("decision")
        if decision not in ("granted", "denied", "deferred"):
            raise BadRequest("decision is not granted, denied or deferred")
        self._node(args).answer(args.number("question"), decision)
        return self._outcome()

    def set_clock(self, args: Arguments) -> Result:
        """Every deadline at its own time and in order, then both clocks."""
        monotonic, wall = args.number("monotonic_ms"), args.number("wall_ms")
        if monotonic < self._clock.monotonic:
            raise BadRequest("monotonic_ms goes back")
        while (at := self._next_deadline()) is not None and at <= monotonic:
            self._clock.advance(at)
            self._pass_time()
        self._clock.monotonic, self._clock.wall = monotonic, wall
        self._pass_time()
        return self._outcome()

    def inspect(self, args: Arguments) -> Result:
        node = self._node(args)
        return {
            "attempts": len(node.opening.attempts),
            "candidates": len(node.answering.candidates),
            "sessions": len(node.sessions.all),
            "denied": len(node.denied),
            "remembered_keys": 0,
            "questions": len(node.admission.questions),
            "obsolete": len(node.admission.obsolete),
        }

    def _node(self, args: Arguments) -> Node:
        name = args.get("node")
        if name not in self._nodes:
            raise BadRequest(f"no node {name}")
        return self._nodes[name]

    def _pass_time(self) -> None:
        for node in self._nodes.values():
            node.pass_time()

    def _next_deadline(self) -> int | None:
        deadlines = [node.next_deadline() for node in self._nodes.values()]
        return min((at for at in deadlines if at is not None), default=None)

    def _outcome(self) -> Result:
        events = [(event.at_ms, name, event) for name, node in self._nodes.items() for event in node.take_events()]
        events.sort(key=lambda item: item[0])
        return {
            "events": [{"event": e.name, "node": name, "at_ms": at, **e.fields} for at, name, e in events],
            "wake_at_ms": self._next_deadline(),
        }
