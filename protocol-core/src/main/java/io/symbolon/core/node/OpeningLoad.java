package io.symbolon.core.node;

import io.symbolon.core.address.IpAddress;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.session.Limits;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** How many openings were taken on lately: for the cookie under load (HSK-021) and for the ration (HSK-026). */
final class OpeningLoad {
    private static final long SECOND_MILLIS = 1_000;

    private final Limits limits;
    /** The times of the latest openings, at most as many as make a load. */
    private final Deque<Long> latest = new ArrayDeque<>();
    /** Openings of the current second, by address block: never more entries than openings in a second. */
    private final Map<Bytes, Integer> byBlock = new HashMap<>();

    private long second = -1;
    private int inSecond;

    OpeningLoad(Limits limits) {
        this.limits = limits;
    }

    /** Whether enough openings lie within the last 1000 ms: one exactly 1000 ms ago does not count. */
    boolean isHigh(long monotonicMillis) {
        return latest.size() == limits.openingsUnderLoad() && monotonicMillis - latest.getFirst() < SECOND_MILLIS;
    }

    /** Takes on one opening from {@code source}, or says that the ration of this second is used up. */
    boolean take(IpAddress source, long monotonicMillis) {
        beginSecond(monotonicMillis / SECOND_MILLIS);
        int ofBlock = byBlock.getOrDefault(source.block(), 0);
        if (inSecond >= limits.openingsASecond()) return false;
        if (!source.isLoopback() && ofBlock >= limits.openingsASecondOfOneBlock()) return false;

        inSecond++;
        byBlock.put(source.block(), ofBlock + 1);
        if (latest.size() == limits.openingsUnderLoad()) latest.removeFirst();
        latest.addLast(monotonicMillis);
        return true;
    }

    private void beginSecond(long current) {
        if (current == second) return;
        second = current;
        inSecond = 0;
        byBlock.clear();
    }
}
