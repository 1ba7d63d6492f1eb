package io.symbolon.core.exchange;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.interest.Interest;
import io.symbolon.core.interest.SignedInterest;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.core.verdict.Verdict;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The keys of pairs, each derived once while both interests are alive; of too many the one used last long ago is derived again. */
final class Pairs {
    private static final int BOUND = 4096;

    /** @param keys empty if the pair has none (MSG-001) */
    private record Derived(Optional<PairKeys> keys, long aliveUntilMillis) {
        void destroy() {
            keys.ifPresent(PairKeys::destroy);
        }
    }

    private final ExchangeContext context;
    /** The pair used last at the end. */
    private final Map<Pair, Derived> derived = new LinkedHashMap<>(64, 0.75f, true);
    /** The pairs with the interest of this short name. */
    private final Map<Bytes, Set<Pair>> byName = new HashMap<>(); // never iterated
    /** No key dies before it, wall time. */
    private long nextEndMillis = Long.MAX_VALUE;

    Pairs(ExchangeContext context) {
        this.context = context;
    }

    /** The keys of our own interest and of {@code other}; empty if one of them is no longer alive or the pair has none. */
    Optional<PairKeys> keys(SignedInterest own, Interest other) {
        if (!own.isAlive(context.now().wall())
                || !SignedInterest.isAlive(other, context.now().wall())) return Optional.empty();
        boolean isSender = own.own().role() == Role.SENDER;
        Interest sender = isSender ? own.interest() : other;
        Interest receiver = isSender ? other : own.interest();
        Pair pair = Pair.of(sender, receiver);
        Derived known = derived.get(pair);
        return known == null ? derive(pair, own, sender, receiver) : known.keys();
    }

    private Optional<PairKeys> derive(Pair pair, SignedInterest own, Interest sender, Interest receiver) {
        // a wall clock that goes back brings no key back
        if (own.secret().isDestroyed()) return Optional.empty();
        Verdict<PairKeys> verdict = PairKeys.derive(
                sender, receiver, own.own().role(), own.secret(), context.identityKey(), context.crypto());
        long end = Math.min(SignedInterest.aliveUntilMillis(sender), SignedInterest.aliveUntilMillis(receiver));
        Derived next = new Derived(verdict.match(Optional::of, rule -> Optional.empty()), end);
        derived.put(pair, next);
        byName.computeIfAbsent(pair.sender(), first -> new HashSet<>()).add(pair);
        byName.computeIfAbsent(pair.receiver(), first -> new HashSet<>()).add(pair);
        nextEndMillis = Math.min(nextEndMillis, end);
        if (derived.size() > BOUND) forget(derived.keySet().iterator().next());
        return next.keys();
    }

    /** Erases the keys of every pair with the interest {@code shortName}. */
    void forget(Bytes shortName) {
        List.copyOf(byName.getOrDefault(shortName, Set.of())).forEach(this::forget);
    }

    private void forget(Pair pair) {
        derived.remove(pair).destroy();
        for (Bytes name : List.of(pair.sender(), pair.receiver())) {
            Set<Pair> ofName = byName.get(name);
            ofName.remove(pair);
            if (ofName.isEmpty()) byName.remove(name);
        }
    }

    /** [INT-008] erases what is no longer alive. */
    void wake() {
        long wall = context.now().wallMillis();
        if (wall < nextEndMillis) return;
        nextEndMillis = Long.MAX_VALUE;
        for (Map.Entry<Pair, Derived> entry : List.copyOf(derived.entrySet())) {
            long end = entry.getValue().aliveUntilMillis();
            if (wall < end) nextEndMillis = Math.min(nextEndMillis, end);
            else forget(entry.getKey());
        }
    }

    /** When {@link #wake} has something to do, milliseconds since 1970. */
    OptionalLong wallDeadlineMillis() {
        return nextEndMillis == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(nextEndMillis);
    }

    void destroy() {
        derived.values().forEach(Derived::destroy);
        derived.clear();
        byName.clear();
    }

    int size() {
        return derived.size();
    }
}
