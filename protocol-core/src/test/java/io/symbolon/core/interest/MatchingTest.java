package io.symbolon.core.interest;

import static io.symbolon.core.interest.Declared.interest;
import static io.symbolon.core.interest.Declared.receiver;
import static io.symbolon.core.interest.Declared.sender;
import static io.symbolon.core.interest.Declared.terms;
import static io.symbolon.core.testing.TokenDraft.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.testing.TokenDraft;
import io.symbolon.core.token.Fingerprint;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The table of chapter coordinator, row by row, and in both directions. */
class MatchingTest {
    private static final Optional<Fingerprint> NONE = Optional.empty();
    private static final Fingerprint REALM = new Fingerprint(Bytes.ofHex("c5".repeat(32)));
    private static final Bytes RECEIVER = Bytes.ofHex("a3".repeat(32));

    private static boolean matches(TokenDraft one, TokenDraft other) {
        return matches(one, NONE, other, NONE, NOW);
    }

    /** Whether they match, which has to be the same in both directions. */
    private static boolean matches(
            TokenDraft one,
            Optional<Fingerprint> oneRealm,
            TokenDraft other,
            Optional<Fingerprint> otherRealm,
            Instant now) {
        Interest first = interest(one);
        Interest second = interest(other);
        boolean matches = Matching.matches(first, oneRealm, second, otherRealm, now);
        assertThat(Matching.matches(second, otherRealm, first, oneRealm, now)).isEqualTo(matches);
        return matches;
    }

    private static TokenDraft with(TokenDraft draft, int role, int exchange, int current) {
        return draft.extension("exchange", terms(role, exchange, 0, current, 8));
    }

    @Test
    void a_sender_and_a_receiver_of_one_subject_match() {
        assertThat(matches(sender(), receiver())).isTrue();
    }

    @Test
    void the_subject_is_equal() {
        assertThat(matches(sender(), receiver().subject("1" + Declared.SUBJECT.substring(1))))
                .isFalse();
    }

    @Test
    void one_sends_and_one_receives() {
        assertThat(matches(sender(), with(receiver(), 1, 2, 8))).isFalse();
        assertThat(matches(with(sender(), 2, 2, 8), receiver())).isFalse();
    }

    @Test
    void the_kind_of_exchange_is_equal() {
        assertThat(matches(with(sender(), 1, 4, 8), receiver())).isFalse();
        assertThat(matches(with(sender(), 1, 4, 8), with(receiver(), 2, 4, 8))).isTrue();
        assertThat(matches(with(sender(), 1, 1, 8), with(receiver(), 2, 1, 8))).isTrue();
    }

    @Test
    void the_nodes_are_different() {
        assertThat(matches(sender(), receiver().extension("node_fingerprint", Declared.NODE)))
                .isFalse();
        assertThat(matches(sender(), receiver().issuer(Declared.ISSUER))).isTrue();
    }

    @Test
    void both_have_something_to_give_or_to_take() {
        assertThat(matches(with(sender(), 1, 2, 1), with(receiver(), 2, 2, 1))).isTrue();
        assertThat(matches(with(sender(), 1, 2, 0), receiver())).isFalse();
        assertThat(matches(sender(), with(receiver(), 2, 2, 0))).isFalse();
        assertThat(Matching.fits(interest(with(sender(), 1, 2, 0)), NONE, interest(receiver()), NONE, NOW))
                .isTrue();
    }

    @Test
    void the_times_of_both_hold() {
        assertThat(matches(sender(), NONE, receiver(), NONE, NOW.plusMillis(359_999)))
                .isTrue();
        assertThat(matches(sender(), NONE, receiver(), NONE, NOW.plusMillis(360_000)))
                .isFalse();
        assertThat(matches(sender(), NONE, receiver(), NONE, NOW.minusMillis(60_000)))
                .isTrue();
        assertThat(matches(sender(), NONE, receiver(), NONE, NOW.minusMillis(60_001)))
                .isFalse();
    }

    @Test
    void an_audience_is_the_others_identity_or_a_realm_that_it_proves() {
        TokenDraft forReceiver = with(sender(), 1, 3, 8).audience(RECEIVER);
        TokenDraft forSender = with(receiver(), 2, 3, 8).audience(Declared.ISSUER);
        TokenDraft forRealm = with(receiver(), 2, 3, 8).audience(REALM.octets());
        assertThat(matches(forReceiver, forSender)).isTrue();
        assertThat(matches(forReceiver.audience(Declared.NODE), forSender)).isFalse();
        assertThat(matches(forReceiver, forSender.audience(RECEIVER))).isFalse();
        assertThat(matches(forReceiver, NONE, forRealm, Optional.of(REALM), NOW))
                .isFalse();
        assertThat(matches(forReceiver, Optional.of(REALM), forRealm, NONE, NOW))
                .isTrue();
    }

    @Property(tries = 100, seed = "20260101")
    boolean whatever_matches_fits_and_has_credit_on_both_sides(
            @ForAll @IntRange(min = 1, max = 2) int role,
            @ForAll @IntRange(min = 1, max = 2) int otherRole,
            @ForAll @IntRange(min = 0, max = 2) int current,
            @ForAll @IntRange(min = 0, max = 2) int otherCurrent) {
        Interest one = interest(with(sender(), role, 2, current));
        Interest other = interest(with(receiver(), otherRole, 2, otherCurrent));
        boolean expected = role != otherRole && current > 0 && otherCurrent > 0;
        return Matching.matches(one, NONE, other, NONE, NOW) == expected
                && Matching.fits(one, NONE, other, NONE, NOW) == (role != otherRole);
    }
}
