"""Chapters handshake and session, as far as they are functions: key schedule, cookie, replay window, rank."""

import ipaddress
from types import SimpleNamespace

import tokens
from conventions import (
    BadRequest, agree, agreement_key_of, agreement_secret_of, blake2b, label, require, u8, u16, u64, var)

WINDOW = 2048
EPOCH = 60_000


def derive(seed, session_secret, signed_token, nonce, peer_signed_token, peer_nonce):
    """The key schedule as our side computes it. HSK-008."""
    _, own = tokens.read(signed_token)
    _, peer = tokens.read(peer_signed_token)
    peer_session_key = tokens.extension(peer, "session_key")
    if peer_session_key is None or len(peer_session_key) != 32 or len(peer.public_key) != 32:
        raise BadRequest("the peer's token does not carry its keys")
    own_fingerprint, peer_fingerprint = tokens.fingerprint(own), tokens.fingerprint(peer)
    role = "low" if own_fingerprint < peer_fingerprint else "high"

    session_agreement = agree(session_secret, peer_session_key)
    node_agreement = agree(agreement_secret_of(seed), agreement_key_of(peer.public_key))
    require(session_agreement is not None and node_agreement is not None, "HSK-008")

    low, high = (signed_token, nonce), (peer_signed_token, peer_nonce)
    if role == "high":
        low, high = high, low
    keys = schedule(session_agreement + node_agreement, low, high)
    keys.role, keys.session_agreement, keys.node_agreement = role, session_agreement, node_agreement
    return keys


def schedule(ikm, low, high):
    """The text's block of formulas; low and high are pairs of SignedToken and nonce."""
    transcript_input = label("symbolon/1 transcript") + u8(1) + var(low[0]) + var(high[0]) + low[1] + high[1]
    transcript = blake2b(256, transcript_input)
    prk_input = label("symbolon/1 handshake") + transcript
    prk = blake2b(512, prk_input, key=ikm)

    def of(purpose):
        return blake2b(256, label("symbolon/1 " + purpose), key=prk)

    return SimpleNamespace(
        ikm=ikm,
        transcript_input=transcript_input,
        transcript=transcript,
        prk_input=prk_input,
        prk=prk,
        key_low_to_high=of("key low to high"),
        key_high_to_low=of("key high to low"),
        tag_low=of("tag low")[:16],
        tag_high=of("tag high")[:16],
        session_id=of("session id")[:8],
    )


def address_and_port(written):
    """`192.0.2.1:4000` or `[2001:db8::1]:4000`: the octets of the address, and the port."""
    host, port = written.rsplit(":", 1)
    address = ipaddress.ip_address(host.strip("[]"))
    if address.version == 6 and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    return address.packed, int(port)


def address_block(written):
    """The first 24 bits of IPv4, the first 48 of IPv6; None for loopback."""
    address, _ = address_and_port(written)
    if address == bytes(15) + b"\1" or len(address) == 4 and address[0] == 127:
        return None
    return address[:3] if len(address) == 4 else address[:6]


def cookie_input(epoch, source, nonce):
    address, port = address_and_port(source)
    return label("symbolon/1 cookie") + u64(epoch) + var(address) + u16(port) + nonce


def make_cookie(secret, epoch, source, nonce):
    return blake2b(256, cookie_input(epoch, source, nonce), key=secret)[:16]


def is_valid_cookie(secret, at_ms, source, nonce, cookie):
    """HSK-023: made in this epoch or in the one before."""
    epoch = at_ms // EPOCH
    return any(cookie == make_cookie(secret, made, source, nonce) for made in (epoch, epoch - 1) if made >= 0)


class ReplayWindow:
    """SES-003, exactly as the text says it; a port keeps a bitmap of 2048 bits instead of the set."""

    def __init__(self):
        self.highest = None
        self.opened = set()

    def is_fresh(self, counter):
        if self.highest is None or counter > self.highest:
            return True
        return self.highest - counter < WINDOW and counter not in self.opened

    def take(self, counter):
        self.opened.add(counter)
        self.highest = counter if self.highest is None else max(self.highest, counter)


def rank(issued_at, session_id):
    return max(issued_at), min(issued_at), int.from_bytes(session_id, "big")
