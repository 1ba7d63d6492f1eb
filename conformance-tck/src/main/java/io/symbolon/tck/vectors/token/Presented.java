package io.symbolon.tck.vectors.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.proto.Kind;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;

/**
 * A signed token as it is presented for validation.
 *
 * @param signedToken the octets of the SignedToken
 * @param args the arguments of {@code token.validate}
 */
record Presented(byte[] signedToken, ObjectNode args) {
    /** The key of every token that is not about keys. */
    static final SigningKey KEY = Samples.key("token");

    /** Octets in a place, now. */
    static Presented of(byte[] signedToken, String place) {
        return new Presented(signedToken, Members.of("signed_token", signedToken, "place", place, "now", Samples.NOW));
    }

    /** Token octets, signed as they are, in a place, now. */
    static Presented signed(byte[] token, String place) {
        return of(Tokens.sign(KEY, token), place);
    }

    /** A token in the place of its kind, now; a node token stands in a handshake if it has a session key. */
    static Presented signed(Token token) {
        return signed(token.toByteArray(), placeOf(token));
    }

    Presented in(String place) {
        return with("place", place);
    }

    Presented at(long now) {
        return with("now", now);
    }

    /** The same with one more argument, or another value of one. */
    Presented with(String name, Object value) {
        ObjectNode changed = args.deepCopy();
        changed.setAll(Members.of(name, value));
        return new Presented(signedToken, changed);
    }

    private static String placeOf(Token token) {
        if (token.getKind() == Kind.INTEREST) {
            return "interest";
        }
        if (token.getKind() == Kind.IDENTITY) {
            return "identity";
        }
        return Tokens.extension(token, "session_key").isPresent() ? "handshake" : "node";
    }
}
