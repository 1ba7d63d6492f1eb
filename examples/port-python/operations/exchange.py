"""Capability exchange: interests, coordinators, messages, receipts."""

from symbolon import exchange, interests
from symbolon.errors import Refused
from symbolon.exchange import Pair, Reassembly
from symbolon.interests import ACKNOWLEDGEMENTS, EXCHANGES, ROLES, Interest

from .arguments import Arguments, Result, asked_for, decoded, judged
from .frame import TAKEN_BY
from .join import message_of

MOST = 2**63 - 1


def name_of(numbers: dict[str, int], number: int) -> str:
    return next(name for name, value in numbers.items() if value == number)


def interest_of(args: Arguments, name: str) -> Interest:
    """An interest that is valid at the later of its own issued_at and not_before."""
    signed_token = args.octets(name)
    token = decoded(signed_token, name)
    return asked_for(lambda: interests.check(signed_token, max(token.issued_at, token.not_before)), name)


def subject_hash(args: Arguments) -> Result:
    private = args.optional("exchange") == "private"
    return judged(lambda: {"subject": interests.subject_hash(args.list_of_octets("parts"), private)})


def interest_check(args: Arguments) -> Result:
    def judge() -> Result:
        interest = interests.check(args.octets("signed_token"), args.number("now"))
        return {
            "token_hash": interest.token.token_hash,
            "short_name": interest.short_name,
            "stream": interest.token.fingerprint,
            "identity": interest.identity,
            "node": interest.node,
            "subject": interest.subject,
            "role": name_of(ROLES, interest.role),
            "exchange": name_of(EXCHANGES, interest.exchange),
            "acknowledgement": name_of(ACKNOWLEDGEMENTS, interest.acknowledgement),
            "current": interest.current,
            "maximum": interest.maximum,
            "audience": interest.token.audience,
            "session_key": interest.session_key,
        }

    return judged(judge)


def coordinator_place(args: Arguments) -> Result:
    own, peers, subject = args.octets("own"), args.list_of_octets("peers"), args.octets("subject")
    return {"coordinators": interests.coordinators(own, args.get("declares"), peers, subject)}


def coordinator_match(args: Arguments) -> Result:
    one, other = interest_of(args, "one"), interest_of(args, "other")
    one_realm = args.optional_octets("one_realm") or b""
    other_realm = args.optional_octets("other_realm") or b""
    now = args.number("now")
    return {
        "matches": interests.matches(one, other, one_realm, other_realm, now),
        "fits": interests.fits(one, other, one_realm, other_realm, now),
    }


def party_check(args: Arguments) -> Result:
    own = interest_of(args, "own")
    own_realm = args.optional_octets("own_realm") or b""
    now = args.number("now")

    def judge() -> Result:
        body = message_of(args, "match")
        interest = interests.check(body["interest"], now)
        identity = interests.check_identity(interest, body["identity"], now)
        realm = interests.proved_realm(identity, args.optional_octets("leader_token"), now)
        if not interests.fits(own, interest, own_realm, realm, now):
            raise Refused("COO-019")
        return {"identity": identity.fingerprint, "node": interest.node, "realm": realm}

    return judged(judge)


def _pair(args: Arguments, we_send: bool) -> Pair:
    """The key of a pair with our secrets; refuses CNV-006."""
    sender, receiver = interest_of(args, "sender"), interest_of(args, "receiver")
    return Pair.of(args.octets("secret"), args.octets("seed"), sender, receiver, we_send)


def message_seal(args: Arguments) -> Result:
    def judge() -> Result:
        pair, number = _pair(args, True), args.number("number", MOST)
        parts = exchange.cut(args.one_of("acknowledgement", ACKNOWLEDGEMENTS), args.octets("payload"))
        sealed = exchange.seal_parts(pair, number, parts)
        return {"pair_key": pair.key, "message_key": pair.message_key(number), "sealed": sealed}

    return judged(judge)


def message_open(args: Arguments) -> Result:
    return judged(lambda: _open(_pair(args, False), args))


def _open(pair: Pair, args: Arguments) -> Result:
    result: Result = {"complete": False}
    reassembly = Reassembly()
    for parcel in map(Arguments, args.get("parcels")):
        part, parts = parcel.number("part"), parcel.number("parts")
        octets = exchange.open_part(pair, args.number("number", MOST), part, parts, parcel.octets("sealed"))
        if result["complete"]:
            raise Refused("MSG-010")
        if reassembly.add(part, parts, octets):
            acknowledgement, payload = reassembly.content()
            result = {
                "complete": True,
                "acknowledgement": name_of(ACKNOWLEDGEMENTS, acknowledgement),
                "payload": payload,
            }
    return result


def receipt_make(args: Arguments) -> Result:
    def judge() -> Result:
        pair, number, by = _pair(args, False), args.number("number", MOST), args.one_of("by", TAKEN_BY)
        return {"receipt_key": pair.receipt_key(number), "tag": exchange.receipt_tag(pair, number, by)}

    return judged(judge)


def receipt_check(args: Arguments) -> Result:
    def judge() -> Result:
        acknowledgement = args.one_of("acknowledgement", ACKNOWLEDGEMENTS)
        pair, by = _pair(args, True), args.one_of("by", TAKEN_BY)
        exchange.check_receipt(pair, args.number("number", MOST), acknowledgement, by, args.octets("tag"))
        return {}

    return judged(judge)


OPERATIONS = {
    "subject.hash": subject_hash,
    "interest.check": interest_check,
    "coordinator.place": coordinator_place,
    "coordinator.match": coordinator_match,
    "party.check": party_check,
    "message.seal": message_seal,
    "message.open": message_open,
    "receipt.make": receipt_make,
    "receipt.check": receipt_check,
}
