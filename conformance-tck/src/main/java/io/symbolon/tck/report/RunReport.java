package io.symbolon.tck.report;

import io.symbolon.tck.suite.RunResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What all reports of one run are made from. It holds no time and no name of a machine: the same run gives the same
 * reports, octet by octet.
 *
 * @param result the finished run
 * @param command the driver's command line as it was given; empty for the embedded reference implementation
 * @param seed the seed of the run
 * @param selectors as they were given; none selects everything
 * @param vectors SHA-256 of each file of vectors
 */
public record RunReport(
        RunResult result, Optional<String> command, long seed, List<String> selectors, Map<String, String> vectors) {

    /** The command line that runs one case again. */
    public String reproduction(String caseId) {
        String driver = command.map(words -> " --driver " + quoted(words)).orElse("");
        return "./symbolon tck " + caseId + " --seed " + seed + driver;
    }

    private static String quoted(String words) {
        return "'" + words.replace("'", "'\\''") + "'";
    }
}
