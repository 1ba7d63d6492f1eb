"""Capability routing."""

from symbolon import routing
from symbolon.addresses import Address
from symbolon.errors import BadRequest
from symbolon.routing import Peer

from .arguments import Arguments, Result, octets


def distance(args: Arguments) -> Result:
    return {"distance": routing.distance(args.octets("one"), args.octets("other"))}


def place(args: Arguments) -> Result:
    own, peer = args.octets("own"), args.octets("peer")
    if own == peer:
        raise BadRequest("peer is own")
    row, column = routing.place(own, peer)
    return {"row": row, "column": column}


def neighbours(args: Arguments) -> Result:
    size = args.number("size")
    if size not in (routing.NEIGHBOURS, routing.NEIGHBOURS_OF_A_LEAF):
        raise BadRequest("size is not 4 or 16")
    return {"neighbours": routing.neighbours(args.octets("own"), size, args.list_of_octets("peers"))}


def table(args: Arguments) -> Result:
    result = routing.Table(args.octets("own"))
    for peer in _peers(args):
        result.enter(peer)
    return {"places": [{"row": r, "column": c, "fingerprint": f} for r, c, f in result.entries()]}


def next_hop(args: Arguments) -> Result:
    own, target = args.octets("own"), args.octets("target")
    return {"next_hop": routing.next_hop(own, args.list_of_octets("peers"), args.list_of_octets("leaves"), target)}


def decide(args: Arguments) -> Result:
    candidate = Arguments(args.get("candidate"))
    address = candidate.optional("address")
    decision = routing.decide(
        args.octets("own"),
        args.get("declares"),
        _peers(args),
        args.list_of_octets("denied"),
        candidate.octets("fingerprint"),
        Address.of(address) if address is not None else None,
        args.address("teller"),
    )
    return {"decision": decision}


def _peers(args: Arguments) -> list[Peer]:
    return [
        Peer(
            octets(item["fingerprint"], "fingerprint"),
            Address.of(item["address"]),
            item["contacted"],
            item["success_of_8"],
            item["latency_ms"],
        )
        for item in args.get("peers")
    ]


OPERATIONS = {
    "routing.distance": distance,
    "routing.place": place,
    "routing.neighbours": neighbours,
    "routing.table": table,
    "routing.next_hop": next_hop,
    "routing.decide": decide,
}
