package io.symbolon.tck.report;

import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.Kit;
import io.symbolon.tck.suite.RunResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code report.json} as a value: what every other report is made from, of a run that has just ended as of one that was
 * read from a file. It holds no time and no name of a machine: the same run gives the same reports, octet by octet.
 *
 * @param kit name and version of the kit that judged
 * @param result the finished run; the cases of a report that was read can not be run again
 * @param command the driver's command line or address as it was given, or of a probe its target; empty for the embedded
 *     reference implementation
 * @param options what else a command line needs to judge in the same way, word by word, such as {@code --encoding protobuf}
 * @param seed the seed of the run
 * @param selectors as they were given; none selects everything
 * @param digests of kit, subject and vectors
 */
public record ReportFile(
        String kit,
        RunResult result,
        Optional<String> command,
        List<String> options,
        long seed,
        List<String> selectors,
        Digests digests) {

    /** A word that no shell takes for anything else. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    public ReportFile {
        options = List.copyOf(options);
        selectors = List.copyOf(selectors);
    }

    /** The report of a run that this kit has made. */
    public static ReportFile of(
            RunResult result, Optional<String> command, long seed, List<String> selectors, Digests digests) {
        return new ReportFile(Kit.nameAndVersion(), result, command, List.of(), seed, selectors, digests);
    }

    /** The same report of a run that was given these options, besides driver, seed and selectors. */
    public ReportFile with(List<String> given) {
        return new ReportFile(kit, result, command, given, seed, selectors, digests);
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

    /** Whether the subject was probed over UDP, without a driver. */
    public boolean isOfProbe() {
        return command.filter(words -> words.startsWith("udp://")).isPresent();
    }

    /** Who was judged, in a few words. */
    String subjectInWords() {
        String nobody = isOfProbe() ? "the node probed at " + command.get() : "a subject that did not get past hello";
        return result.subject()
                .map(hello -> hello.name() + " " + hello.version())
                .orElse(nobody);
    }

    /**
     * The command line that runs one case again, as a shell reads it. Its twin comes with it, in whatever part of a plan
     * both were; so it names no shard.
     */
    public String reproduction(String caseId) {
        List<String> words = new ArrayList<>();
        if (isOfProbe()) {
            words.addAll(List.of("./symbolon", "probe", command.get(), caseId));
        } else {
            words.addAll(List.of("./symbolon", "tck", caseId, "--seed", String.valueOf(seed)));
            command.ifPresent(driver -> words.addAll(List.of(isAddress(driver) ? "--attach" : "--driver", driver)));
        }
        words.addAll(options);
        return words.stream().map(ReportFile::quoted).collect(Collectors.joining(" "));
    }

    /** A driver that somebody else has started is named by its address. */
    private static boolean isAddress(String words) {
        return words.startsWith("tcp:") || words.startsWith("pipe:");
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
