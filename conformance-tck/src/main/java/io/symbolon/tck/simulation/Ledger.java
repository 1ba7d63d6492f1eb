package io.symbolon.tck.simulation;

import io.symbolon.core.bytes.Bytes;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@link Invariants} remember of one node to judge its next step. */
final class Ledger {
    /** How many ended sessions are remembered: nobody counts in one of them again. */
    private static final int ENDED_REMEMBERED = 64;

    /** What is remembered of a session: two nodes have one, and a large network many. */
    static final class Notes {
        private long nextCounter;
        private boolean isAdmitted;
        private boolean isAcknowledged;

        /** We have sent an Ack in it. */
        void admit() {
            isAdmitted = true;
        }

        /** The peer has sent one. */
        void acknowledge() {
            isAcknowledged = true;
        }

        boolean hasBothAcks() {
            return isAdmitted && isAcknowledged;
        }
    }

    private final JoinChecks joins = new JoinChecks(this::notes);
    private final Correspondents correspondents = new Correspondents();
    private final Traffic traffic = new Traffic();
    private final Map<Bytes, Notes> sessions = new HashMap<>();
    private final Map<Bytes, Notes> ended = new LinkedHashMap<>();

    JoinChecks joins() {
        return joins;
    }

    Correspondents correspondents() {
        return correspondents;
    }

    Traffic traffic() {
        return traffic;
    }

    /** The counter that has to come next in a session, which is then used (SES-005). */
    long nextCounter(Bytes sessionId) {
        return notes(sessionId).nextCounter++;
    }

    private Notes notes(Bytes sessionId) {
        Notes known = sessions.get(sessionId);
        if (known != null) return known;
        Notes notes = ended.containsKey(sessionId) ? ended.remove(sessionId) : new Notes();
        sessions.put(Bytes.copyOf(sessionId.toArray()), notes); // a copy, for a slice would keep the whole datagram
        return notes;
    }

    /** A session is over. */
    void end(Bytes sessionId) {
        Notes notes = sessions.remove(sessionId);
        if (notes == null) return;
        ended.put(sessionId, notes);
        if (ended.size() > ENDED_REMEMBERED) {
            ended.remove(ended.keySet().iterator().next());
        }
    }
}
