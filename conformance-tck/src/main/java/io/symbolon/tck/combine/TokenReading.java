package io.symbolon.tck.combine;

import io.symbolon.spec.proto.Extension;
import io.symbolon.spec.proto.SignedToken;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.wire.Edwards25519;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Tokens;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How the kit reads chapter token: the first broken rule of a SignedToken at a place. It is written from the chapter, and
 * shares nothing with the implementation that it may have to judge.
 *
 * @param place as the driver protocol names it
 * @param expected the fingerprint that is expected; no octets: any
 * @param denied the fingerprints on the deny list
 * @param own the receiver's fingerprint; no octets: none
 * @param signed whether the signature is the key's over these octets; who made them knows
 */
record TokenReading(
        byte[] signedToken, String place, long now, byte[] expected, List<byte[]> denied, byte[] own, boolean signed) {
    private static final long LEEWAY_MS = 60_000;
    private static final long LAST_TIME = 253_402_300_799_999L;
    private static final Set<String> OF_NODES = Set.of("endorsement", "hostname", "port", "session_key");
    private static final Map<String, Integer> LARGEST =
            Map.of("handshake", 700, "node", 576, "identity", 576, "interest", 512);
    private static final Map<String, Integer> KINDS = Map.of("handshake", 1, "node", 1, "identity", 2, "interest", 3);
    private static final Map<Integer, Long> LONGEST = Map.of(1, 86_400_000L, 2, 34_560_000_000L, 3, 600_000L);

    /** What is known of keys: each takes a multiplication on the curve. */
    private static final Map<String, Boolean> STRICT = new ConcurrentHashMap<>();

    /** The id of the rule; empty if all hold. */
    Optional<String> broken() {
        if (signedToken.length > LARGEST.get(place)) return Optional.of("TOK-001");
        Optional<SignedToken> envelope = Encodings.parse(SignedToken.parser(), signedToken);
        Optional<Token> token = envelope.flatMap(
                one -> Encodings.parse(Token.parser(), one.getToken().toByteArray()));
        if (token.isEmpty()) return Optional.of("TOK-002");
        boolean canonical = Encodings.isCanonical(envelope.get(), signedToken)
                && Encodings.isCanonical(token.get(), envelope.get().getToken().toByteArray());
        if (!canonical) return Optional.of("TOK-003");
        return syntax(token.get())
                .or(() -> ofHandshake(token.get()))
                .or(() -> envelope.get().getSignature().size() == 64 ? Optional.empty() : Optional.of("TOK-023"))
                .or(() -> times(token.get()))
                .or(() -> isStrict(token.get()) ? Optional.empty() : Optional.of("TOK-029"))
                .or(() -> receiver(Fingerprints.of(token.get())))
                .or(() -> signed ? Optional.empty() : Optional.of("TOK-032"));
    }

    private Optional<String> syntax(Token token) {
        if (token.getVersion() != 1) return Optional.of("TOK-004");
        if (token.getKindValue() != KINDS.get(place)) return Optional.of("TOK-005");
        if (token.getUuid().size() != 16) return Optional.of("TOK-006");
        if (!isEmptyOr32(token.getRealm().size())) return Optional.of("TOK-007");
        if (!isEmptyOr32(token.getIssuer().size())) return Optional.of("TOK-008");
        if (!isEmptyOr32(token.getAudience().size())) return Optional.of("TOK-009");
        if (token.getSubjectBytes().size() > 255) return Optional.of("TOK-010");
        if (token.getSubject().chars().anyMatch(c -> c < 0x20 || c >= 0x7f && c <= 0x9f)) return Optional.of("TOK-011");
        if (isInterest(token) && !token.getSubject().matches("[0-9a-f]{64}")) return Optional.of("TOK-012");
        if (token.getPublicKey().size() != 32) return Optional.of("TOK-013");
        boolean dated = isTime(token.getIssuedAt()) && isTime(token.getNotBefore()) && isTime(token.getExpiresAt());
        return dated ? extensions(token) : Optional.of("TOK-014");
    }

    private static Optional<String> extensions(Token token) {
        List<Extension> all = token.getExtensionsList();
        if (all.size() > 16) return Optional.of("TOK-015");
        if (!all.stream().allMatch(one -> one.getName().matches("[a-z0-9_.-]{1,32}"))) return Optional.of("TOK-016");
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i - 1).getName().compareTo(all.get(i).getName()) >= 0) return Optional.of("TOK-017");
        }
        if (all.stream().anyMatch(one -> one.getValue().size() > 256)) return Optional.of("TOK-018");
        boolean allowed = !isNode(token) || all.stream().allMatch(one -> OF_NODES.contains(one.getName()));
        if (!allowed) return Optional.of("TOK-019");
        if (!all.stream().allMatch(one -> isWellFormed(token, one))) return Optional.of("TOK-020");
        boolean host = Tokens.extension(token, "hostname").isPresent();
        boolean port = Tokens.extension(token, "port").isPresent();
        if (isNode(token) && host != port) return Optional.of("TOK-021");
        boolean endorsed = Tokens.extension(token, "endorsement").isPresent();
        boolean issued = !token.getIssuer().isEmpty();
        return !isInterest(token) && issued != endorsed ? Optional.of("TOK-022") : Optional.empty();
    }

    private static boolean isWellFormed(Token token, Extension extension) {
        byte[] value = extension.getValue().toByteArray();
        return switch (extension.getName()) {
            case "endorsement" -> !isInterest(token) && isEndorsement(value);
            case "hostname" ->
                isNode(token) && Hosts.isHost(extension.getValue().toStringUtf8());
            case "port" -> isNode(token) && value.length == 2 && (value[0] | value[1]) != 0;
            case "session_key" -> (isNode(token) || isInterest(token)) && value.length == 32;
            case "node_fingerprint" -> !isNode(token) && value.length == 32;
            case "exchange" -> isInterest(token) && isExchange(value);
            default -> true;
        };
    }

    private static boolean isEndorsement(byte[] value) {
        if (value.length != 80) return false;
        long from = ByteBuffer.wrap(value).getLong(0);
        long until = ByteBuffer.wrap(value).getLong(8);
        return isTime(from) && isTime(until) && from < until;
    }

    private static boolean isExchange(byte[] value) {
        return value.length == 7
                && value[0] >= 1
                && value[0] <= 2
                && value[1] >= 1
                && value[1] <= 4
                && value[2] >= 0
                && value[2] <= 2;
    }

    private Optional<String> ofHandshake(Token token) {
        boolean lacks = place.equals("handshake")
                && Tokens.extension(token, "session_key").isEmpty();
        return lacks ? Optional.of("HSK-003") : Optional.empty();
    }

    private Optional<String> times(Token token) {
        if (now < token.getNotBefore() - LEEWAY_MS) return Optional.of("TOK-024");
        if (now >= token.getExpiresAt() + LEEWAY_MS) return Optional.of("TOK-025");
        if (token.getIssuedAt() > now + LEEWAY_MS) return Optional.of("TOK-026");
        long begins = Math.max(token.getIssuedAt(), token.getNotBefore());
        if (token.getExpiresAt() <= begins) return Optional.of("TOK-027");
        boolean tooLong = token.getExpiresAt() - begins > LONGEST.get(token.getKindValue());
        return tooLong ? Optional.of("TOK-028") : Optional.empty();
    }

    private Optional<String> receiver(byte[] fingerprint) {
        if (place.equals("handshake") && Arrays.equals(fingerprint, own)) return Optional.of("HSK-005");
        if (expected.length > 0 && !Arrays.equals(fingerprint, expected)) return Optional.of("TOK-030");
        boolean refused = denied.stream().anyMatch(one -> Arrays.equals(one, fingerprint));
        return refused ? Optional.of("TOK-031") : Optional.empty();
    }

    private static boolean isStrict(Token token) {
        byte[] key = token.getPublicKey().toByteArray();
        return STRICT.computeIfAbsent(Octets.hex(key), digits -> Edwards25519.isStrict(key));
    }

    private static boolean isEmptyOr32(int octets) {
        return octets == 0 || octets == 32;
    }

    /** Unsigned: 2^63 and more is negative here. */
    private static boolean isTime(long time) {
        return time >= 1 && time <= LAST_TIME;
    }

    private static boolean isNode(Token token) {
        return token.getKindValue() == 1;
    }

    private static boolean isInterest(Token token) {
        return token.getKindValue() == 3;
    }
}
