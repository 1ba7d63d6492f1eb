package io.symbolon.core.node;

import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Message;

/** The part of the node that sends routed messages of its own. */
interface Routes {
    /** Sends {@code body} on its way to {@code destination} for {@code timeToLiveMillis}, 1 to 60 000. */
    void route(Fingerprint destination, Message.RoutedBody body, int timeToLiveMillis);
}
