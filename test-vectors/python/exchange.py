"""Chapters interest, coordinator and message, as far as they are functions."""

from types import SimpleNamespace

import frames
import tokens
from conventions import (
    BadRequest, Refused, agree, agreement_key_of, agreement_secret_of, blake2b, label, require, seal, u32, u64, unseal,
    var)
from encoding import CONTENT, NotWellFormed, decode, encode, is_canonical

ROLES = {1: "sender", 2: "receiver"}
KINDS = {1: "virtual", 2: "public", 3: "protected", 4: "private"}
ACKNOWLEDGEMENTS = ["none", "node", "application"]
SENDER, RECEIVER = ROLES
VIRTUAL, PUBLIC, PROTECTED, PRIVATE = KINDS
COORDINATORS = 4
PART, PARTS, TAG = 1024, 64, 16
LARGEST_PAYLOAD = 65_000


# Chapter interest


def subject_hashes(parts):
    """h(0), h(1) and so on (INT-001)."""
    hashes = [blake2b(256, label("symbolon/1 subject"))]
    for part in parts:
        hashes.append(blake2b(256, label("symbolon/1 subject") + hashes[-1] + var(part)))
    return hashes


def check_subject(parts, kind):
    """INT-002"""
    require(1 <= len(parts) <= 16 and (kind != "private" or len(parts) >= 2), "INT-002")
    for part in parts:
        require(1 <= len(part) <= 255, "INT-002")
        try:
            part.decode("utf-8")
        except UnicodeDecodeError:
            raise Refused("INT-002") from None


def token_hash(signed_octets):
    return blake2b(256, label("symbolon/1 token hash") + var(signed_octets))


def check_interest(signed_octets, now):
    """TOK-001 to TOK-032 at the place interest, then INT-003 to INT-007."""
    token = tokens.validate(signed_octets, "interest", now)
    terms, node, key = (tokens.extension(token, name) for name in ("exchange", "node_fingerprint", "session_key"))
    require(token.issuer and not token.realm and None not in (terms, node, key), "INT-003")
    interest = SimpleNamespace(
        signed=signed_octets, token=token, hash=token_hash(signed_octets), stream=tokens.fingerprint(token),
        identity=token.issuer, node=node, session_key=key, subject=bytes.fromhex(token.subject),
        audience=token.audience, role=terms[0], kind=terms[1], acknowledgement=terms[2],
        current=int.from_bytes(terms[3:5], "big"), maximum=int.from_bytes(terms[5:7], "big"))
    require(not (interest.kind == PUBLIC and token.audience), "INT-004")
    require(not (interest.kind == PROTECTED and not token.audience), "INT-004")
    require(interest.current <= interest.maximum <= 1024, "INT-005")
    require(token.expires_at >= token.not_before + 60_000, "INT-006")
    require(interest.role == SENDER or interest.acknowledgement == 0, "INT-007")
    return interest


def read_interest(signed_octets):
    """An interest at the time from which on it could hold."""
    try:
        token = tokens.read(signed_octets)[1]
        return check_interest(signed_octets, max(token.issued_at, token.not_before))
    except (NotWellFormed, Refused) as fault:
        raise BadRequest("no interest") from fault


def short_name(interest):
    return interest.hash[:8]


# Chapter coordinator


def coordinators(own, declares, peers, subject):
    """COO-001"""
    candidates = [*peers, own] if declares else list(peers)
    return sorted(candidates, key=lambda each: int.from_bytes(each, "big") ^ int.from_bytes(subject, "big"))[:COORDINATORS]


def fits(one, one_realm, other, other_realm, now):
    """The table of who matches, without its row of thresholds (COO-019)."""
    return (one.subject == other.subject
            and {one.role, other.role} == {SENDER, RECEIVER}
            and one.kind == other.kind
            and one.node != other.node
            and holds(one.token, now) and holds(other.token, now)
            and is_for(one.audience, other.identity, other_realm)
            and is_for(other.audience, one.identity, one_realm))


def matches(one, one_realm, other, other_realm, now):
    return one.current > 0 and other.current > 0 and fits(one, one_realm, other, other_realm, now)


def holds(token, now):
    """TOK-024, TOK-025"""
    return token.not_before - tokens.LEEWAY <= now < token.expires_at + tokens.LEEWAY


def is_for(audience, identity, realm):
    return audience in (b"", identity) or realm is not None and audience == realm


def check_party(own, own_realm, message, leader_token, now):
    """FRM-014 to FRM-017, COO-017 to COO-019. Gives the interest, the identity's fingerprint and its realm, or none."""
    name, match = frames.decode_message(message)
    if name != "match":
        raise BadRequest("not a Match")
    interest = check_interest(match.interest, now)
    identity = tokens.validate(match.identity, place_of_identity(match.identity), now)
    fingerprint = tokens.fingerprint(identity)
    node = fingerprint if identity.kind == tokens.NODE else tokens.extension(identity, "node_fingerprint")
    require(interest.identity == fingerprint, "COO-018")
    require(interest.token.public_key == identity.public_key, "COO-018")
    require(interest.node == node, "COO-018")
    realm = proved_realm(identity, leader_token, now)
    require(fits(own, own_realm, interest, realm, now), "COO-019")
    return interest, fingerprint, realm


def place_of_identity(signed_octets):
    try:
        return "node" if tokens.read(signed_octets)[1].kind == tokens.NODE else "identity"
    except NotWellFormed:
        return "identity"


def proved_realm(identity, leader_token, now):
    """TOK-037 with the one leader's token that is known; what can not be verified is not proved."""
    try:
        return tokens.check_realm(identity, leader_token, now) if leader_token else None
    except Refused:
        return None


# Chapter message


class Pair:
    """The keys of a sender's and a receiver's interest, for the side whose secret and seed are given (MSG-001)."""

    def __init__(self, sender, receiver, peer, secret, seed):
        self.names = short_name(sender) + short_name(receiver)
        self.fresh = agree(secret, peer.session_key)
        self.identity = agree(agreement_secret_of(seed), agreement_key_of(peer.token.public_key))
        require(self.fresh is not None and self.identity is not None, "CNV-006")
        self.key = blake2b(
            512, label("symbolon/1 exchange") + sender.subject + sender.hash + receiver.hash, self.fresh + self.identity)

    def message_key(self, number):
        return blake2b(256, label("symbolon/1 message") + u64(number), self.key)

    def receipt_key(self, number):
        return blake2b(256, label("symbolon/1 receipt") + u64(number), self.key)

    def part_names(self, number, part, parts):
        return self.names + u64(number) + u32(part) + u32(parts)

    def receipt_names(self, number, by):
        return self.names + u64(number) + u32(by)

    def tag(self, number, by):
        return seal(self.receipt_key(number), nonce_of(by), self.receipt_names(number, by), b"")


def nonce_of(counter):
    return u32(0) + u32(0) + u32(counter)


def content_of(acknowledgement, payload):
    return encode(CONTENT, SimpleNamespace(acknowledgement=acknowledgement, payload=payload))


def seal_message(pair, number, acknowledgement, payload):
    """MSG-002; the payload within MSG-022."""
    require(1 <= len(payload) <= LARGEST_PAYLOAD, "MSG-022")
    content = content_of(acknowledgement, payload)
    pieces = [content[at : at + PART] for at in range(0, len(content), PART)]
    return [seal(pair.message_key(number), nonce_of(part), pair.part_names(number, part, len(pieces)), piece)
            for part, piece in enumerate(pieces)]


def open_message(pair, number, parcels):
    """MSG-005, MSG-007 to MSG-010 of one parcel after the other. Gives the Content, or None while parts are missing."""
    found, content = {}, None
    for part, parts, sealed in parcels:
        check_shape(part, parts, len(sealed) - TAG)
        piece = unseal(pair.message_key(number), nonce_of(part), pair.part_names(number, part, parts), sealed)
        require(piece is not None, "MSG-007")
        require(content is None, "MSG-010")
        require(part not in found and all(parts == before for before, _ in found.values()), "MSG-008")
        found[part] = parts, piece
        if len(found) == parts:
            content = read_content(b"".join(found[index][1] for index in range(parts)))
    return content


def check_shape(part, parts, octets):
    """MSG-005"""
    require(1 <= parts <= PARTS and part < parts, "MSG-005")
    require(octets == PART or part == parts - 1 and 1 <= octets <= PART, "MSG-005")


def read_content(octets):
    """MSG-009"""
    try:
        content = decode(CONTENT, octets)
    except NotWellFormed:
        raise Refused("MSG-009") from None
    require(is_canonical(CONTENT, octets), "MSG-009")
    require(content.acknowledgement <= 2 and 1 <= len(content.payload) <= LARGEST_PAYLOAD, "MSG-009")
    return content


def check_receipt(pair, number, acknowledgement, by, tag):
    """MSG-014 for a message that is outstanding."""
    require(by == acknowledgement and tag == pair.tag(number, by), "MSG-014")
