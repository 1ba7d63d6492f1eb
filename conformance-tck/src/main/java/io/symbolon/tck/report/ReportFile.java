package io.symbolon.tck.report;

import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.Kit;
import io.symbolon.tck.suite.RunResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code report.json} as a value: what every other report is made from, of a run that has just ended as of one that was
 * read from a file. It holds no time and no name of a machine: the same run gives the same reports, octet by octet.
 *
 * @param kit name and version of the kit that judged
 * @param result the finished run; the cases of a report that was read can not be run again
 * @param command the driver's command line as it was given, or of a probe its target and options; empty for the embedded
 *     reference implementation
 * @param seed the seed of the run
 * @param selectors as they were given; none selects everything
 * @param digests of kit, subject and vectors
 */
public record ReportFile(
        String kit, RunResult result, Optional<String> command, long seed, List<String> selectors, Digests digests) {

    public ReportFile {
        selectors = List.copyOf(selectors);
    }

    /** The report of a run that this kit has made. */
    public static ReportFile of(
            RunResult result, Optional<String> command, long seed, List<String> selectors, Digests digests) {
        return new ReportFile(Kit.nameAndVersion(), result, command, seed, selectors, digests);
    }

    /**
     * The report that {@code file} holds.
     *
     * @throws IOException saying what is wrong if the file can not be read, does not satisfy the schema, names a rule, a
     *     chapter or a capability that this kit does not know, or contradicts itself: verdict, counts and rules have to be
     *     what follows from the cases
     */
    public static ReportFile read(Path file) throws IOException {
        try {
            return ReportReader.read(Json.read(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new IOException(file + ": " + ReportReader.reason(e), e);
        }
    }

    /** The text of {@code report.json}. */
    public String json() {
        return Json.pretty(JsonReport.of(this)) + "\n";
    }

    /** Writes {@code report.json}, whole or not at all. */
    public void write(Path file) throws IOException {
        WholeFile.write(file, json().getBytes(StandardCharsets.UTF_8));
    }

    /** The command line that runs one case again. */
    public String reproduction(String caseId) {
        if (command.filter(words -> words.startsWith("udp://")).isPresent()) {
            return "./symbolon probe " + command.get() + " " + caseId;
        }
        String driver = command.map(words -> (isAddress(words) ? " --attach " : " --driver ") + quoted(words))
                .orElse("");
        return "./symbolon tck " + caseId + " --seed " + seed + driver;
    }

    /** A driver that somebody else has started is named by its address. */
    private static boolean isAddress(String words) {
        return words.startsWith("tcp:") || words.startsWith("pipe:");
    }

    private static String quoted(String words) {
        return "'" + words.replace("'", "'\\''") + "'";
    }
}
