package io.symbolon.core.exchange;

import static io.symbolon.core.exchange.Actor.COORDINATOR;
import static io.symbolon.core.exchange.Actor.SOURCE;
import static io.symbolon.core.exchange.Actor.SUBJECT;
import static io.symbolon.spec.CoordinatorRule.IDENTITY_IS_THE_ISSUER;
import static io.symbolon.spec.CoordinatorRule.MATCHES_ARE_RATIONED;
import static io.symbolon.spec.CoordinatorRule.MATCH_COMES_FROM_A_COORDINATOR;
import static io.symbolon.spec.CoordinatorRule.MATCH_FITS_AN_OWN_INTEREST;
import static io.symbolon.spec.CoordinatorRule.NEWER_MATCH_COUNTS;
import static io.symbolon.spec.CoordinatorRule.PARTIES_END;
import static io.symbolon.spec.CoordinatorRule.PARTIES_WITHIN_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Question.About;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.interest.OwnInterest;
import io.symbolon.core.interest.OwnInterestRequest;
import io.symbolon.core.interest.SubjectHash;
import io.symbolon.core.testing.CountingSuite;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.testing.StandInSuite;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.InterestTerms.Acknowledgement;
import io.symbolon.core.token.InterestTerms.ExchangeKind;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.InterestRule;
import io.symbolon.spec.TokenRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PartiesTest {
    private static final long MINUTE = 60_000;

    private final Actor.Clock clock = new Actor.Clock();
    private final Actor ada = new Actor("ada", clock);
    private final Actor bob = new Actor("bob", clock);
    private final OwnInterest receives = ada.declare(1, Role.RECEIVER);
    private final OwnInterest sends = bob.declare(2, Role.SENDER);

    private List<Effect> changes() {
        return ada.effects.stream()
                .filter(effect -> effect instanceof Effect.PartyGranted || effect instanceof Effect.PartyEnded)
                .toList();
    }

    private Effect granted() {
        return new Effect.PartyGranted(1, bob.identity().fingerprint(), bob.own());
    }

    private Effect ended() {
        return new Effect.PartyEnded(1, bob.identity().fingerprint(), bob.own(), PARTIES_END);
    }

    @Nested
    class COO_015_matches_are_rationed {
        private final Message.Match match = bob.match(sends);

        @Test
        void takes_1024_at_once_and_no_more() {
            for (int i = 0; i < 1024; i++) ada.hear(match);
            assertThat(ada.dropped()).isEmpty();
            ada.hear(match);
            assertThat(ada.dropped()).containsExactly(MATCHES_ARE_RATIONED);
        }

        @Test
        void takes_128_a_second_after_that() {
            for (int i = 0; i < 1024; i++) ada.hear(match);
            clock.millis += 1_000;
            for (int i = 0; i < 128; i++) ada.hear(match);
            assertThat(ada.dropped()).isEmpty();
            ada.hear(match);
            assertThat(ada.dropped()).containsExactly(MATCHES_ARE_RATIONED);
        }

        @Test
        void another_peer_has_its_own_ration_and_we_ourselves_have_none() {
            for (int i = 0; i < 1025; i++) ada.hear(match);
            ada.effects.clear();
            ada.publishedTo.add(ada.own());
            for (int i = 0; i < 1100; i++) ada.exchange.take(match, ada.own(), SOURCE);
            ada.publishedTo.add(bob.own());
            ada.exchange.take(match, bob.own(), SOURCE);
            assertThat(ada.dropped()).isEmpty();
        }
    }

    @Nested
    class COO_016_match_comes_from_a_coordinator {
        @Test
        void drops_what_comes_from_a_peer_that_was_told_nothing() {
            ada.exchange.take(bob.match(sends), bob.own(), SOURCE);
            assertThat(ada.dropped()).containsExactly(MATCH_COMES_FROM_A_COORDINATOR);
            assertThat(ada.questions).isEmpty();
        }

        @Test
        void ourselves_if_nothing_was_published_here() {
            ada.exchange.take(bob.match(sends), ada.own(), SOURCE);
            assertThat(ada.dropped()).containsExactly(MATCH_COMES_FROM_A_COORDINATOR);
        }
    }

    @Nested
    class COO_017_match_is_valid {
        @Test
        void an_interest_out_of_its_time_is_named_by_its_rule() {
            Message.Match match = bob.match(sends);
            clock.millis += Actor.LIFETIME_MILLIS + MINUTE - 1;
            ada.interests.wake();
            ada.hear(match);
            assertThat(ada.dropped()).isEmpty();
            clock.millis += 1;
            ada.hear(match);
            assertThat(ada.dropped()).containsExactly(TokenRule.EXPIRES_AT_IN_FUTURE);
        }

        @Test
        void an_identity_in_the_place_of_an_interest_is_named_by_its_rule() {
            Bytes identity = bob.identity().signedToken();
            ada.hear(new Message.Match(identity, identity));
            assertThat(ada.dropped()).containsExactly(TokenRule.KIND_FITS_PLACE);
        }

        @Test
        void an_interest_in_the_place_of_an_identity_is_named_by_its_rule() {
            Bytes interest = sends.newest().signedToken();
            ada.hear(new Message.Match(interest, interest));
            assertThat(ada.dropped()).containsExactly(TokenRule.KIND_FITS_PLACE);
        }

        @Test
        void an_identity_that_is_denied_is_no_party_though_it_was_heard_of_before() {
            Message.Match match = bob.match(sends);
            ada.denied.add(bob.identity().fingerprint());
            ada.hear(match);
            assertThat(ada.dropped()).containsExactly(TokenRule.NOT_DENIED);
            ada.denied.clear();
            ada.hear(match);
            assertThat(ada.questions).hasSize(1);
            ada.denied.add(bob.identity().fingerprint());
            ada.hear(match);
            assertThat(ada.dropped()).contains(TokenRule.NOT_DENIED);
        }

        @Test
        void chapter_interest_holds_too() {
            Bytes receiverWhoAsks = Forged.interest(bob, SUBJECT, Role.RECEIVER, Acknowledgement.BY_NODE);
            ada.hear(new Message.Match(receiverWhoAsks, bob.identity().signedToken()));
            assertThat(ada.dropped()).containsExactly(InterestRule.RECEIVERS_ASK_NO_ACKNOWLEDGEMENT);
        }

        @Test
        void the_same_octets_are_verified_once_and_their_times_always() {
            CountingSuite counting = new CountingSuite(new StandInSuite());
            Actor carol = new Actor("carol", clock, counting);
            carol.declare(1, Role.RECEIVER);
            carol.publishedTo.add(carol.own()); // without a ration, for time goes back here
            Message.Match match = bob.match(sends);
            carol.exchange.take(match, carol.own(), SOURCE);
            counting.takeOperations();
            carol.exchange.take(match, carol.own(), SOURCE);
            assertThat(counting.takeOperations()).doesNotContain("verify", "isStrictKey");
            clock.millis += Actor.LIFETIME_MILLIS + MINUTE;
            carol.exchange.take(match, carol.own(), SOURCE);
            clock.millis -= Actor.LIFETIME_MILLIS + 3 * MINUTE;
            carol.exchange.take(match, carol.own(), SOURCE);
            assertThat(carol.dropped()).containsExactly(TokenRule.EXPIRES_AT_IN_FUTURE, TokenRule.NOT_BEFORE_REACHED);
        }

        @Test
        void a_node_token_is_an_identity_if_the_node_is_its_own() {
            bob.use(Forged.nodeToken(bob));
            Bytes interest = Forged.interestOnNode(bob, bob.identity().fingerprint());
            ada.hear(new Message.Match(interest, bob.identity().signedToken()));
            assertThat(ada.dropped()).isEmpty();
            assertThat(ada.questions).hasSize(1);
        }
    }

    @Nested
    class COO_018_identity_is_the_issuer {
        @Test
        void drops_the_interest_of_another_identity() {
            Actor eve = new Actor("eve", clock);
            ada.hear(new Message.Match(
                    sends.newest().signedToken(), eve.identity().signedToken()));
            assertThat(ada.dropped()).containsExactly(IDENTITY_IS_THE_ISSUER);
        }

        @Test
        void drops_an_interest_on_another_node() {
            Bytes elsewhere = Forged.interestOnNode(bob, COORDINATOR);
            ada.hear(new Message.Match(elsewhere, bob.identity().signedToken()));
            assertThat(ada.dropped()).containsExactly(IDENTITY_IS_THE_ISSUER);
        }

        @Test
        void drops_an_interest_that_names_the_issuer_and_has_another_key() {
            Actor eve = new Actor("eve", clock);
            Bytes forged = Forged.interestFor(eve, bob.identity().fingerprint(), bob.own());
            ada.hear(new Message.Match(forged, bob.identity().signedToken()));
            assertThat(ada.dropped()).containsExactly(IDENTITY_IS_THE_ISSUER);
        }
    }

    @Nested
    class COO_019_match_fits_an_own_interest {
        @Test
        void another_subject_fits_nothing() {
            OwnInterest other = bob.declare(new OwnInterestRequest(
                    3,
                    new SubjectHash(SeededEntropy.octets("other")),
                    Role.SENDER,
                    ExchangeKind.PUBLIC,
                    Acknowledgement.NONE,
                    Optional.empty(),
                    64,
                    MINUTE));
            ada.hear(bob.match(other));
            assertThat(ada.dropped()).containsExactly(MATCH_FITS_AN_OWN_INTEREST);
        }

        @Test
        void the_same_role_and_another_kind_fit_nothing() {
            Actor carol = new Actor("carol", clock);
            ada.hear(carol.match(carol.declare(3, Role.RECEIVER)));
            Actor dan = new Actor("dan", clock);
            ada.hear(dan.match(dan.declare(3, Role.SENDER, ExchangeKind.PRIVATE, Acknowledgement.NONE, 64)));
            assertThat(ada.dropped()).containsExactly(MATCH_FITS_AN_OWN_INTEREST, MATCH_FITS_AN_OWN_INTEREST);
        }

        @Test
        void a_withdrawn_interest_of_ours_fits_nothing() {
            ada.withdraw(1);
            ada.hear(bob.match(sends));
            assertThat(ada.dropped()).containsExactly(MATCH_FITS_AN_OWN_INTEREST);
        }

        @Test
        void thresholds_of_zero_fit() {
            bob.renew(sends);
            ada.renew(receives);
            assertThat(sends.newest().terms().current()).isZero();
            assertThat(receives.newest().terms().current()).isZero();
            ada.hear(bob.match(sends));
            assertThat(ada.dropped()).isEmpty();
            assertThat(ada.questions).hasSize(1);
        }

        @Test
        void an_audience_is_an_identity_or_a_realm_that_it_proves() {
            Actor leader = new Actor("leader", clock);
            leader.use(Forged.leaderToken(leader));
            Fingerprint realm = leader.identity().fingerprint();
            OwnInterest forRealm = ada.declare(forAudience(3, Role.RECEIVER, realm));
            OwnInterest forAda =
                    bob.declare(forAudience(4, Role.SENDER, ada.identity().fingerprint()));

            ada.leaders.add(leader.identity().signedToken());
            ada.hear(bob.match(forAda));
            assertThat(ada.dropped()).containsExactly(MATCH_FITS_AN_OWN_INTEREST);

            bob.use(Forged.memberToken(bob, leader));
            bob.withdraw(4);
            OwnInterest asMember =
                    bob.declare(forAudience(4, Role.SENDER, ada.identity().fingerprint()));
            ada.hear(bob.match(asMember));
            assertThat(ada.dropped()).hasSize(1);
            Actor.Asked asked = ada.questions.values().iterator().next();
            assertThat(asked.realm()).contains(realm);
            assertThat(forRealm.number()).isEqualTo(3);

            ada.leaders.clear();
            ada.hear(bob.match(asMember));
            assertThat(ada.dropped()).containsExactly(MATCH_FITS_AN_OWN_INTEREST, MATCH_FITS_AN_OWN_INTEREST);
        }

        private OwnInterestRequest forAudience(long number, Role role, Fingerprint audience) {
            return new OwnInterestRequest(
                    number,
                    SUBJECT,
                    role,
                    ExchangeKind.PROTECTED,
                    Acknowledgement.NONE,
                    Optional.of(audience),
                    64,
                    MINUTE);
        }
    }

    @Nested
    class COO_020_newer_match_counts {
        @Test
        void an_older_one_is_dropped_and_an_equal_one_passed_over() {
            Message.Match older = bob.match(sends);
            bob.renew(sends);
            ada.meet(bob);
            ada.hear(bob.match(sends));
            assertThat(ada.dropped()).isEmpty();
            ada.hear(older);
            assertThat(ada.dropped()).containsExactly(NEWER_MATCH_COUNTS);
            assertThat(changes()).containsExactly(granted());
        }

        @Test
        void what_was_withdrawn_does_not_come_back() {
            Message.Match before = bob.match(sends);
            ada.meet(bob);
            bob.withdraw(2);
            ada.hear(bob.match(sends));
            ada.hear(before);
            assertThat(ada.dropped()).containsExactly(NEWER_MATCH_COUNTS);
            assertThat(changes()).containsExactly(granted(), ended());
        }

        @Test
        void what_is_declared_anew_is_asked_about_anew() {
            ada.meet(bob);
            bob.withdraw(2);
            ada.hear(bob.match(sends));
            bob.declare(2, Role.SENDER);
            ada.meet(bob);
            assertThat(changes()).containsExactly(granted(), ended(), granted());
        }
    }

    @Nested
    class COO_021_parties_within_limit {
        @Test
        void a_withdrawal_of_an_unknown_party_is_dropped() {
            bob.withdraw(2);
            ada.hear(bob.match(sends));
            assertThat(ada.dropped()).containsExactly(PARTIES_WITHIN_LIMIT);
        }

        @Test
        void the_1025th_of_one_interest_is_dropped_and_none_gives_way() {
            ada.roomForQuestions = 0;
            List<Message.Match> matches = new ArrayList<>();
            for (int i = 0; i < 1025; i++) {
                Actor other = new Actor("other " + i, clock);
                matches.add(other.match(other.declare(1, Role.SENDER)));
            }
            matches.subList(0, 1024).forEach(ada::hear);
            assertThat(ada.dropped()).isEmpty();
            assertThat(ada.exchange.counts().parties()).isEqualTo(1024);
            clock.millis += 1_000; // a ration of Matches
            ada.hear(matches.get(1024));
            assertThat(ada.dropped()).containsExactly(PARTIES_WITHIN_LIMIT);
            ada.hear(matches.get(0));
            assertThat(ada.dropped()).hasSize(1);
        }

        @Test
        void the_4097th_in_all_is_dropped() {
            ada.roomForQuestions = 0;
            ada.withdraw(1);
            ada.publishedTo.add(ada.own());
            List<SubjectHash> named = new ArrayList<>();
            for (int i = 0; i < 5; i++) named.add(new SubjectHash(SeededEntropy.octets("subject " + i)));
            for (int i = 0; i < 5; i++) ada.declare(of(10 + i, named.get(i), Role.RECEIVER));
            for (int i = 0; i < 1024; i++) {
                Actor other = new Actor("other " + i, clock);
                for (int s = 0; s < 4; s++) {
                    ada.exchange.take(other.match(other.declare(of(s, named.get(s), Role.SENDER))), ada.own(), SOURCE);
                }
            }
            assertThat(ada.dropped()).isEmpty();
            assertThat(ada.exchange.counts().parties()).isEqualTo(4096);
            ada.hear(bob.match(bob.declare(of(5, named.get(4), Role.SENDER))));
            assertThat(ada.dropped()).containsExactly(PARTIES_WITHIN_LIMIT);
        }

        private OwnInterestRequest of(long number, SubjectHash subject, Role role) {
            return new OwnInterestRequest(
                    number,
                    subject,
                    role,
                    ExchangeKind.PUBLIC,
                    Acknowledgement.NONE,
                    Optional.empty(),
                    64,
                    Actor.LIFETIME_MILLIS);
        }
    }

    @Nested
    class COO_022_parties_are_authorized {
        @Test
        void two_questions_in_order_name_identity_and_interest() {
            ada.hear(bob.match(sends));
            Actor.Asked first = ada.questions.values().iterator().next();
            assertThat(first.about()).isEqualTo(About.AUTHENTICATE);
            assertThat(first.identity().signedToken()).isEqualTo(bob.identity().signedToken());
            assertThat(first.interest()).isEqualTo(sends.newest());
            ada.answer(Decision.GRANTED);
            assertThat(ada.questions.values()).extracting(Actor.Asked::about).containsExactly(About.AUTHORIZE);
            assertThat(changes()).isEmpty();
            ada.answer(Decision.GRANTED);
            assertThat(changes()).containsExactly(granted());
        }

        @Test
        void without_room_for_a_question_it_is_deferred_for_five_seconds() {
            ada.roomForQuestions = 0;
            ada.hear(bob.match(sends));
            ada.roomForQuestions = 64;
            ada.pass(4_999);
            ada.hear(bob.match(sends));
            assertThat(ada.questions).isEmpty();
            ada.pass(1);
            ada.hear(bob.match(sends));
            assertThat(ada.questions).hasSize(1);
        }

        @Test
        void the_denied_is_asked_about_after_sixty_seconds() {
            ada.hear(bob.match(sends));
            ada.answer(Decision.DENIED);
            ada.pass(59_999);
            ada.hear(bob.match(sends));
            assertThat(ada.questions).isEmpty();
            ada.pass(1);
            ada.hear(bob.match(sends));
            assertThat(ada.questions).hasSize(1);
        }

        @Test
        void the_deferred_is_asked_about_after_five_seconds() {
            ada.hear(bob.match(sends));
            ada.answer(Decision.GRANTED);
            ada.answer(Decision.DEFERRED);
            ada.pass(4_999);
            ada.hear(bob.match(sends));
            assertThat(ada.questions).isEmpty();
            ada.pass(1);
            ada.hear(bob.match(sends));
            assertThat(ada.questions.values()).extracting(Actor.Asked::about).containsExactly(About.AUTHENTICATE);
        }

        @Test
        void a_late_answer_changes_nothing() {
            ada.hear(bob.match(sends));
            long question = ada.questions.keySet().iterator().next();
            ada.answer(Decision.DEFERRED);
            ada.exchange.answered(question, Decision.GRANTED);
            assertThat(changes()).isEmpty();
        }

        @Test
        void a_grant_is_asked_for_again_from_fifty_minutes_on() {
            keepMeeting(50 * MINUTE - 1);
            hearOfBob();
            assertThat(ada.questions).isEmpty();
            ada.pass(1);
            hearOfBob();
            assertThat(ada.questions).hasSize(1);
            ada.answerAll(Decision.GRANTED);
            assertThat(changes()).containsExactly(granted());
            keepMeeting(20 * MINUTE);
            assertThat(changes()).containsExactly(granted());
        }

        @Test
        void a_grant_ends_after_an_hour() {
            keepMeeting(50 * MINUTE - 1);
            ada.pass(4 * MINUTE);
            renewInPlace();
            ada.pass(4 * MINUTE);
            renewInPlace();
            ada.pass(2 * MINUTE);
            assertThat(changes()).containsExactly(granted());
            ada.pass(1);
            assertThat(changes()).containsExactly(granted(), ended());
        }

        @Test
        void asked_again_and_put_off_it_stays_granted_and_denied_it_ends() {
            keepMeeting(50 * MINUTE);
            hearOfBob();
            ada.answer(Decision.GRANTED);
            ada.answer(Decision.DEFERRED);
            assertThat(changes()).containsExactly(granted());
            ada.pass(4_999);
            hearOfBob();
            assertThat(ada.questions).isEmpty();
            ada.pass(1);
            hearOfBob();
            ada.answer(Decision.DENIED);
            assertThat(changes()).containsExactly(granted(), ended());
        }

        @Test
        void without_room_for_the_question_it_stays_granted_and_is_asked_about_after_five_seconds() {
            keepMeeting(50 * MINUTE - 1);
            ada.pass(1);
            ada.roomForQuestions = 0;
            hearOfBob();
            ada.roomForQuestions = 64;
            ada.pass(4_999);
            hearOfBob();
            assertThat(ada.questions).isEmpty();
            assertThat(changes()).containsExactly(granted());
            ada.pass(1);
            hearOfBob();
            assertThat(ada.questions).hasSize(1);
        }

        @Test
        void a_newer_token_of_the_identity_is_asked_about_and_an_older_one_is_not() {
            Message.Match first = bob.match(sends);
            clock.millis += 1_000;
            bob.use(bob.identity(Bytes.EMPTY, Bytes.EMPTY, List.of()));
            ada.meet(bob);
            ada.hear(first);
            assertThat(ada.questions).isEmpty();
            clock.millis += 1_000;
            bob.use(bob.identity(Bytes.EMPTY, Bytes.EMPTY, List.of()));
            ada.hear(bob.match(sends));
            assertThat(ada.questions).hasSize(1);
            assertThat(ada.exchange.counts().granted()).isEqualTo(1);
        }

        @Test
        void a_grant_ends_with_the_token_of_the_identity() {
            bob.use(Forged.identityFor(bob, 2 * MINUTE));
            ada.meet(bob);
            ada.pass(3 * MINUTE - 1);
            assertThat(changes()).containsExactly(granted());
            ada.pass(1);
            assertThat(changes()).containsExactly(granted(), ended());
        }

        /** Granted now, and with a fresh interest every four minutes. */
        private void keepMeeting(long millis) {
            ada.meet(bob);
            long end = clock.millis + millis;
            while (clock.millis + 4 * MINUTE < end) {
                ada.pass(4 * MINUTE);
                renewInPlace();
            }
            ada.pass(end - clock.millis);
            renewInPlace();
        }

        private void renewInPlace() {
            bob.withdraw(2);
            bob.declare(2, Role.SENDER);
            ada.interests.wake();
            hearOfBob();
        }

        private void hearOfBob() {
            ada.hear(bob.match(bob.interests.find(2).orElseThrow()));
        }
    }

    @Nested
    class COO_023_parties_end {
        @Test
        void when_the_newest_interest_has_expired() {
            ada.meet(bob);
            ada.pass(Actor.LIFETIME_MILLIS + MINUTE - 1);
            assertThat(changes()).containsExactly(granted());
            ada.pass(1);
            assertThat(changes()).containsExactly(granted(), ended());
            assertThat(ada.exchange.counts().parties()).isZero();
        }

        @Test
        void by_the_wall_clock_even_if_that_is_set() {
            ada.meet(bob);
            clock.aheadMillis = Actor.LIFETIME_MILLIS + MINUTE - 1;
            ada.exchange.wake();
            assertThat(changes()).containsExactly(granted());
            clock.aheadMillis += 1;
            ada.exchange.wake();
            assertThat(changes()).containsExactly(granted(), ended());
        }

        @Test
        void not_while_it_is_renewed() {
            ada.meet(bob);
            bob.renew(sends);
            ada.interests.wake();
            ada.hear(bob.match(sends));
            ada.pass(Actor.LIFETIME_MILLIS);
            assertThat(changes()).containsExactly(granted());
        }

        @Test
        void when_it_is_withdrawn_and_known_until_the_withdrawal_expires() {
            ada.meet(bob);
            bob.withdraw(2);
            ada.hear(bob.match(sends));
            assertThat(changes()).containsExactly(granted(), ended());
            assertThat(ada.exchange.counts().parties()).isEqualTo(1);
            ada.pass(sends.newest().endMillis() - ada.now().wallMillis() - 1);
            assertThat(ada.exchange.counts().parties()).isEqualTo(1);
            ada.pass(1);
            assertThat(ada.exchange.counts().parties()).isZero();
        }

        @Test
        void with_our_own_interest_and_a_question_is_not_waited_for() {
            ada.meet(bob);
            Actor carol = new Actor("carol", clock);
            ada.hear(carol.match(carol.declare(1, Role.SENDER)));
            assertThat(ada.questions).hasSize(1);
            ada.withdraw(1);
            assertThat(changes()).containsExactly(granted(), ended());
            assertThat(ada.questions).isEmpty();
            assertThat(ada.exchange.counts().parties()).isZero();
            assertThat(ada.exchange.deadlineMillis()).isEmpty();
        }

        @Test
        void who_was_never_granted_ends_in_silence() {
            ada.hear(bob.match(sends));
            ada.answer(Decision.DENIED);
            ada.pass(Actor.LIFETIME_MILLIS + MINUTE);
            assertThat(changes()).isEmpty();
            assertThat(ada.exchange.counts().parties()).isZero();
        }
    }
}
