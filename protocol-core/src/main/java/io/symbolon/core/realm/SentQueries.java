package io.symbolon.core.realm;

import io.symbolon.core.address.IpAddress;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The queries that wait for their replies, rationed (RLM-004): at most 4 a second for 10 s, so never more than 44. */
public final class SentQueries {
    private static final int A_SECOND = 4;
    private static final int OF_ONE_BLOCK = 8;
    private static final long WAIT_MILLIS = 10_000;

    private record Waiting(SentQuery query, IpAddress joiner, long endMillis) {}

    /** By fresh key; the first ends first. */
    private final Map<Bytes, Waiting> waiting = new LinkedHashMap<>();

    private final Ration ration = new Ration(A_SECOND, A_SECOND);

    /** Takes on a query about this joiner, or says that none may be sent for it now. Whoever is told yes sends one. */
    public boolean take(Fingerprint identity, Fingerprint node, IpAddress joiner, long monotonicMillis) {
        int ofBlock = 0;
        for (Waiting other : waiting.values()) {
            if (other.query().identity().equals(identity)
                    && other.query().node().equals(node)) return false;
            if (other.joiner().block().equals(joiner.block())) ofBlock++;
        }
        if (!joiner.isLoopback() && ofBlock >= OF_ONE_BLOCK) return false;
        return ration.take(Bytes.EMPTY, monotonicMillis);
    }

    public void add(SentQuery query, IpAddress joiner, long monotonicMillis) {
        waiting.put(query.freshKey().octets(), new Waiting(query, joiner, monotonicMillis + WAIT_MILLIS));
    }

    /** The query with this fresh key. */
    public Optional<SentQuery> find(Bytes freshKey) {
        return Optional.ofNullable(waiting.get(freshKey)).map(Waiting::query);
    }

    /** The query has its reply: nothing is left of it. */
    public void remove(SentQuery query) {
        waiting.remove(query.freshKey().octets());
        query.destroy();
    }

    /** Forgets the queries whose time is up. */
    public void expire(long monotonicMillis) {
        Iterator<Waiting> oldest = waiting.values().iterator();
        while (oldest.hasNext()) {
            Waiting next = oldest.next();
            if (monotonicMillis < next.endMillis()) return;
            oldest.remove();
            next.query().destroy();
        }
    }

    /** When the first is forgotten. */
    public OptionalLong deadlineMillis() {
        return waiting.values().stream().mapToLong(Waiting::endMillis).findFirst();
    }

    /** Erases the keys of all. */
    public void destroy() {
        waiting.values().forEach(other -> other.query().destroy());
    }

    public int size() {
        return waiting.size();
    }
}
