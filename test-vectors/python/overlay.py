"""Chapter overlay, as far as it is functions: distance, places, neighbours, the table, the next hop, what growth decides."""

import ipaddress
from types import SimpleNamespace

DIGITS = 64
NEIGHBOURS, NEIGHBOURS_OF_A_LEAF = 16, 4
OF_A_PLACE, OPENERS_OF_A_ROW, BLOCK_IN_A_ROW, BLOCK_IN_THE_TABLE = 2, 15, 2, 10
SHARED = ipaddress.ip_network("100.64.0.0/10")
PRIVATE = [ipaddress.ip_network(net) for net in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7")] + [SHARED]
LINK_LOCAL = [ipaddress.ip_network(net) for net in ("169.254.0.0/16", "fe80::/10")]


def distance(one, other):
    """OVL-001"""
    return int.from_bytes(one, "big") ^ int.from_bytes(other, "big")


def place(own, peer):
    """OVL-003: the row and the column of a peer."""
    row = next(row for row in range(DIGITS) if own.hex()[row] != peer.hex()[row])
    return row, int(peer.hex()[row], 16)


def nearest_first(peers, target):
    return sorted(peers, key=lambda peer: distance(peer, target))


def next_hop(own, peers, leaves, target):
    """OVL-004"""
    if target in peers or target in leaves:
        return target
    nearest = min(peers, key=lambda peer: distance(peer, target), default=own)
    return nearest if distance(nearest, target) < distance(own, target) else None


def host(address):
    return ipaddress.ip_address(address.rsplit(":", 1)[0].strip("[]"))


def block(address):
    """OVL-007: the address block that is counted; none for loopback."""
    address = host(address)
    return None if address.is_loopback else address.packed[: 3 if address.version == 4 else 6]


def scope(address):
    """OVL-018, from narrow to wide."""
    address = host(address)
    if address.is_loopback:
        return 0
    if any(address.version == net.version and address in net for net in LINK_LOCAL):
        return 1
    return 2 if any(address.version == net.version and address in net for net in PRIVATE) else 3


class Table:
    """OVL-003, OVL-006 to OVL-008: what peers make of it who enter one after the other."""

    def __init__(self, own):
        self.own, self.places = own, {}  # (row, column) -> peers, by their positions

    def enter(self, peer):
        row, column = place(self.own, peer.fingerprint)
        here = list(self.places.get((row, column), []))
        if len(here) < OF_A_PLACE:
            here.append(peer)
        else:
            weak = [index for index, other in enumerate(here) if 2 * other.success < 8]
            if not weak:
                return False
            here[min(weak, key=lambda index: self.health(here[index]))] = peer
        after = {**self.places, (row, column): here}
        in_row = [other for at, peers in after.items() if at[0] == row for other in peers]
        in_table = [other for peers in after.values() for other in peers]
        if not peer.contacted and sum(not other.contacted for other in in_row) > OPENERS_OF_A_ROW:
            return False
        if peer.block is not None and (sum(other.block == peer.block for other in in_row) > BLOCK_IN_A_ROW
                                       or sum(other.block == peer.block for other in in_table) > BLOCK_IN_THE_TABLE):
            return False
        self.places = after
        return True

    def health(self, peer):
        """OVL-008: the least of these gives way."""
        return peer.success, -peer.latency, -distance(peer.fingerprint, self.own)

    def in_order(self):
        return [(row, column, peer.fingerprint) for (row, column), peers in sorted(self.places.items()) for peer in peers]


def peer_of(fingerprint, address, contacted=True, success=8, latency=0):
    return SimpleNamespace(fingerprint=fingerprint, block=block(address), contacted=contacted, success=success,
                           latency=latency)


def table_of(own, peers):
    table = Table(own)
    for peer in peers:
        table.enter(peer)
    return table


def decide(own, declares, peers, denied, candidate, address, teller):
    """OVL-009"""
    if candidate == own or candidate in denied or address is None or scope(address) < scope(teller):
        return "ignore"
    if any(peer.fingerprint == candidate for peer in peers):
        return "forward"
    nearer = sum(distance(peer.fingerprint, own) < distance(candidate, own) for peer in peers)
    if nearer < (NEIGHBOURS if declares else NEIGHBOURS_OF_A_LEAF):
        return "join"
    return "join" if declares and table_of(own, peers).enter(peer_of(candidate, address)) else "forward"
