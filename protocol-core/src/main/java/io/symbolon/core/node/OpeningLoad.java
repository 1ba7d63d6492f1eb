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

    /** Whether so many openings were taken on that {@code source} has to show a cookie (HSK-021). */
    boolean isHigh(IpAddress source, long monotonicMillis) {
        beginSecond(monotonicMillis / SECOND_MILLIS);
        return isHighInAll(monotonicMillis) || isHighFor(source);
    }

    /** Whether enough openings lie within the last 1000 ms: one exactly 1000 ms ago does not count. */
    private boolean isHighInAll(long monotonicMillis) {
        return latest.size() == limits.openingsUnderLoad() && monotonicMillis - latest.getFirst() < SECOND_MILLIS;
    }

    /** Whether the block of {@code source} has had enough openings in this second. */
    private boolean isHighFor(IpAddress source) {
        return !source.isLoopback() && ofBlock(source) >= limits.openingsOfOneBlockUnderLoad();
    }

    /** Takes on one opening from {@code source}, or says that the ration of this second is used up. */
    boolean take(IpAddress source, long monotonicMillis) {
        beginSecond(monotonicMillis / SECOND_MILLIS);
        if (inSecond >= limits.openingsASecond()) return false;
        if (!source.isLoopback() && ofBlock(source) >= limits.openingsASecondOfOneBlock()) return false;

        inSecond++;
        byBlock.merge(source.block(), 1, Integer::sum);
        if (latest.size() == limits.openingsUnderLoad()) latest.removeFirst();
        latest.addLast(monotonicMillis);
        return true;
    }

    private int ofBlock(IpAddress source) {
        return byBlock.getOrDefault(source.block(), 0);
    }

    private void beginSecond(long current) {
        if (current == second) return;
        second = current;
        inSecond = 0;
        byBlock.clear();
    }
}
