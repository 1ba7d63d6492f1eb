package io.symbolon.core.node;

import io.symbolon.core.join.Authorization;
import io.symbolon.core.join.Claim;
import io.symbolon.core.time.Deadlines;
import io.symbolon.core.token.Fingerprint;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Whom the application has admitted, and until when (JON-026, JON-027). */
final class Authorizations {
    private final NodeContext context;
    private final int bound;
    private final Map<Fingerprint, Authorization> byPeer = new HashMap<>();
    private final Deadlines<Fingerprint> deadlines = new Deadlines<>();

    Authorizations(NodeContext context, int bound) {
        this.context = context;
        this.bound = bound;
    }

    /** The leave of {@code peer} that lasts. */
    Optional<Authorization> of(Fingerprint peer) {
        return Optional.ofNullable(byPeer.get(peer)).filter(authorization -> authorization.lasts(context.now()));
    }

    /** Whether {@code claim} was admitted with {@code peer} before and still is (JON-009). */
    boolean covers(Fingerprint peer, Claim claim) {
        return of(peer).map(Authorization::claim).filter(claim::isSameAs).isPresent();
    }

    /** {@code claim} is granted from now on. */
    void grant(Fingerprint peer, Claim claim, Predicate<Fingerprint> hasSession) {
        if (!byPeer.containsKey(peer) && byPeer.size() >= bound) giveWay(hasSession);
        set(peer, Authorization.granted(claim, context.now()));
    }

    /** A mark of {@code peer} has passed. */
    void marked(Fingerprint peer) {
        set(peer, byPeer.get(peer).marked(context.now()));
    }

    void remove(Fingerprint peer) {
        byPeer.remove(peer);
        deadlines.clear(peer);
    }

    /** A peer about whom something is due. */
    Optional<Fingerprint> due() {
        return deadlines.due(context.now().monotonicMillis());
    }

    OptionalLong deadlineMillis() {
        return deadlines.earliest();
    }

    private void set(Fingerprint peer, Authorization authorization) {
        byPeer.put(peer, authorization);
        deadlines.set(peer, authorization.nextMillis());
    }

    /** [JON-027] the one that ends first, of those without a session; ties by fingerprint. */
    private void giveWay(Predicate<Fingerprint> hasSession) {
        byPeer.entrySet().stream()
                .filter(entry -> !hasSession.test(entry.getKey()))
                .min(Comparator.<Map.Entry<Fingerprint, Authorization>>comparingLong(
                                entry -> entry.getValue().endMillis())
                        .thenComparing(entry -> entry.getKey()))
                .map(Map.Entry::getKey)
                .ifPresent(this::remove);
    }
}
