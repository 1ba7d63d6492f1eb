package io.symbolon.tck.script;

import static io.symbolon.spec.HandshakeRule.TOKEN_CARRIES_SESSION_KEY;
import static io.symbolon.spec.TokenRule.ADDRESS_IS_COMPLETE;
import static io.symbolon.spec.TokenRule.AUDIENCE_IS_EMPTY_OR_FINGERPRINT;
import static io.symbolon.spec.TokenRule.CANONICAL_ENCODING;
import static io.symbolon.spec.TokenRule.DECODES;
import static io.symbolon.spec.TokenRule.ENDORSEMENT_ACCOMPANIES_ISSUER;
import static io.symbolon.spec.TokenRule.EXPIRES_AT_IN_FUTURE;
import static io.symbolon.spec.TokenRule.EXTENSIONS_SORTED_AND_UNIQUE;
import static io.symbolon.spec.TokenRule.EXTENSIONS_WITHIN_LIMIT;
import static io.symbolon.spec.TokenRule.EXTENSION_NAMES_WELL_FORMED;
import static io.symbolon.spec.TokenRule.EXTENSION_VALUES_WITHIN_LIMIT;
import static io.symbolon.spec.TokenRule.ISSUED_AT_NOT_IN_FUTURE;
import static io.symbolon.spec.TokenRule.ISSUER_IS_EMPTY_OR_FINGERPRINT;
import static io.symbolon.spec.TokenRule.KIND_FITS_PLACE;
import static io.symbolon.spec.TokenRule.KNOWN_EXTENSIONS_WELL_FORMED;
import static io.symbolon.spec.TokenRule.LIFETIME_WITHIN_CAP;
import static io.symbolon.spec.TokenRule.NODE_TOKEN_SHOWS_ALLOWED_EXTENSIONS_ONLY;
import static io.symbolon.spec.TokenRule.NOT_BEFORE_REACHED;
import static io.symbolon.spec.TokenRule.PUBLIC_KEY_HAS_32_OCTETS;
import static io.symbolon.spec.TokenRule.PUBLIC_KEY_IS_STRICT;
import static io.symbolon.spec.TokenRule.REALM_IS_EMPTY_OR_FINGERPRINT;
import static io.symbolon.spec.TokenRule.SIGNATURE_HAS_64_OCTETS;
import static io.symbolon.spec.TokenRule.SIGNATURE_VERIFIES;
import static io.symbolon.spec.TokenRule.SIZE_WITHIN_LIMIT;
import static io.symbolon.spec.TokenRule.SUBJECT_HAS_NO_CONTROL_CHARACTERS;
import static io.symbolon.spec.TokenRule.SUBJECT_WITHIN_LIMIT;
import static io.symbolon.spec.TokenRule.TIMES_IN_RANGE;
import static io.symbolon.spec.TokenRule.UUID_HAS_16_OCTETS;
import static io.symbolon.spec.TokenRule.VALIDITY_IS_A_SPAN;
import static io.symbolon.spec.TokenRule.VERSION_IS_ONE;

import io.symbolon.spec.Rule;
import io.symbolon.spec.proto.Kind;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.peer.Introduction;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.wire.Edwards25519;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.RawField;
import io.symbolon.tck.wire.Signatures;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Node tokens with one fault each, signed anew, so that nothing else is wrong with them. */
public final class BadTokens {
    private static final long DAY_MS = 86_400_000;
    private static final byte[] ODD = Octets.repeated(0x31, 31);

    private BadTokens() {}

    /**
     * A token made wrong.
     *
     * @param words what is wrong with it, as a sentence about the token goes on
     * @param rule the rule that it breaks
     * @param introduction how a peer introduces itself with it
     */
    public record Fault(String words, Rule rule, Function<Peer, Introduction> introduction) {}

    /** Every fault, in the order of the rules; the order is that of case ids and only grows at its end. */
    public static List<Fault> all() {
        return List.of(
                token("has 701 octets", SIZE_WITHIN_LIMIT, token -> LargeToken.of(token, 701)),
                octets("is cut off", DECODES, token -> Octets.first(token, token.length - 1)),
                octets("has a field that nobody knows", CANONICAL_ENCODING, BadTokens::withUnknownField),
                octets("has its fields in another order", CANONICAL_ENCODING, BadTokens::withFieldsReversed),
                field("has version 2", VERSION_IS_ONE, token -> token.setVersion(2)),
                field("is an identity", KIND_FITS_PLACE, token -> token.setKind(Kind.IDENTITY)),
                field(
                        "has a uuid of 15 octets",
                        UUID_HAS_16_OCTETS,
                        token -> token.setUuid(token.getUuid().substring(1))),
                field(
                        "has a realm of 31 octets",
                        REALM_IS_EMPTY_OR_FINGERPRINT,
                        token -> token.setRealm(Tokens.bytes(ODD))),
                field(
                        "has an issuer of 31 octets",
                        ISSUER_IS_EMPTY_OR_FINGERPRINT,
                        token -> token.setIssuer(Tokens.bytes(ODD))),
                field(
                        "has an audience of 31 octets",
                        AUDIENCE_IS_EMPTY_OR_FINGERPRINT,
                        token -> token.setAudience(Tokens.bytes(ODD))),
                field("has a subject of 256 octets", SUBJECT_WITHIN_LIMIT, token -> token.setSubject("s".repeat(256))),
                field(
                        "has a bell in its subject",
                        SUBJECT_HAS_NO_CONTROL_CHARACTERS,
                        token -> token.setSubject("a\u0007b")),
                field(
                        "has a public key of 31 octets",
                        PUBLIC_KEY_HAS_32_OCTETS,
                        token -> token.setPublicKey(Tokens.bytes(ODD))),
                field("expires after the year 9999", TIMES_IN_RANGE, token -> token.setExpiresAt(253_402_300_800_000L)),
                token("has 17 extensions", EXTENSIONS_WITHIN_LIMIT, BadTokens::withManyExtensions),
                extension("has an extension with a capital letter in its name", EXTENSION_NAMES_WELL_FORMED, "Port", 2),
                token("has its extensions in another order", EXTENSIONS_SORTED_AND_UNIQUE, BadTokens::withSwapped),
                extension("has an extension of 257 octets", EXTENSION_VALUES_WITHIN_LIMIT, "endorsement", 257),
                extension("tells more than a node token may", NODE_TOKEN_SHOWS_ALLOWED_EXTENSIONS_ONLY, "email", 5),
                token("names a host by a name", KNOWN_EXTENSIONS_WELL_FORMED, BadTokens::withHostName),
                token(
                        "has a port and no hostname",
                        ADDRESS_IS_COMPLETE,
                        token -> Tokens.withExtension(token, "port", Octets.u16(4000))),
                field(
                        "names an issuer without its endorsement",
                        ENDORSEMENT_ACCOMPANIES_ISSUER,
                        token -> token.setIssuer(Tokens.bytes(Octets.repeated(0x31, 32)))),
                field("has no session key", TOKEN_CARRIES_SESSION_KEY, Token.Builder::clearExtensions),
                signature(
                        "has a signature of 65 octets",
                        SIGNATURE_HAS_64_OCTETS,
                        signature -> Octets.concat(signature, Octets.zeros(1))),
                field(
                        "begins 60 001 ms from now",
                        NOT_BEFORE_REACHED,
                        token -> token.setNotBefore(token.getNotBefore() + 60_001)),
                times("ended 60 000 ms ago", EXPIRES_AT_IN_FUTURE, -DAY_MS / 2, -DAY_MS / 2, -60_000),
                times("was issued 60 001 ms from now", ISSUED_AT_NOT_IN_FUTURE, 60_001, 0, DAY_MS / 2),
                times("ends when it begins", VALIDITY_IS_A_SPAN, 0, 0, 0),
                times("lives a millisecond longer than a day", LIFETIME_WITHIN_CAP, 0, 0, DAY_MS + 1),
                publicKey("has a key of order 8", Edwards25519.smallOrder(1)),
                publicKey("has the identity for a key", Edwards25519.IDENTITY),
                publicKey(
                        "has a key of mixed order",
                        Edwards25519.decode(SigningKey.named("mixed order").publicKey())
                                .orElseThrow()
                                .plus(Edwards25519.smallOrder(1))),
                new Fault(
                        "is signed by another key",
                        SIGNATURE_VERIFIES,
                        peer -> peer.introductionSigned(token -> Tokens.sign(SigningKey.named("another key"), token))),
                signature(
                        "has a bit changed in its signature",
                        SIGNATURE_VERIFIES,
                        signature -> Octets.withBitFlipped(signature, 33, 0)),
                signature("has the malleable twin of its signature", SIGNATURE_VERIFIES, Signatures::withLargerS),
                new Fault(
                        "is signed without the label",
                        SIGNATURE_VERIFIES,
                        peer -> peer.introductionSigned(
                                token -> Tokens.signed(token, peer.key().sign(token)))),
                new Fault(
                        "was changed after it was signed",
                        SIGNATURE_VERIFIES,
                        peer -> peer.introductionSigned(token ->
                                Tokens.signed(withLaterEnd(token), peer.key().sign(Tokens.signedMessage(token))))));
    }

    private static Fault token(String words, Rule rule, UnaryOperator<Token> change) {
        return new Fault(words, rule, peer -> peer.introduction(change));
    }

    private static Fault field(String words, Rule rule, UnaryOperator<Token.Builder> change) {
        return token(words, rule, token -> change.apply(token.toBuilder()).build());
    }

    private static Fault octets(String words, Rule rule, UnaryOperator<byte[]> change) {
        return new Fault(
                words, rule, peer -> peer.introductionSigned(token -> Tokens.sign(peer.key(), change.apply(token))));
    }

    private static Fault signature(String words, Rule rule, UnaryOperator<byte[]> change) {
        return new Fault(
                words,
                rule,
                peer -> peer.introductionSigned(
                        token -> Tokens.signed(token, change.apply(peer.key().sign(Tokens.signedMessage(token))))));
    }

    private static Fault extension(String words, Rule rule, String name, int octets) {
        return token(words, rule, token -> Tokens.withExtension(token, name, Octets.repeated(0x35, octets)));
    }

    /** issued_at, not_before and expires_at, each as a distance from now. */
    private static Fault times(String words, Rule rule, long issued, long notBefore, long expires) {
        return field(words, rule, token -> {
            long now = token.getIssuedAt();
            return token.setIssuedAt(now + issued).setNotBefore(now + notBefore).setExpiresAt(now + expires);
        });
    }

    private static Fault publicKey(String words, Edwards25519 point) {
        return field(words, PUBLIC_KEY_IS_STRICT, token -> token.setPublicKey(Tokens.bytes(point.encode())));
    }

    private static byte[] withUnknownField(byte[] token) {
        return Octets.concat(token, RawField.ofVarint(13, 1).octets());
    }

    private static byte[] withFieldsReversed(byte[] token) {
        List<RawField> fields = new ArrayList<>(RawField.parse(token));
        Collections.reverse(fields);
        return RawField.join(fields);
    }

    private static byte[] withLaterEnd(byte[] token) {
        List<RawField> fields = new ArrayList<>(RawField.parse(token));
        fields.replaceAll(field -> field.number() == 11 ? RawField.ofVarint(11, later(token)) : field);
        return RawField.join(fields);
    }

    private static long later(byte[] token) {
        return Tokens.decode(Tokens.signed(token, Octets.zeros(64))).getExpiresAt() + 1;
    }

    private static Token withManyExtensions(Token token) {
        Token many = token;
        for (char name = 'a'; name <= 'p'; name++) {
            many = Tokens.withExtension(many, String.valueOf(name), Octets.zeros(0));
        }
        return many;
    }

    private static Token withSwapped(Token token) {
        Token declared = Tokens.withExtension(token, "hostname", Octets.utf8("192.0.2.1"));
        declared = Tokens.withExtension(declared, "port", Octets.u16(4000));
        return declared.toBuilder()
                .setExtensions(0, declared.getExtensions(1))
                .setExtensions(1, declared.getExtensions(0))
                .build();
    }

    private static Token withHostName(Token token) {
        Token named = Tokens.withExtension(token, "hostname", Octets.utf8("localhost"));
        return Tokens.withExtension(named, "port", Octets.u16(4000));
    }
}
