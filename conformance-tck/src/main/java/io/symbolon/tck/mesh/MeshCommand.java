package io.symbolon.tck.mesh;

import io.symbolon.tck.verdict.ExitCode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code symbolon mesh}: starts nodes on this machine and shows how they meet, grow into a mesh, and exchange messages. */
@Command(
        name = "mesh",
        description = {
            "Start nodes on the loopback interface. Two meet, join and part step by step; more join the first, grow"
                    + " into a mesh in which each knows each other, and talk about some subjects.",
            "Exit code 0: it was shown, and every message has arrived, 1: not within the time."
        })
public final class MeshCommand implements Callable<Integer> {
    private static final int SMALLEST = 2;

    /** The neighbour set has 16 nodes (OVL-002): so many others are kept wherever their fingerprints lie. */
    private static final int LARGEST = 16;

    private static final int MOST_MESSAGES = 10_000;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "2",
            description = "How many nodes, 2 to 16 (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--subjects",
            paramLabel = "S",
            defaultValue = "3",
            description = "How many subjects three nodes or more talk about, 0 to 8 (default: ${DEFAULT-VALUE}).")
    private int subjects;

    @Option(
            names = "--messages",
            paramLabel = "M",
            defaultValue = "10",
            description = "How many messages each sender sends, 1 to 10000 (default: ${DEFAULT-VALUE}).")
    private int messages;

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
        expect("--subjects", subjects, 0, Topic.MOST);
        expect("--messages", messages, 1, MOST_MESSAGES);
        expect("--within", withinSeconds, 0, 3600);
        Page page = new Page(
                spec.commandLine().getOut(), spec.commandLine().getColorScheme().ansi());
        Duration bound = Duration.ofSeconds(withinSeconds);
        try {
            if (count == SMALLEST) {
                meet(page, bound);
            } else {
                growAndTalk(page, bound);
            }
            return ExitCode.OK.number();
        } catch (NotShown | IOException failure) {
            page.out().flush();
            spec.commandLine().getErr().println("symbolon: " + failure.getMessage());
            return ExitCode.NONCONFORMANT.number();
        }
    }

    private void meet(Page page, Duration bound) throws NotShown, IOException, InterruptedException {
        try (LiveMesh mesh = LiveMesh.start(count, (number, builder) -> builder.notGrowing())) {
            new Meeting(mesh, page, bound).show();
        }
    }

    private void growAndTalk(Page page, Duration bound) throws NotShown, IOException, InterruptedException {
        Conversation conversation = new Conversation(Topic.of(count, subjects), messages);
        try (LiveMesh mesh = LiveMesh.start(count, (number, builder) -> builder.on(conversation.watch(number)))) {
            conversation.open(mesh);
            new Growth(mesh, page, bound).show();
            mesh.unwatch();
            if (subjects > 0) conversation.show(mesh, page, bound);
        }
    }

    private void expect(String option, int number, int smallest, int largest) {
        if (number < smallest || number > largest) {
            throw new ParameterException(
                    spec.commandLine(), option + " is " + smallest + " to " + largest + ", not " + number);
        }
    }
}
