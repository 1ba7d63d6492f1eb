"""Reading arguments of a request, and what several operations share."""

from collections.abc import Callable
from typing import Any, TypeVar

from symbolon import tokens
from symbolon.addresses import Address
from symbolon.errors import BadRequest, Refused
from symbolon.tokens import Token

Result = dict[str, Any]
T = TypeVar("T")


class Arguments:
    """The arguments of one request; a missing or malformed one is a bad request."""

    def __init__(self, values: dict[str, Any]):
        self._values = values

    def get(self, name: str) -> Any:
        if name not in self._values:
            raise BadRequest(f"{name} is missing")
        return self._values[name]

    def optional(self, name: str, default: Any = None) -> Any:
        return self._values.get(name, default)

    def octets(self, name: str) -> bytes:
        return octets(self.get(name), name)

    def optional_octets(self, name: str) -> bytes | None:
        return self.octets(name) if name in self._values else None

    def list_of_octets(self, name: str) -> list[bytes]:
        return [octets(item, name) for item in self._values.get(name, [])]

    def number(self, name: str, most: int = 2**64 - 1) -> int:
        value = self.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
            raise BadRequest(f"{name} is not a number from 0 to {most}")
        return value

    def one_of(self, name: str, numbers: dict[str, int]) -> int:
        value = self.get(name)
        if value not in numbers:
            raise BadRequest(f"{name} is not one of {', '.join(numbers)}")
        return numbers[value]

    def address(self, name: str) -> Address:
        return Address.of(self.get(name))

    def token(self, name: str) -> Token:
        """A token that is decoded only."""
        return decoded(self.octets(name), name)


def octets(value: Any, name: str) -> bytes:
    try:
        return bytes.fromhex(value)
    except (TypeError, ValueError) as e:
        raise BadRequest(f"{name} is not octets") from e


def decoded(signed_token: bytes, name: str) -> Token:
    return asked_for(lambda: tokens.decode(signed_token), name)


def asked_for(read: Callable[[], T], name: str) -> T:
    """What `read` gives; a refusal of it is a fault of whoever asks."""
    try:
        return read()
    except Refused as e:
        raise BadRequest(f"{name} is refused by {e.rule}") from e


def judged(judge: Callable[[], Result]) -> Result:
    """The result with its verdict."""
    try:
        return {"verdict": "accepted", **judge()}
    except Refused as e:
        return {"verdict": "refused", "rule": e.rule}


def held(condition: bool, rule: str) -> Result:
    """The verdict of one rule."""
    return {"verdict": "accepted"} if condition else {"verdict": "refused", "rule": rule}


def to_hex(value: Any) -> Any:
    """Octets as text, in lists and dictionaries too."""
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, (list, tuple)):
        return [to_hex(item) for item in value]
    if isinstance(value, dict):
        return {name: to_hex(item) for name, item in value.items()}
    return value
