package io.symbolon.core.boundary;

import java.util.List;
import java.util.OptionalLong;

/**
 * What one input led to.
 *
 * @param effects to be performed in this order
 * @param wakeAtMillis the monotonic time by which {@link Input.DeadlineReached} is due; empty if nothing is waited for
 */
public record Outcome(List<Effect> effects, OptionalLong wakeAtMillis) {
    public Outcome {
        effects = List.copyOf(effects);
    }
}
