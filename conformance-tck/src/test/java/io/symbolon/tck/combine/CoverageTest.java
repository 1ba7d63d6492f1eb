package io.symbolon.tck.combine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final List<List<Integer>> COLUMNS =
            List.of(List.of(0, 1), List.of(0, 3, 4), List.of(0), List.of(0, 1, 2, 3), List.of(0, 1), List.of(0, 5, 6));

    @Test
    void every_pair_of_values_occurs() {
        List<List<Integer>> rows = Coverage.rows(COLUMNS, 2, 1);

        for (int one = 0; one < COLUMNS.size(); one++) {
            for (int other = one + 1; other < COLUMNS.size(); other++) {
                for (int value : COLUMNS.get(one)) {
                    for (int also : COLUMNS.get(other)) {
                        int first = one;
                        int second = other;
                        assertThat(rows).anyMatch(row -> row.get(first) == value && row.get(second) == also);
                    }
                }
            }
        }
    }

    @Test
    void there_are_far_fewer_rows_than_combinations() {
        int largestPair = 4 * 3;
        assertThat(Coverage.rows(COLUMNS, 2, 1)).hasSizeBetween(largestPair, 20);
        assertThat(Coverage.rows(COLUMNS, COLUMNS.size(), 1)).hasSize(2 * 3 * 4 * 2 * 3);
    }

    @Test
    void a_row_has_a_value_of_each_column() {
        assertThat(Coverage.rows(COLUMNS, 3, 1))
                .allMatch(row -> IntStream.range(0, COLUMNS.size())
                        .allMatch(column -> COLUMNS.get(column).contains(row.get(column))));
    }

    @Test
    void the_same_seed_gives_the_same_rows() {
        assertThat(Coverage.rows(COLUMNS, 2, 7)).isEqualTo(Coverage.rows(COLUMNS, 2, 7));
    }
}
