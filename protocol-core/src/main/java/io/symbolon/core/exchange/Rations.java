package io.symbolon.core.exchange;

import io.symbolon.core.token.Fingerprint;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many Matches of each peer may still be taken (COO-015): kept while it comes and goes. */
final class Rations {
    private static final int PEERS = 2048;
    private static final long AT_ONCE = 1024;
    private static final long A_SECOND = 128;
    /** What one Match costs; a millisecond brings {@link #A_SECOND} of it. */
    private static final long COST = 1_000;

    /** The peer whose Match came last at the end. */
    private final Map<Fingerprint, Saved> ofPeers = new LinkedHashMap<>(64, 0.75f, true);

    /** What was saved up at {@code atMillis}. */
    private record Saved(long amount, long atMillis) {}

    /** Takes one of the ration of {@code peer}, if there is one. */
    boolean take(Fingerprint peer, long monotonicMillis) {
        Saved before = ofPeers.getOrDefault(peer, new Saved(AT_ONCE * COST, monotonicMillis));
        long gained = (monotonicMillis - before.atMillis()) * A_SECOND;
        long amount = Math.min(AT_ONCE * COST, before.amount() + gained);
        boolean may = amount >= COST;
        ofPeers.put(peer, new Saved(may ? amount - COST : amount, monotonicMillis));
        if (ofPeers.size() > PEERS) ofPeers.remove(ofPeers.keySet().iterator().next());
        return may;
    }
}
