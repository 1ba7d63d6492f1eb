package io.symbolon.core.node;

import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Message.NackCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The peers that were denied and are deleted soon (JON-014, JON-015), oldest first. */
final class ObsoletePeers {
    private static final long LIFE_MILLIS = 30_000;
    private static final int NACKS = 3;

    /** One denied peer. */
    private static final class Obsolete {
        private final NackCode code;
        private final long endMillis;
        private int nacks;

        private Obsolete(NackCode code, long endMillis) {
            this.code = code;
            this.endMillis = endMillis;
        }
    }

    private final int bound;
    private final Map<Fingerprint, Obsolete> peers = new LinkedHashMap<>();

    ObsoletePeers(int bound) {
        this.bound = bound;
    }

    /** {@code peer} is denied by {@code code}; the peer that gives way, if there are too many. */
    Optional<Fingerprint> add(Fingerprint peer, NackCode code, long nowMillis) {
        peers.putIfAbsent(peer, new Obsolete(code, nowMillis + LIFE_MILLIS));
        return peers.size() > bound ? Optional.of(peers.keySet().iterator().next()) : Optional.empty();
    }

    boolean contains(Fingerprint peer) {
        return peers.containsKey(peer);
    }

    /** [JON-014] the code of one more Nack to {@code peer}; empty after the third. */
    Optional<NackCode> nextNack(Fingerprint peer) {
        Obsolete obsolete = peers.get(peer);
        if (obsolete.nacks >= NACKS) return Optional.empty();
        obsolete.nacks++;
        return Optional.of(obsolete.code);
    }

    void remove(Fingerprint peer) {
        peers.remove(peer);
    }

    /** [JON-015] a peer whose 30 s are over at {@code nowMillis}. */
    Optional<Fingerprint> due(long nowMillis) {
        return deadlineMillis().orElse(Long.MAX_VALUE) <= nowMillis
                ? Optional.of(peers.keySet().iterator().next())
                : Optional.empty();
    }

    OptionalLong deadlineMillis() {
        return peers.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(peers.values().iterator().next().endMillis);
    }

    int size() {
        return peers.size();
    }
}
