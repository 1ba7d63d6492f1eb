package io.symbolon.tck.cli;

import io.symbolon.tck.driver.DriverFault;
import io.symbolon.tck.learn.Learn;
import io.symbolon.tck.learn.Learnt;
import io.symbolon.tck.verdict.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

/** {@code symbolon learn}: infers the machine of a subject and compares it with that of the chapters. */
@Command(
        name = "learn",
        description =
                "Infer how an implementation shakes hands and joins, and compare with the tables of chapter states.")
final class LearnCommand implements Callable<Integer> {
    @Parameters(paramLabel = "VIEW", description = "handshake or join. None: both.")
    private List<String> views = new ArrayList<>();

    @Mixin
    private DriverOptions driver;

    @Option(
            names = "--inputs",
            paramLabel = "INPUT",
            split = ",",
            description = "Learn with these inputs only, for instance join,granted,ack; with one view only.")
    private List<String> inputs = new ArrayList<>();

    @Option(
            names = "--words",
            paramLabel = "N",
            defaultValue = "300",
            description = "Random words by which the machine is tested (default: ${DEFAULT-VALUE}).")
    private int words;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The seed of the random words (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--dot",
            paramLabel = "FILE",
            description = "Where the learnt machine goes as a graph for Graphviz; with one view only.")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        for (String view : views) {
            if (!Learn.VIEWS.contains(view)) {
                throw new UsageError("there is no view " + view + "; there are " + String.join(", ", Learn.VIEWS));
            }
        }
        boolean one = views.size() == 1;
        if (file != null && !one) throw new UsageError("--dot takes one view, handshake or join");
        if (!inputs.isEmpty() && !one) throw new UsageError("--inputs takes one view, handshake or join");
        if (one && !Learn.inputs(views.get(0)).containsAll(inputs)) {
            throw new UsageError(
                    "the inputs of " + views.get(0) + " are " + String.join(", ", Learn.inputs(views.get(0))));
        }
        if (words < 0) throw new UsageError("--words is 0 or more, not " + words);

        PrintWriter out = spec.commandLine().getOut();
        boolean agrees = true;
        for (String view : views.isEmpty() ? Learn.VIEWS : views) {
            Learnt learnt = learnt(view);
            learnt.lines().forEach(out::println);
            if (file != null) learnt.dot().ifPresent(dot -> write(dot, out));
            agrees &= learnt.agrees();
        }
        out.flush();
        return (agrees ? ExitCode.OK : ExitCode.NONCONFORMANT).number();
    }

    private Learnt learnt(String view) {
        try {
            return new Learn(view, inputs, words, seed).of(driver.source());
        } catch (DriverFault notStarted) {
            throw new UsageError("--driver: " + notStarted.getMessage());
        }
    }

    private void write(String dot, PrintWriter out) {
        try {
            Files.writeString(file, dot, StandardCharsets.UTF_8);
            out.println("written   " + file);
        } catch (IOException e) {
            throw new UsageError("--dot: the graph can not be written: " + e);
        }
    }
}
