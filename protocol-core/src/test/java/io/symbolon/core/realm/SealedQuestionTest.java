package io.symbolon.core.realm;

import static io.symbolon.core.realm.Cast.ASKER;
import static io.symbolon.core.realm.Cast.ASKER_NODE;
import static io.symbolon.core.realm.Cast.JOINER;
import static io.symbolon.core.realm.Cast.LEADER;
import static io.symbolon.core.realm.Cast.NODE;
import static io.symbolon.core.realm.Cast.NONCE;
import static io.symbolon.core.realm.Cast.QUERY_SECRET;
import static io.symbolon.core.realm.Cast.REALM;
import static io.symbolon.core.realm.Cast.SUITE;
import static io.symbolon.core.realm.Cast.fingerprint;
import static io.symbolon.core.realm.Cast.query;
import static io.symbolon.core.realm.Cast.secret;
import static io.symbolon.core.testing.Proto.delimited;
import static io.symbolon.core.testing.Proto.integer;
import static io.symbolon.core.testing.TokenDraft.NOW;
import static io.symbolon.core.testing.TokenDraft.identity;
import static io.symbolon.core.testing.TokenDraft.millis;
import static io.symbolon.core.testing.TokenDraft.node;
import static io.symbolon.core.testing.Verdicts.assertAccepted;
import static io.symbolon.core.testing.Verdicts.assertRefused;
import static io.symbolon.spec.RealmRule.DECISION_IS_BOUND;
import static io.symbolon.spec.RealmRule.DECISION_IS_IN_TIME;
import static io.symbolon.spec.RealmRule.DECISION_IS_THE_LEADERS;
import static io.symbolon.spec.RealmRule.QUERY_IS_VALID;
import static io.symbolon.spec.RealmRule.QUERY_OPENS;
import static io.symbolon.spec.RealmRule.REPLY_MATCHES_A_QUERY;
import static io.symbolon.spec.TokenRule.EXPIRES_AT_IN_FUTURE;
import static io.symbolon.spec.TokenRule.KIND_FITS_PLACE;
import static io.symbolon.spec.TokenRule.SIGNATURE_VERIFIES;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.testing.RecordingSuite;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.testing.TokenDraft;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.TokenValidator;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.MessageCodec;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedQuestionTest {
    private static final long AN_HOUR = 3_600_000;
    private static final Bytes FRESH_KEY = SUITE.agreementKey(QUERY_SECRET).octets();
    private static final Bytes ASKER_KEY = ASKER.publicKey().octets();

    private final AskerSide asker = new AskerSide(SUITE, REALM, ASKER);
    private final LeaderSide leader = new LeaderSide(SUITE, new TokenValidator(SUITE), REALM, LEADER.key());
    private final AskerSide.Asked asked = asker.ask(query(), fingerprint(JOINER), QUERY_SECRET);

    @Nested
    class RLM_005_query_is_sealed {
        @Test
        void keys_and_seals_are_those_of_the_text() {
            Bytes zero = Bytes.zeros(12);
            Secret askerKey = SUITE.keyedHash(first(), 32, input("symbolon/1 realm asker", Bytes.EMPTY));
            Secret queryKey = SUITE.keyedHash(both(), 32, input("symbolon/1 realm query", ASKER_KEY));
            Bytes message = Bytes.concat(
                    delimited(1, JOINER.signed()),
                    delimited(2, NODE.octets()),
                    delimited(3, ASKER_NODE.octets()),
                    delimited(4, NONCE));

            assertThat(asked.sent().freshKey().octets()).isEqualTo(FRESH_KEY);
            assertThat(SUITE.open(askerKey, zero, FRESH_KEY, asked.asker())).contains(ASKER_KEY);
            assertThat(SUITE.open(queryKey, zero, FRESH_KEY, asked.sealed()))
                    .contains(MessageCodec.encodeContent(message));
        }

        @Test
        void the_reply_key_is_that_of_the_text_on_both_sides() {
            Bytes reply = leader.rule(taken(), Ruling.GRANTED, millis(AN_HOUR));

            assertThat(asked.sent().replyKey()).isEqualTo(replyKey());
            assertThat(asker.replyKey(QUERY_SECRET)).isEqualTo(replyKey());
            assertThat(SUITE.open(replyKey(), Bytes.zeros(12), FRESH_KEY, reply))
                    .isPresent();
        }

        @Test
        void the_leader_reads_what_was_asked_and_by_whom() {
            TakenQuery taken = taken();

            assertThat(taken.query()).isEqualTo(query());
            assertThat(taken.asker().octets()).isEqualTo(ASKER_KEY);
            assertThat(taken.identity().fingerprint()).isEqualTo(fingerprint(JOINER));
        }

        @Test
        void nothing_but_the_reply_key_outlives_its_use() {
            RecordingSuite suite = new RecordingSuite(SUITE);
            AskerSide.Asked made = new AskerSide(suite, REALM, ASKER).ask(query(), fingerprint(JOINER), QUERY_SECRET);
            assertThat(suite.made())
                    .filteredOn(secret -> !secret.isDestroyed())
                    .containsExactly(made.sent().replyKey());

            RecordingSuite atLeader = new RecordingSuite(SUITE);
            LeaderSide side = new LeaderSide(atLeader, new TokenValidator(SUITE), REALM, LEADER.key());
            TakenQuery taken =
                    side.take(freshKey(), made.asker(), made.sealed(), NOW).value();
            assertThat(atLeader.made())
                    .filteredOn(secret -> !secret.isDestroyed())
                    .containsExactly(taken.replyKey());
        }
    }

    @Nested
    class RLM_007_query_opens {
        @Test
        void refuses_every_changed_octet_of_asker_and_query() {
            for (int at = 0; at < asked.asker().length(); at++) {
                assertRefused(QUERY_OPENS, take(FRESH_KEY, flipped(asked.asker(), at), asked.sealed()));
            }
            for (int at = 0; at < asked.sealed().length(); at += 7) {
                assertRefused(QUERY_OPENS, take(FRESH_KEY, asked.asker(), flipped(asked.sealed(), at)));
            }
        }

        @Test
        void refuses_another_fresh_key() {
            Bytes other = SUITE.agreementKey(secret("other")).octets();
            assertRefused(QUERY_OPENS, take(other, asked.asker(), asked.sealed()));
        }

        @Test
        void refuses_a_fresh_key_of_small_order() {
            assertRefused(QUERY_OPENS, take(Bytes.zeros(32), asked.asker(), asked.sealed()));
        }

        @Test
        void refuses_an_asker_whose_key_is_not_strict() {
            Bytes identityPoint = Bytes.concat(Bytes.of(1), Bytes.zeros(31));
            Bytes sealed = sealedAsker(identityPoint);
            assertRefused(QUERY_OPENS, take(FRESH_KEY, sealed, asked.sealed()));
        }

        @Test
        void refuses_the_asker_of_another_question() {
            Bytes other = sealedAsker(SUITE.publicKey(secret("other")).octets());
            assertRefused(QUERY_OPENS, take(FRESH_KEY, other, asked.sealed()));
        }

        @Test
        void refuses_what_was_sealed_for_another_leader() {
            TokenDraft other = LEADER.by(8);
            Realm realm = Realm.of(other.signed(), SUITE).value();
            AskerSide.Asked elsewhere =
                    new AskerSide(SUITE, realm, ASKER).ask(query(), fingerprint(JOINER), QUERY_SECRET);
            assertRefused(QUERY_OPENS, take(FRESH_KEY, elsewhere.asker(), elsewhere.sealed()));
        }

        @Test
        void refuses_fields_of_other_lengths_and_other_encodings() {
            Bytes identity = delimited(1, JOINER.signed());
            Bytes node = delimited(2, NODE.octets());
            Bytes askerNode = delimited(3, ASKER_NODE.octets());
            Bytes nonce = delimited(4, NONCE);
            assertAccepted(takeMessage(Bytes.concat(identity, node, askerNode, nonce)));

            assertRefused(QUERY_OPENS, takeMessage(Bytes.concat(identity, node, askerNode)));
            assertRefused(QUERY_OPENS, takeMessage(Bytes.concat(identity, askerNode, nonce)));
            assertRefused(QUERY_OPENS, takeMessage(Bytes.concat(identity, node, nonce)));
            assertRefused(
                    QUERY_OPENS,
                    takeMessage(
                            Bytes.concat(identity, delimited(2, NODE.octets().from(1)), askerNode, nonce)));
            assertRefused(
                    QUERY_OPENS, takeMessage(Bytes.concat(identity, node, askerNode, delimited(4, Bytes.zeros(17)))));
            assertRefused(QUERY_OPENS, takeMessage(Bytes.concat(node, identity, askerNode, nonce)));
            assertRefused(QUERY_OPENS, takeMessage(Bytes.concat(identity, node, askerNode, nonce, integer(5, 1))));
            assertRefused(QUERY_OPENS, takeMessage(Bytes.of(0xff)));
        }

        @Test
        void refuses_a_padding_that_is_not_zero() {
            byte[] content = RealmCodec.encode(query()).toArray();
            content[content.length - 1] = 1;
            assertRefused(QUERY_OPENS, takeContent(Bytes.wrap(content)));
        }
    }

    @Nested
    class RLM_008_query_is_valid {
        @Test
        void an_invalid_identity_is_named_by_its_own_rule() {
            assertRefused(KIND_FITS_PLACE, takeIdentity(node().signed()));
            assertRefused(
                    EXPIRES_AT_IN_FUTURE,
                    takeIdentity(JOINER.expiresAt(millis(-60_000))
                            .issuedAt(millis(-90_000))
                            .notBefore(millis(-90_000))
                            .signed()));
            assertRefused(
                    SIGNATURE_VERIFIES, takeIdentity(JOINER.signed(identity().signature())));
        }

        @Test
        void refuses_an_identity_of_another_realm_or_none() {
            assertRefused(QUERY_IS_VALID, takeIdentity(JOINER.realm(Bytes.EMPTY).signed()));
            assertRefused(
                    QUERY_IS_VALID, takeIdentity(JOINER.realm(NODE.octets()).signed()));
        }

        @Test
        void refuses_an_identity_that_names_another_node() {
            assertRefused(
                    QUERY_IS_VALID,
                    takeIdentity(JOINER.extension("node_fingerprint", ASKER_NODE.octets())
                            .signed()));
        }

        @Test
        void accepts_an_identity_that_names_no_node() {
            assertAccepted(
                    takeIdentity(JOINER.withoutExtension("node_fingerprint").signed()));
        }
    }

    @Nested
    class RLM_011_reply_matches_a_query {
        @Test
        void accepts_the_leaders_reply() {
            Decision decision = assertAccepted(settle(leader.rule(taken(), Ruling.DENIED, millis(AN_HOUR))));

            assertThat(decision.ruling()).isEqualTo(Ruling.DENIED);
            assertThat(decision.tokenHash()).isEqualTo(Query.tokenHash(JOINER.signed(), SUITE));
        }

        @Test
        void refuses_every_changed_octet() {
            Bytes reply = leader.rule(taken(), Ruling.GRANTED, millis(AN_HOUR));
            for (int at = 0; at < reply.length(); at += 5) {
                assertRefused(REPLY_MATCHES_A_QUERY, settle(flipped(reply, at)));
            }
        }

        @Test
        void refuses_the_reply_to_another_question() {
            AskerSide.Asked other = asker.ask(query(), fingerprint(JOINER), secret("other"));
            TakenQuery taken = leader.take(other.sent().freshKey(), other.asker(), other.sealed(), NOW)
                    .value();
            assertRefused(REPLY_MATCHES_A_QUERY, settle(leader.rule(taken, Ruling.GRANTED, millis(AN_HOUR))));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 3})
        void refuses_a_ruling_that_is_none(int number) {
            Bytes ruling = number == 0 ? Bytes.EMPTY : integer(1, number);
            Bytes rest = Bytes.concat(
                    delimited(2, Query.tokenHash(JOINER.signed(), SUITE)),
                    delimited(3, fingerprint(JOINER).octets()),
                    delimited(4, NODE.octets()),
                    delimited(5, ASKER_NODE.octets()),
                    delimited(6, NONCE),
                    integer(7, millis(1)),
                    delimited(8, Bytes.zeros(64)));
            assertRefused(DECISION_IS_THE_LEADERS, settleMessage(Bytes.concat(integer(1, 1), rest)));

            assertRefused(REPLY_MATCHES_A_QUERY, settleMessage(Bytes.concat(ruling, rest)));
        }
    }

    @Nested
    class RLM_012_decision_is_the_leaders {
        @Test
        void refuses_the_signature_of_somebody_else() {
            Decision decision = decision(Ruling.GRANTED, millis(AN_HOUR));
            assertRefused(
                    DECISION_IS_THE_LEADERS,
                    settle(seal(decision.withSignature(SUITE.sign(ASKER, decision.signedMessage())))));
        }

        @Test
        void every_field_is_signed() {
            Decision said = decision(Ruling.DENIED, millis(AN_HOUR));
            Bytes other = SeededEntropy.octets("other");
            Fingerprint otherOne = new Fingerprint(other);
            Bytes by = said.signature();
            for (Decision changed : new Decision[] {
                new Decision(
                        Ruling.GRANTED,
                        said.tokenHash(),
                        said.identity(),
                        NODE,
                        ASKER_NODE,
                        NONCE,
                        said.expiresAtMillis(),
                        by),
                new Decision(
                        said.ruling(), other, said.identity(), NODE, ASKER_NODE, NONCE, said.expiresAtMillis(), by),
                new Decision(
                        said.ruling(), said.tokenHash(), otherOne, NODE, ASKER_NODE, NONCE, said.expiresAtMillis(), by),
                new Decision(
                        said.ruling(),
                        said.tokenHash(),
                        said.identity(),
                        otherOne,
                        ASKER_NODE,
                        NONCE,
                        said.expiresAtMillis(),
                        by),
                new Decision(
                        said.ruling(),
                        said.tokenHash(),
                        said.identity(),
                        NODE,
                        otherOne,
                        NONCE,
                        said.expiresAtMillis(),
                        by),
                new Decision(
                        said.ruling(),
                        said.tokenHash(),
                        said.identity(),
                        NODE,
                        ASKER_NODE,
                        other.slice(0, 16),
                        said.expiresAtMillis(),
                        by),
                new Decision(
                        said.ruling(),
                        said.tokenHash(),
                        said.identity(),
                        NODE,
                        ASKER_NODE,
                        NONCE,
                        said.expiresAtMillis() - 1,
                        by)
            }) {
                assertRefused(DECISION_IS_THE_LEADERS, settle(seal(changed)));
            }
        }

        @Test
        void what_is_signed_is_what_the_text_says() {
            Decision decision = decision(Ruling.DENIED, 0x0102030405060708L);
            assertThat(decision.signedMessage())
                    .isEqualTo(Bytes.concat(
                            Bytes.ofUtf8("symbolon/1 decision\0"),
                            Bytes.of(2),
                            Query.tokenHash(JOINER.signed(), SUITE),
                            fingerprint(JOINER).octets(),
                            NODE.octets(),
                            ASKER_NODE.octets(),
                            NONCE,
                            Bytes.ofHex("0102030405060708")));
        }
    }

    @Nested
    class RLM_013_decision_is_bound {
        private final Bytes other = SeededEntropy.octets("other");
        private final Fingerprint otherOne = new Fingerprint(other);
        private final Decision said = decision(Ruling.GRANTED, millis(AN_HOUR));

        @Test
        void refuses_a_decision_about_another_token() {
            refuses(new Decision(
                    said.ruling(),
                    other,
                    said.identity(),
                    NODE,
                    ASKER_NODE,
                    NONCE,
                    said.expiresAtMillis(),
                    Bytes.EMPTY));
        }

        @Test
        void refuses_a_decision_about_another_identity() {
            refuses(new Decision(
                    said.ruling(),
                    said.tokenHash(),
                    otherOne,
                    NODE,
                    ASKER_NODE,
                    NONCE,
                    said.expiresAtMillis(),
                    Bytes.EMPTY));
        }

        @Test
        void refuses_a_decision_about_another_node() {
            refuses(new Decision(
                    said.ruling(),
                    said.tokenHash(),
                    said.identity(),
                    otherOne,
                    ASKER_NODE,
                    NONCE,
                    said.expiresAtMillis(),
                    Bytes.EMPTY));
        }

        @Test
        void refuses_a_decision_for_another_asker() {
            refuses(new Decision(
                    said.ruling(),
                    said.tokenHash(),
                    said.identity(),
                    NODE,
                    otherOne,
                    NONCE,
                    said.expiresAtMillis(),
                    Bytes.EMPTY));
        }

        @Test
        void refuses_a_decision_on_another_nonce() {
            refuses(new Decision(
                    said.ruling(),
                    said.tokenHash(),
                    said.identity(),
                    NODE,
                    ASKER_NODE,
                    other.slice(0, 16),
                    said.expiresAtMillis(),
                    Bytes.EMPTY));
        }

        private void refuses(Decision unsigned) {
            assertRefused(DECISION_IS_BOUND, settle(seal(signed(unsigned))));
        }
    }

    @Nested
    class RLM_014_decision_is_in_time {
        @Test
        void accepts_until_a_minute_after_its_end() {
            Bytes reply = leader.rule(taken(), Ruling.GRANTED, millis(AN_HOUR));
            assertAccepted(settle(reply, NOW.plusMillis(AN_HOUR + 59_999)));
            assertRefused(DECISION_IS_IN_TIME, settle(reply, NOW.plusMillis(AN_HOUR + 60_000)));
        }

        @Test
        void accepts_an_end_in_an_hour_and_a_minute_at_most() {
            assertAccepted(settle(leader.rule(taken(), Ruling.GRANTED, millis(3_660_000))));
            assertRefused(DECISION_IS_IN_TIME, settle(leader.rule(taken(), Ruling.GRANTED, millis(3_660_001))));
        }

        @ParameterizedTest
        @ValueSource(longs = {0, 1, Long.MAX_VALUE, Long.MIN_VALUE, -1})
        void refuses_every_end_of_time(long expiresAtMillis) {
            assertRefused(DECISION_IS_IN_TIME, settle(leader.rule(taken(), Ruling.GRANTED, expiresAtMillis)));
        }
    }

    private Verdict<TakenQuery> take(Bytes freshKey, Bytes askerSealed, Bytes sealed) {
        return leader.take(new AgreementKey(freshKey), askerSealed, sealed, NOW);
    }

    private TakenQuery taken() {
        return assertAccepted(take(FRESH_KEY, asked.asker(), asked.sealed()));
    }

    private Verdict<TakenQuery> takeIdentity(Bytes signedToken) {
        return takeContent(RealmCodec.encode(new Query(signedToken, NODE, ASKER_NODE, NONCE)));
    }

    private Verdict<TakenQuery> takeMessage(Bytes message) {
        return takeContent(MessageCodec.encodeContent(message));
    }

    private Verdict<TakenQuery> takeContent(Bytes content) {
        Secret queryKey = SUITE.keyedHash(both(), 32, input("symbolon/1 realm query", ASKER_KEY));
        return take(FRESH_KEY, asked.asker(), SUITE.seal(queryKey, Bytes.zeros(12), FRESH_KEY, content));
    }

    private Bytes sealedAsker(Bytes key) {
        Secret askerKey = SUITE.keyedHash(first(), 32, input("symbolon/1 realm asker", Bytes.EMPTY));
        return SUITE.seal(askerKey, Bytes.zeros(12), FRESH_KEY, key);
    }

    private Verdict<Decision> settle(Bytes reply) {
        return settle(reply, NOW);
    }

    private Verdict<Decision> settle(Bytes reply, Instant now) {
        return asker.settle(asked.sent(), reply, now);
    }

    private Verdict<Decision> settleMessage(Bytes message) {
        return settle(SUITE.seal(replyKey(), Bytes.zeros(12), FRESH_KEY, MessageCodec.encodeContent(message)));
    }

    private Decision decision(Ruling ruling, long expiresAtMillis) {
        return leader.decide(taken(), ruling, expiresAtMillis);
    }

    private static Decision signed(Decision decision) {
        return decision.withSignature(SUITE.sign(LEADER.key(), decision.signedMessage()));
    }

    private static Bytes seal(Decision decision) {
        return SUITE.seal(replyKey(), Bytes.zeros(12), FRESH_KEY, RealmCodec.encode(decision));
    }

    private static Secret replyKey() {
        return SUITE.keyedHash(both(), 32, input("symbolon/1 realm reply", ASKER_KEY));
    }

    private static Bytes input(String label, Bytes rest) {
        return Bytes.concat(
                Bytes.ofUtf8(label + "\0"), FRESH_KEY, REALM.fingerprint().octets(), rest);
    }

    private static Secret first() {
        return agreed(QUERY_SECRET).orElseThrow();
    }

    private static Secret both() {
        return Secret.joined(first(), agreed(ASKER.agreementSecret()).orElseThrow());
    }

    private static Optional<Secret> agreed(Secret secret) {
        return SUITE.agree(secret, SUITE.agreementKey(REALM.key()));
    }

    private static AgreementKey freshKey() {
        return new AgreementKey(FRESH_KEY);
    }

    private static Bytes flipped(Bytes octets, int at) {
        byte[] changed = octets.toArray();
        changed[at] ^= 1;
        return Bytes.wrap(changed);
    }
}
