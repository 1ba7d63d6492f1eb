package io.symbolon.tck.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.Rules;
import io.symbolon.spec.proto.Extension;
import io.symbolon.spec.proto.Kind;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.driver.Driver;
import io.symbolon.tck.driver.InProcessDriver;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.Reply;
import io.symbolon.tck.reference.ReferenceSubject;
import io.symbolon.tck.report.Printable;
import io.symbolon.tck.verdict.ExitCode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code symbolon token}: work with tokens. */
@Command(name = "token", description = "Look at tokens.", subcommands = TokenCommand.Inspect.class)
final class TokenCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "token needs a command: inspect");
    }

    /** The places of chapter token. */
    enum Place {
        handshake,
        node,
        identity,
        interest
    }

    /** {@code symbolon token inspect}: every field of a SignedToken, and the verdict of the reference implementation. */
    @Command(
            name = "inspect",
            description = "Print a SignedToken and the verdict on it. Exit code 0: accepted, 1: refused by a rule.")
    static final class Inspect implements Callable<Integer> {
        private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern(
                        "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                .withZone(ZoneOffset.UTC);

        @Parameters(
                paramLabel = "FILE",
                description = "A SignedToken, octets or hexadecimal digits; - is standard input.")
        private String file;

        @Option(
                names = "--place",
                paramLabel = "PLACE",
                description = "The place to judge it for: ${COMPLETION-CANDIDATES} (default: the one its kind fits).")
        private Place place;

        @Option(
                names = "--now",
                paramLabel = "TIME",
                description =
                        "The time to judge it at: milliseconds since 1970 or 2026-01-01T00:00:00Z (default: now).")
        private String now;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            long at = now == null ? System.currentTimeMillis() : millis(now);
            TokenFile read = TokenFile.read(file, System.in);
            Place judged = place == null ? fitting(read.token()) : place;
            PrintWriter out = spec.commandLine().getOut();
            print(out, read);
            try (Driver driver = new InProcessDriver(new ReferenceSubject())) {
                fingerprint(out, driver, read);
                line(out, "place", judged.name());
                line(out, "now", time(at));
                return verdict(out, driver, read, judged, at);
            }
        }

        private static void print(PrintWriter out, TokenFile read) {
            Token token = read.token();
            line(out, "signed token", read.octets().length + " octets");
            line(out, "version", Integer.toUnsignedString(token.getVersion()));
            line(out, "kind", kind(token));
            line(out, "uuid", hex(token.getUuid().toByteArray()));
            line(out, "realm", hex(token.getRealm().toByteArray()));
            line(out, "issuer", hex(token.getIssuer().toByteArray()));
            line(out, "audience", hex(token.getAudience().toByteArray()));
            line(out, "subject", token.getSubject().isEmpty() ? "none" : Printable.of(token.getSubject()));
            line(out, "public key", hex(token.getPublicKey().toByteArray()));
            line(out, "issued at", time(token.getIssuedAt()));
            line(out, "not before", time(token.getNotBefore()));
            line(out, "expires at", time(token.getExpiresAt()));
            for (Extension extension : token.getExtensionsList()) {
                line(out, "extension", Printable.of(extension.getName()) + "  " + value(extension));
            }
            line(out, "signature", hex(read.signed().getSignature().toByteArray()));
        }

        private static void fingerprint(PrintWriter out, Driver driver, TokenFile read) {
            Reply reply = driver.call("token.fingerprint", Json.object().put("signed_token", read.hex()));
            String shown = reply instanceof Reply.Result result
                    ? result.members().path("fingerprint").asText()
                    : "none, " + ((Reply.Failure) reply).text();
            line(out, "fingerprint", shown);
        }

        private static int verdict(PrintWriter out, Driver driver, TokenFile read, Place place, long at) {
            ObjectNode args = Json.object()
                    .put("signed_token", read.hex())
                    .put("place", place.name())
                    .put("now", at);
            Reply reply = driver.call("token.validate", args);
            if (!(reply instanceof Reply.Result result)) {
                throw new IllegalStateException("token.validate is answered with " + reply);
            }
            if (result.members().path("verdict").asText().equals("accepted")) {
                line(out, "verdict", "accepted");
                return ExitCode.OK.number();
            }
            String id = result.members().path("rule").asText();
            line(out, "verdict", "refused by " + id);
            Rules.byId(id).ifPresent(rule -> line(out, "", rule.name() + ": " + rule.sentence()));
            return ExitCode.NONCONFORMANT.number();
        }

        private static String kind(Token token) {
            return token.getKind() == Kind.UNRECOGNIZED
                    ? "unknown (" + token.getKindValue() + ")"
                    : token.getKind().name().toLowerCase(Locale.ROOT);
        }

        private static Place fitting(Token token) {
            return switch (token.getKind()) {
                case IDENTITY -> Place.identity;
                case INTEREST -> Place.interest;
                default ->
                    token.getExtensionsList().stream()
                                    .anyMatch(extension -> extension.getName().equals("session_key"))
                            ? Place.handshake
                            : Place.node;
            };
        }

        /** The octets of an extension, and what they say where that is text or a number. */
        private static String value(Extension extension) {
            byte[] octets = extension.getValue().toByteArray();
            String meaning = switch (extension.getName()) {
                case "hostname" -> "  (" + Printable.of(new String(octets, StandardCharsets.UTF_8)) + ")";
                case "port" -> octets.length == 2 ? "  (" + ((octets[0] & 0xff) << 8 | octets[1] & 0xff) + ")" : "";
                default -> "";
            };
            return hex(octets) + meaning;
        }

        private static long millis(String text) {
            try {
                return text.matches("[0-9]{1,18}")
                        ? Long.parseLong(text)
                        : Instant.parse(text).toEpochMilli();
            } catch (DateTimeException | ArithmeticException e) {
                throw new UsageError(
                        "--now: expected milliseconds or a time like 2026-01-01T00:00:00Z, not '" + text + "'");
            }
        }

        /** UTC and milliseconds; what has no date shows its number alone. */
        private static String time(long millis) {
            String number = Long.toUnsignedString(millis);
            boolean hasDate = millis >= 0 && millis <= 253_402_300_799_999L;
            return hasDate ? UTC.format(Instant.ofEpochMilli(millis)) + "  " + number : number;
        }

        private static String hex(byte[] octets) {
            return octets.length == 0 ? "none" : HexFormat.of().formatHex(octets);
        }

        private static void line(PrintWriter out, String name, String value) {
            out.println(String.format(Locale.ROOT, "%-14s", name) + value);
        }
    }
}
