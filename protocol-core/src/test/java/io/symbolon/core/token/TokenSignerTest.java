package io.symbolon.core.token;

import static io.symbolon.core.testing.TokenDraft.ENDORSEMENT;
import static io.symbolon.core.testing.TokenDraft.FINGERPRINT;
import static io.symbolon.core.testing.TokenDraft.NOW;
import static io.symbolon.core.testing.TokenDraft.SUITE;
import static io.symbolon.core.testing.TokenDraft.identity;
import static io.symbolon.core.testing.TokenDraft.identityOf;
import static io.symbolon.core.testing.TokenDraft.interest;
import static io.symbolon.core.testing.TokenDraft.interestOf;
import static io.symbolon.core.testing.TokenDraft.millis;
import static io.symbolon.core.testing.TokenDraft.node;
import static io.symbolon.core.testing.TokenDraft.nodeOf;
import static io.symbolon.core.testing.Verdicts.assertAccepted;
import static io.symbolon.core.testing.Verdicts.assertRefused;
import static io.symbolon.core.token.Judging.decoded;
import static io.symbolon.core.token.Judging.fingerprint;
import static io.symbolon.spec.TokenRule.DECODES;
import static io.symbolon.spec.TokenRule.ENDORSEMENT_ACCOMPANIES_ISSUER;
import static io.symbolon.spec.TokenRule.EXTENSION_NAMES_WELL_FORMED;
import static io.symbolon.spec.TokenRule.KIND_FITS_PLACE;
import static io.symbolon.spec.TokenRule.LIFETIME_WITHIN_CAP;
import static io.symbolon.spec.TokenRule.NODE_TOKEN_SHOWS_ALLOWED_EXTENSIONS_ONLY;
import static io.symbolon.spec.TokenRule.SIZE_WITHIN_LIMIT;
import static io.symbolon.spec.TokenRule.UUID_HAS_16_OCTETS;
import static io.symbolon.spec.TokenRule.VALIDITY_IS_A_SPAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.testing.CountingSuite;
import io.symbolon.core.testing.TokenDraft;
import io.symbolon.core.verdict.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSignerTest {
    @ParameterizedTest
    @MethodSource
    void signs_the_octets_that_the_text_asks_for(TokenDraft draft) {
        VerifiedToken made = assertAccepted(sign(draft));

        assertThat(made.signedToken()).isEqualTo(draft.signed());
        assertThat(made.fingerprint()).isEqualTo(fingerprint(draft));
        assertThat(made.fields()).isEqualTo(decoded(draft).fields());
    }

    static Stream<TokenDraft> signs_the_octets_that_the_text_asks_for() {
        return Stream.of(
                node(),
                identity(),
                interest(),
                node().issuer(FINGERPRINT).extension("endorsement", ENDORSEMENT),
                identity().realm(FINGERPRINT).audience(FINGERPRINT).subject("B\u00e9la \ud83d\ude00"));
    }

    @Test
    void puts_in_its_own_version_and_key() {
        VerifiedToken made = assertAccepted(sign(identity().version(7).publicKey(FINGERPRINT)));

        assertThat(made.signedToken()).isEqualTo(identity().signed());
    }

    @Test
    void does_not_look_at_the_clock() {
        assertAccepted(sign(identity().issuedAt(1).notBefore(1).expiresAt(2)));
    }

    @Nested
    class SES_024_what_a_receiver_would_refuse_is_not_signed {
        @ParameterizedTest
        @ValueSource(strings = {"password", "email", "node_fingerprint"})
        void TOK_019_what_must_not_be_shown_in_a_node_token(String name) {
            CountingSuite counting = new CountingSuite(SUITE);
            TokenDraft draft = node().extension(name, FINGERPRINT);

            assertRefused(
                    NODE_TOKEN_SHOWS_ALLOWED_EXTENSIONS_ONLY,
                    new TokenSigner(counting).sign(decoded(draft).fields(), draft.key()));
            assertThat(counting.takeOperations()).doesNotContain("sign");
        }

        @Test
        void TOK_001_more_octets_than_any_place_takes() {
            assertAccepted(sign(nodeOf(700)));
            assertAccepted(sign(identityOf(576)));
            assertAccepted(sign(interestOf(512)));
            assertRefused(SIZE_WITHIN_LIMIT, sign(nodeOf(701)));
            assertRefused(SIZE_WITHIN_LIMIT, sign(identityOf(577)));
            assertRefused(SIZE_WITHIN_LIMIT, sign(interestOf(513)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"\ud83d", "\ude00", "\ude00\ud83d", "a\ud83db"})
        void TOK_002_half_a_surrogate_pair(String half) {
            TokenFields fields = decoded(identity()).fields();
            List<Extension> named = List.of(new Extension(half, Bytes.EMPTY));
            TokenSigner signer = new TokenSigner(SUITE);

            assertRefused(
                    DECODES,
                    signer.sign(with(half, fields.extensions()), identity().key()));
            assertRefused(
                    DECODES,
                    signer.sign(with(fields.subject(), named), identity().key()));
        }

        @ParameterizedTest
        @ValueSource(longs = {0, 4, -1})
        void TOK_005_a_kind_that_no_place_takes(long kind) {
            assertRefused(KIND_FITS_PLACE, sign(identity().kind(kind)));
        }

        @Test
        void TOK_006_to_TOK_028_the_first_broken_rule() {
            TokenDraft twice = identity().uuid(Bytes.EMPTY).issuer(FINGERPRINT);

            assertRefused(UUID_HAS_16_OCTETS, sign(twice));
            assertRefused(EXTENSION_NAMES_WELL_FORMED, sign(identity().extension("X", Bytes.EMPTY)));
            assertRefused(ENDORSEMENT_ACCOMPANIES_ISSUER, sign(identity().issuer(FINGERPRINT)));
            assertRefused(VALIDITY_IS_A_SPAN, sign(identity().expiresAt(millis(0))));
            assertRefused(LIFETIME_WITHIN_CAP, sign(interest().expiresAt(millis(600_001))));
        }

        private TokenFields with(String subject, List<Extension> extensions) {
            TokenFields fields = decoded(identity()).fields();
            return new TokenFields(
                    fields.version(),
                    fields.kind(),
                    fields.uuid(),
                    fields.realm(),
                    fields.issuer(),
                    fields.audience(),
                    subject,
                    fields.publicKey(),
                    fields.issuedAtMillis(),
                    fields.notBeforeMillis(),
                    fields.expiresAtMillis(),
                    extensions);
        }
    }

    @Test
    void what_it_signs_is_valid() {
        VerifiedToken made = assertAccepted(sign(node()));

        assertAccepted(new TokenValidator(SUITE).validate(made.signedToken(), Expectation.of(Place.HANDSHAKE), NOW));
    }

    private static Verdict<VerifiedToken> sign(TokenDraft draft) {
        return new TokenSigner(SUITE).sign(decoded(draft).fields(), draft.key());
    }
}
