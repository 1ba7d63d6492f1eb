"""Capability realm."""

from symbolon import realms, tokens
from symbolon.primitives import sign
from symbolon.tokens import Token

from .arguments import Arguments, Result, asked_for, judged
from .join import message_of

RULING_NAMES = {number: name for name, number in realms.RULINGS.items()}


def leader_of(args: Arguments) -> Token:
    octets = args.octets("leader_token")
    return asked_for(lambda: tokens.validate_for_ever(octets), "leader_token")


def ask(args: Arguments) -> Result:
    args.token("identity")
    given = [args.octets(name) for name in ("identity", "node", "asker_node", "nonce")]
    return realms.ask(args.octets("query_secret"), args.octets("seed"), leader_of(args), *given)


def _take(args: Arguments) -> realms.Query:
    sealed = {name: args.octets(name) for name in ("fresh_key", "asker", "sealed")}
    return realms.take(args.octets("seed"), leader_of(args), sealed, args.number("now"))


def take(args: Arguments) -> Result:
    def judge() -> Result:
        query = _take(args)
        return {name: getattr(query, name) for name in ("asker_key", "identity", "node", "asker_node", "nonce")}

    return judged(judge)


def rule(args: Arguments) -> Result:
    query = asked_for(lambda: _take(args), "the query")
    ruling = args.one_of("ruling", realms.RULINGS)
    sealed, message = realms.rule(args.octets("seed"), query, ruling, args.number("expires_at"))
    return {"sealed": sealed, "signed_message": message}


def settle(args: Arguments) -> Result:
    leader = leader_of(args)
    keys = realms.asker_keys(args.octets("query_secret"), args.octets("seed"), leader)
    reply = {name: args.octets(name) for name in ("fresh_key", "sealed")}
    about = {name: args.octets(name) for name in ("token_hash", "identity", "node", "asker_node", "nonce")}

    def judge() -> Result:
        decision = realms.settle(keys, leader, reply, about, args.number("now"))
        return {"ruling": RULING_NAMES[decision["ruling"]], "expires_at": decision["expires_at"]}

    return judged(judge)


def revocations_sign(args: Arguments) -> Result:
    identities = args.list_of_octets("identities")
    message = realms.revocations_message(args.octets("realm"), args.number("sequence"), identities)
    return {"signed_message": message, "signature": sign(args.octets("seed"), message)}


def revocations_check(args: Arguments) -> Result:
    leader = leader_of(args)

    def judge() -> Result:
        realms.check_revocations(leader, args.number("after"), message_of(args, "revocations"))
        return {}

    return judged(judge)


OPERATIONS = {
    "realm.ask": ask,
    "realm.take": take,
    "realm.rule": rule,
    "realm.settle": settle,
    "revocations.sign": revocations_sign,
    "revocations.check": revocations_check,
}
