package io.symbolon.tck.probe;

import io.symbolon.spec.TokenRule;
import io.symbolon.spec.proto.Extension;
import io.symbolon.spec.proto.Kind;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.suite.Calls;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Signatures;
import io.symbolon.tck.wire.Tokens;
import java.util.Set;

/** The node token that the target shows in a handshake. */
final class OwnToken {
    private static final long LONGEST_MS = 86_400_000;
    private static final Set<String> ALLOWED = Set.of("endorsement", "hostname", "port", "session_key");

    private OwnToken() {}

    /** The token, decoded and not judged. */
    static Token of(byte[] handshake) {
        return Tokens.decode(signed(handshake));
    }

    private static byte[] signed(byte[] handshake) {
        return Handshakes.message(handshake).getToken().toByteArray();
    }

    static byte[] sessionKey(Token token) {
        return Tokens.extension(token, "session_key").orElse(Octets.zeros(0));
    }

    /** Fails the check if a receiver would not take this token. */
    static void check(byte[] handshake) {
        Token token = of(handshake);
        byte[] signature = Tokens.signature(signed(handshake));
        byte[] message = Tokens.signedMessage(Tokens.octets(signed(handshake)));
        require(token.getVersion() == 1, TokenRule.VERSION_IS_ONE);
        require(token.getKind() == Kind.NODE, TokenRule.KIND_FITS_PLACE);
        require(token.getUuid().size() == 16, TokenRule.UUID_HAS_16_OCTETS);
        require(
                token.getExtensionsList().stream().map(Extension::getName).allMatch(ALLOWED::contains),
                TokenRule.NODE_TOKEN_SHOWS_ALLOWED_EXTENSIONS_ONLY);
        Calls.requireEqual("octets of session_key", 32, sessionKey(token).length);
        long lifetimeMs = token.getExpiresAt() - Math.max(token.getIssuedAt(), token.getNotBefore());
        require(lifetimeMs > 0 && lifetimeMs <= LONGEST_MS, TokenRule.LIFETIME_WITHIN_CAP);
        require(
                Signatures.verifies(token.getPublicKey().toByteArray(), message, signature),
                TokenRule.SIGNATURE_VERIFIES);
    }

    private static void require(boolean holds, TokenRule rule) {
        Calls.require(holds, "the node token of the target breaks " + rule.id() + ": " + rule.sentence());
    }
}
