package io.symbolon.core.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.token.Fingerprint;
import org.junit.jupiter.api.Test;

/** [TOK-031] the deny list. */
class DenyListTest {
    private static final Fingerprint ALICE = new Fingerprint(SeededEntropy.octets("alice"));
    private static final Fingerprint BOB = new Fingerprint(SeededEntropy.octets("bob"));
    private static final Fingerprint CAROL = new Fingerprint(SeededEntropy.octets("carol"));

    private final DenyList list = new DenyList(2);

    @Test
    void holds_until_the_end_and_forgets() {
        list.deny(ALICE, 1_000);

        assertThat(list.contains(ALICE, 999)).isTrue();
        assertThat(list.contains(BOB, 999)).isFalse();
        assertThat(list.contains(ALICE, 1_000)).isFalse();
        assertThat(list.size()).isZero();
    }

    @Test
    void a_second_denial_counts_instead_of_the_first() {
        list.deny(ALICE, 1_000);
        list.deny(ALICE, 500);

        assertThat(list.size()).isEqualTo(1);
        assertThat(list.contains(ALICE, 500)).isFalse();
    }

    @Test
    void a_full_list_gives_up_the_entry_that_ends_first() {
        list.deny(ALICE, 2_000);
        list.deny(BOB, 1_000);
        list.deny(CAROL, 500);

        assertThat(list.size()).isEqualTo(2);
        assertThat(list.contains(BOB, 0)).isFalse();
        assertThat(list.contains(ALICE, 0)).isTrue();
        assertThat(list.contains(CAROL, 0)).isTrue();
    }

    @Test
    void a_full_list_renews_an_entry_without_giving_up_another() {
        list.deny(ALICE, 2_000);
        list.deny(BOB, 1_000);
        list.deny(ALICE, 3_000);

        assertThat(list.contains(BOB, 0)).isTrue();
    }
}
