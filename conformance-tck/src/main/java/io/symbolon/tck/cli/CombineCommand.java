package io.symbolon.tck.cli;

import io.symbolon.tck.combine.Combine;
import io.symbolon.tck.combine.Findings;
import io.symbolon.tck.driver.DriverFault;
import io.symbolon.tck.verdict.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code symbolon combine}: asks a subject what no vector asks. */
@Command(
        name = "combine",
        description =
                "Ask an implementation combinations of right and wrong parts, and compare with the kit's reading.")
final class CombineCommand implements Callable<Integer> {
    private static final int STRONGEST = 3;

    @Parameters(
            paramLabel = "MODEL",
            description = "token-validate, frame-decode, frame-open or cookie. None: all of them.")
    private List<String> models = new ArrayList<>();

    @Mixin
    private DriverOptions driver;

    @Option(
            names = "--strength",
            paramLabel = "T",
            defaultValue = "2",
            description = "How many right parts are combined, 1 to 3 (default: ${DEFAULT-VALUE}).")
    private int strength;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The seed of the choice of rows (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--enough",
            paramLabel = "N",
            defaultValue = "8",
            description = "After so many different disagreements of one model, go on to the next"
                    + " (default: ${DEFAULT-VALUE}).")
    private int enough;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where disagreements go as files of vectors. Without it they are only printed.")
    private Path folder;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (strength < 1 || strength > STRONGEST) {
            throw new UsageError("--strength is 1 to " + STRONGEST + ", not " + strength);
        }
        if (enough < 1) throw new UsageError("--enough is at least 1, not " + enough);
        for (String model : models) {
            if (!Combine.names().contains(model)) {
                throw new UsageError(
                        "there is no model " + model + "; there are " + String.join(", ", Combine.names()));
            }
        }
        Findings findings = findings();
        PrintWriter out = spec.commandLine().getOut();
        findings.lines().forEach(out::println);
        if (folder != null) write(findings, out);
        out.flush();
        if (!findings.agree()) return ExitCode.NONCONFORMANT.number();
        return (findings.isComplete() ? ExitCode.OK : ExitCode.INCOMPLETE).number();
    }

    private Findings findings() {
        try {
            return new Combine(strength, seed, enough, models).of(driver.source());
        } catch (DriverFault notStarted) {
            throw new UsageError("--driver: " + notStarted.getMessage());
        }
    }

    private void write(Findings findings, PrintWriter out) {
        try {
            findings.vectors().write(folder).forEach(file -> out.println("written   " + file));
        } catch (IOException e) {
            throw new UsageError("--out: the vectors can not be written: " + e);
        }
    }
}
