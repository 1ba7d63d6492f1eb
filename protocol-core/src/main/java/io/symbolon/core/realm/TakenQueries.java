package io.symbolon.core.realm;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.time.Ration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The questions that wait for the leader's application, rationed (RLM-009). */
public final class TakenQueries {
    private static final int A_SECOND_OF_ONE_ASKER = 8;
    private static final int A_SECOND = 64;
    private static final int OUTSTANDING = 64;
    private static final int FRESH_KEYS = 1024;
    private static final long WAIT_MILLIS = 5_000;

    /** By the number of the question. */
    private final WaitingList<Long, TakenQuery> waiting = new WaitingList<>(WAIT_MILLIS, TakenQuery::destroy);

    private final Ration<Bytes> ration = new Ration<>(A_SECOND_OF_ONE_ASKER, A_SECOND);
    /** Of the latest queries, the oldest first. */
    private final Set<Bytes> freshKeys = new LinkedHashSet<>();

    /** Takes on a query of {@code asker}, or says that it came before or too many did. */
    public boolean take(PublicKey asker, Bytes freshKey, long monotonicMillis) {
        if (waiting.size() >= OUTSTANDING || freshKeys.contains(freshKey)) return false;
        if (!ration.take(asker.octets(), monotonicMillis)) return false;
        if (freshKeys.size() >= FRESH_KEYS) {
            freshKeys.remove(freshKeys.iterator().next());
        }
        freshKeys.add(freshKey);
        return true;
    }

    /** The application has {@code question} about the query; it has 5 s. */
    public void add(long question, TakenQuery query, long monotonicMillis) {
        waiting.add(question, query, monotonicMillis);
    }

    /** The query that {@code question} is about, which does not wait any longer; the caller destroys it. */
    public Optional<TakenQuery> remove(long question) {
        return waiting.remove(question);
    }

    /** Forgets the questions whose time is up. */
    public void expire(long monotonicMillis) {
        waiting.expire(monotonicMillis);
    }

    /** When the first is forgotten. */
    public OptionalLong deadlineMillis() {
        return waiting.deadlineMillis();
    }

    /** Erases the keys of all. */
    public void destroy() {
        waiting.destroy();
    }

    public int size() {
        return waiting.size();
    }
}
