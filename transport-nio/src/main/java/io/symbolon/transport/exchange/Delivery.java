package io.symbolon.transport.exchange;

import io.symbolon.core.boundary.Settlement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What became of a message: one settlement for each party that was there when it was sent, in the order in which they came
 * (MSG-018).
 *
 * @param subject of the message
 * @param parties at least one
 */
public record Delivery(Subject subject, Map<Party, Settlement> parties) {
    public Delivery {
        parties = Collections.unmodifiableMap(new LinkedHashMap<>(parties));
    }

    /** Whether every party has acknowledged as the message asked. */
    public boolean isToAll() {
        return !parties.containsValue(Settlement.EXPIRED);
    }

    /** Whether no party has acknowledged. */
    public boolean isToNobody() {
        return parties.values().stream().allMatch(Settlement.EXPIRED::equals);
    }

    /** The parties that have not acknowledged in time. */
    public Set<Party> expired() {
        return parties.entrySet().stream()
                .filter(party -> party.getValue() == Settlement.EXPIRED)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
