package io.symbolon.core.exchange;

import static io.symbolon.core.exchange.PairScene.RECEIVER;
import static io.symbolon.core.exchange.PairScene.SENDER;
import static io.symbolon.core.exchange.PairScene.SENDER_SECRET;
import static io.symbolon.core.exchange.PairScene.byReceiver;
import static io.symbolon.core.exchange.PairScene.bySender;
import static io.symbolon.core.exchange.PairScene.interest;
import static io.symbolon.core.testing.TokenDraft.SUITE;
import static io.symbolon.core.testing.Verdicts.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.interest.Interest;
import io.symbolon.core.testing.RecordingSuite;
import io.symbolon.core.testing.TokenDraft;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.spec.ConventionRule;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PairKeysTest {
    @Nested
    class MSG_001_keys_of_a_pair {
        @Test
        void both_sides_have_the_same_keys() {
            PairKeys sender = bySender(SENDER, RECEIVER).value();
            PairKeys receiver = byReceiver(SENDER, RECEIVER).value();
            assertThat(sender.pairKey()).isEqualTo(receiver.pairKey());
            assertThat(sender.messageKey(7)).isEqualTo(receiver.messageKey(7));
            assertThat(sender.receiptKey(7)).isEqualTo(receiver.receiptKey(7));
        }

        @Test
        void the_keys_are_those_of_the_formulas() {
            Interest receiver = interest(RECEIVER);
            Secret fresh = SUITE.agree(SENDER_SECRET, receiver.sessionKey()).orElseThrow();
            AgreementKey theirs =
                    SUITE.agreementKey(new PublicKey(RECEIVER.key().publicKey().octets()));
            Secret identity =
                    SUITE.agree(SENDER.key().agreementSecret(), theirs).orElseThrow();
            Bytes text = Bytes.concat(
                    Bytes.ofUtf8("symbolon/1 exchange\0"),
                    Bytes.ofHex("0123456789abcdef".repeat(4)),
                    hash(SENDER),
                    hash(RECEIVER));
            Secret pairKey = SUITE.keyedHash(Secret.joined(fresh, identity), 64, text);
            Bytes eighth = Bytes.ofHex("0000000000000008");

            PairKeys keys = bySender(SENDER, RECEIVER).value();
            assertThat(keys.pairKey()).isEqualTo(pairKey);
            assertThat(keys.messageKey(8)).isEqualTo(key(pairKey, "symbolon/1 message\0", eighth));
            assertThat(keys.receiptKey(8)).isEqualTo(key(pairKey, "symbolon/1 receipt\0", eighth));
        }

        @Test
        void another_interest_another_number_or_another_use_is_another_key() {
            PairKeys keys = bySender(SENDER, RECEIVER).value();
            TokenDraft later = RECEIVER.issuedAt(TokenDraft.millis(1));
            assertThat(bySender(SENDER, later).value().pairKey()).isNotEqualTo(keys.pairKey());
            assertThat(keys.messageKey(1)).isNotEqualTo(keys.messageKey(2));
            assertThat(keys.messageKey(1)).isNotEqualTo(keys.receiptKey(1));
        }

        @Test
        void a_pair_without_contribution_has_no_keys() {
            TokenDraft smallOrder = RECEIVER.extension("session_key", Bytes.zeros(32));
            assertRefused(ConventionRule.AGREEMENT_CONTRIBUTES, bySender(SENDER, smallOrder));
        }

        @Test
        void nothing_but_the_pair_key_outlives_the_derivation() {
            RecordingSuite suite = new RecordingSuite(SUITE);
            PairKeys keys = PairKeys.derive(
                            interest(SENDER), interest(RECEIVER), Role.SENDER, SENDER_SECRET, SENDER.key(), suite)
                    .value();
            assertThat(suite.made().stream().filter(secret -> !secret.isDestroyed()))
                    .containsExactly(keys.pairKey());
            keys.destroy();
            assertThat(suite.made()).allMatch(Secret::isDestroyed);
        }
    }

    private static Secret key(Secret pairKey, String label, Bytes number) {
        return SUITE.keyedHash(pairKey, 32, Bytes.concat(Bytes.ofUtf8(label), number));
    }

    private static Bytes hash(TokenDraft draft) {
        Bytes signed = draft.signed();
        return SUITE.hash(
                32,
                Bytes.concat(Bytes.ofUtf8("symbolon/1 token hash\0"), Bytes.ofBigEndian(signed.length(), 4), signed));
    }
}
