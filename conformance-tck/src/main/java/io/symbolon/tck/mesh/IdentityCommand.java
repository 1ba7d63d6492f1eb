package io.symbolon.tck.mesh;

import io.symbolon.core.token.Fingerprint;
import io.symbolon.tck.report.Printable;
import io.symbolon.tck.verdict.ExitCode;
import io.symbolon.transport.identity.Identity;
import io.symbolon.transport.identity.KeyFileRefused;
import io.symbolon.transport.identity.NodeKey;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code symbolon identity}: keys in files, of identities and of nodes. */
@Command(
        name = "identity",
        description = "Make or show the key file of an identity or of a node.",
        subcommands = {IdentityCommand.Create.class, IdentityCommand.Show.class})
public final class IdentityCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "identity needs a command: create or show");
    }

    /** Whose key a file keeps, as it is typed. */
    enum Owner {
        identity,
        node
    }

    /** {@code symbolon identity create}: a new key, in a new file. */
    @Command(
            name = "create",
            description = "Make a new key and keep it in a new file, sealed with a passphrase, for its owner only.")
    static final class Create implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "A file that is not there yet.")
        private Path file;

        @Option(
                names = "--for",
                paramLabel = "OWNER",
                defaultValue = "identity",
                description = "Whose key it is: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
        private Owner owner;

        @Option(
                names = "--subject",
                paramLabel = "TEXT",
                description = "The subject of its tokens (default: a name made of its uuid).")
        private String subject;

        @Option(
                names = "--realm",
                paramLabel = "FINGERPRINT",
                description = "The realm that an identity names: the fingerprint of its leader.")
        private String realm;

        @Option(
                names = "--days",
                paramLabel = "N",
                description = "How long each token of an identity is good, 1 to 400 days (default: 30).")
        private Integer days;

        @Mixin
        private PassphraseOptions passphrase;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new ParameterException(spec.commandLine(), file + " is there already; nothing was written");
            }
            try {
                return owner == Owner.node ? node() : identity();
            } catch (KeyFileRefused refused) {
                throw new ParameterException(spec.commandLine(), refused.getMessage());
            } catch (IllegalArgumentException wrong) {
                throw new ParameterException(spec.commandLine(), "the key was not made: " + wrong.getMessage());
            }
        }

        private int identity() throws KeyFileRefused {
            Identity identity = subject == null ? Identity.create() : Identity.create(subject);
            if (realm != null) identity = identity.withRealm(fingerprint(spec, "--realm", realm));
            if (days != null) identity = identity.withLifetime(Duration.ofDays(days));
            identity.save(file, passphrase.ofNew(file));
            print(spec, file, identity);
            identity.destroy();
            return ExitCode.OK.number();
        }

        private int node() throws KeyFileRefused {
            if (realm != null || days != null) {
                throw new ParameterException(spec.commandLine(), "--realm and --days are for an identity");
            }
            NodeKey key = NodeKey.create();
            if (subject != null) key = NodeKey.of(key.config().withSubject(subject));
            key.save(file, passphrase.ofNew(file));
            print(spec, file, key);
            key.destroy();
            return ExitCode.OK.number();
        }
    }

    /** {@code symbolon identity show}: whose key a file keeps; the key itself is shown to nobody. */
    @Command(name = "show", description = "Say whose key a file keeps, or print a token of it.")
    static final class Show implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "A file that 'identity create' made.")
        private Path file;

        @Option(
                names = "--token-for",
                paramLabel = "FINGERPRINT",
                description = "Print the token that the identity uses on this node from now on, for 'token inspect'.")
        private String node;

        @Mixin
        private PassphraseOptions passphrase;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            char[] typed = passphrase.of(file);
            try {
                return show(typed);
            } catch (KeyFileRefused refused) {
                throw new ParameterException(spec.commandLine(), refused.getMessage());
            } finally {
                Arrays.fill(typed, '\0');
            }
        }

        private int show(char[] typed) throws KeyFileRefused {
            try {
                Identity identity = Identity.load(file, typed.clone());
                if (node == null) {
                    print(spec, file, identity);
                } else {
                    Fingerprint where = fingerprint(spec, "--token-for", node);
                    spec.commandLine()
                            .getOut()
                            .println(identity.tokenFor(where, Instant.now()).signedToken());
                }
                identity.destroy();
            } catch (KeyFileRefused refused) {
                if (refused.why() != KeyFileRefused.Why.ANOTHER_KIND || node != null) throw refused;
                NodeKey key = NodeKey.load(file, typed.clone());
                print(spec, file, key);
                key.destroy();
            }
            return ExitCode.OK.number();
        }
    }

    static Fingerprint fingerprint(CommandSpec spec, String option, String text) {
        try {
            return Fingerprint.ofHex(text);
        } catch (IllegalArgumentException malformed) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + ": '" + text + "' is no fingerprint; expected 64 hexadecimal digits",
                    malformed);
        }
    }

    private static void print(CommandSpec spec, Path file, Identity identity) {
        PrintWriter out = spec.commandLine().getOut();
        line(out, "file", file + ", an identity");
        line(out, "fingerprint", identity.fingerprint().toString());
        line(out, "uuid", identity.uuid().toHex());
        line(out, "realm", identity.realm().map(Fingerprint::toString).orElse("none"));
        line(out, "issuer", identity.issuer().map(Fingerprint::toString).orElse("none"));
        line(out, "subject", Printable.of(identity.subject()));
        line(out, "public key", identity.publicKey().toString());
        line(out, "tokens live", identity.lifetime().toDays() + " days");
    }

    private static void print(CommandSpec spec, Path file, NodeKey key) {
        PrintWriter out = spec.commandLine().getOut();
        line(out, "file", file + ", a node");
        line(out, "fingerprint", key.fingerprint().toString());
        line(out, "uuid", key.uuid().toHex());
        line(out, "subject", Printable.of(key.subject()));
        line(out, "public key", key.publicKey().toString());
    }

    private static void line(PrintWriter out, String name, String value) {
        out.println(String.format(Locale.ROOT, "%-14s", name) + value);
    }
}
