package io.symbolon.core.exchange;

import static io.symbolon.spec.MessageRule.REASSEMBLY_IS_BOUNDED;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Message;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The messages of which parts are missing (MSG-008).
 *
 * @param <P> a party
 */
public final class Reassembly<P> {
    private static final int OF_ONE_PARTY = 8;
    private static final int IN_ALL = 256;
    private static final long LIFE_MILLIS = 10_000;

    private record Name<P>(P party, Pair pair, long number) {}

    private static final class Incomplete {
        private final Bytes[] parts;
        private final long endMillis;
        private int missing;

        private Incomplete(int parts, long endMillis) {
            this.parts = new Bytes[parts];
            this.endMillis = endMillis;
            this.missing = parts;
        }
    }

    /** In the order in which they began: the first ends first. */
    private final Map<Name<P>, Incomplete> incomplete = new LinkedHashMap<>();
    /** In the same order. */
    private final Map<P, Set<Name<P>>> ofParty = new HashMap<>();

    /**
     * Adds {@code part}, opened, which {@code party} has sealed in {@code parcel}.
     *
     * @return the whole message with its last missing part; refused by MSG-008
     */
    public Verdict<Optional<Bytes>> add(P party, Message.Parcel parcel, Bytes part, long monotonicMillis) {
        Name<P> name = new Name<>(party, Pair.of(parcel), parcel.number());
        Incomplete message = incomplete.get(name);
        if (message == null) {
            if (parcel.parts() == 1) return Verdict.accepted(Optional.of(part));
            Set<Name<P>> others = ofParty.getOrDefault(party, Set.of());
            // [MSG-008] the eighth of a party stays, the ninth pushes out the first
            if (others.size() >= OF_ONE_PARTY) forget(others.iterator().next());
            // [MSG-008] of the 257th in all nothing is kept
            if (incomplete.size() >= IN_ALL) return Verdict.refused(REASSEMBLY_IS_BOUNDED);
            message = new Incomplete(parcel.parts(), monotonicMillis + LIFE_MILLIS);
            incomplete.put(name, message);
            ofParty.computeIfAbsent(party, first -> new LinkedHashSet<>()).add(name);
        }
        // [MSG-008] as many parts as before, and this one for the first time
        if (message.parts.length != parcel.parts() || message.parts[parcel.part()] != null) {
            return Verdict.refused(REASSEMBLY_IS_BOUNDED);
        }
        message.parts[parcel.part()] = part;
        message.missing--;
        if (message.missing > 0) return Verdict.accepted(Optional.empty());
        forget(name);
        return Verdict.accepted(Optional.of(Bytes.concat(message.parts)));
    }

    /** Forgets what began 10 s ago. */
    public void expire(long monotonicMillis) {
        while (deadlineMillis().orElse(Long.MAX_VALUE) <= monotonicMillis) {
            forget(incomplete.keySet().iterator().next());
        }
    }

    /** When the first is forgotten. */
    public OptionalLong deadlineMillis() {
        return incomplete.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(incomplete.values().iterator().next().endMillis);
    }

    /** Forgets what {@code party} has begun. */
    void forgetAllOf(P party) {
        Set<Name<P>> names = ofParty.remove(party);
        if (names != null) incomplete.keySet().removeAll(names);
    }

    public int size() {
        return incomplete.size();
    }

    private void forget(Name<P> name) {
        incomplete.remove(name);
        Set<Name<P>> others = ofParty.get(name.party());
        others.remove(name);
        if (others.isEmpty()) ofParty.remove(name.party());
    }
}
