package io.symbolon.core.exchange;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.interest.Interest;
import io.symbolon.core.interest.InterestKey;
import io.symbolon.core.interest.OwnInterest;
import io.symbolon.core.interest.SignedInterest;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.InterestTerms.Role;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A party of one interest of our own: what is known of its interest, where the application stands, and what goes on with it. */
final class Party {
    /** The most interests of one party that are remembered (MSG-003). */
    static final int KNOWN_LIMIT = 32;

    private final OwnInterest own;
    private final Outbox outbox;
    /** Those whose keys are alive, by short name, the newest last; none of a party that has withdrawn. */
    private final Map<Bytes, Interest> known = new LinkedHashMap<>();
    /** Of each stream of {@link #known}, if messages of it were taken. */
    private final Map<Fingerprint, NumberWindow> windows = new HashMap<>();

    private Interest newest;
    private PartyState state;

    Party(OwnInterest own, Interest interest, PartyState state) {
        this.own = own;
        this.newest = interest;
        this.state = state;
        this.outbox = new Outbox();
        known.put(interest.shortName(), interest);
    }

    /** Of ours. */
    OwnInterest own() {
        return own;
    }

    InterestKey key() {
        return newest.key();
    }

    Fingerprint identity() {
        return newest.identity();
    }

    Fingerprint node() {
        return newest.node();
    }

    /** The newest interest that is known of it. */
    Interest newest() {
        return newest;
    }

    PartyState state() {
        return state;
    }

    void state(PartyState next) {
        state = next;
    }

    boolean isGranted() {
        return state.isGranted();
    }

    /** What waits for it and what it has not acknowledged. */
    Outbox outbox() {
        return outbox;
    }

    /** Takes a newer interest; gives the short names that are remembered no longer. */
    List<Bytes> renew(Interest next, Instant now) {
        List<Bytes> before = names();
        newest = next;
        if (next.isWithdrawal()) {
            known.clear();
        } else {
            known.put(next.shortName(), next);
            known.values().removeIf(interest -> !SignedInterest.isAlive(interest, now));
            // [MSG-003] of the 33rd the first gives way
            if (known.size() > KNOWN_LIMIT)
                known.remove(known.keySet().iterator().next());
        }
        windows.keySet()
                .removeIf(stream -> known.values().stream()
                        .noneMatch(interest -> interest.stream().equals(stream)));
        return before.stream().filter(name -> !known.containsKey(name)).toList();
    }

    /** The interest that it has signed under {@code shortName}, while its key is alive (MSG-003). */
    Optional<Interest> known(Bytes shortName, Instant now) {
        return Optional.ofNullable(known.get(shortName)).filter(interest -> SignedInterest.isAlive(interest, now));
    }

    /** The short names of all interests that are remembered. */
    List<Bytes> names() {
        return List.copyOf(known.keySet());
    }

    /** The window of the stream that {@code interest}, a known one, belongs to. */
    NumberWindow window(Interest interest) {
        return windows.computeIfAbsent(interest.stream(), first -> new NumberWindow());
    }

    /** Whether messages go to it, and none come from it. */
    boolean isReceiver() {
        return own.role() == Role.SENDER;
    }

    @Override
    public String toString() {
        return "Party[" + identity() + ", " + node() + "]";
    }
}
