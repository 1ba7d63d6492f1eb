package io.symbolon.tck.mesh;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import java.io.IOException;

/** Something that happened at node number {@code node}, at {@code nanos} of {@link System#nanoTime}. */
sealed interface Step {
    int node();

    long nanos();

    /** Calls the method of {@code cases} that fits. */
    void tell(Cases cases);

    /** One method for each kind of step. */
    interface Cases {
        void arrived(Arrived step);

        void established(Established step);

        void ended(Ended step);

        void refused(Refused step);

        void notSent(NotSent step);
    }

    /** A datagram came. Arrivals and what follows from them are in the order of cause and effect, also between nodes. */
    record Arrived(int node, Endpoint from, Bytes datagram, long nanos) implements Step {
        @Override
        public void tell(Cases cases) {
            cases.arrived(this);
        }
    }

    /** A session stands. */
    record Established(int node, Effect.SessionEstablished session, long nanos) implements Step {
        @Override
        public void tell(Cases cases) {
            cases.established(this);
        }
    }

    /** A session is over. */
    record Ended(int node, Effect.SessionEnded session, long nanos) implements Step {
        @Override
        public void tell(Cases cases) {
            cases.ended(this);
        }
    }

    /** An input was refused by a rule. */
    record Refused(int node, Effect.Dropped input, long nanos) implements Step {
        @Override
        public void tell(Cases cases) {
            cases.refused(this);
        }
    }

    /** A datagram could not be sent. */
    record NotSent(int node, Endpoint to, IOException why, long nanos) implements Step {
        @Override
        public void tell(Cases cases) {
            cases.notSent(this);
        }
    }
}
