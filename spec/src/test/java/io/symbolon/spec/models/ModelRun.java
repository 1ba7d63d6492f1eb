package io.symbolon.spec.models;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What one run of TLC came to.
 *
 * @param exit 0 if no error was found
 * @param output everything that TLC printed
 */
record ModelRun(int exit, String output) {
    private static final int NO_STEP = 11;
    private static final Pattern VIOLATED = Pattern.compile("(?:Invariant|Action property) (\\w+) is violated");
    private static final Pattern DISTINCT =
            Pattern.compile("^\\d+ states generated, (\\d+) distinct states found, 0 states left", Pattern.MULTILINE);

    boolean foundNoError() {
        return exit == 0;
    }

    /** Whether a state was reached from which no step leads on. */
    boolean stoppedShort() {
        return exit == NO_STEP;
    }

    /** The property that does not hold. */
    Optional<String> violated() {
        return VIOLATED.matcher(output).results().map(found -> found.group(1)).findFirst();
    }

    /** How many distinct states there are; empty if not all were visited. */
    OptionalLong distinctStates() {
        return DISTINCT.matcher(output)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .reduce((earlier, last) -> last);
    }

    /** The value of a variable of type number in the last state that was printed. */
    OptionalLong lastValueOf(String variable) {
        return Pattern.compile("^/\\\\ " + variable + " = (\\d+)$", Pattern.MULTILINE)
                .matcher(output)
                .results()
                .map(MatchResult::group)
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                .reduce((earlier, last) -> last);
    }
}
