package io.symbolon.tck.vectors.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorCase;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Tokens;

/** The file {@code token-sign.json}: tokens that are built and signed, and those that a builder refuses to its caller. */
public final class TokenSignVectors {
    private static final long NOW = Samples.NOW;
    private static final String NODE = "TOK-P-3270";
    private static final String IDENTITY = "TOK-P-3271";
    private static final String INTEREST = "TOK-P-3272";
    private static final String ENDORSED = "TOK-P-3273";

    private final VectorFile file = new VectorFile(
            "token-sign",
            "token",
            "Tokens that are built and signed, octet by octet, and what a builder refuses to its caller.",
            "Ed25519 is deterministic, so there is exactly one signed token for each.");

    private TokenSignVectors() {}

    public static VectorFile file() {
        TokenSignVectors vectors = new TokenSignVectors();
        vectors.signed();
        vectors.fields();
        vectors.extensions();
        vectors.sizes();
        return vectors.file;
    }

    private void signed() {
        accept(NODE, "a node token", Samples.node("token"));
        accept(IDENTITY, "an identity token", Samples.identity("token"));
        accept(INTEREST, "an interest token", Samples.interest("token"));
        accept(
                ENDORSED,
                "an identity with realm, issuer, audience and endorsement",
                ValidationCases.endorsed(identity()
                        .setRealm(octets("realm", 32))
                        .setAudience(octets("audience", 32))
                        .build()));
        accept("TOK-P-3274", "a node token with its session key and every other field", ValidationCases.full());
        accept(
                "TOK-P-3275",
                "a subject outside of ASCII",
                identity().setSubject("caf\u00e9 \ud83d\ude00").build());
        accept("TOK-P-3276", "no subject", identity().clearSubject().build());
        accept(
                "TOK-P-3277",
                "free extensions in their order",
                ValidationCases.withNames(Samples.identity("token"), "a", "a-", "a.", "a0", "a_", "aa"));
    }

    private void fields() {
        refuse(
                "TOK-N-0270",
                IDENTITY,
                "half of a surrogate pair in the subject",
                identity().setSubject("a\ud83d"));
        refuse("TOK-N-0670", IDENTITY, "a uuid of 15 octets", identity().setUuid(octets("uuid", 15)));
        refuse("TOK-N-0770", ENDORSED, "a realm of 31 octets", identity().setRealm(octets("realm", 31)));
        refuse(
                "TOK-N-0870",
                ENDORSED,
                "an issuer of 31 octets",
                ValidationCases.endorsed(Samples.identity("token")).toBuilder().setIssuer(octets("issuer", 31)));
        refuse("TOK-N-0970", ENDORSED, "an audience of 31 octets", identity().setAudience(octets("audience", 31)));
        refuse("TOK-N-1070", IDENTITY, "a subject of 256 octets", identity().setSubject("a".repeat(256)));
        refuse("TOK-N-1170", IDENTITY, "a line feed in the subject", identity().setSubject("a\nb"));
        refuse(
                "TOK-N-1270",
                INTEREST,
                "a clear subject in an interest",
                Samples.interest("token").toBuilder().setSubject("urn:symbolon:weather"));
        refuse("TOK-N-1470", IDENTITY, "no issued_at", identity().clearIssuedAt());
        refuse(
                "TOK-N-1471",
                IDENTITY,
                "expires_at in the year 10000",
                identity().setExpiresAt(253_402_300_800_000L));
        refuse(
                "TOK-N-2770",
                IDENTITY,
                "expires_at is not_before",
                identity().setIssuedAt(NOW - 1).setExpiresAt(NOW));
        refuse(
                "TOK-N-2771",
                IDENTITY,
                "expires_at is issued_at",
                identity().setNotBefore(NOW - 1).setExpiresAt(NOW));
        refuse(
                "TOK-N-2870",
                NODE,
                "a node for 24 h and 1 ms",
                Samples.node("token").toBuilder().setExpiresAt(NOW + Samples.DAY_MS + 1));
    }

    private void extensions() {
        refuse(
                "TOK-N-1570",
                "TOK-P-3277",
                "17 extensions",
                names("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q"));
        refuse("TOK-N-0271", "TOK-P-3277", "half of a surrogate pair in a name", names("a\ud83d"));
        refuse("TOK-N-1670", "TOK-P-3277", "an upper-case name", names("Colour"));
        refuse("TOK-N-1770", "TOK-P-3277", "names out of order", names("b", "a"));
        refuse("TOK-N-1771", "TOK-P-3277", "a name twice", names("a", "a"));
        refuse(
                "TOK-N-1870",
                "TOK-P-3277",
                "a value of 257 octets",
                Tokens.withExtension(Samples.identity("token"), "colour", Octets.zeros(257)).toBuilder());
        refuse(
                "TOK-N-1970",
                NODE,
                "a free name in a node token",
                Tokens.withExtension(Samples.node("token"), "colour", Octets.u8(1)).toBuilder());
        refuse(
                "TOK-N-2080",
                NODE,
                "a hostname that is no address",
                ValidationCases.withValue(Samples.node("token"), "hostname", Octets.utf8("localhost")).toBuilder());
        refuse(
                "TOK-N-2170",
                NODE,
                "a port without a hostname",
                ValidationCases.without(Samples.node("token"), "hostname").toBuilder());
        refuse(
                "TOK-N-2270",
                ENDORSED,
                "an issuer without an endorsement",
                ValidationCases.without(ValidationCases.endorsed(Samples.identity("token")), "endorsement")
                        .toBuilder());
        refuse(
                "TOK-N-2271",
                ENDORSED,
                "an endorsement without an issuer",
                ValidationCases.endorsed(Samples.identity("token")).toBuilder().clearIssuer());
    }

    private void sizes() {
        Token identity = Samples.identity("token");
        acceptSize(
                "TOK-P-0170",
                "a node token of 700 octets",
                SizeAndPlaceVectors.sized(SizeAndPlaceVectors.large(), 700));
        refuse(
                "TOK-N-0170",
                "TOK-P-0170",
                "a node token of 701 octets",
                SizeAndPlaceVectors.sized(SizeAndPlaceVectors.large(), 701).toBuilder());
        acceptSize("TOK-P-0171", "an identity of 576 octets", SizeAndPlaceVectors.sized(identity, 576));
        refuse(
                "TOK-N-0171",
                "TOK-P-0171",
                "an identity of 577 octets",
                SizeAndPlaceVectors.sized(identity, 577).toBuilder());
        Token interest = Samples.interest("token");
        acceptSize("TOK-P-0172", "an interest of 512 octets", SizeAndPlaceVectors.sized(interest, 512));
        refuse(
                "TOK-N-0172",
                "TOK-P-0172",
                "an interest of 513 octets",
                SizeAndPlaceVectors.sized(interest, 513).toBuilder());
    }

    private void accept(String id, String title, Token token) {
        accept(id, title, token, "TOK-032", "TOK-033");
    }

    private void acceptSize(String id, String title, Token token) {
        accept(id, title, token, "TOK-001").flags(Flag.BOUNDARY);
    }

    private VectorCase accept(String id, String title, Token token, String... rules) {
        byte[] signedToken = Tokens.sign(Presented.KEY, token);
        return file.accept(id, title, rules)
                .asks(
                        "token.sign",
                        args(token),
                        Members.accepted("signed_token", signedToken, "fingerprint", Fingerprints.of(token)))
                .trace(
                        "signed_message", Tokens.signedMessage(token.toByteArray()),
                        "fingerprint_input", Fingerprints.input(token));
    }

    private void refuse(String id, String twin, String title, Token.Builder token) {
        String rule = "TOK-0" + id.substring(6, 8);
        file.refuse(id, twin, title, rule)
                .flags(Flag.POLICY)
                .asks("token.sign", args(token.build()), Members.refused(rule));
    }

    private static ObjectNode args(Token token) {
        return Members.of("seed", Presented.KEY.seed(), "token", TokenJson.withoutPublicKey(token));
    }

    private static Token.Builder identity() {
        return Samples.identity("token").toBuilder();
    }

    private static Token.Builder names(String... names) {
        return ValidationCases.withNames(Samples.identity("token"), names).toBuilder();
    }

    private static ByteString octets(String name, int count) {
        return Tokens.bytes(Samples.octets(name, count));
    }
}
