package io.symbolon.core.realm;

import io.symbolon.core.address.IpAddress;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.time.Ration;
import io.symbolon.core.token.Fingerprint;
import java.util.Optional;
import java.util.OptionalLong;

/** The queries that wait for their replies, rationed (RLM-004): at most 4 a second for 10 s, so never more than 44. */
public final class SentQueries {
    private static final int A_SECOND = 4;
    private static final int OF_ONE_BLOCK = 8;
    private static final long WAIT_MILLIS = 10_000;

    private record Sent(SentQuery query, IpAddress joiner) {}

    /** By fresh key. */
    private final WaitingList<Bytes, Sent> waiting =
            new WaitingList<>(WAIT_MILLIS, sent -> sent.query().destroy());

    private final Ration<Bytes> ration = new Ration<>(A_SECOND, A_SECOND);

    /** Takes on a query about this joiner, or says that none may be sent for it now. Whoever is told yes sends one. */
    public boolean take(Fingerprint identity, Fingerprint node, IpAddress joiner, long monotonicMillis) {
        boolean isAsked = waiting.values()
                .map(Sent::query)
                .anyMatch(query ->
                        query.identity().equals(identity) && query.node().equals(node));
        long ofBlock = waiting.values()
                .filter(sent -> sent.joiner().block().equals(joiner.block()))
                .count();
        if (isAsked || !joiner.isLoopback() && ofBlock >= OF_ONE_BLOCK) return false;
        return ration.take(Bytes.EMPTY, monotonicMillis);
    }

    public void add(SentQuery query, IpAddress joiner, long monotonicMillis) {
        waiting.add(query.freshKey().octets(), new Sent(query, joiner), monotonicMillis);
    }

    /** The query with this fresh key. */
    public Optional<SentQuery> find(Bytes freshKey) {
        return waiting.find(freshKey).map(Sent::query);
    }

    /** The query has its reply: nothing is left of it. */
    public void remove(SentQuery query) {
        waiting.remove(query.freshKey().octets());
        query.destroy();
    }

    /** Forgets the queries whose time is up. */
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
