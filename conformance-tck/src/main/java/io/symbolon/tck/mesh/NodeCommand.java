package io.symbolon.tck.mesh;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.Fingerprints;
import io.symbolon.core.token.TokenCodec;
import io.symbolon.crypto.BouncyCastleSuite;
import io.symbolon.tck.report.Printable;
import io.symbolon.tck.verdict.ExitCode;
import io.symbolon.transport.AdmissionPolicy;
import io.symbolon.transport.MeshNode;
import io.symbolon.transport.MeshNodeBuilder;
import io.symbolon.transport.exchange.Subject;
import io.symbolon.transport.identity.Identity;
import io.symbolon.transport.identity.NodeKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code symbolon node}: one node of a mesh, until it is told to stop. */
@Command(
        name = "node",
        description = {
            "Run one node and print what happens. It stops at the end of standard input, at an interrupt, or after --for.",
            "Exit code 0: it stopped as asked, every --join succeeded and every line reached everybody for whom it was,"
                    + " 1: one did not, or the node failed."
        })
public final class NodeCommand implements Callable<Integer> {
    private static final String ANYBODY = "any";
    private static final int LARGEST_TOKEN_FILE = 4096;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1:0",
            description = "Where to listen, host:port; port 0 is any free one (default: ${DEFAULT-VALUE}).")
    private String listen;

    @Option(
            names = "--declare",
            paramLabel = "ADDRESS",
            description = "The address that others are told, if it is not the one it listens on; none: it is told to"
                    + " nobody.")
    private String declare;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "The key of the node, made by 'identity create --for node' (default: a new one each time).")
    private Path key;

    @Option(
            names = "--identity",
            paramLabel = "FILE",
            description = "The identity that joins, made by 'identity create' (default: the node itself).")
    private Path identity;

    @Option(
            names = "--join",
            paramLabel = "ADDRESS",
            description = "Join the node at host:port, or at fingerprint@host:port and no other; what fails is tried"
                    + " again. Can be repeated.")
    private List<String> join = new ArrayList<>();

    @Option(
            names = "--allow",
            paramLabel = "FINGERPRINT",
            description =
                    "Admit this identity, or with 'any' everybody. Can be repeated; without it nobody is admitted.")
    private List<String> allow = new ArrayList<>();

    @Option(
            names = "--realm",
            paramLabel = "FILE",
            description =
                    "Ask the leader of a realm about identities that name it. FILE is the leader's token for its own"
                            + " node, which 'identity show --token-for' prints there.")
    private Path realm;

    @Option(names = "--lead", description = "The identity leads its realm: whom --allow names belongs to it.")
    private boolean lead;

    @Option(
            names = "--publish",
            paramLabel = "SUBJECT",
            description = "Send each line of standard input to the receivers of this subject, whose parts have slashes"
                    + " between them. Can be repeated.")
    private List<String> publish = new ArrayList<>();

    @Option(
            names = "--subscribe",
            paramLabel = "SUBJECT",
            description = "Print the messages of this subject. Can be repeated.")
    private List<String> subscribe = new ArrayList<>();

    @Option(
            names = "--for",
            paramLabel = "SECONDS",
            description = "Stop after so many seconds, and not at the end of standard input.")
    private Integer forSeconds;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Properties with the names of these options, without the dashes.")
    private Path config;

    @Mixin
    private PassphraseOptions passphrase;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (config == null) return run();
        CommandLine line = spec.commandLine();
        String[] arguments = new ConfigFile(config, spec).completed(line.getParseResult());
        NodeCommand completed = new NodeCommand();
        try {
            new CommandLine(completed).parseArgs(arguments);
        } catch (ParameterException wrong) {
            throw new ParameterException(line, "--config: " + config + ": " + wrong.getMessage(), wrong);
        }
        completed.spec = spec;
        return completed.run();
    }

    private int run() throws InterruptedException {
        if (forSeconds != null && forSeconds < 0) throw wrong("--for is at least 0, not " + forSeconds);
        requireAddresses();
        List<Subject> published = subjects("--publish", publish);
        List<Subject> subscribed = subjects("--subscribe", subscribe);
        NodeLog log = new NodeLog(spec.commandLine().getOut());
        try (StopSignal stop = StopSignal.installed(System.in);
                MeshNode node = start(log);
                Joining joining = Joining.of(node, log)) {
            node.closed().whenComplete((nothing, failure) -> stop.give());
            log.line("started", node.fingerprint() + "@" + node.address());
            if (allow.isEmpty()) log.line("warning", "nobody is admitted, and so nobody joined; --allow says whom to");
            Chat chat = new Chat(node, published, subscribed, log);
            joining.begin(join);
            read(stop, chat, joining);
            stop.await(forSeconds);
            boolean failed = node.closed().isCompletedExceptionally();
            return (joining.isDone() && !failed && chat.isAllDelivered() ? ExitCode.OK : ExitCode.NONCONFORMANT)
                    .number();
        } catch (IOException | IllegalArgumentException | IllegalStateException refused) {
            throw wrong(refused.getMessage());
        }
    }

    private MeshNode start(NodeLog log) throws IOException {
        if (declare == null && listen.matches("(0\\.0\\.0\\.0|\\[::]):.*")) {
            throw wrong("--listen " + listen + " is every address of this machine; --declare says which of them others"
                    + " are told, or none");
        }
        MeshNodeBuilder builder = MeshNode.builder().listen(listen).on(log);
        admit(builder);
        if (declare == null) {
            builder.declareListeningAddress();
        } else if (!declare.equals("none")) {
            builder.declare(declare);
        }
        List<Runnable> erasures = new ArrayList<>();
        try {
            if (key != null) {
                NodeKey own = NodeKey.load(key, passphrase.of(key));
                erasures.add(own::destroy);
                builder.key(own);
            }
            if (identity == null) {
                builder.identityOfNode();
            } else {
                Identity own = Identity.load(identity, passphrase.of(identity));
                erasures.add(own::destroy);
                builder.identity(own);
                log.line("identity", own.fingerprint() + ", subject " + Printable.of(own.subject()));
            }
            return builder.start(); // the node has its own copies
        } finally {
            erasures.forEach(Runnable::run);
        }
    }

    /** Standard input: lines to publish, and, unless --for says when, by its end the end of the node. */
    private void read(StopSignal stop, Chat chat, Joining joining) {
        if (forSeconds == null) {
            stop.read(chat::say, () -> {
                chat.awaitTheEnd();
                joining.awaitTheLast();
                stop.give();
            });
        } else if (!publish.isEmpty()) {
            stop.read(chat::say, () -> {});
        }
    }

    private List<Subject> subjects(String option, List<String> texts) {
        List<Subject> subjects = new ArrayList<>();
        for (String text : texts) {
            try {
                subjects.add(Subject.of(text.split("/", -1)));
            } catch (IllegalArgumentException none) {
                throw wrong(option + ": '" + text + "' is " + none.getMessage());
            }
        }
        return subjects;
    }

    private void requireAddresses() {
        for (String address : join) {
            try {
                MeshNode.requireAddress(address);
            } catch (IllegalArgumentException malformed) {
                throw wrong("--join: " + malformed.getMessage());
            }
        }
    }

    private void admit(MeshNodeBuilder builder) {
        Set<Fingerprint> named = new HashSet<>();
        for (String text : allow) {
            if (!text.equals(ANYBODY)) named.add(IdentityCommand.fingerprint(spec, "--allow", text));
        }
        AdmissionPolicy policy = new Admitted(named, allow.contains(ANYBODY));
        if (lead && realm != null) throw wrong("--lead and --realm: who leads a realm asks nobody");
        if (lead) builder.leadingRealm();
        if (realm == null) {
            builder.admit(policy);
        } else {
            Bytes token = leaderToken();
            builder.realm(token)
                    .admit(policy.deferringTo(
                            Fingerprints.of(TokenCodec.decode(token).value().fields(), new BouncyCastleSuite())));
        }
    }

    private Bytes leaderToken() {
        try (InputStream in = Files.newInputStream(realm)) {
            String text = new String(in.readNBytes(LARGEST_TOKEN_FILE), StandardCharsets.US_ASCII);
            return Bytes.ofHex(text.strip());
        } catch (NoSuchFileException missing) {
            throw wrong("--realm: there is no file " + realm);
        } catch (IOException failed) {
            throw wrong("--realm: " + realm + " can not be read: " + failed);
        } catch (IllegalArgumentException notHex) {
            throw wrong("--realm: " + realm + " is no token in hexadecimal digits");
        }
    }

    private ParameterException wrong(String text) {
        return new ParameterException(spec.commandLine(), text);
    }
}
