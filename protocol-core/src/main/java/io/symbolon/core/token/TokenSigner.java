package io.symbolon.core.token;

import static io.symbolon.spec.TokenRule.DECODES;
import static io.symbolon.spec.TokenRule.KIND_FITS_PLACE;
import static io.symbolon.spec.TokenRule.SIZE_WITHIN_LIMIT;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.spec.Rule;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes tokens of our own. It refuses by the rules by which a receiver would (SES-024), and above all TOK-019. */
public final class TokenSigner {
    private final CryptoSuite crypto;

    public TokenSigner(CryptoSuite crypto) {
        this.crypto = crypto;
    }

    /**
     * Signs what {@code fields} say with {@code key}; version and public key of {@code fields} are ignored.
     *
     * @return the token, or refused by TOK-002 if the subject or a name is not text that UTF-8 can write, by the first broken rule
     *     of TOK-005 to TOK-028 that needs no clock, or by TOK-001
     */
    public Verdict<VerifiedToken> sign(TokenFields fields, SigningKey key) {
        // [TOK-002] half a surrogate pair has no UTF-8; the library would write a question mark for it
        if (!isText(fields)) return Verdict.refused(DECODES);

        Optional<Kind> kind = Kind.ofNumber(fields.kind());
        if (kind.isEmpty()) return Verdict.refused(KIND_FITS_PLACE);

        TokenFields own = withKey(fields, key.publicKey().octets());
        Optional<Rule> broken = TokenSyntax.broken(own, kind.get()).or(() -> TokenLifetime.broken(own, kind.get()));
        if (broken.isPresent()) return Verdict.refused(broken.get());

        Bytes token = TokenCodec.encode(own);
        Bytes signature = crypto.sign(key, TokenCodec.signedMessage(token));
        Bytes signedToken = TokenCodec.encode(token, signature);
        if (signedToken.length() > largestOctets(kind.get())) return Verdict.refused(SIZE_WITHIN_LIMIT);

        UnverifiedToken made = TokenCodec.partsOf(signedToken, token.length(), signature.length(), own);
        return Verdict.accepted(VerifiedToken.of(made, Fingerprints.of(own, crypto), kind.get()));
    }

    private static boolean isText(TokenFields fields) {
        CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();
        return utf8.canEncode(fields.subject())
                && fields.extensions().stream().map(Extension::name).allMatch(utf8::canEncode);
    }

    /** The largest size of any place that takes this kind. */
    private static int largestOctets(Kind kind) {
        return Stream.of(Place.values())
                .filter(place -> place.kind() == kind)
                .mapToInt(Place::largestOctets)
                .max()
                .orElseThrow();
    }

    private static TokenFields withKey(TokenFields fields, Bytes publicKey) {
        return new TokenFields(
                1,
                fields.kind(),
                fields.uuid(),
                fields.realm(),
                fields.issuer(),
                fields.audience(),
                fields.subject(),
                publicKey,
                fields.issuedAtMillis(),
                fields.notBeforeMillis(),
                fields.expiresAtMillis(),
                fields.extensions());
    }
}
