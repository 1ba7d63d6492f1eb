package io.symbolon.spec.models;

/**
 * What can be seen of one of two nodes, in the words of the model. What a node refuses is no event: it changes nothing.
 *
 * <pre>
 * Event       = Started | AnsweredInitiation | TookAnswer | OpenedFrame | Ended | GaveUp | Restarted | Left | Observation
 * Observation = Sends | Has
 * </pre>
 */
public sealed interface Event {
    /** The node to which it happened: 1 or 2. */
    int node();

    /** The message of a frame that opened, by what it meant. */
    enum Meaning {
        /** A challenge, which was answered. */
        CHALLENGE,
        /** The response to the outstanding confirming challenge. */
        RESPONSE,
        /** A leave. */
        LEAVE,
        /** Anything else: the frame opened, its message meant nothing. */
        NOTHING
    }

    /** Why something of a node ended without a frame. */
    enum Reason {
        /** A candidate was forgotten, or another took its place (HSK-018, HSK-020). */
        EXPIRED,
        /** No response in 12 s (SES-009). */
        UNCONFIRMED,
        /** Superseded for 60 s (SES-012). */
        OUTLIVED
    }

    /** An attempt began; {@code own} is its token. */
    record Started(TracedToken own) implements Event {
        @Override
        public int node() {
            return own.node();
        }
    }

    /** An initiation with the token {@code others} was answered with the token {@code own}. */
    record AnsweredInitiation(TracedToken own, TracedToken others) implements Event {
        @Override
        public int node() {
            return own.node();
        }
    }

    /** The answer with the token {@code others} to the attempt with the token {@code own} was taken. */
    record TookAnswer(TracedToken own, TracedToken others) implements Event {
        @Override
        public int node() {
            return own.node();
        }
    }

    /** A frame of {@code session} opened. */
    record OpenedFrame(int node, TracedSession session, Meaning meaning) implements Event {}

    /** The candidate or the session ended. */
    record Ended(int node, TracedSession session, Reason reason) implements Event {}

    /** The attempt ended without an answer (HSK-014). */
    record GaveUp(int node) implements Event {}

    /** The node began anew and has forgotten everything but its key. */
    record Restarted(int node) implements Event {}

    /** The node left the other (SES-022). */
    record Left(int node) implements Event {}

    /** Observed: the node sends in {@code session}. */
    record Sends(int node, TracedSession session) implements Event {}

    /** Observed: so many attempts, candidates and accepted sessions the node has. */
    record Has(int node, int attempts, int candidates, int sessions) implements Event {}
}
