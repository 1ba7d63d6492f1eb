package io.symbolon.core.coordinator;

import io.symbolon.core.interest.InterestKey;
import io.symbolon.core.interest.SubjectHash;
import io.symbolon.core.time.Deadlines;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.InterestTerms.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The interests that a coordinator keeps, within the bounds of COO-007. */
final class KeptInterests {
    private final CoordinatorLimits limits;
    private final Map<InterestKey, KeptInterest> all = new HashMap<>(); // never iterated
    private final Map<SubjectHash, OfSubject> bySubject = new HashMap<>(); // never iterated
    private final Map<Fingerprint, Integer> ofIdentity = new HashMap<>(); // never iterated
    private final Map<Fingerprint, Set<InterestKey>> byNode = new HashMap<>(); // never iterated
    /** By wall time. */
    private final Deadlines<InterestKey> ends = new Deadlines<>();

    /** Those of one subject, each role in the order in which they came. */
    private static final class OfSubject {
        private final Map<InterestKey, KeptInterest> senders = new LinkedHashMap<>();
        private final Map<InterestKey, KeptInterest> receivers = new LinkedHashMap<>();
        private final Map<Fingerprint, Integer> ofIdentity = new HashMap<>(); // never iterated

        Map<InterestKey, KeptInterest> of(Role role) {
            return role == Role.SENDER ? senders : receivers;
        }

        int size() {
            return senders.size() + receivers.size();
        }
    }

    KeptInterests(CoordinatorLimits limits) {
        this.limits = limits;
    }

    Optional<KeptInterest> find(InterestKey key) {
        return Optional.ofNullable(all.get(key));
    }

    /** [COO-007] whether one more that speaks of {@code key} is within every bound. */
    boolean hasRoomFor(InterestKey key) {
        OfSubject ofSubject = bySubject.get(key.subject());
        return all.size() < limits.inAll()
                && ofIdentity.getOrDefault(key.identity(), 0) < limits.ofIdentity()
                && (ofSubject == null
                        || ofSubject.size() < limits.ofSubject()
                                && ofSubject.ofIdentity.getOrDefault(key.identity(), 0)
                                        < limits.ofIdentityAndSubject());
    }

    /** Keeps {@code interest}, in the place of what speaks of the same. */
    void put(KeptInterest interest) {
        InterestKey key = interest.key();
        OfSubject ofSubject = bySubject.computeIfAbsent(key.subject(), subject -> new OfSubject());
        if (all.put(key, interest) == null) {
            ofIdentity.merge(key.identity(), 1, Integer::sum);
            ofSubject.ofIdentity.merge(key.identity(), 1, Integer::sum);
            byNode.computeIfAbsent(key.node(), node -> new LinkedHashSet<>()).add(key);
        }
        ofSubject.of(key.role()).put(key, interest);
        ends.set(key, interest.interest().endMillis());
    }

    /** Those of {@code subject} with this role, in the order in which they came. */
    Collection<KeptInterest> of(SubjectHash subject, Role role) {
        OfSubject ofSubject = bySubject.get(subject);
        return ofSubject == null ? List.of() : ofSubject.of(role).values();
    }

    /** Forgets what {@code node} has brought. */
    void forget(Fingerprint node) {
        for (InterestKey key : new ArrayList<>(byNode.getOrDefault(node, Set.of()))) remove(key);
    }

    /** Forgets those for which TOK-025 no longer holds at {@code wallMillis}. */
    void expire(long wallMillis) {
        for (Optional<InterestKey> due = ends.due(wallMillis); due.isPresent(); due = ends.due(wallMillis)) {
            remove(due.get());
        }
    }

    /** When the next one ends, milliseconds since 1970. */
    OptionalLong wallDeadlineMillis() {
        return ends.earliest();
    }

    int size() {
        return all.size();
    }

    private void remove(InterestKey key) {
        all.remove(key);
        ends.clear(key);
        ofIdentity.computeIfPresent(key.identity(), KeptInterests::oneLess);
        OfSubject ofSubject = bySubject.get(key.subject());
        ofSubject.of(key.role()).remove(key);
        ofSubject.ofIdentity.computeIfPresent(key.identity(), KeptInterests::oneLess);
        if (ofSubject.size() == 0) bySubject.remove(key.subject());
        Set<InterestKey> ofNode = byNode.get(key.node());
        ofNode.remove(key);
        if (ofNode.isEmpty()) byNode.remove(key.node());
    }

    private static Integer oneLess(Fingerprint who, int count) {
        return count == 1 ? null : count - 1;
    }
}
