package io.symbolon.core.node;

import io.symbolon.core.token.Fingerprint;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whom a node does not want to hear from for a while (TOK-031). A full list gives up the entry that ends first. */
final class DenyList {
    private final int bound;
    private final Map<Fingerprint, Long> ends = new LinkedHashMap<>();

    DenyList(int bound) {
        this.bound = bound;
    }

    /** Denies {@code peer} until {@code endMillis}, monotonic. */
    void deny(Fingerprint peer, long endMillis) {
        if (!ends.containsKey(peer) && ends.size() >= bound) {
            ends.entrySet().stream().min(Map.Entry.comparingByValue()).ifPresent(first -> ends.remove(first.getKey()));
        }
        ends.put(peer, endMillis);
    }

    boolean contains(Fingerprint peer, long monotonicMillis) {
        Long end = ends.get(peer);
        if (end == null) return false;
        if (monotonicMillis < end) return true;
        ends.remove(peer);
        return false;
    }

    int size() {
        return ends.size();
    }
}
