package io.symbolon.core.exchange;

import static io.symbolon.core.testing.Verdicts.assertAccepted;
import static io.symbolon.core.testing.Verdicts.assertRefused;
import static io.symbolon.spec.MessageRule.REASSEMBLY_IS_BOUNDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Message;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** [MSG-008] what is kept of messages of which parts are missing. Parties are names here, and parts are opened already. */
class ReassemblyTest {
    private static final Bytes PAIR = Bytes.ofHex("0102030405060708");
    private static final Bytes OTHER_PAIR = Bytes.ofHex("1112131415161718");

    private final Reassembly<String> reassembly = new Reassembly<>();

    private Verdict<Optional<Bytes>> add(String party, Bytes pair, long number, int part, int parts, long now) {
        Message.Parcel parcel = new Message.Parcel(pair, PAIR, number, part, parts, Bytes.EMPTY);
        return reassembly.add(party, parcel, Bytes.of(part), now);
    }

    private Verdict<Optional<Bytes>> add(String party, long number, int part, int parts) {
        return add(party, PAIR, number, part, parts, 0);
    }

    private void assertKept(Verdict<Optional<Bytes>> verdict) {
        assertThat(assertAccepted(verdict)).isEmpty();
    }

    private void assertWhole(String hex, Verdict<Optional<Bytes>> verdict) {
        assertThat(assertAccepted(verdict)).contains(Bytes.ofHex(hex));
    }

    @Nested
    class Whole {
        @Test
        void a_single_part_is_the_message() {
            assertWhole("00", add("ada", 1, 0, 1));
            assertThat(reassembly.size()).isZero();
        }

        @Test
        void the_last_missing_part_completes_it_in_any_order() {
            assertKept(add("ada", 1, 2, 3));
            assertKept(add("ada", 1, 0, 3));
            assertWhole("000102", add("ada", 1, 1, 3));
            assertThat(reassembly.size()).isZero();
        }

        @Test
        void parts_of_other_parties_pairs_and_numbers_do_not_mix() {
            assertKept(add("ada", PAIR, 1, 0, 2, 0));
            assertKept(add("bob", PAIR, 1, 1, 2, 0));
            assertKept(add("ada", OTHER_PAIR, 1, 1, 2, 0));
            assertKept(add("ada", PAIR, 2, 1, 2, 0));
            assertThat(reassembly.size()).isEqualTo(4);
        }
    }

    @Nested
    class MSG_008_reassembly_is_bounded {
        @Test
        void drops_a_part_that_is_there_already() {
            assertKept(add("ada", 1, 0, 2));
            assertRefused(REASSEMBLY_IS_BOUNDED, add("ada", 1, 0, 2));
            assertWhole("0001", add("ada", 1, 1, 2));
        }

        @Test
        void drops_a_part_of_another_count() {
            assertKept(add("ada", 1, 0, 2));
            assertRefused(REASSEMBLY_IS_BOUNDED, add("ada", 1, 1, 3));
            assertRefused(REASSEMBLY_IS_BOUNDED, add("ada", 1, 0, 1));
            assertWhole("0001", add("ada", 1, 1, 2));
        }

        @Test
        void the_ninth_of_a_party_pushes_out_the_one_that_began_first() {
            for (int number = 1; number <= 8; number++) assertKept(add("ada", number, 0, 2));
            assertKept(add("bob", 1, 0, 2));
            assertKept(add("ada", 9, 0, 2));

            assertThat(reassembly.size()).isEqualTo(9);
            assertWhole("0001", add("ada", 2, 1, 2));
            assertKept(add("ada", 1, 1, 2));
            assertWhole("0001", add("bob", 1, 1, 2));
        }

        @Test
        void of_the_257th_in_all_nothing_is_kept() {
            for (int party = 0; party < 32; party++) {
                for (int number = 1; number <= 8; number++) assertKept(add("party " + party, number, 0, 2));
            }
            assertThat(reassembly.size()).isEqualTo(256);
            assertRefused(REASSEMBLY_IS_BOUNDED, add("one more", 1, 0, 2));
            assertWhole("00", add("one more", 2, 0, 1));
            assertKept(add("party 0", 9, 0, 2)); // in the place of its own first
            assertThat(reassembly.size()).isEqualTo(256);
        }

        @Test
        void each_is_forgotten_ten_seconds_after_its_first_part() {
            assertKept(add("ada", PAIR, 1, 0, 3, 1_000));
            assertKept(add("ada", PAIR, 1, 1, 3, 9_000));
            reassembly.expire(10_999);
            assertThat(reassembly.size()).isEqualTo(1);
            assertThat(reassembly.deadlineMillis()).hasValue(11_000);
            reassembly.expire(11_000);
            assertThat(reassembly.size()).isZero();
            assertThat(reassembly.deadlineMillis()).isEmpty();
        }

        @Test
        void a_party_that_ends_leaves_nothing() {
            assertKept(add("ada", 1, 0, 2));
            assertKept(add("bob", 1, 0, 2));
            reassembly.forgetAllOf("ada");
            assertThat(reassembly.size()).isEqualTo(1);
            assertWhole("0001", add("bob", 1, 1, 2));
        }
    }
}
