package io.symbolon.tck.vectors.token;

import io.symbolon.spec.proto.Token;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorCase;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Tokens;

/** How the cases of {@code token.validate} are written. An id is the number of the rule and a number within it. */
abstract class ValidationCases {
    static final long NOW = Samples.NOW;

    /** The accepting cases that most refusing ones differ from. */
    static final String HANDSHAKE = "TOK-P-0501";

    static final String NODE = "TOK-P-0502";
    static final String IDENTITY = "TOK-P-0503";
    static final String INTEREST = "TOK-P-0504";
    static final String FULL = "TOK-P-0301";

    private final VectorFile file;

    ValidationCases(VectorFile file) {
        this.file = file;
    }

    /** Adds the cases. */
    abstract void add();

    final VectorCase accept(String id, String title, Presented presented, Flag flag, String... rules) {
        Token token = Tokens.decode(presented.signedToken());
        return file.accept(id, title, rules)
                .flags(flag)
                .asks(
                        "token.validate",
                        presented.args(),
                        Members.accepted("fingerprint", Fingerprints.of(token), "token", TokenJson.of(token)));
    }

    /** A case that is refused by the rule whose number begins the id's. */
    final VectorCase refuse(String id, String twin, String title, Presented presented, Flag flag) {
        String rule = id.substring(0, 4) + "0" + id.substring(6, 8);
        return file.refuse(id, twin, title, rule)
                .flags(flag)
                .asks("token.validate", presented.args(), Members.refused(rule));
    }

    static Token handshakeNode() {
        return Samples.handshakeNode("token");
    }

    static Token node() {
        return Samples.node("token");
    }

    static Token identity() {
        return Samples.identity("token");
    }

    static Token interest() {
        return Samples.interest("token");
    }

    /** A node token of a handshake that has every field and every extension. */
    static Token full() {
        Token token = handshakeNode().toBuilder()
                .setRealm(Tokens.bytes(Samples.octets("realm", 32)))
                .setAudience(Tokens.bytes(Samples.octets("audience", 32)))
                .build();
        return endorsed(token);
    }

    /** The token with an issuer and the issuer's endorsement for a day. */
    static Token endorsed(Token token) {
        Token issued = token.toBuilder()
                .setIssuer(Tokens.bytes(Fingerprints.of(Samples.identity("issuer"))))
                .build();
        byte[] endorsement =
                Tokens.endorsement(Samples.key("issuer"), Fingerprints.of(issued), NOW, NOW + Samples.DAY_MS);
        return Tokens.withExtension(issued, "endorsement", endorsement);
    }

    /** A token with a value in one of its extensions replaced. */
    static Token withValue(Token token, String name, byte[] value) {
        Token.Builder builder = token.toBuilder();
        for (int i = 0; i < token.getExtensionsCount(); i++) {
            if (token.getExtensions(i).getName().equals(name)) {
                builder.setExtensions(i, Tokens.extension(name, value));
            }
        }
        return builder.build();
    }

    /** A token without one of its extensions. */
    static Token without(Token token, String name) {
        Token.Builder builder = token.toBuilder().clearExtensions();
        token.getExtensionsList().stream()
                .filter(extension -> !extension.getName().equals(name))
                .forEach(builder::addExtensions);
        return builder.build();
    }

    /** A token whose extensions stand as they are given, each with one octet. */
    static Token withNames(Token token, String... names) {
        Token.Builder builder = token.toBuilder().clearExtensions();
        for (String name : names) {
            builder.addExtensions(Tokens.extension(name, Octets.u8(1)));
        }
        return builder.build();
    }
}
