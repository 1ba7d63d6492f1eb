"""Protocol Buffers, as far as the declarations of the protocol need them, with the one encoding of CNV-004.

`decode` reads any well-formed encoding the way every Protocol Buffers library does: the last value of a singular
field counts, unknown fields are passed over, a missing field has its default. `encode` writes the canonical encoding.
`is_canonical` decodes, encodes again and compares; since `decode` forgets unknown fields, they show as a difference.
"""

from types import SimpleNamespace

VARINT, FIXED64, LENGTH, GROUP, END_GROUP, FIXED32 = range(6)


class NotWellFormed(Exception):
    """Not Protocol Buffers, not the declared wire type, or not UTF-8."""


class Field:
    def __init__(self, name, wire_type, default, of_wire, to_wire):
        self.name, self.wire_type, self.default = name, wire_type, default
        self.of_wire, self.to_wire = of_wire, to_wire
        self.repeated = self.one_of = False


def uint64(name):
    return Field(name, VARINT, 0, lambda value: value, lambda value: value)


def uint32(name):
    # what a library keeps of a larger number
    return Field(name, VARINT, 0, lambda value: value % 2**32, lambda value: value)


def enum(name):
    # an int32: negative numbers have ten octets
    def of_wire(value):
        return (value + 2**31) % 2**32 - 2**31

    return Field(name, VARINT, 0, of_wire, lambda value: value % 2**64)


def octets(name):
    return Field(name, LENGTH, b"", lambda value: value, lambda value: value)


def text(name):
    def of_wire(value):
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError:
            raise NotWellFormed(name) from None

    return Field(name, LENGTH, "", of_wire, lambda value: value.encode("utf-8"))


def message(name, declaration):
    return Field(name, LENGTH, None, lambda value: decode(declaration, value), lambda value: encode(declaration, value))


def repeated(field):
    field.repeated = True
    return field


def one_of(field):
    field.one_of = True
    return field


SIGNED_TOKEN = {1: octets("token"), 2: octets("signature")}
EXTENSION = {1: text("name"), 2: octets("value")}
TOKEN = {
    1: uint32("version"),
    2: enum("kind"),
    3: octets("uuid"),
    4: octets("realm"),
    5: octets("issuer"),
    6: octets("audience"),
    7: text("subject"),
    8: octets("public_key"),
    9: uint64("issued_at"),
    10: uint64("not_before"),
    11: uint64("expires_at"),
    12: repeated(message("extensions", EXTENSION)),
}
HANDSHAKE = {
    1: uint32("version"),
    2: octets("token"),
    3: octets("nonce"),
    4: octets("echo"),
    5: octets("cookie"),
    6: octets("tag"),
}
CHALLENGE = RESPONSE = {1: octets("data")}
LEAVE = {}
JOIN = {1: octets("join_id"), 2: octets("identity"), 3: octets("signature"), 4: octets("issuer")}
ACK = {1: octets("join_id")}
NACK = {1: octets("join_id"), 2: enum("code"), 3: uint32("retry_after_s")}
UPDATE = {1: octets("token")}
PIGGY = {1: repeated(octets("tokens"))}
SEEK = {1: octets("target"), 2: octets("known")}
QUERY = {1: octets("fresh_key"), 2: octets("asker"), 3: octets("sealed")}
REPLY = {1: octets("fresh_key"), 2: octets("sealed")}
PARCEL = {
    1: octets("sender"),
    2: octets("receiver"),
    3: uint64("number"),
    4: uint32("part"),
    5: uint32("parts"),
    6: octets("sealed"),
}
RECEIPT = {1: octets("sender"), 2: octets("receiver"), 3: uint64("number"), 4: uint32("by"), 5: octets("tag")}
CONTENT = {1: uint32("acknowledgement"), 2: octets("payload")}
ROUTED = {
    1: octets("destination"),
    2: uint32("hop_limit"),
    3: uint32("time_to_live_ms"),
    4: octets("id"),
    5: one_of(message("query", QUERY)),
    6: one_of(message("reply", REPLY)),
    7: one_of(message("parcel", PARCEL)),
    8: one_of(message("receipt", RECEIPT)),
}
PUBLISH = {1: octets("interest")}
KEPT = {1: octets("interest")}
NEARER = {1: octets("interest"), 2: repeated(octets("tokens"))}
MATCH = {1: octets("interest"), 2: octets("identity")}
REVOCATIONS = {1: uint64("sequence"), 2: repeated(octets("identities")), 3: octets("signature")}
REALM_QUESTION = {1: octets("identity"), 2: octets("node"), 3: octets("asker_node"), 4: octets("nonce")}
REALM_DECISION = {
    1: enum("ruling"),
    2: octets("token_hash"),
    3: octets("identity"),
    4: octets("node"),
    5: octets("asker_node"),
    6: octets("nonce"),
    7: uint64("expires_at"),
    8: octets("signature"),
}
SESSION_MESSAGE = {
    1: one_of(message("challenge", CHALLENGE)),
    2: one_of(message("response", RESPONSE)),
    3: one_of(message("leave", LEAVE)),
    4: one_of(message("join", JOIN)),
    5: one_of(message("ack", ACK)),
    6: one_of(message("nack", NACK)),
    7: one_of(message("update", UPDATE)),
    8: one_of(message("piggy", PIGGY)),
    9: one_of(message("seek", SEEK)),
    10: one_of(message("routed", ROUTED)),
    11: one_of(message("revocations", REVOCATIONS)),
    12: one_of(message("publish", PUBLISH)),
    13: one_of(message("kept", KEPT)),
    14: one_of(message("nearer", NEARER)),
    15: one_of(message("match", MATCH)),
}


def read_varint(data, at):
    value = 0
    for index in range(10):
        if at + index >= len(data):
            raise NotWellFormed("varint is cut")
        octet = data[at + index]
        value |= (octet & 0x7F) << 7 * index
        if octet < 0x80:
            if value >= 2**64:
                raise NotWellFormed("varint of more than 64 bits")
            return value, at + index + 1
    raise NotWellFormed("varint of more than 10 octets")


def write_varint(value):
    result = bytearray()
    while value >= 0x80:
        result.append(value & 0x7F | 0x80)
        value >>= 7
    result.append(value)
    return bytes(result)


def read_tag(data, at):
    tag, at = read_varint(data, at)
    number, wire_type = tag >> 3, tag & 7
    if not 1 <= number < 2**29:
        raise NotWellFormed("field number")
    return number, wire_type, at


def read_value(data, at, number, wire_type):
    """One value after its tag; a group, which no declaration has, is only passed over."""
    if wire_type == VARINT:
        return read_varint(data, at)
    if wire_type == GROUP:
        while True:
            inner_number, inner_type, at = read_tag(data, at)
            if inner_type == END_GROUP and inner_number == number:
                return None, at
            _, at = read_value(data, at, inner_number, inner_type)
    if wire_type == LENGTH:
        length, at = read_varint(data, at)
    elif wire_type in (FIXED64, FIXED32):
        length = 8 if wire_type == FIXED64 else 4
    else:
        raise NotWellFormed("wire type")
    if at + length > len(data):
        raise NotWellFormed("value is cut")
    return data[at : at + length], at + length


def decode(declaration, data):
    values = {field.name: [] if field.repeated else field.default for field in declaration.values()}
    at = 0
    while at < len(data):
        number, wire_type, at = read_tag(data, at)
        value, at = read_value(data, at, number, wire_type)
        field = declaration.get(number)
        if field is None:
            continue
        if wire_type != field.wire_type:
            raise NotWellFormed("wire type of " + field.name)
        if field.repeated:
            values[field.name].append(field.of_wire(value))
            continue
        if field.one_of:
            values.update({other.name: other.default for other in declaration.values() if other.one_of})
        values[field.name] = field.of_wire(value)
    return SimpleNamespace(**values)


def encode(declaration, values):
    result = b""
    for number, field in sorted(declaration.items()):
        value = getattr(values, field.name)
        for item in value if field.repeated else [] if value == field.default else [value]:
            wire = field.to_wire(item)
            result += write_varint(number << 3 | field.wire_type)
            result += write_varint(wire) if field.wire_type == VARINT else write_varint(len(wire)) + wire
    return result


def is_canonical(declaration, data):
    return encode(declaration, decode(declaration, data)) == data
