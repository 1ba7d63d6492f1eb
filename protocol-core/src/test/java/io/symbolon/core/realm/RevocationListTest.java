package io.symbolon.core.realm;

import static io.symbolon.core.realm.Cast.ASKER;
import static io.symbolon.core.realm.Cast.LEADER;
import static io.symbolon.core.realm.Cast.REALM;
import static io.symbolon.core.realm.Cast.SUITE;
import static io.symbolon.core.testing.Verdicts.assertAccepted;
import static io.symbolon.core.testing.Verdicts.assertRefused;
import static io.symbolon.spec.RealmRule.REVOCATIONS_ARE_THE_LEADERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.verdict.Verdict;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** RLM-017. */
class RevocationListTest {
    private static final List<Bytes> TWO = ascending(2);

    @Test
    void what_the_leader_signs_is_what_the_text_says() {
        assertThat(RevocationList.signedMessage(REALM.fingerprint(), 258, TWO))
                .isEqualTo(Bytes.concat(
                        Bytes.ofUtf8("symbolon/1 revocations\0"),
                        REALM.fingerprint().octets(),
                        Bytes.ofHex("0000000000000102"),
                        Bytes.ofHex("00000040"),
                        TWO.get(0),
                        TWO.get(1)));
    }

    @Test
    void a_signed_list_is_taken_in_order_and_without_repetition() {
        Fingerprint one = new Fingerprint(TWO.get(0));
        Fingerprint other = new Fingerprint(TWO.get(1));
        RevocationList list =
                RevocationList.sign(REALM.fingerprint(), 1, List.of(other, one, other), LEADER.key(), SUITE);

        assertThat(list.identities()).containsExactly(one, other);
        assertAccepted(check(0, 1, TWO, list.signature()));
    }

    @Test
    void an_empty_list_revokes_nobody_any_longer() {
        assertAccepted(signedAndChecked(4, 5, List.of()));
    }

    @Test
    void the_sequence_rises() {
        assertAccepted(signedAndChecked(4, 5, TWO));
        assertRefused(REVOCATIONS_ARE_THE_LEADERS, signedAndChecked(5, 5, TWO));
        assertRefused(REVOCATIONS_ARE_THE_LEADERS, signedAndChecked(6, 5, TWO));
        assertRefused(REVOCATIONS_ARE_THE_LEADERS, signedAndChecked(0, 0, TWO));
        assertAccepted(signedAndChecked(Long.MAX_VALUE, Long.MIN_VALUE, TWO)); // unsigned: one more
        assertRefused(REVOCATIONS_ARE_THE_LEADERS, signedAndChecked(-1, 1, TWO));
    }

    @Test
    void thirty_are_the_most() {
        assertAccepted(signedAndChecked(0, 1, ascending(30)));
        assertRefused(REVOCATIONS_ARE_THE_LEADERS, signedAndChecked(0, 1, ascending(31)));
        List<Fingerprint> tooMany = ascending(31).stream().map(Fingerprint::new).toList();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RevocationList.sign(REALM.fingerprint(), 1, tooMany, LEADER.key(), SUITE));
    }

    @Test
    void identities_ascend_and_have_their_length() {
        assertRefused(REVOCATIONS_ARE_THE_LEADERS, signedAndChecked(0, 1, List.of(TWO.get(1), TWO.get(0))));
        assertRefused(REVOCATIONS_ARE_THE_LEADERS, signedAndChecked(0, 1, List.of(TWO.get(0), TWO.get(0))));
        assertRefused(
                REVOCATIONS_ARE_THE_LEADERS,
                signedAndChecked(0, 1, List.of(TWO.get(0).from(1))));
        assertRefused(REVOCATIONS_ARE_THE_LEADERS, signedAndChecked(0, 1, List.of(Bytes.EMPTY)));
    }

    @Test
    void the_signature_is_the_leaders_over_realm_sequence_and_identities() {
        assertRefused(REVOCATIONS_ARE_THE_LEADERS, check(0, 1, TWO, sign(ASKER, REALM.fingerprint(), 1, TWO)));
        assertRefused(
                REVOCATIONS_ARE_THE_LEADERS, check(0, 1, TWO, sign(LEADER.key(), new Fingerprint(TWO.get(0)), 1, TWO)));
        assertRefused(REVOCATIONS_ARE_THE_LEADERS, check(0, 2, TWO, sign(LEADER.key(), REALM.fingerprint(), 1, TWO)));
        assertRefused(
                REVOCATIONS_ARE_THE_LEADERS,
                check(0, 1, ascending(1), sign(LEADER.key(), REALM.fingerprint(), 1, TWO)));
    }

    private static Verdict<RevocationList> signedAndChecked(long last, long sequence, List<Bytes> identities) {
        return check(last, sequence, identities, sign(LEADER.key(), REALM.fingerprint(), sequence, identities));
    }

    private static Verdict<RevocationList> check(long last, long sequence, List<Bytes> identities, Bytes signature) {
        return RevocationList.check(REALM, last, sequence, identities, signature, SUITE);
    }

    private static Bytes sign(SigningKey key, Fingerprint realm, long sequence, List<Bytes> identities) {
        return SUITE.sign(key, RevocationList.signedMessage(realm, sequence, identities));
    }

    private static List<Bytes> ascending(int count) {
        Stream<Bytes> some = IntStream.range(0, count).mapToObj(i -> SeededEntropy.octets("revoked " + i));
        return some.sorted().toList();
    }
}
