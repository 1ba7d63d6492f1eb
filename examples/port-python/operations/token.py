"""Capability token."""

from symbolon import tokens
from symbolon.errors import Refused
from symbolon.primitives import public_key_of
from symbolon.tokens import Token

from .arguments import Arguments, Result, judged

KINDS = {"node": tokens.NODE, "identity": tokens.IDENTITY, "interest": tokens.INTEREST}
NAMES = {number: name for name, number in KINDS.items()}
PLACE_OF_KIND = {tokens.NODE: "handshake", tokens.IDENTITY: "identity", tokens.INTEREST: "interest"}
SAME_IN_BOTH = ("uuid", "realm", "issuer", "audience", "subject", "public_key", "issued_at", "not_before", "expires_at")


def fields(token: Token) -> Result:
    """A token as the driver protocol writes it."""
    extensions = [{"name": name, "value": value} for name, value in token.extensions]
    same = {name: getattr(token, name) for name in SAME_IN_BOTH}
    return {"kind": NAMES[token.kind], **same, "extensions": extensions}


def validate(args: Arguments) -> Result:
    def judge() -> Result:
        token = tokens.validate(
            args.octets("signed_token"),
            args.get("place"),
            args.number("now"),
            expected=args.optional_octets("expected"),
            denied=args.list_of_octets("denied"),
            own=args.optional_octets("own"),
        )
        return {"fingerprint": token.fingerprint, "token": fields(token)}

    return judged(judge)


def sign(args: Arguments) -> Result:
    return judged(lambda: _sign(args))


def _sign(args: Arguments) -> Result:
    seed = args.octets("seed")
    given = Arguments(args.get("token"))
    extensions = [Arguments(item) for item in given.get("extensions")]
    value = {
        "version": 1,
        "kind": given.one_of("kind", KINDS),
        **{name: given.octets(name) for name in ("uuid", "realm", "issuer", "audience")},
        "subject": given.get("subject"),
        "public_key": public_key_of(seed),
        **{name: given.number(name) for name in ("issued_at", "not_before", "expires_at")},
        "extensions": [{"name": item.get("name"), "value": item.octets("value")} for item in extensions],
    }
    if not all(_is_text(text) for text in (value["subject"], *(item["name"] for item in value["extensions"]))):
        raise Refused("TOK-002")
    tokens.check_unsigned(tokens.unsigned(value))
    signed_token = tokens.encode(value, seed)
    if len(signed_token) > tokens.LARGEST[PLACE_OF_KIND[value["kind"]]]:
        raise Refused("TOK-001")
    return {"signed_token": signed_token, "fingerprint": tokens.decode(signed_token).fingerprint}


def _is_text(text: str) -> bool:
    """JSON can name half a surrogate pair, which has no UTF-8."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def fingerprint(args: Arguments) -> Result:
    token = args.token("signed_token")
    return {
        "fingerprint": token.fingerprint,
        "order_value": token.order_value,
        "signed_message": tokens.signed_message(token.octets),
    }


def newer(args: Arguments) -> Result:
    first, second = args.token("first").newness, args.token("second").newness
    return {"newer": "same" if first == second else "first" if first > second else "second"}


def endorsement(args: Arguments) -> Result:
    token = args.token("signed_token")

    def judge() -> Result:
        tokens.check_endorsement(token, args.octets("issuer_token"), args.number("now"))
        return {}

    return judged(judge)


def realm(args: Arguments) -> Result:
    token = args.token("signed_token")
    return judged(lambda: {"realm": tokens.prove_realm(token, args.octets("issuer_token"), args.number("now"))})


OPERATIONS = {
    "token.validate": validate,
    "token.sign": sign,
    "token.fingerprint": fingerprint,
    "token.newer": newer,
    "token.endorsement": endorsement,
    "token.realm": realm,
}
