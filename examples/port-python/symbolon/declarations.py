"""The messages of symbolon/*.proto, field by field."""

from .wire import Declaration, Field


def message(*fields: Field) -> Declaration:
    return Declaration(fields)


SIGNED_TOKEN = message(Field(1, "token", "bytes"), Field(2, "signature", "bytes"))
EXTENSION = message(Field(1, "name", "string"), Field(2, "value", "bytes"))
TOKEN = message(
    Field(1, "version", "uint32"),
    Field(2, "kind", "enum"),
    Field(3, "uuid", "bytes"),
    Field(4, "realm", "bytes"),
    Field(5, "issuer", "bytes"),
    Field(6, "audience", "bytes"),
    Field(7, "subject", "string"),
    Field(8, "public_key", "bytes"),
    Field(9, "issued_at", "uint64"),
    Field(10, "not_before", "uint64"),
    Field(11, "expires_at", "uint64"),
    Field(12, "extensions", EXTENSION, repeated=True),
)

HANDSHAKE = message(
    Field(1, "version", "uint32"),
    Field(2, "token", "bytes"),
    Field(3, "nonce", "bytes"),
    Field(4, "echo", "bytes"),
    Field(5, "cookie", "bytes"),
    Field(6, "tag", "bytes"),
)

QUERY = message(
    Field(1, "identity", "bytes"),
    Field(2, "node", "bytes"),
    Field(3, "asker_node", "bytes"),
    Field(4, "nonce", "bytes"),
)
DECISION = message(
    Field(1, "ruling", "enum"),
    Field(2, "token_hash", "bytes"),
    Field(3, "identity", "bytes"),
    Field(4, "node", "bytes"),
    Field(5, "asker_node", "bytes"),
    Field(6, "nonce", "bytes"),
    Field(7, "expires_at", "uint64"),
    Field(8, "signature", "bytes"),
)
CONTENT = message(Field(1, "acknowledgement", "uint32"), Field(2, "payload", "bytes"))

DATA = message(Field(1, "data", "bytes"))
JOIN_ID = message(Field(1, "join_id", "bytes"))
JOIN = message(
    Field(1, "join_id", "bytes"),
    Field(2, "identity", "bytes"),
    Field(3, "signature", "bytes"),
    Field(4, "issuer", "bytes"),
)
NACK = message(Field(1, "join_id", "bytes"), Field(2, "code", "enum"), Field(3, "retry_after_s", "uint32"))
ONE_TOKEN = message(Field(1, "token", "bytes"))
TOKENS = message(Field(1, "tokens", "bytes", repeated=True))
SEEK = message(Field(1, "target", "bytes"), Field(2, "known", "bytes"))
REALM_QUERY = message(Field(1, "fresh_key", "bytes"), Field(2, "asker", "bytes"), Field(3, "sealed", "bytes"))
REALM_REPLY = message(Field(1, "fresh_key", "bytes"), Field(2, "sealed", "bytes"))
PARCEL = message(
    Field(1, "sender", "bytes"),
    Field(2, "receiver", "bytes"),
    Field(3, "number", "uint64"),
    Field(4, "part", "uint32"),
    Field(5, "parts", "uint32"),
    Field(6, "sealed", "bytes"),
)
RECEIPT = message(
    Field(1, "sender", "bytes"),
    Field(2, "receiver", "bytes"),
    Field(3, "number", "uint64"),
    Field(4, "by", "uint32"),
    Field(5, "tag", "bytes"),
)
ROUTED = message(
    Field(1, "destination", "bytes"),
    Field(2, "hop_limit", "uint32"),
    Field(3, "time_to_live_ms", "uint32"),
    Field(4, "id", "bytes"),
    Field(5, "query", REALM_QUERY, oneof=True),
    Field(6, "reply", REALM_REPLY, oneof=True),
    Field(7, "parcel", PARCEL, oneof=True),
    Field(8, "receipt", RECEIPT, oneof=True),
)
REVOCATIONS = message(
    Field(1, "sequence", "uint64"), Field(2, "identities", "bytes", repeated=True), Field(3, "signature", "bytes")
)
ONE_INTEREST = message(Field(1, "interest", "bytes"))
NEARER = message(Field(1, "interest", "bytes"), Field(2, "tokens", "bytes", repeated=True))
MATCH = message(Field(1, "interest", "bytes"), Field(2, "identity", "bytes"))

SESSION_MESSAGE = message(
    Field(1, "challenge", DATA, oneof=True),
    Field(2, "response", DATA, oneof=True),
    Field(3, "leave", message(), oneof=True),
    Field(4, "join", JOIN, oneof=True),
    Field(5, "ack", JOIN_ID, oneof=True),
    Field(6, "nack", NACK, oneof=True),
    Field(7, "update", ONE_TOKEN, oneof=True),
    Field(8, "piggy", TOKENS, oneof=True),
    Field(9, "seek", SEEK, oneof=True),
    Field(10, "routed", ROUTED, oneof=True),
    Field(11, "revocations", REVOCATIONS, oneof=True),
    Field(12, "publish", ONE_INTEREST, oneof=True),
    Field(13, "kept", ONE_INTEREST, oneof=True),
    Field(14, "nearer", NEARER, oneof=True),
    Field(15, "match", MATCH, oneof=True),
)
