"""Protocol Buffers with one encoding of each value (CNV-004).

`decode` reads what every library reads and says besides whether it was the canonical encoding;
`encode` writes that encoding. A value is a dictionary of field names. A field that is not there
has its default, but for the members of a oneof, which are then missing.
"""

from dataclasses import dataclass
from typing import Any

VARINT, FIXED64, LENGTH, GROUP, END_GROUP, FIXED32 = range(6)
DEFAULTS: dict[Any, Any] = {"uint32": 0, "uint64": 0, "enum": 0, "bytes": b"", "string": ""}


class Malformed(Exception):
    """The octets are no message, or a known field has another wire type than declared."""


@dataclass(frozen=True)
class Field:
    """One declared field; `type` is a scalar's name or the declaration of a message."""

    number: int
    name: str
    type: "str | Declaration"
    repeated: bool = False
    oneof: bool = False

    @property
    def wire_type(self) -> int:
        return VARINT if self.type in ("uint32", "uint64", "enum") else LENGTH


class Declaration(tuple[Field, ...]):
    """The fields of a message, ascending."""


def encode(declaration: Declaration, value: dict[str, Any]) -> bytes:
    """The canonical encoding of a value."""
    out = bytearray()
    for field in declaration:
        if field.repeated:
            items = value[field.name]
        elif field.oneof:
            items = [value[field.name]] if field.name in value else []
        elif isinstance(field.type, Declaration):
            items = [value[field.name]]
        else:
            items = [value[field.name]] if value[field.name] != DEFAULTS[field.type] else []
        for item in items:
            out += _varint(field.number << 3 | field.wire_type) + _payload(field, item)
    return bytes(out)


def decode(declaration: Declaration, octets: bytes) -> tuple[dict[str, Any], bool]:
    """The value, and whether `octets` are its canonical encoding; raises Malformed."""
    value = _read(declaration, octets)
    return value, encode(declaration, value) == octets


def _read(declaration: Declaration, octets: bytes) -> dict[str, Any]:
    fields = {field.number: field for field in declaration}
    value: dict[str, Any] = {}
    for field in declaration:
        if field.repeated:
            value[field.name] = []
        elif not field.oneof:
            value[field.name] = DEFAULTS[field.type]
    at = 0
    while at < len(octets):
        tag, at = _read_varint(octets, at)
        number, wire_type = tag >> 3, tag & 7
        if number == 0:
            raise Malformed("field number 0")
        if number not in fields:
            at = _skip(octets, at, number, wire_type)
            continue
        field = fields[number]
        if wire_type != field.wire_type:
            raise Malformed(f"wire type of {field.name}")
        item, at = _item(field, octets, at)
        if field.repeated:
            value[field.name].append(item)
            continue
        if field.oneof:
            for other in declaration:
                if other.oneof:
                    value.pop(other.name, None)
        value[field.name] = item
    return value


def _item(field: Field, octets: bytes, at: int) -> tuple[Any, int]:
    if field.wire_type == VARINT:
        number, at = _read_varint(octets, at)
        if field.type == "uint64":
            return number, at
        number &= 0xFFFFFFFF
        return number - 2**32 if field.type == "enum" and number >= 2**31 else number, at
    length, at = _read_varint(octets, at)
    end = at + length
    if end > len(octets):
        raise Malformed("length beyond the end")
    content = octets[at:end]
    if isinstance(field.type, Declaration):
        return _read(field.type, content), end
    if field.type == "string":
        try:
            return content.decode("utf-8"), end
        except UnicodeDecodeError as e:
            raise Malformed("text is not UTF-8") from e
    return content, end


def _payload(field: Field, item: Any) -> bytes:
    if field.wire_type == VARINT:
        return _varint(item % 2**64)
    if isinstance(field.type, Declaration):
        content = encode(field.type, item)
    else:
        content = item.encode("utf-8") if field.type == "string" else item
    return _varint(len(content)) + content


def _skip(octets: bytes, at: int, number: int, wire_type: int) -> int:
    if wire_type == VARINT:
        return _read_varint(octets, at)[1]
    if wire_type == LENGTH:
        length, at = _read_varint(octets, at)
        end = at + length
    elif wire_type in (FIXED64, FIXED32):
        end = at + (8 if wire_type == FIXED64 else 4)
    elif wire_type == GROUP:
        return _skip_group(octets, at, number)
    else:
        raise Malformed(f"wire type {wire_type}")
    if end > len(octets):
        raise Malformed("value beyond the end")
    return end


def _skip_group(octets: bytes, at: int, number: int) -> int:
    open_groups = [number]
    while open_groups:
        tag, at = _read_varint(octets, at)
        inner, wire_type = tag >> 3, tag & 7
        if inner == 0:
            raise Malformed("field number 0")
        if wire_type == GROUP:
            open_groups.append(inner)
        elif wire_type == END_GROUP:
            if open_groups.pop() != inner:
                raise Malformed("group ends that did not begin")
        else:
            at = _skip(octets, at, inner, wire_type)
    return at


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def _read_varint(octets: bytes, at: int) -> tuple[int, int]:
    value = 0
    for shift in range(0, 70, 7):
        if at >= len(octets):
            raise Malformed("varint beyond the end")
        octet = octets[at]
        at += 1
        value |= (octet & 127) << shift
        if octet < 128:
            if value >= 2**64:
                raise Malformed("varint of 2^64 or more")
            return value, at
    raise Malformed("varint of more than 10 octets")
