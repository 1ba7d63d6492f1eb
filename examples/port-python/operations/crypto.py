"""Capability crypto: CNV-005 to CNV-007."""

from symbolon import primitives
from symbolon.errors import BadRequest

from .arguments import Arguments, Result, held


def key_check(args: Arguments) -> Result:
    return held(primitives.is_strict_key(args.octets("public_key")), "CNV-005")


def key_convert(args: Arguments) -> Result:
    public_key = args.octets("public_key")
    if not primitives.is_strict_key(public_key):
        raise BadRequest("public_key is not strict")
    return {"agreement_key": primitives.agreement_key_of(public_key)}


def key_derive(args: Arguments) -> Result:
    seed = args.octets("seed")
    secret = primitives.agreement_secret_of(seed)
    return {
        "public_key": primitives.public_key_of(seed),
        "agreement_secret": secret,
        "agreement_key": primitives.agreement_public(secret),
    }


def signature_verify(args: Arguments) -> Result:
    public_key, message, signature = (args.octets(name) for name in ("public_key", "message", "signature"))
    return held(primitives.verifies(public_key, message, signature), "CNV-005")


def agreement(args: Arguments) -> Result:
    shared = primitives.agree(args.octets("secret"), args.octets("agreement_key"))
    return held(shared is not None, "CNV-006") | ({"shared": shared} if shared is not None else {})


OPERATIONS = {
    "key.check": key_check,
    "key.convert": key_convert,
    "key.derive": key_derive,
    "signature.verify": signature_verify,
    "agreement": agreement,
}
