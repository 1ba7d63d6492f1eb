"""Chapter realm: the sealed question to a leader, its decision, revocations."""

from types import SimpleNamespace

import frames
import tokens
from conventions import (
    BadRequest, Refused, agree, agreement_key_of, agreement_key_of_secret, agreement_secret_of, blake2b, is_strict,
    is_strict_signature, label, public_key_of, require, seal, sign, u8, u64, unseal, var)
from encoding import REALM_DECISION, REALM_QUESTION, NotWellFormed, decode, encode, is_canonical

NONCE = bytes(12)
RULINGS = {"granted": 1, "denied": 2}
LEEWAY = 60_000
LONGEST_DECISION = 3_660_000
MOST_REVOKED = 30


class Leader:
    """A leader's token, which RLM-002 judges; whether its times hold is left open."""

    def __init__(self, signed_octets):
        try:
            token = tokens.read(signed_octets)[1]
            tokens.validate(signed_octets, "identity", max(token.issued_at, token.not_before))
        except (NotWellFormed, Refused) as fault:
            raise BadRequest("leader_token") from fault
        self.fingerprint, self.public_key = tokens.fingerprint(token), token.public_key


class Keys:
    """What the two agreements of one question give."""

    def __init__(self, fresh_key, leader, asker, first, second):
        self.fresh_key, self.first, self.second = fresh_key, first, second
        named = fresh_key + leader.fingerprint
        self.asker_key = asker_key_of(first, fresh_key, leader)
        self.query_key = blake2b(256, label("symbolon/1 realm query") + named + asker, first + second)
        self.reply_key = blake2b(256, label("symbolon/1 realm reply") + named + asker, first + second)


def asker_key_of(first, fresh_key, leader):
    return blake2b(256, label("symbolon/1 realm asker") + fresh_key + leader.fingerprint, first)


def keys_of_asker(query_secret, seed, leader):
    peer = agreement_key_of(leader.public_key)
    return Keys(agreement_key_of_secret(query_secret), leader, public_key_of(seed), agree(query_secret, peer),
                agree(agreement_secret_of(seed), peer))


def token_hash(signed_octets):
    return blake2b(256, label("symbolon/1 token hash") + var(signed_octets))


def query_message(identity, node, asker_node, nonce):
    fields = SimpleNamespace(identity=identity, node=node, asker_node=asker_node, nonce=nonce)
    return encode(REALM_QUESTION, fields)


def ask(keys, asker, message):
    """The fields asker and sealed of a query."""
    return (seal(keys.asker_key, NONCE, keys.fresh_key, asker),
            seal(keys.query_key, NONCE, keys.fresh_key, frames.content_of(message)))


def opened(key, fresh_key, sealed, declaration, rule):
    """The message that a content carries; whatever is wrong with it breaks one rule."""
    content = unseal(key, NONCE, fresh_key, sealed) if len(sealed) >= 16 else None
    require(content is not None, rule)
    try:
        octets = frames.read_content(content)
        message = decode(declaration, octets)
    except (NotWellFormed, Refused):
        raise Refused(rule) from None
    require(is_canonical(declaration, octets), rule)
    return message


def open_query(seed, leader, fresh_key, sealed_asker, sealed):
    """RLM-007. Gives the keys, the asker's public key and the query."""
    own = agreement_secret_of(seed)
    first = agree(own, fresh_key)
    require(first is not None, "RLM-007")
    asker = unseal(asker_key_of(first, fresh_key, leader), NONCE, fresh_key, sealed_asker)
    require(asker is not None and is_strict(asker), "RLM-007")
    second = agree(own, agreement_key_of(asker))
    require(second is not None, "RLM-007")
    keys = Keys(fresh_key, leader, asker, first, second)
    query = opened(keys.query_key, fresh_key, sealed, REALM_QUESTION, "RLM-007")
    require([len(each) for each in (query.node, query.asker_node, query.nonce)] == [32, 32, 16], "RLM-007")
    return keys, asker, query


def take(seed, leader, fresh_key, sealed_asker, sealed, now):
    keys, asker, query = open_query(seed, leader, fresh_key, sealed_asker, sealed)
    token = tokens.validate(query.identity, "identity", now)
    require(token.realm == leader.fingerprint, "RLM-008")
    named = tokens.extension(token, "node_fingerprint")
    require(named is None or named == query.node, "RLM-008")
    return keys, asker, query


def decision_message(decision):
    return (label("symbolon/1 decision") + u8(decision.ruling) + decision.token_hash + decision.identity
            + decision.node + decision.asker_node + decision.nonce + u64(decision.expires_at))


def decide(seed, query, ruling, expires_at):
    """The signed decision about a query."""
    identity = tokens.fingerprint(tokens.read(query.identity)[1])
    decision = SimpleNamespace(
        ruling=RULINGS[ruling], token_hash=token_hash(query.identity), identity=identity, node=query.node,
        asker_node=query.asker_node, nonce=query.nonce, expires_at=expires_at)
    decision.signature = sign(seed, decision_message(decision))
    return decision


def seal_decision(keys, decision):
    return seal(keys.reply_key, NONCE, keys.fresh_key, frames.content_of(encode(REALM_DECISION, decision)))


def open_decision(keys, sealed):
    """RLM-011, but for which question it answers."""
    decision = opened(keys.reply_key, keys.fresh_key, sealed, REALM_DECISION, "RLM-011")
    lengths = [len(getattr(decision, name))
               for name in ("token_hash", "identity", "node", "asker_node", "nonce", "signature")]
    require(lengths == [32, 32, 32, 32, 16, 64] and decision.ruling in RULINGS.values(), "RLM-011")
    return decision


def settle(keys, leader, fresh_key, sealed, asked, now):
    require(fresh_key == keys.fresh_key, "RLM-011")
    decision = open_decision(keys, sealed)
    require(is_strict_signature(leader.public_key, decision_message(decision), decision.signature), "RLM-012")
    require(all(getattr(decision, name) == value for name, value in asked.items()), "RLM-013")
    require(now < decision.expires_at + LEEWAY and decision.expires_at <= now + LONGEST_DECISION, "RLM-014")
    return decision


def revocations_message(realm, sequence, identities):
    return label("symbolon/1 revocations") + realm + u64(sequence) + var(b"".join(identities))


def check_revocations(leader, after, message):
    """RLM-017."""
    name, body = frames.decode_message(message)
    if name != "revocations":
        raise BadRequest("another body")
    identities = body.identities
    require(len(identities) <= MOST_REVOKED and all(len(each) == 32 for each in identities), "RLM-017")
    require(all(first < second for first, second in zip(identities, identities[1:])), "RLM-017")
    require(body.sequence > after, "RLM-017")
    signed = revocations_message(leader.fingerprint, body.sequence, identities)
    require(is_strict_signature(leader.public_key, signed, body.signature), "RLM-017")
