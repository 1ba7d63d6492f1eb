package io.symbolon.tck.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Jazzer in a process of its own, guided by coverage, two thirds of the time on the decoders and one third on lives of a
 * node. It needs the profile {@code fuzz}, and is not in the default build.
 */
class FuzzCampaign {
    private static final int SECONDS = Integer.getInteger("symbolon.fuzz.seconds", 60);
    private static final Path FOLDER = Path.of("target", "fuzz");
    /** Of one target. */
    private static final int KEPT_OCTETS = 12_000;

    private static final String EXECUTIONS = "stat::number_of_executed_units:";

    @Test
    void decoders_stand_everything() throws Exception {
        List<FuzzTarget> decoders = new ArrayList<>(List.of(FuzzTarget.values()));
        decoders.remove(FuzzTarget.NODE);
        List<Bytes> kept = fuzz("decoders", decoders, SECONDS * 2 / 3);
        Map<FuzzTarget, List<Bytes>> byTarget = kept.stream()
                .filter(input -> !input.isEmpty())
                .collect(Collectors.groupingBy(
                        JazzerEntry::decoder, Collectors.mapping(input -> input.from(1), Collectors.toList())));
        for (FuzzTarget decoder : decoders) keep(decoder, byTarget.getOrDefault(decoder, List.of()));
    }

    @Test
    void nodes_stand_everything() throws Exception {
        keep(FuzzTarget.NODE, fuzz("node", List.of(FuzzTarget.NODE), SECONDS / 3));
    }

    /** Fuzzes for a time; the inputs that reached what nothing before them had reached. */
    private static List<Bytes> fuzz(String name, Collection<FuzzTarget> targets, int seconds) throws Exception {
        Path folder = FOLDER.resolve(name);
        Path seeds = folder.resolve("seeds");
        Path found = folder.resolve("found");
        for (Path one : List.of(seeds, found)) Files.createDirectories(one);
        int number = 0;
        for (FuzzTarget target : targets) {
            List<Bytes> inputs = new ArrayList<>(Seeds.of(target));
            inputs.addAll(Corpus.of(target));
            for (Bytes octets : inputs) {
                Bytes input = JazzerEntry.input(target, octets);
                Files.write(seeds.resolve("seed-" + number++), input.toArray());
            }
        }
        List<String> log = jazzer(folder, "-max_total_time=" + seconds, "-print_final_stats=1", "found", "seeds");
        System.out.println(name + ": " + executions(log) + " executions in " + seconds + " s, no finding");
        return Corpus.read(found);
    }

    private static List<String> jazzer(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "-D" + JazzerEntry.OF_NODES + "=" + folder.endsWith("node"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + JazzerEntry.class.getName(),
                "--instrumentation_includes=io.symbolon.core.**:io.symbolon.routing.**:io.symbolon.spec.proto.**",
                "--custom_hook_includes=io.symbolon.core.**",
                "--disabled_hooks=*",
                "-max_len=1400",
                "-timeout=120"));
        command.addAll(Arrays.asList(arguments));
        Path log = folder.toAbsolutePath().resolve("log");
        int exit = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        List<String> lines = Files.readAllLines(log);
        assertThat(exit)
                .as("Jazzer has found something; %s ends with%n%s", log, end(lines))
                .isZero();
        return lines;
    }

    /** A new corpus, the shortest inputs first; who wants to keep it copies the file to the resources of the tests. */
    private static void keep(FuzzTarget target, List<Bytes> inputs) throws IOException {
        List<Bytes> shortest = Stream.concat(Corpus.of(target).stream(), inputs.stream())
                .distinct()
                .filter(input -> !input.isEmpty())
                .sorted(Comparator.comparingInt(Bytes::length))
                .toList();
        List<Bytes> kept = new ArrayList<>();
        int octets = 0;
        for (Bytes input : shortest) {
            octets += input.length();
            if (octets <= KEPT_OCTETS) kept.add(input);
        }
        Corpus.write(FOLDER.resolve("corpus"), target, kept);
    }

    private static long executions(List<String> log) {
        return log.stream()
                .filter(line -> line.startsWith(EXECUTIONS))
                .mapToLong(line ->
                        Long.parseLong(line.substring(EXECUTIONS.length()).trim()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the fuzzer does not say how often it has executed"));
    }

    private static String end(List<String> lines) {
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }
}
