package io.symbolon.tck.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.suite.Case;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A folder, a day and a suite of a few cases, in which command lines run. */
final class Bench {
    private final Path folder;
    private final Clock clock;
    private final List<Case> suite = new ArrayList<>();

    /** @param today an instant of the day that it is */
    Bench(Path folder, String today) {
        this.folder = folder;
        this.clock = Clock.fixed(Instant.parse(today), ZoneOffset.UTC);
    }

    void add(Case one) {
        suite.add(one);
    }

    void replace(int index, Case one) {
        suite.set(index, one);
    }

    /** A path below the folder. */
    Path at(String name) {
        return folder.resolve(name);
    }

    Typed run(String... line) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = CommandLines.run(
                new CommandLines.Surroundings(clock, (vectors, seed) -> suite),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                line);
        return new Typed(exitCode, out.toString(), err.toString());
    }

    /** {@code tck} with its reports in {@code report}. */
    Typed tck(String report, String... more) {
        List<String> line = new ArrayList<>(List.of("tck", "--out", at(report).toString()));
        line.addAll(List.of(more));
        return run(line.toArray(String[]::new));
    }

    JsonNode report(String report) throws IOException {
        return Json.read(Files.readAllBytes(at(report).resolve("report.json")));
    }
}
