"""Every pure operation of the driver protocol: arguments and results as JSON carries them."""

import conventions
import exchange
import frames
import joins
import overlay
import realm
import sessions
import tokens
from conventions import BadRequest, Refused, require
from encoding import NotWellFormed


def hex_octets(value):
    return bytes.fromhex(value)


def key_check(args):
    require(conventions.is_strict(hex_octets(args["public_key"])), "CNV-005")
    return {}


def key_convert(args):
    return {"agreement_key": conventions.agreement_key_of(hex_octets(args["public_key"])).hex()}


def key_derive(args):
    seed = hex_octets(args["seed"])
    secret = conventions.agreement_secret_of(seed)
    return {
        "public_key": conventions.public_key_of(seed).hex(),
        "agreement_secret": secret.hex(),
        "agreement_key": conventions.agreement_key_of_secret(secret).hex(),
    }


def signature_verify(args):
    values = (hex_octets(args[name]) for name in ("public_key", "message", "signature"))
    require(conventions.is_strict_signature(*values), "CNV-005")
    return {}


def agreement(args):
    shared = conventions.agree(hex_octets(args["secret"]), hex_octets(args["agreement_key"]))
    require(shared is not None, "CNV-006")
    return {"shared": shared.hex()}


def token_validate(args):
    expected, own = (hex_octets(args[name]) if name in args else None for name in ("expected", "own"))
    denied = [hex_octets(each) for each in args.get("denied", [])]
    token = tokens.validate(hex_octets(args["signed_token"]), args["place"], args["now"], expected, denied, own)
    return {"fingerprint": tokens.fingerprint(token).hex(), "token": tokens.to_json(token)}


def token_sign(args):
    token = tokens.of_json(args["token"])
    signed = tokens.sign_token(hex_octets(args["seed"]), token)
    return {"signed_token": signed.hex(), "fingerprint": tokens.fingerprint(token).hex()}


def token_fingerprint(args):
    signed, token = tokens.read(hex_octets(args["signed_token"]))
    return {
        "fingerprint": tokens.fingerprint(token).hex(),
        "order_value": tokens.order_value(signed.token).hex(),
        "signed_message": tokens.signed_message(signed.token).hex(),
    }


def token_newer(args):
    def order(name):
        signed, token = tokens.read(hex_octets(args[name]))
        return token.issued_at, tokens.order_value(signed.token)

    first, second = order("first"), order("second")
    return {"newer": "same" if first == second else "first" if first > second else "second"}


def token_endorsement(args):
    _, token = tokens.read(hex_octets(args["signed_token"]))
    tokens.check_endorsement(token, hex_octets(args["issuer_token"]), args["now"])
    return {}


def token_realm(args):
    _, token = tokens.read(hex_octets(args["signed_token"]))
    return {"realm": tokens.check_realm(token, hex_octets(args["issuer_token"]), args["now"]).hex()}


def frame_decode(args):
    return frames.read_datagram(hex_octets(args["datagram"]))


def handshake_encode(args):
    fields = {name: hex_octets(args[name]) for name in ("token", "nonce", "echo", "cookie", "tag")}
    return {"datagram": frames.write_handshake(**fields).hex()}


def frame_seal(args):
    counter = int(args["counter"], 16)
    octets = [hex_octets(args[name]) for name in ("key", "session_id", "message")]
    return {"datagram": frames.write_sealed(octets[0], octets[1], counter, args["direction"], octets[2]).hex()}


def frame_open(args):
    counter, message = frames.open_sealed(hex_octets(args["key"]), args["direction"], hex_octets(args["datagram"]))
    body = frames.read_message(message)
    return {"counter": conventions.u64(counter).hex(), "message": message.hex(), "body": body}


def window_replay(args):
    window = sessions.ReplayWindow()
    fresh = []
    for counter in (int(each, 16) for each in args["counters"]):
        fresh.append(window.is_fresh(counter))
        if fresh[-1]:
            window.take(counter)
    return {"fresh": fresh}


def cookie_make(args):
    epoch = args["at_ms"] // sessions.EPOCH
    cookie = sessions.make_cookie(hex_octets(args["secret"]), epoch, args["source"], hex_octets(args["nonce"]))
    return {"cookie": cookie.hex()}


def cookie_check(args):
    secret, nonce, cookie = (hex_octets(args[name]) for name in ("secret", "nonce", "cookie"))
    return {"valid": sessions.is_valid_cookie(secret, args["at_ms"], args["source"], nonce, cookie)}


SCHEDULE = ("session_agreement", "node_agreement", "transcript", "prk", "key_low_to_high", "key_high_to_low",
            "tag_low", "tag_high", "session_id")


def session_derive(args):
    names = ("seed", "session_secret", "signed_token", "nonce", "peer_signed_token", "peer_nonce")
    keys = sessions.derive(*(hex_octets(args[name]) for name in names))
    return {"role": keys.role, **{name: getattr(keys, name).hex() for name in SCHEDULE}}


def session_rank(args):
    ranks = [sessions.rank(each["issued_at"], hex_octets(each["session_id"])) for each in args["sessions"]]
    return {"order": sorted(range(len(ranks)), key=lambda index: ranks[index], reverse=True)}


def routing_distance(args):
    return {"distance": f"{overlay.distance(hex_octets(args['one']), hex_octets(args['other'])):064x}"}


def routing_place(args):
    row, column = overlay.place(hex_octets(args["own"]), hex_octets(args["peer"]))
    return {"row": row, "column": column}


def fingerprints(args, name):
    return [hex_octets(each) for each in args.get(name, [])]


def routing_neighbours(args):
    nearest = overlay.nearest_first(fingerprints(args, "peers"), hex_octets(args["own"]))
    return {"neighbours": [peer.hex() for peer in nearest[: args["size"]]]}


def routing_peers(args):
    return [overlay.peer_of(hex_octets(each["fingerprint"]), each["address"], each["contacted"], each["success_of_8"],
                            each["latency_ms"]) for each in args["peers"]]


def routing_table(args):
    places = overlay.table_of(hex_octets(args["own"]), routing_peers(args)).in_order()
    return {"places": [{"row": row, "column": column, "fingerprint": peer.hex()} for row, column, peer in places]}


def routing_next_hop(args):
    hop = overlay.next_hop(hex_octets(args["own"]), fingerprints(args, "peers"), fingerprints(args, "leaves"),
                           hex_octets(args["target"]))
    return {"next_hop": hop.hex() if hop else None}


def routing_decide(args):
    candidate = args["candidate"]
    return {"decision": overlay.decide(
        hex_octets(args["own"]), args["declares"], routing_peers(args), fingerprints(args, "denied"),
        hex_octets(candidate["fingerprint"]), candidate.get("address"), args["teller"])}


def join_sign(args):
    names = ("transcript", "session_id", "node", "join_id", "identity")
    message = joins.signed_message(*(hex_octets(args[name]) for name in names))
    return {"signed_message": message.hex(), "signature": conventions.sign(hex_octets(args["seed"]), message).hex()}


def join_check(args):
    name, join = frames.decode_message(hex_octets(args["message"]))
    if name != "join":
        raise BadRequest("not a Join")
    identity, realm = joins.check(
        hex_octets(args["transcript"]), hex_octets(args["session_id"]), hex_octets(args["node_token"]), args["now"],
        fingerprints(args, "denied"), join)
    return {"identity": identity.hex(), "realm": realm.hex()}


def realm_ask(args):
    keys = realm_keys(args)
    tokens.read(hex_octets(args["identity"]))
    message = realm.query_message(*(hex_octets(args[name]) for name in ("identity", "node", "asker_node", "nonce")))
    asker, sealed = realm.ask(keys, conventions.public_key_of(hex_octets(args["seed"])), message)
    return {"fresh_key": keys.fresh_key.hex(), "asker": asker.hex(), "sealed": sealed.hex()}


def realm_keys(args):
    leader = realm.Leader(hex_octets(args["leader_token"]))
    return realm.keys_of_asker(hex_octets(args["query_secret"]), hex_octets(args["seed"]), leader)


def realm_taken(args):
    leader = realm.Leader(hex_octets(args["leader_token"]))
    sealed = (hex_octets(args[name]) for name in ("fresh_key", "asker", "sealed"))
    return realm.take(hex_octets(args["seed"]), leader, *sealed, args["now"])


def realm_take(args):
    _, asker, query = realm_taken(args)
    return {"asker_key": asker.hex(),
            **{name: getattr(query, name).hex() for name in ("identity", "node", "asker_node", "nonce")}}


def realm_decision(args):
    try:
        keys, _, query = realm_taken(args)
    except Refused as refusal:
        raise BadRequest(refusal.rule) from refusal
    return keys, realm.decide(hex_octets(args["seed"]), query, args["ruling"], args["expires_at"])


def realm_rule(args):
    keys, decision = realm_decision(args)
    return {"sealed": realm.seal_decision(keys, decision).hex(), "signed_message": realm.decision_message(decision).hex()}


def realm_settle(args):
    asked = {name: hex_octets(args[name]) for name in ("token_hash", "identity", "node", "asker_node", "nonce")}
    leader = realm.Leader(hex_octets(args["leader_token"]))
    decision = realm.settle(
        realm_keys(args), leader, hex_octets(args["fresh_key"]), hex_octets(args["sealed"]), asked, args["now"])
    ruling = next(name for name, number in realm.RULINGS.items() if number == decision.ruling)
    return {"ruling": ruling, "expires_at": decision.expires_at}


def revocations_sign(args):
    identities = [hex_octets(each) for each in args["identities"]]
    message = realm.revocations_message(hex_octets(args["realm"]), args["sequence"], identities)
    return {"signed_message": message.hex(), "signature": conventions.sign(hex_octets(args["seed"]), message).hex()}


def revocations_check(args):
    leader = realm.Leader(hex_octets(args["leader_token"]))
    realm.check_revocations(leader, args["after"], hex_octets(args["message"]))
    return {}


def subject_hash(args):
    parts = [hex_octets(each) for each in args["parts"]]
    exchange.check_subject(parts, args.get("exchange"))
    return {"subject": exchange.subject_hashes(parts)[-1].hex()}


def interest_check(args):
    interest = exchange.check_interest(hex_octets(args["signed_token"]), args["now"])
    octets = {name: getattr(interest, name).hex()
              for name in ("stream", "identity", "node", "subject", "audience", "session_key")}
    return {
        "token_hash": interest.hash.hex(),
        "short_name": exchange.short_name(interest).hex(),
        "role": exchange.ROLES[interest.role],
        "exchange": exchange.KINDS[interest.kind],
        "acknowledgement": exchange.ACKNOWLEDGEMENTS[interest.acknowledgement],
        "current": interest.current,
        "maximum": interest.maximum,
        **octets,
    }


def coordinator_place(args):
    nodes = exchange.coordinators(
        hex_octets(args["own"]), args["declares"], fingerprints(args, "peers"), hex_octets(args["subject"]))
    return {"coordinators": [node.hex() for node in nodes]}


def optional_octets(args, name):
    return hex_octets(args[name]) if name in args else None


def interest_of(args, name):
    return exchange.read_interest(hex_octets(args[name]))


def coordinator_match(args):
    pair = (interest_of(args, "one"), optional_octets(args, "one_realm"),
            interest_of(args, "other"), optional_octets(args, "other_realm"))
    return {"matches": exchange.matches(*pair, args["now"]), "fits": exchange.fits(*pair, args["now"])}


def party_check(args):
    interest, identity, realm = exchange.check_party(
        interest_of(args, "own"), optional_octets(args, "own_realm"), hex_octets(args["message"]),
        optional_octets(args, "leader_token"), args["now"])
    return {"identity": identity.hex(), "node": interest.node.hex(), "realm": (realm or b"").hex()}


def pair_of(args, own):
    sides = {name: interest_of(args, name) for name in ("sender", "receiver")}
    peer = sides["receiver" if own == "sender" else "sender"]
    return exchange.Pair(sides["sender"], sides["receiver"], peer, hex_octets(args["secret"]), hex_octets(args["seed"]))


def message_seal(args):
    number, acknowledgement = args["number"], exchange.ACKNOWLEDGEMENTS.index(args["acknowledgement"])
    pair = pair_of(args, "sender")
    sealed = exchange.seal_message(pair, number, acknowledgement, hex_octets(args["payload"]))
    return {"pair_key": pair.key.hex(), "message_key": pair.message_key(number).hex(),
            "sealed": [part.hex() for part in sealed]}


def message_open(args):
    parcels = [(each["part"], each["parts"], hex_octets(each["sealed"])) for each in args["parcels"]]
    content = exchange.open_message(pair_of(args, "receiver"), args["number"], parcels)
    if content is None:
        return {"complete": False}
    return {"complete": True, "acknowledgement": exchange.ACKNOWLEDGEMENTS[content.acknowledgement],
            "payload": content.payload.hex()}


def taken_by(args):
    return next(number for number, name in frames.TAKEN_BY.items() if name == args["by"])


def receipt_make(args):
    pair = pair_of(args, "receiver")
    return {"receipt_key": pair.receipt_key(args["number"]).hex(), "tag": pair.tag(args["number"], taken_by(args)).hex()}


def receipt_check(args):
    acknowledgement = exchange.ACKNOWLEDGEMENTS.index(args["acknowledgement"])
    exchange.check_receipt(
        pair_of(args, "sender"), args["number"], acknowledgement, taken_by(args), hex_octets(args["tag"]))
    return {}


OPERATIONS = {
    "key.check": key_check,
    "key.convert": key_convert,
    "key.derive": key_derive,
    "signature.verify": signature_verify,
    "agreement": agreement,
    "token.validate": token_validate,
    "token.sign": token_sign,
    "token.fingerprint": token_fingerprint,
    "token.newer": token_newer,
    "token.endorsement": token_endorsement,
    "token.realm": token_realm,
    "frame.decode": frame_decode,
    "handshake.encode": handshake_encode,
    "frame.seal": frame_seal,
    "frame.open": frame_open,
    "window.replay": window_replay,
    "cookie.make": cookie_make,
    "cookie.check": cookie_check,
    "session.derive": session_derive,
    "session.rank": session_rank,
    "routing.distance": routing_distance,
    "routing.place": routing_place,
    "routing.neighbours": routing_neighbours,
    "routing.table": routing_table,
    "routing.next_hop": routing_next_hop,
    "routing.decide": routing_decide,
    "realm.ask": realm_ask,
    "realm.take": realm_take,
    "realm.rule": realm_rule,
    "realm.settle": realm_settle,
    "revocations.sign": revocations_sign,
    "revocations.check": revocations_check,
    "join.sign": join_sign,
    "join.check": join_check,
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

WITHOUT_VERDICT = {"key.convert", "key.derive", "token.fingerprint", "token.newer", "handshake.encode", "frame.seal",
                   "window.replay", "cookie.make", "cookie.check", "session.rank", "routing.distance", "routing.place",
                   "routing.neighbours", "routing.table", "routing.next_hop", "routing.decide", "join.sign",
                   "realm.ask", "realm.rule", "revocations.sign", "coordinator.place", "coordinator.match"}


def perform(op, args):
    """The result of one operation."""
    try:
        result = OPERATIONS[op](args)
    except Refused as refusal:
        return {"verdict": "refused", "rule": refusal.rule}
    except NotWellFormed as fault:
        raise BadRequest(str(fault)) from fault
    return result if op in WITHOUT_VERDICT else {"verdict": "accepted", **result}
