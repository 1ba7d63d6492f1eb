package io.symbolon.tck.cli;

import io.symbolon.tck.Suites;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.probe.Frames;
import io.symbolon.tck.probe.Network;
import io.symbolon.tck.probe.Probe;
import io.symbolon.tck.probe.ProbeResult;
import io.symbolon.tck.probe.ProbeText;
import io.symbolon.tck.probe.Recording;
import io.symbolon.tck.probe.Role;
import io.symbolon.tck.probe.Target;
import io.symbolon.tck.probe.TargetGone;
import io.symbolon.tck.probe.UdpNetwork;
import io.symbolon.tck.probe.Unseen;
import io.symbolon.tck.probe.Watch;
import io.symbolon.tck.report.Digests;
import io.symbolon.tck.report.ReportFile;
import io.symbolon.tck.report.ReportFolder;
import io.symbolon.tck.report.TerminalProgress;
import io.symbolon.tck.report.WholeFile;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.Progress;
import io.symbolon.tck.suite.Selection;
import io.symbolon.tck.verdict.ExitCode;
import io.symbolon.tck.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code symbolon probe}: judges a live implementation over UDP, without a driver. */
@Command(
        name = "probe",
        description = {
            "Judge a running implementation by what it says over UDP, without a driver.",
            "Only loopback and private addresses, unless --i-own-this-target is given.",
            "Exit code 0: every planned check passed, 1: one did not, 3: something could not be judged."
        })
final class ProbeCommand implements Callable<Integer> {
    private static final int USUAL_RATE = 20;
    private static final int HIGHEST_RATE = 50;
    private static final int USUAL_WAIT_SECONDS = 60;
    private static final int LONGEST_WAIT_SECONDS = 3_600;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "TARGET",
            description = "udp://HOST:PORT; with --role client, where the probe listens.")
    private String target;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "SELECTOR",
            description = "A chapter (handshake), rule (TOK-025), check (HSK-L2-0003) or pattern (TOK-L2-*). None:"
                    + " everything.")
    private List<String> selectors = new ArrayList<>();

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "server",
            description = "What the target is: server, it answers; client, it opens (default: ${DEFAULT-VALUE}).")
    private Role role;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "" + USUAL_RATE,
            description = "How many datagrams a second are sent at most, 1 to " + HIGHEST_RATE
                    + " (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "" + USUAL_WAIT_SECONDS,
            description = "With --role client, how long to wait until the target opens (default: ${DEFAULT-VALUE}).")
    private int waitSeconds;

    @Option(
            names = "--i-own-this-target",
            description = "The target is mine, although its address is neither loopback nor private.")
    private boolean own;

    @Option(
            names = "--capture",
            paramLabel = "FILE",
            description = "Where a pcapng capture of the whole exchange goes.")
    private Path capture;

    @Option(
            names = "--secrets",
            description =
                    "Put the keys of the probe's sessions beside the capture, in FILE.keys, and what was sealed into"
                            + " the reports. Whoever has that file reads these sessions.")
    private boolean secrets;

    @Option(names = "--out", paramLabel = "FOLDER", description = "Where the reports go (default: nowhere).")
    private Path folder;

    @Option(
            names = "--dissector",
            paramLabel = "FOLDER",
            description = "Put symbolon.lua, with which Wireshark shows a capture, into this folder; send nothing.")
    private Path dissector;

    @Option(names = "--list", description = "List the checks of the role, and send nothing.")
    private boolean list;

    @Option(names = "--unseen", description = "List the rules that no probe sees, and why; send nothing.")
    private boolean unseen;

    @Spec
    private CommandSpec spec;

    private PrintWriter out;

    @Override
    public Integer call() {
        out = spec.commandLine().getOut();
        if (list) {
            Probe.cases(role).forEach(this::show);
            return ExitCode.OK.number();
        }
        if (unseen) {
            Unseen.rules().forEach((rule, why) -> out.println(rule.id() + " " + rule.name() + "  " + why));
            return ExitCode.OK.number();
        }
        if (dissector != null) {
            out.println(putDissector());
            return ExitCode.OK.number();
        }
        return judge(checked());
    }

    private Path putDissector() {
        if (!Files.isDirectory(dissector)) {
            throw new UsageError("--dissector: there is no folder " + dissector);
        }
        Path file = dissector.resolve("symbolon.lua");
        try (InputStream in = ProbeCommand.class.getResourceAsStream("/symbolon/probe/symbolon.lua")) {
            WholeFile.write(file, in.readAllBytes());
            return file;
        } catch (IOException e) {
            throw new UsageError("--dissector: " + file + " can not be written: " + e);
        }
    }

    private void show(Case one) {
        String rules = one.rules().stream().map(rule -> rule.id()).collect(Collectors.joining(","));
        out.println(one.id() + "  " + rules + "  " + one.title());
    }

    /** The target, when the command line as a whole makes sense. */
    private Target checked() {
        if (target == null) {
            throw new ParameterException(spec.commandLine(), "probe needs a target, such as udp://127.0.0.1:4000");
        }
        if (rate < 1 || rate > HIGHEST_RATE) {
            throw new UsageError("--rate is 1 to " + HIGHEST_RATE + ", not " + rate
                    + ": from 50 openings a second on a node is under load (HSK-021)");
        }
        if (waitSeconds < 1 || waitSeconds > LONGEST_WAIT_SECONDS) {
            throw new UsageError("--wait is 1 to " + LONGEST_WAIT_SECONDS + " seconds, not " + waitSeconds);
        }
        if (secrets && capture == null) {
            throw new UsageError("--secrets puts the keys beside a capture; --capture says where that is");
        }
        new Selection(Probe.cases(role)).select(selectors);
        try {
            Target parsed = Target.parse(target);
            if (!own && !parsed.isNear()) {
                throw new UsageError(target + " is neither loopback nor private. A probe sends forged datagrams; if the"
                        + " target is yours, say so with --i-own-this-target");
            }
            return parsed;
        } catch (IllegalArgumentException none) {
            throw new UsageError(none.getMessage());
        }
    }

    private int judge(Target at) {
        out.println("Target    " + at + ", role " + role + ", at most " + rate + " datagrams a second");
        out.flush();
        try (Recording recording = Recording.begin(capture, secrets);
                Network network = recording.of(new UdpNetwork(local(at)))) {
            if (secrets) {
                out.println("Warning   " + capture
                        + ".keys holds the keys of these sessions"
                        + (folder == null ? "" : ", and the reports show what was sealed")
                        + "; give them to nobody who may not read it");
            }
            ProbeResult result = new Probe(
                            network,
                            at,
                            new Probe.Settings(rate, waitSeconds, secrets ? Frames.OPENED : Frames.SEALED),
                            new SecureRandom(),
                            new Watching(recording))
                    .run(role, selectors);
            ReportFile report = ReportFile.of(
                            result.run(),
                            Optional.of(target),
                            Suites.DEFAULT_SEED,
                            selectors,
                            Digests.of(Optional.empty(), Map.of()))
                    .with(again());
            out.print(ProbeText.of(result, report));
            write(report);
            out.flush();
            return result.run().verdict().exitCode().number();
        } catch (TargetGone gone) {
            throw new UsageError("nobody listens at " + at + ": " + gone.getMessage());
        } catch (UncheckedIOException failed) {
            throw new UsageError(failed.getMessage() + ": " + failed.getCause().getMessage());
        } catch (IOException failed) {
            throw new UsageError("--capture: " + capture + " can not be written: " + failed);
        }
    }

    /** The address of this machine from which datagrams go to the target. */
    private static InetAddress local(Target at) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(at.address());
            return socket.getLocalAddress();
        }
    }

    /** What has to be said besides the target, so that another probe does the same. */
    private List<String> again() {
        List<String> words = new ArrayList<>();
        if (role != Role.SERVER) {
            words.addAll(List.of("--role", role.toString()));
        }
        if (rate != USUAL_RATE) {
            words.addAll(List.of("--rate", String.valueOf(rate)));
        }
        if (waitSeconds != USUAL_WAIT_SECONDS) {
            words.addAll(List.of("--wait", String.valueOf(waitSeconds)));
        }
        if (own) {
            words.add("--i-own-this-target");
        }
        return words;
    }

    private void write(ReportFile report) {
        if (folder == null) {
            return;
        }
        try {
            new ReportFolder(folder).write(report);
        } catch (IOException e) {
            throw new UsageError("--out: the reports can not be written: " + e);
        }
        out.println("Reports   " + new ReportFolder(folder).inWords());
    }

    /** What is said while the probe runs, and what is kept. */
    private final class Watching implements Watch {
        private final Recording recording;
        private final Progress progress = System.console() != null
                ? new TerminalProgress(spec.commandLine().getErr())
                : Progress.NONE;

        private Watching(Recording recording) {
            this.recording = recording;
        }

        @Override
        public void hear(String news) {
            out.println("Plan      " + news);
            out.flush();
        }

        @Override
        public void listening(String fingerprint, InetSocketAddress at) {
            out.println("Listening " + fingerprint + "@" + Target.hostAndPort(at));
            out.println("          open to it now, with the node that is judged");
            out.flush();
        }

        @Override
        public void session(PeerSession session) {
            recording.keep(session);
        }

        @Override
        public void decided(int decided, int planned, Case last, Verdict verdict) {
            progress.decided(decided, planned, last, verdict);
        }
    }
}
