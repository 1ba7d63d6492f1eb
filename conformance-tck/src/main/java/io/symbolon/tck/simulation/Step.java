package io.symbolon.tck.simulation;

import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Input;
import java.util.List;

/**
 * What one node was given, and what it made of it.
 *
 * @param atMillis virtual time of the network
 */
public record Step(long atMillis, SimulatedNode node, Input input, List<Effect> effects) {
    @Override
    public String toString() {
        return atMillis + " ms, " + node.name() + ": " + input + " -> " + effects;
    }
}
