package io.symbolon.core.token;

import static io.symbolon.spec.TokenRule.ADDRESS_IS_COMPLETE;
import static io.symbolon.spec.TokenRule.AUDIENCE_IS_EMPTY_OR_FINGERPRINT;
import static io.symbolon.spec.TokenRule.ENDORSEMENT_ACCOMPANIES_ISSUER;
import static io.symbolon.spec.TokenRule.EXTENSIONS_SORTED_AND_UNIQUE;
import static io.symbolon.spec.TokenRule.EXTENSIONS_WITHIN_LIMIT;
import static io.symbolon.spec.TokenRule.EXTENSION_NAMES_WELL_FORMED;
import static io.symbolon.spec.TokenRule.EXTENSION_VALUES_WITHIN_LIMIT;
import static io.symbolon.spec.TokenRule.INTEREST_SUBJECT_IS_HASH;
import static io.symbolon.spec.TokenRule.ISSUER_IS_EMPTY_OR_FINGERPRINT;
import static io.symbolon.spec.TokenRule.KNOWN_EXTENSIONS_WELL_FORMED;
import static io.symbolon.spec.TokenRule.NODE_TOKEN_SHOWS_ALLOWED_EXTENSIONS_ONLY;
import static io.symbolon.spec.TokenRule.PUBLIC_KEY_HAS_32_OCTETS;
import static io.symbolon.spec.TokenRule.REALM_IS_EMPTY_OR_FINGERPRINT;
import static io.symbolon.spec.TokenRule.SUBJECT_HAS_NO_CONTROL_CHARACTERS;
import static io.symbolon.spec.TokenRule.SUBJECT_WITHIN_LIMIT;
import static io.symbolon.spec.TokenRule.TIMES_IN_RANGE;
import static io.symbolon.spec.TokenRule.UUID_HAS_16_OCTETS;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.spec.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The form of a token's fields: TOK-006 to TOK-022, in that order. Needs neither a clock nor a key. */
final class TokenSyntax {
    private static final int UUID_OCTETS = 16;
    private static final int SUBJECT_OCTETS = 255;
    private static final int EXTENSIONS = 16;
    private static final int EXTENSION_VALUE_OCTETS = 256;
    /** 9999-12-31T23:59:59.999Z. */
    private static final long LATEST_MILLIS = 253_402_300_799_999L;

    private static final Pattern SUBJECT_HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern EXTENSION_NAME = Pattern.compile("[a-z0-9_.-]{1,32}");

    private TokenSyntax() {}

    /** The first rule that the fields of a token of this kind break; empty if they break none. */
    static Optional<Rule> broken(TokenFields fields, Kind kind) {
        // [TOK-006] the uuid has 16 octets
        if (fields.uuid().length() != UUID_OCTETS) return Optional.of(UUID_HAS_16_OCTETS);

        // [TOK-007] [TOK-008] [TOK-009] realm, issuer and audience are empty or a fingerprint
        if (!isEmptyOrFingerprint(fields.realm())) return Optional.of(REALM_IS_EMPTY_OR_FINGERPRINT);
        if (!isEmptyOrFingerprint(fields.issuer())) return Optional.of(ISSUER_IS_EMPTY_OR_FINGERPRINT);
        if (!isEmptyOrFingerprint(fields.audience())) return Optional.of(AUDIENCE_IS_EMPTY_OR_FINGERPRINT);

        // [TOK-010] the subject has at most 255 octets: 255 is valid
        if (fields.subject().getBytes(StandardCharsets.UTF_8).length > SUBJECT_OCTETS) {
            return Optional.of(SUBJECT_WITHIN_LIMIT);
        }

        // [TOK-011] no control characters, below U+0020 or U+007F to U+009F
        if (fields.subject().chars().anyMatch(Character::isISOControl)) {
            return Optional.of(SUBJECT_HAS_NO_CONTROL_CHARACTERS);
        }

        // [TOK-012] the subject of an interest is 64 lower-case hexadecimal digits
        if (kind == Kind.INTEREST && !SUBJECT_HASH.matcher(fields.subject()).matches()) {
            return Optional.of(INTEREST_SUBJECT_IS_HASH);
        }

        // [TOK-013] the public key has 32 octets
        if (fields.publicKey().length() != PublicKey.LENGTH_OCTETS) return Optional.of(PUBLIC_KEY_HAS_32_OCTETS);

        // [TOK-014] every time is from 1 to the last millisecond of the year 9999
        if (!isInRange(fields.issuedAtMillis())
                || !isInRange(fields.notBeforeMillis())
                || !isInRange(fields.expiresAtMillis())) {
            return Optional.of(TIMES_IN_RANGE);
        }

        List<Extension> extensions = fields.extensions();

        // [TOK-015] at most 16 extensions: 16 is valid
        if (extensions.size() > EXTENSIONS) return Optional.of(EXTENSIONS_WITHIN_LIMIT);

        // [TOK-016] names of 1 to 32 characters
        for (Extension extension : extensions) {
            if (!EXTENSION_NAME.matcher(extension.name()).matches()) return Optional.of(EXTENSION_NAMES_WELL_FORMED);
        }

        // [TOK-017] names ascend strictly; they are ASCII now, so characters compare as octets do
        for (int i = 1; i < extensions.size(); i++) {
            if (extensions.get(i - 1).name().compareTo(extensions.get(i).name()) >= 0) {
                return Optional.of(EXTENSIONS_SORTED_AND_UNIQUE);
            }
        }

        // [TOK-018] values of at most 256 octets: 256 is valid
        for (Extension extension : extensions) {
            if (extension.value().length() > EXTENSION_VALUE_OCTETS) {
                return Optional.of(EXTENSION_VALUES_WITHIN_LIMIT);
            }
        }

        // [TOK-019] a node token shows what the list allows and nothing else
        for (Extension extension : extensions) {
            if (kind == Kind.NODE && !KnownExtensions.isAllowedInNode(extension.name())) {
                return Optional.of(NODE_TOKEN_SHOWS_ALLOWED_EXTENSIONS_ONLY);
            }
        }

        // [TOK-020] a known name has a value of its form, in a kind that it belongs to
        for (Extension extension : extensions) {
            if (!KnownExtensions.isWellFormed(extension, kind)) return Optional.of(KNOWN_EXTENSIONS_WELL_FORMED);
        }

        // [TOK-021] hostname and port both or neither
        if (fields.extension(Extension.HOSTNAME).isPresent()
                != fields.extension(Extension.PORT).isPresent()) {
            return Optional.of(ADDRESS_IS_COMPLETE);
        }

        // [TOK-022] an issuer with its endorsement, or neither; an interest is its issuer's own
        if (fields.kind() != Kind.INTEREST.number()
                && fields.issuer().isEmpty()
                        == fields.extension(Extension.ENDORSEMENT).isPresent()) {
            return Optional.of(ENDORSEMENT_ACCOMPANIES_ISSUER);
        }

        return Optional.empty();
    }

    /** Whether a time is one that a token can carry (TOK-014). */
    static boolean isInRange(long millis) {
        return millis >= 1 && millis <= LATEST_MILLIS;
    }

    private static boolean isEmptyOrFingerprint(Bytes octets) {
        return octets.isEmpty() || octets.length() == Fingerprint.LENGTH_OCTETS;
    }
}
