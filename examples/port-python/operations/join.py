"""Capability join."""

from symbolon import joins, messages
from symbolon.errors import BadRequest
from symbolon.messages import Body
from symbolon.primitives import sign

from .arguments import Arguments, Result, judged


def message_of(args: Arguments, name: str) -> Body:
    """The body of the argument message, which has to be of this name; refuses FRM-014 to FRM-017."""
    found, body = messages.decode(args.octets("message"))
    if found != name:
        raise BadRequest(f"the message is a {found}")
    return body


def join_sign(args: Arguments) -> Result:
    message = joins.signed_message(
        *(args.octets(name) for name in ("transcript", "session_id", "node", "join_id", "identity"))
    )
    return {"signed_message": message, "signature": sign(args.octets("seed"), message)}


def join_check(args: Arguments) -> Result:
    node_token = args.token("node_token")

    def judge() -> Result:
        joiner = joins.check(
            message_of(args, "join"),
            args.octets("transcript"),
            args.octets("session_id"),
            node_token,
            args.number("now"),
            args.list_of_octets("denied"),
        )
        return {"identity": joiner.fingerprint, "realm": joiner.realm}

    return judged(judge)


OPERATIONS = {"join.sign": join_sign, "join.check": join_check}
