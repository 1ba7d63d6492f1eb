package io.symbolon.core.exchange;

import io.symbolon.core.exchange.Dispatch.Reference;
import io.symbolon.core.exchange.Dispatch.Sent;
import io.symbolon.core.interest.Interest;
import io.symbolon.core.token.Fingerprint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What goes to one party: what waits, and what is outstanding (MSG-016, MSG-017). */
final class Outbox {
    /** How far above an outstanding number another may be sent, in numbers. */
    private static final int SPREAD = 2048;

    /** The first is sent first. */
    private final Set<Dispatch> waiting = new LinkedHashSet<>();
    /** In the order in which they were first sent. */
    private final Map<Dispatch, Sent> outstanding = new LinkedHashMap<>();

    private boolean hasAnswered;

    void add(Dispatch dispatch) {
        waiting.add(dispatch);
    }

    /** What is sent next, if a message with {@code number} may be sent now under the receiver's {@code newest} interest. */
    Optional<Dispatch> next(Interest newest, long number) {
        if (waiting.isEmpty() || newest.terms().current() == 0) return Optional.empty();
        // [MSG-017] one, until the party has answered
        int credit = hasAnswered ? newest.terms().maximum() : 1;
        // [MSG-016] as many as the maximum threshold says
        if (outstanding.size() >= credit) return Optional.empty();
        // [MSG-016] 2047 above an outstanding one is sent
        boolean isNear = number - lowest(newest.stream(), number) < SPREAD;
        return isNear ? Optional.of(waiting.iterator().next()) : Optional.empty();
    }

    /** The lowest outstanding number to {@code stream}: the first that was sent to it. */
    private long lowest(Fingerprint stream, long number) {
        for (Sent sent : outstanding.values()) {
            if (sent.receiver().stream().equals(stream)) return sent.number();
        }
        return number;
    }

    /** The party has answered once: a Receipt of it has come. */
    boolean hasAnswered() {
        return hasAnswered;
    }

    void answered() {
        hasAnswered = true;
    }

    /** {@code sent} was sent for the first time, and is outstanding. */
    void sent(Sent sent) {
        waiting.remove(sent.dispatch());
        outstanding.put(sent.dispatch(), sent);
    }

    /** How {@code dispatch}, an outstanding one, was sent. */
    Sent sentAs(Dispatch dispatch) {
        return outstanding.get(dispatch);
    }

    /** {@code dispatch} is settled; gives what a Receipt of it would have named. */
    Optional<Reference> remove(Dispatch dispatch) {
        waiting.remove(dispatch);
        return Optional.ofNullable(outstanding.remove(dispatch)).map(Sent::reference);
    }

    /** All that is not settled. */
    List<Dispatch> all() {
        List<Dispatch> all = new ArrayList<>(outstanding.keySet());
        all.addAll(waiting);
        return all;
    }

    int outstandingCount() {
        return outstanding.size();
    }
}
