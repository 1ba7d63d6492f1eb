package io.symbolon.core.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTest {
    private static final Bytes FOUR = Bytes.ofHex("00017fff");

    @Nested
    class octets_come_in {
        @Test
        void by_copy() {
            byte[] source = {1, 2};
            Bytes copy = Bytes.copyOf(source);
            source[0] = 9;

            assertThat(copy).isEqualTo(Bytes.of(1, 2));
        }

        @Test
        void by_hand_over() {
            byte[] owned = {1, 2};
            Bytes wrapped = Bytes.wrap(owned);
            owned[0] = 9;

            assertThat(wrapped).isEqualTo(Bytes.of(9, 2));
        }

        @Test
        void as_values_from_0_to_255() {
            assertThat(Bytes.of(0, 255)).hasToString("00ff");
            assertThatIllegalArgumentException().isThrownBy(() -> Bytes.of(256));
            assertThatIllegalArgumentException().isThrownBy(() -> Bytes.of(-1));
        }

        @Test
        void as_digits_of_either_case() {
            assertThat(Bytes.ofHex("00fFFf")).isEqualTo(Bytes.of(0, 255, 255));
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "000", "0g", "0x00", " 00", "00 "})
        void but_not_as_other_text(String text) {
            assertThatIllegalArgumentException().isThrownBy(() -> Bytes.ofHex(text));
        }

        @Test
        void as_utf_8() {
            assertThat(Bytes.ofUtf8("a\u00e9\u20ac\ud83d\ude00")).hasToString("61c3a9e282acf09f9880");
        }

        @Test
        void as_parts() {
            assertThat(Bytes.concat(FOUR.slice(1, 2), Bytes.EMPTY, FOUR.from(3)))
                    .hasToString("017fff");
            assertThat(Bytes.concat()).isEqualTo(Bytes.EMPTY);
        }
    }

    @Nested
    class octets_go_out {
        @Test
        void by_copy() {
            Bytes slice = FOUR.slice(1, 2);
            byte[] copy = slice.toArray();
            copy[0] = 9;

            assertThat(copy).containsExactly(9, 0x7f);
            assertThat(slice).hasToString("017f");
        }

        @Test
        void into_an_array_of_the_caller() {
            byte[] target = new byte[4];
            FOUR.slice(1, 2).copyInto(target, 1);

            assertThat(target).containsExactly(0, 1, 0x7f, 0);
        }

        @Test
        void as_a_view_of_the_slice_alone_that_can_not_be_written_to() {
            ByteBuffer view = FOUR.slice(1, 2).asReadOnlyBuffer();

            assertThat(view.remaining()).isEqualTo(2);
            assertThat(view.capacity()).isEqualTo(2);
            assertThat(view.hasArray()).isFalse();
            assertThat(view.get(0)).isEqualTo((byte) 1);
            assertThatExceptionOfType(ReadOnlyBufferException.class).isThrownBy(() -> view.put(0, (byte) 9));
        }
    }

    @Nested
    class a_slice {
        @Test
        void shares_the_octets_of_the_whole() {
            byte[] owned = {1, 2, 3, 4};
            Bytes inner = Bytes.wrap(owned).slice(1, 3).from(1);
            owned[2] = 9;

            assertThat(inner).isEqualTo(Bytes.of(9, 4));
        }

        @Test
        void reaches_from_the_first_to_the_last_octet() {
            assertThat(FOUR.slice(0, 4)).isEqualTo(FOUR);
            assertThat(FOUR.slice(4, 0)).isEqualTo(Bytes.EMPTY);
            assertThat(FOUR.from(4).isEmpty()).isTrue();
        }

        @ParameterizedTest
        @CsvSource({"-1,1", "0,-1", "0,5", "4,1", "5,0", "2147483647,2", "1,2147483647"})
        void ends_inside_the_whole(int from, int count) {
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> FOUR.slice(from, count));
        }

        @Test
        void or_says_which_octets_were_asked_for() {
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> FOUR.slice(3, 2))
                    .withMessage("octets 3 to 5 of 4 do not exist");
        }

        @Test
        void ends_inside_itself_and_not_inside_the_array_behind_it() {
            Bytes slice = FOUR.slice(1, 2);

            assertThat(slice.at(1)).isEqualTo(0x7f);
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> slice.at(2));
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> slice.at(-1));
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> slice.slice(1, 2));
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> slice.bigEndian(1, 2));
        }
    }

    @Nested
    class CNV_002_integers_are_big_endian {
        @ParameterizedTest
        @CsvSource({
            "0, 1, 00",
            "255, 1, ff",
            "65535, 2, ffff",
            "258, 2, 0102",
            "4294967295, 4, ffffffff",
            "72623859790382856, 8, 0102030405060708",
            "-1, 8, ffffffffffffffff",
        })
        void of_1_to_8_octets(long value, int lengthOctets, String hex) {
            assertThat(Bytes.ofBigEndian(value, lengthOctets)).hasToString(hex);
            assertThat(Bytes.ofHex("ff" + hex).bigEndian(1, lengthOctets)).isEqualTo(value);
        }

        @ParameterizedTest
        @CsvSource({"256, 1", "-1, 1", "65536, 2", "4294967296, 4", "-1, 4", "72057594037927936, 7"})
        void never_cut_to_fit(long value, int lengthOctets) {
            assertThatIllegalArgumentException().isThrownBy(() -> Bytes.ofBigEndian(value, lengthOctets));
        }
    }

    @Nested
    class equality {
        @Test
        void is_that_of_the_octets_wherever_they_lie() {
            Bytes elsewhere = Bytes.ofHex("aa00017fffaa").slice(1, 4);

            assertThat(elsewhere).isEqualTo(FOUR).hasSameHashCodeAs(FOUR);
            assertThat(elsewhere.equalsConstantTime(FOUR)).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "00017f", "00017fff00", "01017fff", "00017ffe"})
        void ends_where_an_octet_or_the_length_differs(String hex) {
            assertThat(FOUR).isNotEqualTo(Bytes.ofHex(hex));
            assertThat(FOUR.equalsConstantTime(Bytes.ofHex(hex))).isFalse();
        }

        @ParameterizedTest
        @CsvSource({"'', 811c9dc5", "61, e40c292c", "666f6f626172, bf9cf968", "ff, 7a0b824e"})
        void has_the_hash_FNV_1a_of_the_octets(String hex, String fnv1a) {
            Bytes octets = Bytes.ofHex(hex);

            assertThat(octets.hashCode()).isEqualTo(Integer.parseUnsignedInt(fnv1a, 16));
            assertThat(octets.hashCode()).isEqualTo(Integer.parseUnsignedInt(fnv1a, 16));
        }

        @Test
        void is_between_octets_only() {
            assertThat(FOUR).isNotEqualTo(null).isNotEqualTo("00017fff");
        }
    }

    @ParameterizedTest
    @CsvSource({"7f, 80", "00, ff", "'', 00", "01, 0100", "00ff, 01", "0100, 0101"})
    void order_is_unsigned_and_a_prefix_comes_first(String smaller, String larger) {
        assertThat(Bytes.ofHex(smaller)).isLessThan(Bytes.ofHex(larger));
        assertThat(Bytes.ofHex(larger)).isGreaterThan(Bytes.ofHex(smaller));
    }

    @ParameterizedTest
    @CsvSource({"'', true", "00, true", "0000, true", "0001, false", "8000, false"})
    void all_zero_means_every_octet(String hex, boolean allZero) {
        assertThat(Bytes.ofHex(hex).isAllZero()).isEqualTo(allZero);
    }

    @Test
    void zeros_of_a_slice_are_those_of_the_slice() {
        assertThat(Bytes.of(1, 0, 0, 1).slice(1, 2).isAllZero()).isTrue();
        assertThat(Bytes.zeros(3)).hasToString("000000");
    }
}
