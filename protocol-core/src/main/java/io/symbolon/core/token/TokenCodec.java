package io.symbolon.core.token;

import static io.symbolon.spec.TokenRule.CANONICAL_ENCODING;
import static io.symbolon.spec.TokenRule.DECODES;

import com.google.protobuf.CodedOutputStream;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.bytes.LabelledInput;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Canonical;
import io.symbolon.spec.proto.SignedToken;
import io.symbolon.spec.proto.Token;
import java.util.List;
import java.util.Optional;

/**
 * Octets to tokens and back (chapter token).
 *
 * <pre>
 *   SignedToken { bytes token = 1; bytes signature = 2; }
 *   signed message = L("symbolon/1 token") || V(token)
 * </pre>
 */
public final class TokenCodec {
    private TokenCodec() {}

    /**
     * The token in {@code signedToken}, judged by its encoding only.
     *
     * @return refused by {@code TOK-002} or {@code TOK-003}
     */
    public static Verdict<UnverifiedToken> decode(Bytes signedToken) {
        // [TOK-002] both messages are well-formed
        Optional<Canonical.Parsed<SignedToken>> envelope = Canonical.parse(SignedToken.parser(), signedToken);
        if (envelope.isEmpty()) return Verdict.refused(DECODES);
        SignedToken parts = envelope.get().message();
        Bytes octets = Canonical.bytes(parts.getToken());
        Optional<Canonical.Parsed<Token>> token = Canonical.parse(Token.parser(), octets);
        if (token.isEmpty()) return Verdict.refused(DECODES);

        // [TOK-003] both have their one encoding
        if (!envelope.get().isCanonical() || !token.get().isCanonical()) return Verdict.refused(CANONICAL_ENCODING);

        TokenFields fields = fields(token.get().message());
        return Verdict.accepted(
                partsOf(signedToken, octets.length(), parts.getSignature().size(), fields));
    }

    /** Both parts where they stand in {@code signedToken}, which is canonical: a node keeps two tokens of each session. */
    static UnverifiedToken partsOf(Bytes signedToken, int token, int signature, TokenFields fields) {
        int header = token == 0 ? 0 : 1 + CodedOutputStream.computeUInt32SizeNoTag(token);
        return new UnverifiedToken(
                signedToken,
                signedToken.slice(header, token),
                signedToken.from(signedToken.length() - signature),
                fields);
    }

    /** The canonical encoding of a Token. */
    static Bytes encode(TokenFields fields) {
        Token.Builder token = Token.newBuilder()
                .setVersion(fields.version())
                .setKindValue(fields.kind())
                .setUuid(Canonical.byteString(fields.uuid()))
                .setRealm(Canonical.byteString(fields.realm()))
                .setIssuer(Canonical.byteString(fields.issuer()))
                .setAudience(Canonical.byteString(fields.audience()))
                .setSubject(fields.subject())
                .setPublicKey(Canonical.byteString(fields.publicKey()))
                .setIssuedAt(fields.issuedAtMillis())
                .setNotBefore(fields.notBeforeMillis())
                .setExpiresAt(fields.expiresAtMillis());
        for (Extension extension : fields.extensions()) {
            token.addExtensionsBuilder().setName(extension.name()).setValue(Canonical.byteString(extension.value()));
        }
        return Canonical.encode(token.build());
    }

    /** The canonical encoding of a SignedToken. */
    static Bytes encode(Bytes token, Bytes signature) {
        return Canonical.encode(SignedToken.newBuilder()
                .setToken(Canonical.byteString(token))
                .setSignature(Canonical.byteString(signature))
                .build());
    }

    /** What the token's own key signs: the octets of the token as they are (TOK-032). */
    public static Bytes signedMessage(Bytes token) {
        return LabelledInput.of("symbolon/1 token").variable(token).toBytes();
    }

    private static TokenFields fields(Token token) {
        List<Extension> extensions = token.getExtensionsList().stream()
                .map(extension ->
                        new Extension(Extension.sharedName(extension.getName()), Canonical.bytes(extension.getValue())))
                .toList();
        return new TokenFields(
                token.getVersion(),
                token.getKindValue(),
                Canonical.bytes(token.getUuid()),
                Canonical.bytes(token.getRealm()),
                Canonical.bytes(token.getIssuer()),
                Canonical.bytes(token.getAudience()),
                token.getSubject(),
                Canonical.bytes(token.getPublicKey()),
                token.getIssuedAt(),
                token.getNotBefore(),
                token.getExpiresAt(),
                extensions);
    }
}
