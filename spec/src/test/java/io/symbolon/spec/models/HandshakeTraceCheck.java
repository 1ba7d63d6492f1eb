package io.symbolon.spec.models;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Asks TLC whether the model of the handshake rules can do what was recorded. */
public final class HandshakeTraceCheck {
    private static final Duration HANG_GUARD = Duration.ofSeconds(120);

    private HandshakeTraceCheck() {}

    /**
     * What became of a check.
     *
     * @param refused the index of the first event that the model can not explain; empty if it explains all of them
     * @param violated a property of the model that the recorded behaviour violates
     * @param report what TLC printed
     */
    public record Result(OptionalInt refused, Optional<String> violated, String report) {
        public boolean isAccepted() {
            return refused.isEmpty() && violated.isEmpty();
        }
    }

    /**
     * Checks {@code events}, in the order in which they happened at two nodes that had never met.
     *
     * @throws IllegalStateException if TLC comes to no verdict
     */
    public static Result check(List<Event> events) {
        TraceModule module = TraceModule.of(events);
        ModelRun run = ModelChecker.in("trace")
                .with("Handshake.tla")
                .with("HandshakeTrace.tla")
                .with(TraceModule.NAME + ".tla", module.text())
                .with(TraceModule.NAME + ".cfg", module.configuration())
                .check(TraceModule.NAME, TraceModule.NAME + ".cfg", HANG_GUARD);
        if (run.foundNoError()) return new Result(OptionalInt.empty(), Optional.empty(), run.output());
        if (run.violated().isPresent()) return new Result(OptionalInt.empty(), run.violated(), run.output());
        if (run.stoppedShort()) {
            int step = Math.toIntExact(run.lastValueOf("step").orElseThrow());
            return new Result(OptionalInt.of(module.eventOf(step)), Optional.empty(), run.output());
        }
        throw new IllegalStateException("TLC came to no verdict: " + run.output());
    }
}
