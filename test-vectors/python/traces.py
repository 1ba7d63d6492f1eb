"""What the vectors show beside a result: the intermediate values of an operation, by the names they have there."""

import exchange
import frames
import joins
import overlay
import realm
import sessions
import tokens
from conventions import u8, unseal
from encoding import REALM_DECISION, REALM_QUESTION, encode
from operations import hex_octets, pair_of, realm_decision, realm_keys, realm_taken, taken_by


def token_fingerprint(args):
    _, token = tokens.read(hex_octets(args["signed_token"]))
    return {"fingerprint_input": tokens.fingerprint_input(token)}


def token_newer(args):
    def order_value(name):
        return tokens.order_value(tokens.read(hex_octets(args[name]))[0].token)

    return {"order_value_first": order_value("first"), "order_value_second": order_value("second")}


def token_sign(args):
    signed, token = tokens.read(tokens.sign_token(hex_octets(args["seed"]), tokens.of_json(args["token"])))
    return {
        "signed_message": tokens.signed_message(signed.token),
        "fingerprint_input": tokens.fingerprint_input(token),
    }


def token_endorsement(args):
    _, token = tokens.read(hex_octets(args["signed_token"]))
    begin, end, _ = tokens.endorsement_parts(tokens.extension(token, "endorsement"))
    computed = tokens.fingerprint(token)
    return {"fingerprint": computed, "endorsed_message": tokens.endorsement_message(computed, begin, end)}


def handshake_encode(args):
    fields = {name: hex_octets(args[name]) for name in ("token", "nonce", "echo", "cookie", "tag")}
    return {"message_octets": int.from_bytes(frames.write_handshake(**fields)[1:3], "big")}


def frame_seal(args):
    datagram = frames.write_sealed(
        hex_octets(args["key"]), hex_octets(args["session_id"]), int(args["counter"], 16), args["direction"],
        hex_octets(args["message"]))
    return {
        "content": frames.content_of(hex_octets(args["message"])),
        "nonce": frames.nonce_of(int(args["counter"], 16)),
        "associated_data": datagram[:18] + u8(frames.DIRECTIONS[args["direction"]]),
    }


def frame_open(args):
    sealed = frames.read_sealed(hex_octets(args["datagram"]))
    nonce, associated = frames.nonce_of(sealed.counter), sealed.header + u8(frames.DIRECTIONS[args["direction"]])
    return {
        "nonce": nonce,
        "associated_data": associated,
        "content": unseal(hex_octets(args["key"]), nonce, associated, sealed.ciphertext),
    }


def cookie_make(args):
    epoch = args["at_ms"] // sessions.EPOCH
    return {"epoch": epoch, "input": sessions.cookie_input(epoch, args["source"], hex_octets(args["nonce"]))}


def session_derive(args):
    names = ("seed", "session_secret", "signed_token", "nonce", "peer_signed_token", "peer_nonce")
    keys = sessions.derive(*(hex_octets(args[name]) for name in names))

    def fingerprint(name):
        return tokens.fingerprint(tokens.read(hex_octets(args[name]))[1])

    return {
        "fingerprint": fingerprint("signed_token"),
        "peer_fingerprint": fingerprint("peer_signed_token"),
        "ikm": keys.ikm,
        "transcript_input": keys.transcript_input,
        "prk_input": keys.prk_input,
    }


def routing_neighbours(args):
    own = hex_octets(args["own"])
    return {"distances": [f"{overlay.distance(hex_octets(peer), own):064x}" for peer in args["peers"]]}


def routing_next_hop(args):
    target = hex_octets(args["target"])
    own, *distances = (f"{overlay.distance(hex_octets(each), target):064x}" for each in [args["own"], *args["peers"]])
    return {"own_distance": own, "distances": distances}


def join_check(args):
    _, join = frames.decode_message(hex_octets(args["message"]))
    node = tokens.fingerprint(tokens.read(hex_octets(args["node_token"]))[1])
    message = joins.signed_message(
        hex_octets(args["transcript"]), hex_octets(args["session_id"]), node, join.join_id, join.identity)
    return {"node": node, "signed_message": message}


def realm_trace(keys, message):
    named = {name: getattr(keys, name) for name in ("first", "second", "asker_key", "query_key", "reply_key")}
    return {**named, "query": message}


def realm_ask(args):
    message = realm.query_message(*(hex_octets(args[name]) for name in ("identity", "node", "asker_node", "nonce")))
    leader = realm.Leader(hex_octets(args["leader_token"]))
    return {"realm": leader.fingerprint, **realm_trace(realm_keys(args), message)}


def realm_take(args):
    keys, _, query = realm_taken(args)
    leader = realm.Leader(hex_octets(args["leader_token"]))
    return {"realm": leader.fingerprint, **realm_trace(keys, encode(REALM_QUESTION, query))}


def realm_rule(args):
    keys, decision = realm_decision(args)
    return {"reply_key": keys.reply_key, "decision": encode(REALM_DECISION, decision)}


def realm_settle(args):
    keys = realm_keys(args)
    decision = realm.open_decision(keys, hex_octets(args["sealed"]))
    return {"reply_key": keys.reply_key, "decision": encode(REALM_DECISION, decision)}


def revocations_check(args):
    _, body = frames.decode_message(hex_octets(args["message"]))
    leader = realm.Leader(hex_octets(args["leader_token"]))
    return {"signed_message": realm.revocations_message(leader.fingerprint, body.sequence, body.identities)}


def subject_hash(args):
    return {"hashes": [each.hex() for each in exchange.subject_hashes([hex_octets(part) for part in args["parts"]])]}


def coordinator_place(args):
    subject = hex_octets(args["subject"])
    own, *distances = (f"{overlay.distance(hex_octets(each), subject):064x}" for each in [args["own"], *args["peers"]])
    return {"own_distance": own, "distances": distances}


def message_seal(args):
    pair, number = pair_of(args, "sender"), args["number"]
    content = exchange.content_of(exchange.ACKNOWLEDGEMENTS.index(args["acknowledgement"]), hex_octets(args["payload"]))
    parts = range(-(-len(content) // exchange.PART))
    return {
        "fresh": pair.fresh,
        "identity": pair.identity,
        "content": content,
        "names": [pair.part_names(number, part, len(parts)).hex() for part in parts],
        "nonces": [exchange.nonce_of(part).hex() for part in parts],
    }


def message_open(args):
    pair = pair_of(args, "receiver")
    return {"pair_key": pair.key, "message_key": pair.message_key(args["number"])}


def receipt_trace(own):
    def receipt(args):
        pair = pair_of(args, own)
        return {"pair_key": pair.key, "associated_data": pair.receipt_names(args["number"], taken_by(args))}

    return receipt


TRACES = {
    "token.fingerprint": token_fingerprint,
    "token.newer": token_newer,
    "token.sign": token_sign,
    "token.endorsement": token_endorsement,
    "handshake.encode": handshake_encode,
    "frame.seal": frame_seal,
    "frame.open": frame_open,
    "cookie.make": cookie_make,
    "session.derive": session_derive,
    "routing.neighbours": routing_neighbours,
    "routing.next_hop": routing_next_hop,
    "join.check": join_check,
    "realm.ask": realm_ask,
    "realm.take": realm_take,
    "realm.rule": realm_rule,
    "realm.settle": realm_settle,
    "revocations.check": revocations_check,
    "subject.hash": subject_hash,
    "coordinator.place": coordinator_place,
    "message.seal": message_seal,
    "message.open": message_open,
    "receipt.make": receipt_trace("receiver"),
    "receipt.check": receipt_trace("sender"),
}


def of(op, args):
    """The intermediate values as JSON carries them; none where the vectors show none for the operation."""
    if op not in TRACES:
        return {}
    return {name: value.hex() if isinstance(value, bytes) else value for name, value in TRACES[op](args).items()}


def of_script(world, shown):
    """The fingerprint of the node, and the peer and the keys of the session whose id is shown."""
    node = next(iter(world.nodes.values()))
    values = {"subject_fingerprint": node.fingerprint.hex()}
    if "session" in shown:
        session = next(each for each in node.derived if each.id.hex() == shown["session"]["session_id"])
        values["peer_fingerprint"] = session.peer.hex()
        values["session"] = {name: getattr(session.keys, name).hex() for name in shown["session"]}
    return values
