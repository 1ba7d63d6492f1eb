package io.symbolon.transport;

import io.symbolon.core.interest.OwnInterestRequest;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.transport.exchange.Exchange;
import io.symbolon.transport.exchange.Party;
import io.symbolon.transport.exchange.Subject;
import io.symbolon.transport.exchange.SubjectPolicy;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An interest of this node, from when its application declares it until {@link #close}: a {@link Publisher} or a {@link
 * Subscription}. The node renews it by itself (INT-009). All methods may be called from any thread.
 */
public abstract sealed class OpenInterest implements AutoCloseable permits Publisher, Subscription {
    private final long number;
    private final Subject subject;
    private final Exchange exchange;
    private final Exchanges exchanges;
    /** How often each was granted: a party may have interests for several audiences. */
    private final Map<Party, Integer> parties = new ConcurrentHashMap<>();

    private final CompletableFuture<Fingerprint> kept = new CompletableFuture<>();
    private final CompletableFuture<Party> matched = new CompletableFuture<>();
    private volatile boolean closed;

    OpenInterest(long number, Subject subject, Exchange exchange, Exchanges exchanges) {
        this.number = number;
        this.subject = subject;
        this.exchange = exchange;
        this.exchanges = exchanges;
    }

    /** What this node does with messages of the subject. */
    public abstract Role role();

    public final Subject subject() {
        return subject;
    }

    /** Between whom. */
    public final Exchange exchange() {
        return exchange;
    }

    /** The parties that the application has granted, as it is now. */
    public final Set<Party> parties() {
        return Set.copyOf(parties.keySet());
    }

    /**
     * Completes with the first coordinator that keeps the interest, perhaps this node itself. Fails with {@link RequestFailed}
     * if the engine refuses the interest, or it is closed before.
     */
    public final CompletableFuture<Fingerprint> kept() {
        return kept.copy();
    }

    /** Completes with the first party that matches and is granted; fails as {@link #kept} does. */
    public final CompletableFuture<Party> matched() {
        return matched.copy();
    }

    /** Withdraws the interest (INT-010). Closing again is harmless. */
    @Override
    public final void close() {
        exchanges.close(this);
    }

    abstract OwnInterestRequest request();

    abstract Optional<SubjectPolicy> policy();

    /** How many interests of others are granted; for the node's thread. */
    final int grants() {
        return parties.values().stream().mapToInt(Integer::intValue).sum();
    }

    final long number() {
        return number;
    }

    final void kept(Fingerprint coordinator) {
        kept.complete(coordinator);
    }

    final void granted(Party party) {
        parties.merge(party, 1, Integer::sum);
        matched.complete(party);
    }

    final void ended(Party party) {
        parties.computeIfPresent(party, (same, grants) -> grants == 1 ? null : grants - 1);
    }

    /** Nothing is sent by it any more. */
    final void markClosed() {
        closed = true;
    }

    final boolean isClosed() {
        return closed;
    }

    /** It is not open any longer. */
    void refuse(RequestFailed why) {
        closed = true;
        parties.clear();
        kept.completeExceptionally(why);
        matched.completeExceptionally(why);
    }
}
