package io.symbolon.tck.annotate;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.tck.wire.Octets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the driver protocol and the transcripts of probes call datagrams, contents, tokens and messages, in their fields. */
public final class Members {
    /** Operations whose argument {@code message} is that of a sealed frame. */
    private static final Set<String> MESSAGES = Set.of("frame.seal", "join.check", "party.check", "revocations.check");

    /** Arguments that hold a SignedToken, in every operation that has them. */
    private static final Set<String> TOKENS = Set.of(
            "signed_token",
            "peer_signed_token",
            "issuer_token",
            "leader_token",
            "node_token",
            "token",
            "one",
            "other",
            "own",
            "first",
            "second");

    /** Arguments that hold a SignedToken in some operations, and a fingerprint in others. */
    private static final Set<String> MAYBE_TOKENS = Set.of("identity", "sender", "receiver");

    private static final int FINGERPRINT_DIGITS = 64;

    private Members() {}

    /** The fields of one argument; empty if it is nothing that has fields. */
    public static Optional<List<Part>> ofArgument(String op, String argument, JsonNode value) {
        if (!value.isTextual() || !value.asText().matches("([0-9a-f]{2})+")) {
            return Optional.empty();
        }
        String digits = value.asText();
        boolean isToken = TOKENS.contains(argument) && !op.startsWith("routing.")
                || MAYBE_TOKENS.contains(argument) && digits.length() > FINGERPRINT_DIGITS;
        if (argument.equals("datagram")) {
            return Optional.of(Annotation.ofDatagram(Octets.ofHex(digits)));
        }
        if (argument.equals("message") && MESSAGES.contains(op)) {
            return Optional.of(Annotation.ofMessage(Octets.ofHex(digits)));
        }
        if (argument.equals("content") && op.startsWith("probe.")) {
            return Optional.of(Annotation.ofContent(Octets.ofHex(digits)));
        }
        return isToken && digits.length() > FINGERPRINT_DIGITS || argument.equals("signed_token")
                ? Optional.of(Annotation.ofSignedToken(Octets.ofHex(digits)))
                : Optional.empty();
    }

    /** The fields of one member of a result; empty if it is nothing that has fields. */
    public static Optional<List<Part>> ofResult(String member, byte[] octets) {
        return switch (member) {
            case "datagram" -> Optional.of(Annotation.ofDatagram(octets));
            case "signed_token" -> Optional.of(Annotation.ofSignedToken(octets));
            case "content" -> Optional.of(Annotation.ofContent(octets));
            case "message" -> Optional.of(Annotation.ofMessage(octets));
            default -> Optional.empty();
        };
    }
}
