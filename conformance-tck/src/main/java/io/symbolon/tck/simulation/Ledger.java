package io.symbolon.tck.simulation;

import io.symbolon.core.bytes.Bytes;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@link Invariants} remember of one node to judge its next step. */
final class Ledger {
    /** How many ended sessions are remembered: nobody counts in one of them again. */
    private static final int ENDED_REMEMBERED = 64;

    private final JoinChecks joins = new JoinChecks();
    private final Correspondents correspondents = new Correspondents();
    private final Traffic traffic = new Traffic();
    private final Map<Bytes, Long> nextCounters = new HashMap<>();
    private final Map<Bytes, Long> ended = new LinkedHashMap<>();

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
        Long next = nextCounters.get(sessionId);
        if (next == null) next = ended.remove(sessionId);
        if (next == null) next = 0L;
        // a copy, for a slice would keep the whole datagram
        nextCounters.put(next == 0 ? Bytes.copyOf(sessionId.toArray()) : sessionId, next + 1);
        return next;
    }

    /** A session is over. */
    void end(Bytes sessionId) {
        Long next = nextCounters.remove(sessionId);
        if (next == null) return;
        ended.put(sessionId, next);
        if (ended.size() > ENDED_REMEMBERED) {
            ended.remove(ended.keySet().iterator().next());
        }
    }
}
