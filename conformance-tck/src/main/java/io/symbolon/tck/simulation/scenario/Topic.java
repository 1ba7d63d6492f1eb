package io.symbolon.tck.simulation.scenario;

import io.symbolon.core.interest.SubjectHash;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.InterestTerms.ExchangeKind;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.tck.simulation.SimulatedNode;
import java.util.List;
import java.util.Optional;

/**
 * A subject of the scenario exchange, and who takes part.
 *
 * @param number from 0
 * @param intruder a receiver that nobody grants, or that no audience names
 */
record Topic(
        int number,
        SubjectHash subject,
        ExchangeKind kind,
        List<SimulatedNode> senders,
        List<SimulatedNode> receivers,
        Optional<SimulatedNode> intruder) {
    private static final int ROLES = 2;

    /** The number of an interest in this topic, at every node. */
    long interest(Role role) {
        return (long) number * ROLES + role.ordinal();
    }

    /** The topic's number that an interest speaks of. */
    static int ofInterest(long interest) {
        return (int) (interest / ROLES);
    }

    /** Whom the interest of {@code node} is for: protected topics have one sender and one receiver. */
    Optional<Fingerprint> audienceOf(Role role) {
        if (kind != ExchangeKind.PROTECTED) return Optional.empty();
        SimulatedNode other = role == Role.SENDER ? receivers.get(0) : senders.get(0);
        return Optional.of(other.fingerprint());
    }

    /** Whether {@code node} may hear what is sent. */
    boolean includes(SimulatedNode node) {
        return receivers.contains(node);
    }

    boolean isIntruder(Fingerprint identity) {
        return intruder.map(node -> node.fingerprint().equals(identity)).orElse(false);
    }
}
