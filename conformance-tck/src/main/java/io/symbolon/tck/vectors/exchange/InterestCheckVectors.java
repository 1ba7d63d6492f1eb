package io.symbolon.tck.vectors.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Interests;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Tokens;
import java.util.List;

/** The file {@code interest-check.json}: INT-003 to INT-007, after the rules of a token. */
public final class InterestCheckVectors {
    private static final long NOW = Samples.NOW;
    private static final String OP = "interest.check";
    private static final String SENDER = "INT-P-0301";
    private static final String RECEIVER = "INT-P-0302";
    private static final byte[] SOMEBODY = Samples.octets("audience", 32);
    private static final List<String> KINDS = List.of("virtual", "public", "protected", "private");
    private static final List<String> ACKNOWLEDGEMENTS = List.of("none", "node", "application");

    private final VectorFile file = new VectorFile(
            "interest-check",
            "interest",
            "Interests that a coordinator or a party takes, and the rule that refuses each other one.",
            "The rules of the chapter token stand before those of the chapter interest.");

    private InterestCheckVectors() {}

    public static VectorFile file() {
        InterestCheckVectors vectors = new InterestCheckVectors();
        vectors.who();
        vectors.audiences();
        vectors.thresholds();
        vectors.times();
        vectors.acknowledgements();
        vectors.tokens();
        return vectors.file;
    }

    private void who() {
        accept(
                SENDER,
                "a sender's interest",
                sender(),
                Flag.TERMS,
                "INT-003",
                "INT-004",
                "INT-005",
                "INT-006",
                "INT-007");
        accept(RECEIVER, "a receiver's interest", receiver(), Flag.TERMS, "INT-003", "INT-007");
        accept(
                "INT-P-0303",
                "an interest with one more extension",
                sender().with(token -> withExtension(token, "colour")),
                Flag.TERMS,
                "INT-003");
        refuse("INT-N-0301", SENDER, "no issuer", sender().with(Token.Builder::clearIssuer), Flag.TERMS);
        refuse(
                "INT-N-0302",
                SENDER,
                "a realm",
                sender().with(token -> token.setRealm(Tokens.bytes(Samples.octets("realm", 32)))),
                Flag.TERMS);
        refuse("INT-N-0303", SENDER, "no exchange", sender().without("exchange"), Flag.TERMS);
        refuse("INT-N-0304", SENDER, "no node_fingerprint", sender().without("node_fingerprint"), Flag.TERMS);
        refuse("INT-N-0305", SENDER, "no session_key", sender().without("session_key"), Flag.TERMS);
        refuse(
                "INT-N-0306",
                SENDER,
                "nothing but a subject",
                sender().with(token -> token.clearIssuer().clearExtensions()),
                Flag.TERMS);
    }

    private void audiences() {
        accept("INT-P-0401", "virtual for anybody", sender().exchange(Interests.VIRTUAL), Flag.AUDIENCE, "INT-004");
        accept(
                "INT-P-0402",
                "virtual for somebody",
                sender().exchange(Interests.VIRTUAL).audience(SOMEBODY),
                Flag.AUDIENCE,
                "INT-004");
        accept(
                "INT-P-0403",
                "protected for somebody",
                sender().exchange(Interests.PROTECTED).audience(SOMEBODY),
                Flag.AUDIENCE,
                "INT-004");
        accept("INT-P-0404", "private for anybody", sender().exchange(Interests.PRIVATE), Flag.AUDIENCE, "INT-004");
        accept(
                "INT-P-0405",
                "private for somebody",
                receiver().exchange(Interests.PRIVATE).audience(SOMEBODY),
                Flag.AUDIENCE,
                "INT-004");
        refuse("INT-N-0401", SENDER, "public for somebody", sender().audience(SOMEBODY), Flag.AUDIENCE);
        refuse(
                "INT-N-0402",
                "INT-P-0403",
                "protected for anybody",
                sender().exchange(Interests.PROTECTED),
                Flag.AUDIENCE);
    }

    private void thresholds() {
        accept("INT-P-0501", "0 of 0: a withdrawal", sender().thresholds(0, 0), Flag.BOUNDARY, "INT-005");
        accept("INT-P-0502", "0 of 1024", receiver().thresholds(0, 1024), Flag.BOUNDARY, "INT-005");
        accept("INT-P-0503", "1024 of 1024", receiver().thresholds(1024, 1024), Flag.BOUNDARY, "INT-005");
        accept("INT-P-0504", "255 of 256", sender().thresholds(255, 256), Flag.BOUNDARY, "INT-005");
        refuse("INT-N-0501", "INT-P-0503", "1 of 1025", receiver().thresholds(1, 1025), Flag.BOUNDARY);
        refuse("INT-N-0502", "INT-P-0503", "1025 of 1025", receiver().thresholds(1025, 1025), Flag.BOUNDARY);
        refuse("INT-N-0503", "INT-P-0501", "1 of 0", sender().thresholds(1, 0), Flag.BOUNDARY);
        refuse("INT-N-0504", "INT-P-0504", "257 of 256", sender().thresholds(257, 256), Flag.BOUNDARY);
        refuse("INT-N-0505", "INT-P-0503", "65535 of 1024", receiver().thresholds(65_535, 1024), Flag.UNSIGNED);
        refuse("INT-N-0506", "INT-P-0503", "0 of 65535", receiver().thresholds(0, 65_535), Flag.UNSIGNED);
    }

    private void times() {
        accept("INT-P-0601", "60 000 ms", sender().times(NOW, NOW, NOW + 60_000), Flag.BOUNDARY, "INT-006");
        refuse("INT-N-0601", "INT-P-0601", "59 999 ms", sender().times(NOW, NOW, NOW + 59_999), Flag.BOUNDARY);
        accept(
                "INT-P-0602",
                "60 000 ms after not_before, 1 ms after issued_at",
                sender().times(NOW + 59_999, NOW, NOW + 60_000),
                Flag.BOUNDARY,
                "INT-006");
        refuse(
                "INT-N-0602",
                "INT-P-0601",
                "59 999 ms after not_before, 60 000 after issued_at",
                sender().times(NOW - 1, NOW, NOW + 59_999),
                Flag.BOUNDARY);
    }

    private void acknowledgements() {
        accept("INT-P-0701", "a sender that asks the node", sender().acknowledged(1), Flag.TERMS, "INT-007");
        accept("INT-P-0702", "a sender that asks the application", sender().acknowledged(2), Flag.TERMS, "INT-007");
        refuse(
                "INT-N-0701",
                RECEIVER,
                "a receiver that asks the node",
                receiver().acknowledged(1),
                Flag.TERMS);
        refuse(
                "INT-N-0702",
                RECEIVER,
                "a receiver that asks the application",
                receiver().acknowledged(2),
                Flag.TERMS);
        refuse(
                "INT-N-0403",
                RECEIVER,
                "two faults: the audience is named first",
                receiver().acknowledged(1).audience(SOMEBODY),
                Flag.AUDIENCE);
    }

    private void tokens() {
        token("TOK-N-0160", "513 octets", "TOK-001", sized(513), NOW, Flag.BOUNDARY);
        accept("INT-P-0304", "512 octets", sized(512), Flag.BOUNDARY, "INT-003", "TOK-001");
        file.refuse("TOK-N-0560", SENDER, "an identity", "TOK-005")
                .flags(Flag.KIND_CONFUSION)
                .asks(OP, args(sender().identityToken(), NOW), Members.refused("TOK-005"));
        InterestSample clear = sender().with(token -> token.setSubject("weather"));
        token("TOK-N-1260", "a clear subject", "TOK-012", clear, NOW, Flag.TERMS);
        token("TOK-N-2030", "role 0", "TOK-020", InterestSample.of("sender", 0), NOW, Flag.TERMS);
        token("TOK-N-2460", "1 ms before leeway begins", "TOK-024", sender(), NOW - 60_001, Flag.CLOCK_EDGE);
        token("TOK-N-2560", "60 000 ms after expires_at", "TOK-025", sender(), NOW + 660_000, Flag.CLOCK_EDGE);
        InterestSample large = sender().times(NOW, NOW, NOW + 600_001);
        token("TOK-N-2860", "600 001 ms", "TOK-028", large, NOW, Flag.BOUNDARY);
        byte[] forged = Tokens.sign(Samples.key("somebody else"), sender().token());
        file.refuse("TOK-N-3260", SENDER, "signed by somebody else", "TOK-032")
                .flags(Flag.FORGED)
                .asks(OP, args(forged, NOW), Members.refused("TOK-032"));
        token(
                "TOK-N-3261",
                "no issuer, and the signature is wrong: the chapter token comes first",
                "TOK-032",
                sender().keys(Samples.key("somebody else"), sender().secret())
                        .with(InterestCheckVectors::withSendersKey),
                NOW,
                Flag.FORGED);
    }

    private static Token.Builder withSendersKey(Token.Builder token) {
        return token.clearIssuer().setPublicKey(Tokens.bytes(sender().key().publicKey()));
    }

    private static InterestSample sized(int octets) {
        for (int filler = 0; filler <= 256; filler++) {
            int count = filler;
            InterestSample filled = sender().with(token -> withValue(token, "filler", Octets.zeros(count)));
            if (filled.signedToken().length == octets) {
                return filled;
            }
        }
        throw new IllegalStateException("no filler makes " + octets + " octets");
    }

    private static Token.Builder withExtension(Token.Builder token, String name) {
        return withValue(token, name, Octets.u8(1));
    }

    private static Token.Builder withValue(Token.Builder token, String name, byte[] value) {
        return Tokens.withExtension(token.build(), name, value).toBuilder();
    }

    private void accept(String id, String title, InterestSample interest, Flag flag, String... rules) {
        Token token = interest.token();
        byte[] signed = interest.signedToken();
        byte[] terms = Tokens.extension(token, "exchange").orElseThrow();
        ObjectNode says = Members.accepted(
                "token_hash", Interests.tokenHash(signed),
                "short_name", Interests.shortName(signed),
                "stream", Fingerprints.of(token),
                "identity", token.getIssuer().toByteArray(),
                "node", Tokens.extension(token, "node_fingerprint").orElseThrow(),
                "subject", token.getSubject(),
                "role", terms[0] == Interests.SENDER ? "sender" : "receiver",
                "exchange", KINDS.get(terms[1] - 1),
                "acknowledgement", ACKNOWLEDGEMENTS.get(terms[2]),
                "current", number(terms, 3),
                "maximum", number(terms, 5),
                "audience", token.getAudience().toByteArray(),
                "session_key", Tokens.extension(token, "session_key").orElseThrow());
        file.accept(id, title, rules).flags(flag).asks(OP, args(signed, NOW), says);
    }

    private static int number(byte[] terms, int offset) {
        return (terms[offset] & 0xff) << 8 | terms[offset + 1] & 0xff;
    }

    /** Refused by the rule whose number begins the id's. */
    private void refuse(String id, String twin, String title, InterestSample interest, Flag flag) {
        String rule = "INT-0" + id.substring(6, 8);
        file.refuse(id, twin, title, rule)
                .flags(flag)
                .asks(OP, args(interest.signedToken(), NOW), Members.refused(rule));
    }

    private void token(String id, String title, String rule, InterestSample interest, long now, Flag flag) {
        file.refuse(id, SENDER, title, rule)
                .flags(flag)
                .asks(OP, args(interest.signedToken(), now), Members.refused(rule));
    }

    private static ObjectNode args(byte[] signedToken, long now) {
        return Members.of("signed_token", signedToken, "now", now);
    }

    private static InterestSample sender() {
        return InterestSample.sender();
    }

    private static InterestSample receiver() {
        return InterestSample.receiver();
    }
}
