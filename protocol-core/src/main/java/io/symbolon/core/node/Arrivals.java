package io.symbolon.core.node;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Message;

/** The part of the node that takes what was routed to it. */
interface Arrivals {
    /** {@code body} has come to its destination; the peer {@code bringer} has brought it from {@code from}. */
    void take(Message.RoutedBody body, Fingerprint bringer, Endpoint from);
}
