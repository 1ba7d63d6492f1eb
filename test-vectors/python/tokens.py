"""Chapter token: fingerprints, validation in the order of the rules, endorsements, realms."""

import ipaddress
import re
from types import SimpleNamespace

from conventions import (
    Refused, blake2b, is_strict, is_strict_signature, label, public_key_of, require, sign, u8, u64, var)
from encoding import EXTENSION, SIGNED_TOKEN, TOKEN, NotWellFormed, decode, encode, is_canonical

NODE, IDENTITY, INTEREST = 1, 2, 3
KIND_OF_PLACE = {"handshake": NODE, "node": NODE, "identity": IDENTITY, "interest": INTEREST}
LARGEST_OF_PLACE = {"handshake": 700, "node": 576, "identity": 576, "interest": 512}
LONGEST_LIFETIME = {NODE: 86_400_000, IDENTITY: 34_560_000_000, INTEREST: 600_000}
LEEWAY = 60_000
LATEST_TIME = 253_402_300_799_999


def signed_message(token_octets):
    return label("symbolon/1 token") + var(token_octets)


def order_value(token_octets):
    return blake2b(256, label("symbolon/1 order") + var(token_octets))


def fingerprint_input(token):
    return (label("symbolon/1 fingerprint") + u8(token.version) + u8(token.kind) + token.uuid + var(token.realm)
            + var(token.issuer) + var(token.subject.encode("utf-8")) + var(token.audience) + token.public_key)


def fingerprint(token):
    return blake2b(256, fingerprint_input(token))


def endorsement_message(endorsed_fingerprint, endorsed_from, endorsed_until):
    return label("symbolon/1 endorsement") + endorsed_fingerprint + u64(endorsed_from) + u64(endorsed_until)


def read(signed_octets):
    """The SignedToken and the Token in it, decoded and not validated."""
    signed = decode(SIGNED_TOKEN, signed_octets)
    return signed, decode(TOKEN, signed.token)


def extension(token, name):
    return next((each.value for each in token.extensions if each.name == name), None)


def validate(signed_octets, place, now, expected=None, denied=(), own=None):
    """TOK-001 to TOK-032, in the place handshake with HSK-003 and HSK-005. Gives the Token or raises Refused."""
    require(len(signed_octets) <= LARGEST_OF_PLACE[place], "TOK-001")
    try:
        signed, token = read(signed_octets)
    except NotWellFormed:
        raise Refused("TOK-002") from None
    require(is_canonical(SIGNED_TOKEN, signed_octets) and is_canonical(TOKEN, signed.token), "TOK-003")
    require(token.version == 1, "TOK-004")
    require(token.kind == KIND_OF_PLACE[place], "TOK-005")
    check_fields(token)
    check_extensions(token)
    if place == "handshake":
        require(extension(token, "session_key") is not None, "HSK-003")
    require(len(signed.signature) == 64, "TOK-023")
    require(token.not_before - LEEWAY <= now, "TOK-024")
    require(now < token.expires_at + LEEWAY, "TOK-025")
    require(token.issued_at <= now + LEEWAY, "TOK-026")
    check_span(token)
    require(is_strict(token.public_key), "TOK-029")
    computed = fingerprint(token)
    if place == "handshake":
        require(computed != own, "HSK-005")
    require(expected is None or computed == expected, "TOK-030")
    require(computed not in denied, "TOK-031")
    require(is_strict_signature(token.public_key, signed_message(signed.token), signed.signature), "TOK-032")
    return token


def check_fields(token):
    require(len(token.uuid) == 16, "TOK-006")
    require(len(token.realm) in (0, 32), "TOK-007")
    require(len(token.issuer) in (0, 32), "TOK-008")
    require(len(token.audience) in (0, 32), "TOK-009")
    require(len(token.subject.encode("utf-8")) <= 255, "TOK-010")
    require(not any(char < "\x20" or "\x7f" <= char <= "\x9f" for char in token.subject), "TOK-011")
    if token.kind == INTEREST:
        require(re.fullmatch("[0-9a-f]{64}", token.subject), "TOK-012")
    require(len(token.public_key) == 32, "TOK-013")
    require(all(is_time(time) for time in (token.issued_at, token.not_before, token.expires_at)), "TOK-014")


def check_extensions(token):
    names = [each.name.encode("utf-8") for each in token.extensions]
    require(len(names) <= 16, "TOK-015")
    require(all(re.fullmatch(b"[a-z0-9_.-]{1,32}", name) for name in names), "TOK-016")
    require(all(first < second for first, second in zip(names, names[1:])), "TOK-017")
    require(all(len(each.value) <= 256 for each in token.extensions), "TOK-018")
    if token.kind == NODE:
        allowed = (b"endorsement", b"hostname", b"port", b"session_key")
        require(all(name in allowed for name in names), "TOK-019")
    require(all(is_well_formed(each, token.kind) for each in token.extensions), "TOK-020")
    if token.kind == NODE:
        require((b"hostname" in names) == (b"port" in names), "TOK-021")
    if token.kind in (NODE, IDENTITY):
        require((b"endorsement" in names) == (token.issuer != b""), "TOK-022")


def check_span(token):
    require(token.expires_at > max(token.not_before, token.issued_at), "TOK-027")
    lifetime = token.expires_at - max(token.issued_at, token.not_before)
    require(lifetime <= LONGEST_LIFETIME[token.kind], "TOK-028")


def is_time(milliseconds):
    return 1 <= milliseconds <= LATEST_TIME


def is_well_formed(each, kind):
    """TOK-020: a known extension stands in a kind that it belongs to and has the value that the table demands."""
    if each.name == "endorsement":
        if kind == INTEREST or len(each.value) != 80:
            return False
        begin, end, _ = endorsement_parts(each.value)
        return is_time(begin) and is_time(end) and begin < end
    if each.name == "hostname":
        return kind == NODE and is_host(each.value)
    if each.name == "port":
        return kind == NODE and len(each.value) == 2 and each.value != b"\0\0"
    if each.name == "session_key":
        return kind in (NODE, INTEREST) and len(each.value) == 32
    if each.name == "node_fingerprint":
        return kind in (IDENTITY, INTEREST) and len(each.value) == 32
    if each.name == "exchange":
        return kind == INTEREST and len(each.value) == 7 and is_exchange(*each.value[:3])
    return True


def is_exchange(role, kind, acknowledgement):
    return 1 <= role <= 2 and 1 <= kind <= 4 and acknowledgement <= 2


def is_host(value):
    try:
        written = value.decode("ascii")
        address = ipaddress.ip_address(written)
    except ValueError:
        return False
    if address.version == 6 and address.ipv4_mapped is not None:
        return False
    # the one spelling: what the library writes; it follows RFC 5952, 4
    return (str(address) == written and "%" not in written and not address.is_unspecified
            and not address.is_multicast and written != "255.255.255.255")


def endorsement_parts(value):
    return int.from_bytes(value[:8], "big"), int.from_bytes(value[8:16], "big"), value[16:]


def check_endorsement(token, issuer_signed_octets, now):
    """TOK-035, TOK-036. The endorsed token is taken as validated."""
    try:
        issuer = validate(issuer_signed_octets, "identity", now)
    except Refused:
        raise Refused("TOK-035") from None
    endorsement = extension(token, "endorsement")
    require(fingerprint(issuer) == token.issuer and endorsement is not None, "TOK-035")
    begin, end, signature = endorsement_parts(endorsement)
    endorsed = endorsement_message(fingerprint(token), begin, end)
    require(is_strict_signature(issuer.public_key, endorsed, signature), "TOK-035")
    require(begin - LEEWAY <= now < end + LEEWAY, "TOK-036")


def check_realm(token, issuer_signed_octets, now):
    """TOK-037: the realm that the identity proves."""
    require(token.kind == IDENTITY and token.realm != b"" and token.realm == token.issuer, "TOK-037")
    check_endorsement(token, issuer_signed_octets, now)
    return token.realm


def sign_token(seed, token):
    """Builds the SignedToken; refuses what no receiver takes whatever its clock says."""
    token.version = 1
    token.public_key = public_key_of(seed)
    try:
        octets = encode(TOKEN, token)
    except UnicodeEncodeError:
        raise Refused("TOK-002") from None
    check_fields(token)
    check_extensions(token)
    check_span(token)
    signed = encode(SIGNED_TOKEN, SimpleNamespace(token=octets, signature=sign(seed, signed_message(octets))))
    largest = max(LARGEST_OF_PLACE[place] for place, kind in KIND_OF_PLACE.items() if kind == token.kind)
    require(len(signed) <= largest, "TOK-001")
    return signed


KIND_NAMES = {NODE: "node", IDENTITY: "identity", INTEREST: "interest"}
KINDS = {name: kind for kind, name in KIND_NAMES.items()}


def to_json(token):
    return {
        "kind": KIND_NAMES[token.kind],
        "uuid": token.uuid.hex(),
        "realm": token.realm.hex(),
        "issuer": token.issuer.hex(),
        "audience": token.audience.hex(),
        "subject": token.subject,
        "public_key": token.public_key.hex(),
        "issued_at": token.issued_at,
        "not_before": token.not_before,
        "expires_at": token.expires_at,
        "extensions": [{"name": each.name, "value": each.value.hex()} for each in token.extensions],
    }


def of_json(fields):
    token = decode(TOKEN, b"")
    token.kind = KINDS[fields["kind"]]
    for name in ("uuid", "realm", "issuer", "audience"):
        setattr(token, name, bytes.fromhex(fields[name]))
    for name in ("subject", "issued_at", "not_before", "expires_at"):
        setattr(token, name, fields[name])
    for each in fields["extensions"]:
        entry = decode(EXTENSION, b"")
        entry.name, entry.value = each["name"], bytes.fromhex(each["value"])
        token.extensions.append(entry)
    return token
