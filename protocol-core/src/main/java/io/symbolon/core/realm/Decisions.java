package io.symbolon.core.realm;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The decisions that settle the next Joins (RLM-015); of too many the one that ends first gives way. */
public final class Decisions {
    private static final int BOUND = 256;

    private record About(Bytes tokenHash, Fingerprint node) {}

    private record Remembered(Ruling ruling, long expiresAtMillis) {}

    private final Map<About, Remembered> decisions = new LinkedHashMap<>();

    /** Remembers a decision that was accepted; a later one about the same takes its place. */
    public void remember(Decision decision) {
        About about = new About(decision.tokenHash(), decision.node());
        if (!decisions.containsKey(about) && decisions.size() >= BOUND) {
            decisions.entrySet().stream()
                    .min(Comparator.comparingLong(entry -> entry.getValue().expiresAtMillis()))
                    .ifPresent(first -> decisions.remove(first.getKey()));
        }
        decisions.put(about, new Remembered(decision.ruling(), decision.expiresAtMillis()));
    }

    /** What was decided about the SignedToken with this hash on this node, while it lasts; wall time. */
    public Optional<Ruling> ruling(Bytes tokenHash, Fingerprint node, Instant now) {
        About about = new About(tokenHash, node);
        Remembered remembered = decisions.get(about);
        if (remembered == null) return Optional.empty();
        // [RLM-014] now == expires_at + 60 s is over
        if (AskerSide.isInTime(remembered.expiresAtMillis(), now)) return Optional.of(remembered.ruling());
        decisions.remove(about);
        return Optional.empty();
    }

    /** Forgets a decision that has led to an admission (RLM-015). */
    public void forget(Bytes tokenHash, Fingerprint node) {
        decisions.remove(new About(tokenHash, node));
    }

    public int size() {
        return decisions.size();
    }
}
