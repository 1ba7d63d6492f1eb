package io.symbolon.tck.mesh;

import io.symbolon.tck.verdict.ExitCode;
import io.symbolon.transport.MeshNodeBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code symbolon mesh}: starts nodes on this machine and shows how they meet, grow into a mesh, and part. */
@Command(
        name = "mesh",
        description = {
            "Start nodes on the loopback interface. Two meet, join and part step by step; more join the first and grow"
                    + " into a mesh in which each knows each other.",
            "Exit code 0: it was shown, 1: it was not within the time."
        })
public final class MeshCommand implements Callable<Integer> {
    private static final int SMALLEST = 2;

    /** The neighbour set has 16 nodes (OVL-002): so many others are kept wherever their fingerprints lie. */
    private static final int LARGEST = 16;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "2",
            description = "How many nodes, 2 to 16 (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--within",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long it may take (default: ${DEFAULT-VALUE}).")
    private int withinSeconds;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        expect("--nodes", count, SMALLEST, LARGEST);
        expect("--within", withinSeconds, 0, 3600);
        Page page = new Page(
                spec.commandLine().getOut(), spec.commandLine().getColorScheme().ansi());
        Duration bound = Duration.ofSeconds(withinSeconds);
        boolean meeting = count == 2;
        try (LiveMesh mesh = meeting ? LiveMesh.start(count, MeshNodeBuilder::notGrowing) : LiveMesh.start(count)) {
            if (meeting) {
                new Meeting(mesh, page, bound).show();
            } else {
                new Growth(mesh, page, bound).show();
            }
            return ExitCode.OK.number();
        } catch (NotShown | IOException failure) {
            page.out().flush();
            spec.commandLine().getErr().println("symbolon: " + failure.getMessage());
            return ExitCode.NONCONFORMANT.number();
        }
    }

    private void expect(String option, int number, int smallest, int largest) {
        if (number < smallest || number > largest) {
            throw new ParameterException(
                    spec.commandLine(), option + " is " + smallest + " to " + largest + ", not " + number);
        }
    }
}
