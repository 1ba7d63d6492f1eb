package io.symbolon.tck.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.Rules;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.driver.Driver;
import io.symbolon.tck.driver.InProcessDriver;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.Reply;
import io.symbolon.tck.reference.ReferenceSubject;
import io.symbolon.tck.verdict.ExitCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code symbolon token inspect}: every field of a SignedToken, and the verdict of the reference implementation. */
@Command(
        name = "inspect",
        description = "Print a SignedToken and the verdict on it. Exit code 0: accepted, 1: refused by a rule.")
final class TokenInspectCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A SignedToken, octets or hexadecimal digits; - is standard input.")
    private String file;

    @Option(
            names = "--place",
            paramLabel = "PLACE",
            description = "The place to judge it for: ${COMPLETION-CANDIDATES} (default: the one its kind fits).")
    private Place place;

    @Option(
            names = "--now",
            paramLabel = "TIME",
            description = "The time to judge it at: milliseconds since 1970 or 2026-01-01T00:00:00Z (default: now).")
    private String now;

    @Spec
    private CommandSpec spec;

    /** The places of chapter token, as they are typed. */
    enum Place {
        handshake,
        node,
        identity,
        interest
    }

    @Override
    public Integer call() {
        long at = now == null ? System.currentTimeMillis() : millis(now);
        TokenFile read = TokenFile.read(file, System.in);
        Place judged = place == null ? fitting(read.token()) : place;
        TokenText text = new TokenText(spec.commandLine().getOut());
        text.print(read);
        try (Driver driver = new InProcessDriver(new ReferenceSubject())) {
            fingerprint(text, driver, read);
            text.line("place", judged.name());
            text.line("now", TokenText.time(at));
            return verdict(text, driver, read, judged, at);
        }
    }

    private static void fingerprint(TokenText text, Driver driver, TokenFile read) {
        Reply reply = driver.call("token.fingerprint", Json.object().put("signed_token", read.hex()));
        String shown = reply instanceof Reply.Result result
                ? result.members().path("fingerprint").asText()
                : "none, " + ((Reply.Failure) reply).text();
        text.line("fingerprint", shown);
    }

    private static int verdict(TokenText text, Driver driver, TokenFile read, Place place, long at) {
        ObjectNode args = Json.object()
                .put("signed_token", read.hex())
                .put("place", place.name())
                .put("now", at);
        Reply reply = driver.call("token.validate", args);
        if (!(reply instanceof Reply.Result result)) {
            throw new IllegalStateException("token.validate is answered with " + reply);
        }
        if (result.members().path("verdict").asText().equals("accepted")) {
            text.line("verdict", "accepted");
            return ExitCode.OK.number();
        }
        String id = result.members().path("rule").asText();
        text.line("verdict", "refused by " + id);
        Rules.byId(id).ifPresent(rule -> text.line("", rule.name() + ": " + rule.sentence()));
        return ExitCode.NONCONFORMANT.number();
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
}
