"""IP addresses: their one spelling, address blocks (chapter handshake) and scopes (OVL-018)."""

import ipaddress
from dataclasses import dataclass

from .errors import BadRequest

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

LOOPBACK, LINK_LOCAL, PRIVATE, WIDE = range(4)
LINK_LOCAL_NETWORKS = [ipaddress.ip_network(text) for text in ("169.254.0.0/16", "fe80::/10")]
PRIVATE_NETWORKS = [
    ipaddress.ip_network(text)
    for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7")
]


@dataclass(frozen=True)
class Address:
    """An IP address and a port; `text` is how the driver protocol writes it."""

    ip: IpAddress
    port: int
    text: str

    @staticmethod
    def of(text: str) -> "Address":
        host, _, port = text.rpartition(":")
        try:
            ip = ipaddress.ip_address(host.strip("[]"))
        except ValueError as e:
            raise BadRequest(f"not an address: {text}") from e
        if not port.isdigit() or int(port) > 65535:
            raise BadRequest(f"not an address: {text}")
        return Address.made_of(unmapped(ip), int(port))

    @staticmethod
    def made_of(ip: IpAddress, port: int) -> "Address":
        return Address(ip, port, f"[{ip}]:{port}" if ip.version == 6 else f"{ip}:{port}")


def unmapped(ip: IpAddress) -> IpAddress:
    """An IPv4-mapped IPv6 address is the IPv4 address (chapter handshake, Cookie)."""
    mapped = ip.ipv4_mapped if ip.version == 6 else None
    return mapped if mapped is not None else ip


def block_of(ip: IpAddress) -> bytes | None:
    """The first 24 bits of an IPv4 address or 48 of an IPv6 address; loopback has no block."""
    if ip.is_loopback:
        return None
    return ip.packed[:3] if ip.version == 4 else ip.packed[:6]


def scope_of(ip: IpAddress) -> int:
    """How far an address is heard: the wider, the larger (OVL-018)."""
    if ip.is_loopback:
        return LOOPBACK
    if any(ip in network for network in LINK_LOCAL_NETWORKS):
        return LINK_LOCAL
    if any(ip in network for network in PRIVATE_NETWORKS):
        return PRIVATE
    return WIDE


def is_hostname(value: bytes) -> bool:
    """Whether these octets are the value of an extension hostname (chapter token)."""
    try:
        text = value.decode("ascii")
        ip = ipaddress.ip_address(text)
    except ValueError:
        return False
    if str(ip) != text or ip.is_unspecified or ip.is_multicast or text == "255.255.255.255":
        return False
    return ip.version == 4 or (ip.ipv4_mapped is None and ip.scope_id is None)
