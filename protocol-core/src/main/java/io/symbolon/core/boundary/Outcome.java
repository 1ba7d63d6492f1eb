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
    /** Nothing happens, and nothing is waited for. */
    public static final Outcome NOTHING = new Outcome(List.of(), OptionalLong.empty());

    public Outcome {
        effects = List.copyOf(effects);
    }
}
