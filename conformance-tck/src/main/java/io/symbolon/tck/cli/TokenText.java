package io.symbolon.tck.cli;

import io.symbolon.spec.proto.Extension;
import io.symbolon.spec.proto.Kind;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.report.Printable;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/** Prints the fields of a SignedToken, one a line; what others wrote is made safe for a terminal. */
final class TokenText {
    /** The last millisecond of the year 9999. */
    private static final long LAST_DATE_MS = 253_402_300_799_999L;

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final PrintWriter out;

    TokenText(PrintWriter out) {
        this.out = out;
    }

    /** Every field, in the order of chapter token, and the signature. */
    void print(TokenFile read) {
        Token token = read.token();
        line("signed token", read.octets().length + " octets");
        line("version", Integer.toUnsignedString(token.getVersion()));
        line("kind", kind(token));
        line("uuid", hex(token.getUuid().toByteArray()));
        line("realm", hex(token.getRealm().toByteArray()));
        line("issuer", hex(token.getIssuer().toByteArray()));
        line("audience", hex(token.getAudience().toByteArray()));
        line("subject", token.getSubject().isEmpty() ? "none" : Printable.of(token.getSubject()));
        line("public key", hex(token.getPublicKey().toByteArray()));
        line("issued at", time(token.getIssuedAt()));
        line("not before", time(token.getNotBefore()));
        line("expires at", time(token.getExpiresAt()));
        for (Extension extension : token.getExtensionsList()) {
            line("extension", Printable.of(extension.getName()) + "  " + value(extension));
        }
        line("signature", hex(read.signed().getSignature().toByteArray()));
    }

    /** One line: a name, and what it is. */
    void line(String name, String value) {
        out.println(String.format(Locale.ROOT, "%-14s", name) + value);
    }

    /** UTC and milliseconds; what has no date shows its number alone. */
    static String time(long millis) {
        String number = Long.toUnsignedString(millis);
        boolean hasDate = millis >= 0 && millis <= LAST_DATE_MS;
        return hasDate ? UTC.format(Instant.ofEpochMilli(millis)) + "  " + number : number;
    }

    private static String kind(Token token) {
        return token.getKind() == Kind.UNRECOGNIZED
                ? "unknown (" + token.getKindValue() + ")"
                : token.getKind().name().toLowerCase(Locale.ROOT);
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

    private static String hex(byte[] octets) {
        return octets.length == 0 ? "none" : HexFormat.of().formatHex(octets);
    }
}
