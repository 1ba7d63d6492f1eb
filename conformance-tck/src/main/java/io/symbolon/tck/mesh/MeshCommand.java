package io.symbolon.tck.mesh;

import io.symbolon.tck.verdict.ExitCode;
import io.symbolon.transport.MeshNode;
import io.symbolon.transport.SessionInfo;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code symbolon mesh}: starts nodes on this machine and shows how they meet and part. */
@Command(
        name = "mesh",
        description = {
            "Start nodes on the loopback interface and show their handshakes step by step.",
            "Exit code 0: every session was established, 1: one was not within 10 s."
        })
public final class MeshCommand implements Callable<Integer> {
    private static final int SMALLEST = 2;
    private static final int LARGEST = 16;

    /** How long a session may take; a handshake here takes some milliseconds. */
    private final Duration hangGuard;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "2",
            description = "How many nodes, 2 to 16 (default: ${DEFAULT-VALUE}). Node 0 opens a session with node 1, and"
                    + " every further node one with node 0.")
    private int count;

    @Spec
    private CommandSpec spec;

    private PrintWriter out;
    private LiveMesh mesh;
    private Transcript transcript;

    /** Made by the command line. */
    public MeshCommand() {
        this(Duration.ofSeconds(10));
    }

    MeshCommand(Duration hangGuard) {
        this.hangGuard = hangGuard;
    }

    /** What was to be shown did not happen. */
    private static final class NotShown extends Exception {
        private NotShown(String text) {
            super(text);
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        if (count < SMALLEST || count > LARGEST) {
            throw new ParameterException(
                    spec.commandLine(), "--nodes is " + SMALLEST + " to " + LARGEST + ", not " + count);
        }
        out = spec.commandLine().getOut();
        try (LiveMesh started = LiveMesh.start(count)) {
            mesh = started;
            transcript = new Transcript(mesh, out);
            show();
            return ExitCode.OK.number();
        } catch (NotShown | IOException failure) {
            out.flush();
            spec.commandLine().getErr().println("symbolon: " + failure.getMessage());
            return ExitCode.NONCONFORMANT.number();
        }
    }

    private void show() throws NotShown, InterruptedException {
        out.println(heading("A mesh of " + count + " nodes on UDP"));
        for (MeshNode node : mesh.nodes()) {
            out.println("  " + mesh.nameOf(node.address()) + "  "
                    + node.fingerprint().octets().slice(0, 4) + "  " + node.address());
        }
        List<Duration> handshakes = new ArrayList<>();
        for (int other = 1; other < count; other++) {
            handshakes.add(other == 1 ? open(0, 1) : open(other, 0));
        }
        goodbye(handshakes.size());
        out.println();
        out.println(heading(plural(count, "node") + ", " + plural(handshakes.size(), "session")
                + " established and ended, handshake: fastest " + millis(Collections.min(handshakes)) + ", slowest "
                + millis(Collections.max(handshakes))));
    }

    /** One handshake, until the session stands at both ends; returns how long the opener waited for it. */
    private Duration open(int opener, int answerer) throws NotShown, InterruptedException {
        MeshNode there = mesh.node(answerer);
        out.println();
        out.println(heading("node " + opener + " opens a session with node " + answerer));
        transcript.beginHandshake();
        long end = System.nanoTime() + hangGuard.toNanos();
        CompletableFuture<SessionInfo> request = mesh.node(opener).connect(there.fingerprint(), there.address());
        Map<Integer, Step.Established> standing = new HashMap<>();
        while (standing.size() < 2) {
            Step step = next(end, "no session between node " + opener + " and node " + answerer);
            step.tell(transcript);
            if (step instanceof Step.Established established) standing.put(step.node(), established);
        }
        transcript.token(opener, standing.get(answerer).session().peer(), answerer);
        transcript.token(answerer, standing.get(opener).session().peer(), opener);
        SessionInfo session = await(request);
        out.println("  session " + session.sessionId() + " stands at both ends; node " + opener + " waited "
                + millis(session.handshake()));
        return session.handshake();
    }

    /** Node after node closes, until every session is over at both ends. */
    private void goodbye(int sessions) throws NotShown, InterruptedException {
        out.println();
        out.println(heading("all nodes close"));
        transcript.beginGoodbye();
        long end = System.nanoTime() + hangGuard.toNanos();
        mesh.close();
        for (int ended = 0; ended < 2 * sessions; ) {
            Step step = next(end, "a session has not ended");
            step.tell(transcript);
            if (step instanceof Step.Ended) ended++;
        }
    }

    private Step next(long endNanos, String otherwise) throws NotShown, InterruptedException {
        Optional<Step> step = mesh.next(endNanos);
        if (step.isEmpty()) throw new NotShown(otherwise + " within " + hangGuard.toSeconds() + " s");
        return step.get();
    }

    private SessionInfo await(CompletableFuture<SessionInfo> request) throws NotShown, InterruptedException {
        try {
            return request.get(hangGuard.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw new NotShown(failed.getCause().getMessage());
        } catch (TimeoutException hung) {
            throw new NotShown("the request has not completed within " + hangGuard.toSeconds() + " s");
        }
    }

    /** Bold where the output is a terminal that wants it. */
    private String heading(String text) {
        return spec.commandLine().getColorScheme().ansi().new Text("@|bold " + text + "|@").toString();
    }

    private static String millis(Duration span) {
        return String.format(Locale.ROOT, "%.2f ms", span.toNanos() / 1e6);
    }

    private static String plural(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
