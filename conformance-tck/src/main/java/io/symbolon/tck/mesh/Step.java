package io.symbolon.tck.mesh;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Question;
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

        void asked(Asked step);

        void decided(Decided step);

        void acknowledged(Acknowledged step);

        void joined(Joined step);

        void parted(Parted step);

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

    /** The application is asked. */
    record Asked(int node, Question question, long nanos) implements Step {
        @Override
        public void tell(Cases cases) {
            cases.asked(this);
        }
    }

    /** The application has decided. */
    record Decided(int node, Question question, Decision decision, long nanos) implements Step {
        @Override
        public void tell(Cases cases) {
            cases.decided(this);
        }
    }

    /** A peer has admitted the node. */
    record Acknowledged(int node, Effect.Acknowledged peer, long nanos) implements Step {
        @Override
        public void tell(Cases cases) {
            cases.acknowledged(this);
        }
    }

    /** A peer is joined: both have admitted each other. */
    record Joined(int node, Effect.PeerJoined peer, long nanos) implements Step {
        @Override
        public void tell(Cases cases) {
            cases.joined(this);
        }
    }

    /** A peer is no longer joined. */
    record Parted(int node, Effect.PeerParted peer, long nanos) implements Step {
        @Override
        public void tell(Cases cases) {
            cases.parted(this);
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
