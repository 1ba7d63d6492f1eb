package io.symbolon.core.session;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.NodeToken;
import io.symbolon.core.token.TokenValidator;

/**
 * What a session keeps of its handshake. Of our own token that is two times: every handshake has a token of its own, and a
 * node has hundreds of sessions.
 *
 * @param attempt the nonce with which we introduced ourselves, 16 octets
 * @param peer the peer's node token
 * @param openedBy whose initiation it came from
 * @param ownIssueMillis issued_at of our node token, wall time
 * @param tokensEndMillis when the first of both node tokens has ended for good, wall time (SES-021)
 */
record Origin(Bytes attempt, NodeToken peer, OpenedBy openedBy, long ownIssueMillis, long tokensEndMillis) {
    static Origin of(Introduction own, NodeToken peer, OpenedBy openedBy) {
        return new Origin(
                own.nonce(), peer, openedBy, own.token().issuedAt().toEpochMilli(), tokensEndMillis(own.token(), peer));
    }

    private static long tokensEndMillis(NodeToken own, NodeToken peer) {
        return Math.min(own.expiresAt().toEpochMilli(), peer.expiresAt().toEpochMilli()) + TokenValidator.LEEWAY_MILLIS;
    }

    /** The rank of the session {@code id} (SES-010). */
    Rank rank(Bytes id) {
        return Rank.of(ownIssueMillis, peer.issuedAt().toEpochMilli(), id);
    }
}
