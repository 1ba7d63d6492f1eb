package io.symbolon.core.node;

import io.symbolon.core.session.AcceptedSession;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.spec.Rule;

/** A part of the node that hears of joined peers. */
interface JoinedPeers {
    /** The peer of {@code session} is joined, or is joined in this newer session now. */
    void joined(AcceptedSession session);

    /** {@code peer} is not joined any longer, by {@code rule}. */
    void parted(Fingerprint peer, Rule rule);
}
