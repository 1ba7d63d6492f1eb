package io.symbolon.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** [SES-010] which of two sessions sends. */
class RankTest {
    private static final Bytes LOW_ID = Bytes.ofHex("7fffffffffffffff");
    private static final Bytes HIGH_ID = Bytes.ofHex("8000000000000000");

    @Test
    void both_ends_compute_the_same() {
        assertThat(Rank.of(1000, 2000, LOW_ID)).isEqualTo(Rank.of(2000, 1000, LOW_ID));
    }

    @Test
    void the_later_issue_counts_first_then_the_earlier_then_the_id() {
        List<Rank> ascending = List.of(
                Rank.of(1000, 1000, HIGH_ID),
                Rank.of(500, 2000, HIGH_ID), // a later token beats everything else
                Rank.of(501, 2000, LOW_ID), // then the other token
                Rank.of(501, 2000, HIGH_ID), // then the session id, as an unsigned number
                Rank.of(1, 2001, LOW_ID));

        for (int i = 0; i < ascending.size(); i++) {
            for (int j = 0; j < ascending.size(); j++) {
                assertThat(Integer.signum(ascending.get(i).compareTo(ascending.get(j))))
                        .as("rank %d and rank %d", i, j)
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @Test
    void both_ends_of_a_handshake_compute_the_same() {
        Meeting meeting = new Meeting();

        assertThat(meeting.alices.rank()).isEqualTo(meeting.bobs.rank());
    }
}
