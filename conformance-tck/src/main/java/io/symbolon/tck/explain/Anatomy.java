package io.symbolon.tck.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.tck.annotate.Annotation;
import io.symbolon.tck.annotate.Part;
import io.symbolon.tck.wire.Octets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The arguments of a request that are datagrams, tokens or messages, split into their fields. */
final class Anatomy {
    private static final int MOST_PARTS = 80;

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

    private Anatomy() {}

    /** The fields of one argument; empty if it is nothing that has fields. */
    static Optional<List<Part>> of(String op, String argument, JsonNode value) {
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
        return isToken && digits.length() > FINGERPRINT_DIGITS || argument.equals("signed_token")
                ? Optional.of(Annotation.ofSignedToken(Octets.ofHex(digits)))
                : Optional.empty();
    }

    /** Every value of the arguments by its name, those with fields field by field. */
    static Map<String, String> values(Act act) {
        Map<String, String> values = new LinkedHashMap<>();
        for (var member : act.args().properties()) {
            Optional<List<Part>> parts = of(act.op(), member.getKey(), member.getValue());
            if (parts.isEmpty()) {
                values.put(member.getKey(), Shortened.of(member.getValue()));
            } else {
                parts.get().forEach(part -> values.put(member.getKey() + ": " + part.path(), part.value()));
            }
        }
        return values;
    }

    /** A table: offset, number of octets, name and value of each part. */
    static List<String> table(List<Part> parts) {
        List<String> lines = new ArrayList<>();
        lines.add("  offset  octets  field");
        for (Part part : parts.subList(0, Math.min(MOST_PARTS, parts.size()))) {
            lines.add(Shortened.line(String.format(
                    Locale.ROOT,
                    "  %6d  %6d  %s%s: %s",
                    part.offset(),
                    part.length(),
                    "  ".repeat(part.depth()),
                    part.name(),
                    part.value())));
        }
        if (parts.size() > MOST_PARTS) {
            lines.add("  and " + (parts.size() - MOST_PARTS) + " fields more");
        }
        return lines;
    }
}
