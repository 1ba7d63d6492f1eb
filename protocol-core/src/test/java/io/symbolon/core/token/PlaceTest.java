package io.symbolon.core.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.spec.Chapter;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlaceTest {
    @Test
    void places_kinds_and_sizes_are_those_of_the_table() {
        assertThat(Stream.of(Place.values())
                        .map(place -> "| %s | %s | %d octets |"
                                .formatted(lowerCase(place), lowerCase(place.kind()), place.largestOctets())))
                .hasSize(4)
                .allSatisfy(row -> assertThat(Chapter.TOKEN.markdown().lines()).contains(row));
    }

    @Test
    void numbers_of_kinds_are_those_of_the_text() {
        assertThat(Chapter.TOKEN.markdown()).contains("Kind: 1 node, 2 identity, 3 interest");
        assertThat(Stream.of(1, 2, 3).map(number -> Kind.ofNumber(number).orElseThrow()))
                .containsExactly(Kind.NODE, Kind.IDENTITY, Kind.INTEREST)
                .allSatisfy(kind -> assertThat(Kind.ofNumber(kind.number())).contains(kind));
        assertThat(Stream.of(-1, 0, 4).map(Kind::ofNumber)).allMatch(kind -> kind.isEmpty());
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
