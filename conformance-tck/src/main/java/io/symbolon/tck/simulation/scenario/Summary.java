package io.symbolon.tck.simulation.scenario;

import io.symbolon.tck.simulation.crypto.Operation;
import io.symbolon.tck.simulation.crypto.Tally;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;

/** A {@link Result} as text. Everything but the real times is the same for the same setup. */
public final class Summary {
    private static final double NANOS_OF_A_SECOND = 1e9;

    private final StringBuilder text = new StringBuilder();

    private Summary() {}

    /** The whole summary, lines of at most 120 columns but for traces. */
    public static String of(Result result) {
        Summary summary = new Summary();
        summary.phases(result);
        if (result.setup().suite() == Setup.Suite.REAL) summary.cryptography(result);
        summary.goals(result);
        if (!result.isGood()) summary.failure(result);
        summary.line("Events  %d, digest %s", result.steps(), result.digest());
        summary.line(result.isGood() ? "GOOD" : "NOT GOOD");
        return summary.text.toString();
    }

    private void phases(Result result) {
        line(
                "%-14s %12s %9s %11s %10s %11s %12s",
                "phase", "virtual s", "real s", "processor s", "events", "events/s", "x its crypto");
        for (Phase phase : result.phases()) {
            boolean hasEvents = phase.steps() > 0;
            line(
                    "%-14s %12.1f %9.2f %11.2f %10d %11s %12s",
                    phase.name(),
                    phase.virtualMillis() / 1_000.0,
                    phase.nanos() / NANOS_OF_A_SECOND,
                    phase.processorNanos() / NANOS_OF_A_SECOND,
                    phase.steps(),
                    hasEvents ? number("%.0f", phase.steps() / (phase.nanos() / NANOS_OF_A_SECOND)) : "",
                    hasEvents ? number("%.2f", phase.timesItsCryptography()) : "");
        }
    }

    /** What was counted, times what it cost in this run. */
    private void cryptography(Result result) {
        line("%-32s %10s %14s %10s", "operation", "count", "microseconds", "seconds");
        for (Operation operation : Operation.values()) {
            long count = 0;
            double nanos = 0;
            for (Phase phase : result.phases()) {
                Tally tally = phase.cryptography();
                count += tally.count(operation);
                nanos += tally.count(operation) * tally.meanNanos(operation);
            }
            line(
                    "%-32s %10d %14.2f %10.2f",
                    operation, count, count == 0 ? 0 : nanos / count / 1_000, nanos / NANOS_OF_A_SECOND);
        }
    }

    private void goals(Result result) {
        for (Goal goal : result.goals()) {
            line("%-4s %s: %s", goal.isReached() ? "ok" : "NOT", goal.text(), goal.found());
        }
    }

    private void failure(Result result) {
        result.broken().ifPresent(fault -> {
            StringWriter trace = new StringWriter();
            fault.printStackTrace(new PrintWriter(trace));
            line("BROKEN %s", trace);
        });
        line("The last steps:");
        result.lastSteps().forEach(step -> line("%s", step));
        line(
                "The same again, with every step: ./%s --trace trace.txt",
                result.setup().command());
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
