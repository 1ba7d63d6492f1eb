package io.symbolon.tck.vectors.token;

import com.google.protobuf.ByteString;
import io.symbolon.spec.proto.Kind;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Tokens;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** The file {@code token-fingerprint.json}: what a fingerprint covers (TOK-033), and which token counts (TOK-034). */
public final class TokenFingerprintVectors {
    private static final ByteString X = Tokens.bytes(Samples.octets("fingerprint x", 32));
    private static final ByteString Y = Tokens.bytes(Samples.octets("fingerprint y", 32));

    private final VectorFile file = new VectorFile(
            "token-fingerprint",
            "token",
            "Fingerprints, order values and signed messages, each case one change away from the first; and which of two"
                    + " tokens counts.",
            "Tokens are decoded and not validated.");

    private final Token base =
            Samples.identity("token").toBuilder().setRealm(X).setAudience(Y).build();

    private TokenFingerprintVectors() {}

    public static VectorFile file() {
        TokenFingerprintVectors vectors = new TokenFingerprintVectors();
        vectors.covered();
        vectors.notCovered();
        vectors.shifted();
        vectors.newer();
        return vectors.file;
    }

    private void covered() {
        of("TOK-P-3301", "the token that the others differ from", UnaryOperator.identity());
        of("TOK-P-3302", "another kind", token -> token.setKind(Kind.NODE));
        of("TOK-P-3303", "another uuid", token -> token.setUuid(Tokens.bytes(Octets.zeros(16))));
        of("TOK-P-3304", "another realm", token -> token.setRealm(Y));
        of("TOK-P-3305", "an issuer", token -> token.setIssuer(X));
        of("TOK-P-3306", "another subject", token -> token.setSubject("urn:symbolon:identity:tokem"));
        of("TOK-P-3307", "another audience", token -> token.setAudience(X));
        of(
                "TOK-P-3308",
                "another public key",
                token -> token.setPublicKey(Tokens.bytes(Samples.key("another").publicKey())));
        of("TOK-P-3309", "another version", token -> token.setVersion(2));
        of(
                "TOK-P-3310",
                "nothing but what must be there",
                token -> token.clearRealm().clearAudience().clearSubject());
        of("TOK-P-3311", "a subject outside of ASCII", token -> token.setSubject("caf\u00e9"));
        of("TOK-P-3312", "the same to look at, another subject", token -> token.setSubject("cafe\u0301"));
    }

    private void notCovered() {
        of("TOK-P-3320", "another issued_at: the fingerprint of the first case", token -> token.setIssuedAt(1));
        of("TOK-P-3321", "another not_before: the fingerprint of the first case", token -> token.setNotBefore(1));
        of("TOK-P-3322", "another expires_at: the fingerprint of the first case", token -> token.setExpiresAt(1));
        of(
                "TOK-P-3323",
                "an extension: the fingerprint of the first case",
                token -> token.addExtensions(Tokens.extension("colour", Octets.u8(1))));
        byte[] unsigned = Tokens.signed(base.toByteArray(), Octets.zeros(64));
        of("TOK-P-3324", "another signature: everything as in the first case", unsigned);
    }

    private void shifted() {
        of("TOK-P-3330", "a realm, no issuer", token -> token.clearAudience());
        of(
                "TOK-P-3331",
                "an issuer, no realm",
                token -> token.clearAudience().clearRealm().setIssuer(X));
        of("TOK-P-3332", "an audience, no realm", token -> token.clearRealm().setAudience(X));
        of(
                "TOK-P-3333",
                "an empty subject and an audience that could be its octets",
                token -> token.clearSubject().setAudience(ByteString.copyFromUtf8("a".repeat(32))));
        of(
                "TOK-P-3334",
                "a subject of 32 letters and no audience",
                token -> token.clearAudience().setSubject("a".repeat(32)));
        of(
                "TOK-P-3335",
                "realm and audience exchanged",
                token -> token.setRealm(Y).setAudience(X));
    }

    private void newer() {
        byte[] first = Tokens.sign(Presented.KEY, base);
        byte[] later = signed(token -> token.setIssuedAt(Samples.NOW + 1));
        byte[] older = signed(token -> token.setIssuedAt(Samples.NOW - 1));
        byte[] tie = signed(token -> token.setExpiresAt(base.getExpiresAt() + 1));
        byte[] unsigned = Tokens.signed(base.toByteArray(), Octets.zeros(64));
        newer("TOK-P-3401", "the second is issued 1 ms later", first, later);
        newer("TOK-P-3402", "the same two, exchanged", later, first);
        newer("TOK-P-3403", "the second is issued 1 ms earlier", first, older);
        newer("TOK-P-3404", "one issued_at, another order value", first, tie);
        newer("TOK-P-3405", "the same two, exchanged", tie, first);
        newer("TOK-P-3406", "twice the same", first, first);
        newer("TOK-P-3407", "the same token with another signature", first, unsigned);
        newer(
                "TOK-P-3408",
                "issued_at 2^63 is not below zero",
                first,
                signed(token -> token.setIssuedAt(Long.MIN_VALUE)));
        newer("TOK-P-3409", "an earlier issued_at with the larger order value", larger(first), first);
    }

    /** A token issued 1 ms earlier whose order value is larger than that of the given one. */
    private byte[] larger(byte[] than) {
        for (int i = 0; ; i++) {
            long expiresAt = base.getExpiresAt() + i;
            byte[] candidate =
                    signed(token -> token.setIssuedAt(Samples.NOW - 1).setExpiresAt(expiresAt));
            if (Arrays.compareUnsigned(Fingerprints.orderValue(candidate), Fingerprints.orderValue(than)) > 0) {
                return candidate;
            }
        }
    }

    private void of(String id, String title, UnaryOperator<Token.Builder> change) {
        of(id, title, signed(change));
    }

    private void of(String id, String title, byte[] signedToken) {
        file.accept(id, title, "TOK-033", "CNV-001", "CNV-002", "CNV-003")
                .flags(Flag.COVERED_FIELD)
                .asks(
                        "token.fingerprint",
                        Members.of("signed_token", signedToken),
                        Members.of(
                                "fingerprint", Fingerprints.of(signedToken),
                                "order_value", Fingerprints.orderValue(signedToken),
                                "signed_message", Tokens.signedMessage(Tokens.octets(signedToken))))
                .trace("fingerprint_input", Fingerprints.input(Tokens.decode(signedToken)));
    }

    private void newer(String id, String title, byte[] first, byte[] second) {
        int order = Fingerprints.newer(first, second);
        file.accept(id, title, "TOK-034")
                .flags(Flag.ORDER)
                .asks(
                        "token.newer",
                        Members.of("first", first, "second", second),
                        Members.of("newer", order > 0 ? "first" : order < 0 ? "second" : "same"))
                .trace(
                        "order_value_first", Fingerprints.orderValue(first),
                        "order_value_second", Fingerprints.orderValue(second));
    }

    private byte[] signed(UnaryOperator<Token.Builder> change) {
        return Tokens.sign(Presented.KEY, change.apply(base.toBuilder()).build());
    }
}
