package io.symbolon.core.overlay;

import io.symbolon.core.token.Fingerprint;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much each peer may still tell (OVL-023): kept while it comes and goes, so that a new session brings no new ration. */
final class Tellings {
    private static final int PEERS = 2048;
    private static final long AT_ONCE = 32;
    private static final long PAUSE_MILLIS = 250;

    /** The peer that told last at the end. */
    private final Map<Fingerprint, Saved> ofPeers = new LinkedHashMap<>(64, 0.75f, true);

    /** What was saved up at {@code atMillis}, counted in time. */
    private record Saved(long millis, long atMillis) {}

    /** Takes one of the ration of {@code peer}, if there is one. */
    boolean take(Fingerprint peer, long nowMillis) {
        Saved before = ofPeers.getOrDefault(peer, new Saved(AT_ONCE * PAUSE_MILLIS, nowMillis));
        long millis = Math.min(AT_ONCE * PAUSE_MILLIS, before.millis() + nowMillis - before.atMillis());
        boolean may = millis >= PAUSE_MILLIS;
        ofPeers.put(peer, new Saved(may ? millis - PAUSE_MILLIS : millis, nowMillis));
        if (ofPeers.size() > PEERS) ofPeers.remove(ofPeers.keySet().iterator().next());
        return may;
    }
}
