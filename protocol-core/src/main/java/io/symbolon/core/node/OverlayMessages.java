package io.symbolon.core.node;

import static io.symbolon.spec.OverlayRule.GROWING_IS_A_CHOICE;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Message;

/** The part of the node that takes what admitted peers say beyond joins. */
interface OverlayMessages {
    /** [OVL-029] a node that does not grow hears nothing. */
    static OverlayMessages none(NodeContext context) {
        return (peer, message, from) -> context.effects().add(new Effect.Dropped(from, GROWING_IS_A_CHOICE));
    }

    /** {@code message} of the admitted {@code peer}, in a frame from {@code from}. */
    void take(Fingerprint peer, Message message, Endpoint from);
}
