"""Chapter join, as far as it is functions: what an identity signs, and whether a Join holds."""

import tokens
from conventions import Refused, is_strict_signature, label, require, var


def signed_message(transcript, session_id, node, join_id, identity):
    return label("symbolon/1 join") + transcript + session_id + node + join_id + var(identity)


def check(transcript, session_id, node_token, now, denied, join):
    """Step 5 of the chapter. Gives the fingerprint of the identity and the realm that it proves, or none."""
    _, node = tokens.read(node_token)
    sender = tokens.fingerprint(node)
    identity = node
    if join.identity:
        identity = tokens.validate(join.identity, "identity", now, denied=denied)  # JON-003
    if join.issuer:
        tokens.check_endorsement(identity, join.issuer, now)
    if join.identity:
        require(tokens.extension(identity, "node_fingerprint") == sender, "JON-004")
    message = signed_message(transcript, session_id, sender, join.join_id, join.identity)
    require(is_strict_signature(identity.public_key, message, join.signature), "JON-006")
    return tokens.fingerprint(identity), proved_realm(identity, join.issuer, now)


def proved_realm(identity, issuer, now):
    """TOK-037; an identity that proves none is no fault here."""
    try:
        return tokens.check_realm(identity, issuer, now) if issuer else b""
    except Refused:
        return b""
