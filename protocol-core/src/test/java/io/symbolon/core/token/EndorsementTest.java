package io.symbolon.core.token;

import static io.symbolon.core.testing.TokenDraft.FINGERPRINT;
import static io.symbolon.core.testing.TokenDraft.NOW;
import static io.symbolon.core.testing.TokenDraft.SUITE;
import static io.symbolon.core.testing.TokenDraft.endorsement;
import static io.symbolon.core.testing.TokenDraft.identity;
import static io.symbolon.core.testing.TokenDraft.interest;
import static io.symbolon.core.testing.TokenDraft.millis;
import static io.symbolon.core.testing.TokenDraft.node;
import static io.symbolon.core.testing.Verdicts.assertAccepted;
import static io.symbolon.core.testing.Verdicts.assertRefused;
import static io.symbolon.core.token.Judging.decoded;
import static io.symbolon.core.token.Judging.fingerprint;
import static io.symbolon.core.token.Judging.judge;
import static io.symbolon.spec.TokenRule.ENDORSEMENT_IS_THE_ISSUERS;
import static io.symbolon.spec.TokenRule.ENDORSEMENT_SPAN_HOLDS;
import static io.symbolon.spec.TokenRule.REALM_IS_PROVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.testing.TokenDraft;
import io.symbolon.core.verdict.Verdict;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EndorsementTest {
    private static final long FROM = millis(100_000);
    private static final long UNTIL = millis(200_000);
    private static final Instant WITHIN = NOW.plusMillis(150_000);
    private static final TokenDraft ISSUER = identity().by(2).subject("issuer");
    private static final Bytes REALM = fingerprint(ISSUER).octets();
    private static final TokenDraft CLAIM = identity().realm(REALM).issuer(REALM);
    private static final TokenDraft ENDORSED = endorsed(CLAIM, ISSUER);

    @Nested
    class TOK_035_endorsement_is_the_issuers {
        @Test
        void accepts_the_word_of_the_named_issuer() {
            IdentityToken issuer = assertAccepted(verify(ENDORSED, ISSUER));

            assertThat(issuer.fingerprint()).isEqualTo(fingerprint(ISSUER));
            assertAccepted(judge(Place.IDENTITY, ENDORSED));
        }

        @Test
        void accepts_it_for_every_kind() {
            assertAccepted(verify(endorsed(node().issuer(REALM), ISSUER), ISSUER));
            assertAccepted(verify(endorsed(interest().issuer(REALM), ISSUER), ISSUER));
        }

        @Test
        void accepts_renewed_tokens_of_both() {
            assertAccepted(verify(ENDORSED.issuedAt(millis(1)), ISSUER.issuedAt(millis(1))));
        }

        @Test
        void refuses_the_word_of_somebody_else() {
            TokenDraft other = identity().by(3);

            assertNotTheIssuers(verify(endorsed(CLAIM, other), other));
            assertNotTheIssuers(verify(endorsed(CLAIM, other), ISSUER));
            assertNotTheIssuers(verify(ENDORSED, other));
        }

        @Test
        void refuses_the_word_of_the_endorsed_itself() {
            assertNotTheIssuers(verify(endorsed(CLAIM, CLAIM), ISSUER));
        }

        @Test
        void refuses_an_issuer_whose_own_token_is_not_valid() {
            assertNotTheIssuers(verify(ENDORSED, ISSUER.expiresAt(millis(90_000))));
            assertNotTheIssuers(verifyWith(ISSUER.signed(Bytes.zeros(64))));
            assertNotTheIssuers(verifyWith(ISSUER.signed().slice(0, 100)));
            assertNotTheIssuers(verifyWith(Bytes.EMPTY));
        }

        @Test
        void refuses_an_issuer_that_is_not_an_identity() {
            TokenDraft nodeIssuer = node().by(2);
            Bytes named = fingerprint(nodeIssuer).octets();

            assertNotTheIssuers(verify(endorsed(identity().issuer(named), nodeIssuer), nodeIssuer));
        }

        @Test
        void refuses_the_word_for_another_token() {
            Bytes value = endorsementOf(fingerprint(CLAIM), FROM, UNTIL, ISSUER);

            assertNotTheIssuers(verify(CLAIM.subject("Eve").extension("endorsement", value), ISSUER));
        }

        @Test
        void refuses_the_word_for_another_span() {
            Bytes signature =
                    endorsementOf(fingerprint(CLAIM), FROM, UNTIL, ISSUER).from(16);

            assertNotTheIssuers(
                    verify(CLAIM.extension("endorsement", endorsement(FROM - 1, UNTIL, signature)), ISSUER));
            assertNotTheIssuers(
                    verify(CLAIM.extension("endorsement", endorsement(FROM, UNTIL + 1, signature)), ISSUER));
        }

        @Test
        void refuses_what_is_not_endorsed() {
            assertNotTheIssuers(verify(CLAIM, ISSUER));
        }

        private Verdict<IdentityToken> verifyWith(Bytes issuerToken) {
            return Endorsement.verify(decoded(ENDORSED), issuerToken, SUITE, WITHIN);
        }

        private void assertNotTheIssuers(Verdict<IdentityToken> verdict) {
            assertRefused(ENDORSEMENT_IS_THE_ISSUERS, verdict);
        }
    }

    @Nested
    class TOK_036_endorsement_span_holds {
        @Test
        void accepts_when_leeway_begins() {
            assertAccepted(verifyAt(100_000 - 60_000));
        }

        @Test
        void rejects_one_millisecond_before_leeway_begins() {
            assertRefused(ENDORSEMENT_SPAN_HOLDS, verifyAt(100_000 - 60_001));
        }

        @Test
        void accepts_one_millisecond_before_leeway_ends() {
            assertAccepted(verifyAt(200_000 + 59_999));
        }

        @Test
        void rejects_when_leeway_ends() {
            assertRefused(ENDORSEMENT_SPAN_HOLDS, verifyAt(200_000 + 60_000));
        }

        @Test
        void is_looked_at_after_the_signature() {
            Verdict<IdentityToken> verdict = Endorsement.verify(
                    decoded(endorsed(CLAIM, CLAIM)), ISSUER.signed(), SUITE, NOW.plusMillis(300_000));

            assertRefused(ENDORSEMENT_IS_THE_ISSUERS, verdict);
        }

        private Verdict<IdentityToken> verifyAt(long laterMillis) {
            return Endorsement.verify(decoded(ENDORSED), ISSUER.signed(), SUITE, NOW.plusMillis(laterMillis));
        }
    }

    @Nested
    class TOK_037_realm_is_proved {
        @Test
        void by_realm_and_issuer_and_its_endorsement() {
            assertThat(assertAccepted(prove(ENDORSED)).octets()).isEqualTo(REALM);
        }

        @Test
        void not_without_a_realm() {
            assertRefused(REALM_IS_PROVED, prove(endorsed(identity().issuer(REALM), ISSUER)));
            assertRefused(REALM_IS_PROVED, prove(identity()));
        }

        @Test
        void not_by_saying_so() {
            assertRefused(REALM_IS_PROVED, prove(identity().realm(REALM)));
        }

        @Test
        void not_by_another_kind() {
            assertRefused(REALM_IS_PROVED, prove(endorsed(node().realm(REALM).issuer(REALM), ISSUER)));
        }

        @Test
        void not_by_the_issuer_of_another_realm() {
            assertRefused(REALM_IS_PROVED, prove(endorsed(CLAIM.realm(FINGERPRINT), ISSUER)));
        }

        @Test
        void not_by_an_endorsement_that_does_not_hold() {
            Instant after = NOW.plusMillis(260_000);

            assertRefused(
                    ENDORSEMENT_IS_THE_ISSUERS, prove(endorsed(CLAIM, identity().by(3))));
            assertRefused(
                    ENDORSEMENT_SPAN_HOLDS, Endorsement.provedRealm(decoded(ENDORSED), ISSUER.signed(), SUITE, after));
        }

        private Verdict<Fingerprint> prove(TokenDraft draft) {
            return Endorsement.provedRealm(decoded(draft), ISSUER.signed(), SUITE, WITHIN);
        }
    }

    @Test
    void what_is_made_is_the_issuers_word() {
        assertThat(Endorsement.make(fingerprint(CLAIM), FROM, UNTIL, ISSUER.key(), SUITE))
                .isEqualTo(endorsementOf(fingerprint(CLAIM), FROM, UNTIL, ISSUER));
    }

    private static Verdict<IdentityToken> verify(TokenDraft endorsed, TokenDraft issuer) {
        return Endorsement.verify(decoded(endorsed), issuer.signed(), SUITE, WITHIN);
    }

    private static TokenDraft endorsed(TokenDraft claim, TokenDraft issuer) {
        return claim.extension("endorsement", endorsementOf(fingerprint(claim), FROM, UNTIL, issuer));
    }

    /** Written after the text, without the code under test. */
    private static Bytes endorsementOf(Fingerprint endorsed, long from, long until, TokenDraft issuer) {
        Bytes message = Bytes.concat(
                Bytes.ofUtf8("symbolon/1 endorsement\0"),
                endorsed.octets(),
                Bytes.ofBigEndian(from, 8),
                Bytes.ofBigEndian(until, 8));
        return endorsement(from, until, SUITE.sign(issuer.key(), message));
    }
}
