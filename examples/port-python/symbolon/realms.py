"""Chapter realm: sealed questions to a realm leader, its decisions, revocations."""

from dataclasses import dataclass
from typing import Any

from . import tokens, wire
from .declarations import DECISION, QUERY
from .errors import Refused
from .frames import content_of, message_of
from .messages import Body
from .primitives import (
    agree,
    agreement_key_of,
    agreement_public,
    agreement_secret_of,
    blake2b,
    is_strict_key,
    label,
    public_key_of,
    seal,
    sign,
    u8,
    u64,
    unseal,
    verifies,
    with_length,
)
from .tokens import LEEWAY_MS, Token

NONCE_0 = bytes(12)
RULINGS = {"granted": 1, "denied": 2}
DECISION_MS = 3_600_000
REVOKED = 30


@dataclass(frozen=True)
class RealmKeys:
    """The keys of one question (RLM-005)."""

    fresh_key: bytes
    asker_key: bytes
    query_key: bytes
    reply_key: bytes


@dataclass(frozen=True)
class Query:
    """A question that the leader has opened; `asker_key` is the asker's public key."""

    asker_key: bytes
    identity: bytes
    node: bytes
    asker_node: bytes
    nonce: bytes
    keys: RealmKeys
    token: Token


def _asker_key(first: bytes, fresh_key: bytes, leader: Token) -> bytes:
    return blake2b(256, label("symbolon/1 realm asker") + fresh_key + leader.fingerprint, first)


def _keys(first: bytes, second: bytes, fresh_key: bytes, leader: Token, asker_public_key: bytes) -> RealmKeys:
    about = fresh_key + leader.fingerprint + asker_public_key
    return RealmKeys(
        fresh_key,
        _asker_key(first, fresh_key, leader),
        blake2b(256, label("symbolon/1 realm query") + about, first + second),
        blake2b(256, label("symbolon/1 realm reply") + about, first + second),
    )


def asker_keys(query_secret: bytes, seed: bytes, leader: Token) -> RealmKeys:
    """The keys as the asker makes them, with the seed of its identity."""
    leader_key = agreement_key_of(leader.public_key)
    first, second = agree(query_secret, leader_key), agree(agreement_secret_of(seed), leader_key)
    assert first is not None and second is not None  # the leader's key is strict
    return _keys(first, second, agreement_public(query_secret), leader, public_key_of(seed))


def ask(
    query_secret: bytes, seed: bytes, leader: Token, identity: bytes, node: bytes, asker_node: bytes, nonce: bytes
) -> Body:
    """The fields of a RealmQuery."""
    keys = asker_keys(query_secret, seed, leader)
    query = wire.encode(QUERY, {"identity": identity, "node": node, "asker_node": asker_node, "nonce": nonce})
    return {
        "fresh_key": keys.fresh_key,
        "asker": seal(keys.asker_key, NONCE_0, keys.fresh_key, public_key_of(seed)),
        "sealed": seal(keys.query_key, NONCE_0, keys.fresh_key, content_of(query)),
    }


def take(seed: bytes, leader: Token, query: Body, now: int) -> Query:
    """Opens a query with the seed of the leader's identity: RLM-007, its token, RLM-008."""
    asker_key, keys = _open_asker(seed, leader, query["fresh_key"], query["asker"])
    value = _open(keys.query_key, keys.fresh_key, query["sealed"], QUERY, "RLM-007")
    if len(value["node"]) != 32 or len(value["asker_node"]) != 32 or len(value["nonce"]) != 16:
        raise Refused("RLM-007")
    token = tokens.validate(value["identity"], "identity", now)
    if token.realm != leader.fingerprint or token.extension("node_fingerprint") not in (None, value["node"]):
        raise Refused("RLM-008")
    return Query(asker_key=asker_key, keys=keys, token=token, **value)


def _open_asker(seed: bytes, leader: Token, fresh_key: bytes, asker: bytes) -> tuple[bytes, RealmKeys]:
    secret = agreement_secret_of(seed)
    first = agree(secret, fresh_key)
    if first is None:
        raise Refused("RLM-007")
    asker_key = unseal(_asker_key(first, fresh_key, leader), NONCE_0, fresh_key, asker)
    if asker_key is None or not is_strict_key(asker_key):
        raise Refused("RLM-007")
    second = agree(secret, agreement_key_of(asker_key))
    if second is None:
        raise Refused("RLM-007")
    return asker_key, _keys(first, second, fresh_key, leader, asker_key)


def _open(key: bytes, fresh_key: bytes, sealed: bytes, declaration: wire.Declaration, rule: str) -> dict[str, Any]:
    """What a query or a reply seals; everything that is wrong with it is the one rule."""
    content = unseal(key, NONCE_0, fresh_key, sealed)
    if content is None:
        raise Refused(rule)
    try:
        value, canonical = wire.decode(declaration, message_of(content))
    except (wire.Malformed, Refused) as e:
        raise Refused(rule) from e
    if not canonical:
        raise Refused(rule)
    return value


def decision_message(decision: Body) -> bytes:
    """What the leader signs about a joiner."""
    names: list[bytes] = [decision[name] for name in ("token_hash", "identity", "node", "asker_node", "nonce")]
    return label("symbolon/1 decision") + u8(decision["ruling"]) + b"".join(names) + u64(decision["expires_at"])


def rule(seed: bytes, query: Query, ruling: int, expires_at: int) -> tuple[bytes, bytes]:
    """The sealed decision of a RealmReply, and what was signed."""
    decision: Body = {
        "ruling": ruling,
        "token_hash": query.token.token_hash,
        "identity": query.token.fingerprint,
        "node": query.node,
        "asker_node": query.asker_node,
        "nonce": query.nonce,
        "expires_at": expires_at,
    }
    message = decision_message(decision)
    octets = wire.encode(DECISION, decision | {"signature": sign(seed, message)})
    return seal(query.keys.reply_key, NONCE_0, query.keys.fresh_key, content_of(octets)), message


def settle(keys: RealmKeys, leader: Token, reply: Body, about: Body, now: int) -> Body:
    """The decision in a reply to the outstanding query with these keys: RLM-011 to RLM-014.

    `about` has the token_hash, identity, node, asker_node and nonce of the query.
    """
    if reply["fresh_key"] != keys.fresh_key:
        raise Refused("RLM-011")
    decision = _open(keys.reply_key, keys.fresh_key, reply["sealed"], DECISION, "RLM-011")
    lengths = {"token_hash": 32, "identity": 32, "node": 32, "asker_node": 32, "nonce": 16, "signature": 64}
    if decision["ruling"] not in (1, 2) or any(len(decision[name]) != n for name, n in lengths.items()):
        raise Refused("RLM-011")
    if not verifies(leader.public_key, decision_message(decision), decision["signature"]):
        raise Refused("RLM-012")
    if any(decision[name] != octets for name, octets in about.items()):
        raise Refused("RLM-013")
    if now >= decision["expires_at"] + LEEWAY_MS or decision["expires_at"] > now + DECISION_MS + LEEWAY_MS:
        raise Refused("RLM-014")
    return decision


def revocations_message(realm: bytes, sequence: int, identities: list[bytes]) -> bytes:
    """What the leader signs about those whom it revokes."""
    return label("symbolon/1 revocations") + realm + u64(sequence) + with_length(b"".join(identities))


def check_revocations(leader: Token, after: int, body: Body) -> None:
    """RLM-017; `after` is the sequence of the last list taken."""
    identities = body["identities"]
    formed = len(identities) <= REVOKED and all(len(identity) == 32 for identity in identities)
    ascending = all(one < other for one, other in zip(identities, identities[1:]))
    if not formed or not ascending or body["sequence"] <= after:
        raise Refused("RLM-017")
    message = revocations_message(leader.fingerprint, body["sequence"], identities)
    if not verifies(leader.public_key, message, body["signature"]):
        raise Refused("RLM-017")
