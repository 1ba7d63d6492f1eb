package io.symbolon.tck.simulation;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Question;
import java.util.Optional;

/** How the applications of simulated nodes decide. */
@FunctionalInterface
public interface Policy {
    /** Everybody is welcome. */
    Policy GRANT = (node, question) -> Optional.of(Decision.GRANTED);

    /** What {@code node} says to {@code question}; empty if it says nothing. */
    Optional<Decision> decide(SimulatedNode node, Question question);
}
