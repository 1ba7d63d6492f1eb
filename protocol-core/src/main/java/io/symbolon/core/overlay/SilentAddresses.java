package io.symbolon.core.overlay;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.token.Fingerprint;
import java.util.LinkedHashMap;
import java.util.Map;

/** Addresses that did not answer, and nodes that answered and did not join: left alone for a while, longer each time (OVL-017). */
final class SilentAddresses {
    private static final int BOUND = 1024;
    private static final long FIRST_MILLIS = 30_000;
    private static final long LONGEST_MILLIS = 600_000;

    /** By address or by node, the one that was added last at the end. */
    private final Map<Object, Silence> silences = new LinkedHashMap<>();

    private record Silence(long endMillis, long lastedMillis) {}

    void add(Fingerprint node, Endpoint address, ContactEnd end, long nowMillis) {
        Object key = end == ContactEnd.SILENT ? address : node;
        Silence before = silences.remove(key);
        long lasts = before == null ? FIRST_MILLIS : Math.min(2 * before.lastedMillis(), LONGEST_MILLIS);
        silences.put(key, new Silence(nowMillis + lasts, lasts));
        if (silences.size() > BOUND)
            silences.remove(silences.keySet().iterator().next());
    }

    boolean isSilent(Fingerprint node, Endpoint address, long nowMillis) {
        return lasts(silences.get(address), nowMillis) || lasts(silences.get(node), nowMillis);
    }

    void remove(Fingerprint node, Endpoint address) {
        silences.remove(node);
        silences.remove(address);
    }

    private static boolean lasts(Silence silence, long nowMillis) {
        return silence != null && nowMillis < silence.endMillis();
    }
}
