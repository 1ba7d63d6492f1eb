"""Capability keys: the key schedule and the rank of sessions."""

from symbolon import keys
from symbolon.errors import BadRequest

from .arguments import Arguments, Result, judged, octets

VALUES = (
    "session_agreement",
    "node_agreement",
    "transcript",
    "prk",
    "key_low_to_high",
    "key_high_to_low",
    "tag_low",
    "tag_high",
    "session_id",
)


def derive(args: Arguments) -> Result:
    token, peer_token = args.token("signed_token"), args.token("peer_signed_token")
    if token.extension("session_key") is None or peer_token.extension("session_key") is None:
        raise BadRequest("a token has no session key")

    def judge() -> Result:
        derived = keys.derive(
            args.octets("seed"),
            args.octets("session_secret"),
            token,
            args.octets("nonce"),
            peer_token,
            args.octets("peer_nonce"),
        )
        role = "low" if derived.is_low else "high"
        return {"role": role, **{name: getattr(derived, name) for name in VALUES}}

    return judged(judge)


def rank(args: Arguments) -> Result:
    ranks: list[tuple[int, int, int]] = []
    for session in map(Arguments, args.get("sessions")):
        first, second = session.get("issued_at")
        ranks.append(keys.rank((first, second), octets(session.get("session_id"), "session_id")))
    return {"order": sorted(range(len(ranks)), key=ranks.__getitem__, reverse=True)}


OPERATIONS = {"session.derive": derive, "session.rank": rank}
