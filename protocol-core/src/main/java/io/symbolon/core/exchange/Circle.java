package io.symbolon.core.exchange;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.interest.Interest;
import io.symbolon.core.interest.InterestKey;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parties of one interest of our own, by what their interests speak of and by what these are called. */
final class Circle {
    private final Map<InterestKey, Party> byKey = new LinkedHashMap<>();
    private final Map<Bytes, Party> byName = new HashMap<>(); // never iterated
    private final Set<Party> granted = new LinkedHashSet<>();

    /** The party whose interests speak of {@code key}. */
    Optional<Party> find(InterestKey key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** The party that has signed the interest {@code shortName}. */
    Optional<Party> named(Bytes shortName) {
        return Optional.ofNullable(byName.get(shortName));
    }

    void add(Party party) {
        byKey.put(party.key(), party);
        byName.putIfAbsent(party.newest().shortName(), party);
    }

    /** Takes a newer interest of {@code party}; gives the short names that are remembered no longer. */
    List<Bytes> renew(Party party, Interest next, Instant now) {
        List<Bytes> forgotten = party.renew(next, now);
        forgotten.forEach(name -> byName.remove(name, party));
        if (!next.isWithdrawal()) byName.putIfAbsent(next.shortName(), party);
        return forgotten;
    }

    /** Removes {@code party}; gives the short names that are remembered no longer. */
    List<Bytes> remove(Party party) {
        byKey.remove(party.key());
        granted.remove(party);
        List<Bytes> forgotten = party.names();
        forgotten.forEach(name -> byName.remove(name, party));
        return forgotten;
    }

    /** Keeps whether {@code party} is granted. */
    void follow(Party party) {
        if (party.isGranted()) granted.add(party);
        else granted.remove(party);
    }

    /** Those that are granted, in the order in which they were. */
    Set<Party> granted() {
        return Collections.unmodifiableSet(granted);
    }

    List<Party> all() {
        return List.copyOf(byKey.values());
    }

    int size() {
        return byKey.size();
    }
}
