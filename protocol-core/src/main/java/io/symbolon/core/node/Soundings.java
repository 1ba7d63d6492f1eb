package io.symbolon.core.node;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.overlay.ContactEnd;
import io.symbolon.core.token.Fingerprint;
import java.util.OptionalLong;

/** The part of the node that asks for contacts and measurements, and hears how they end. */
interface Soundings {
    /** A node that asks for none. */
    Soundings NONE = new Soundings() {
        @Override
        public void contactEnded(Endpoint to, Fingerprint peer, ContactEnd end) {}

        @Override
        public void anotherAnswered(Fingerprint peer) {}

        @Override
        public void measured(Fingerprint peer, OptionalLong latencyMillis) {}
    };

    /** The contact of {@code peer} at {@code to} has ended (OVL-017). */
    void contactEnded(Endpoint to, Fingerprint peer, ContactEnd end);

    /** Another node has answered at the address at which {@code peer} was sought (OVL-021). */
    void anotherAnswered(Fingerprint peer);

    /** The measurement of {@code peer} has ended; empty without a response (OVL-019). */
    void measured(Fingerprint peer, OptionalLong latencyMillis);
}
