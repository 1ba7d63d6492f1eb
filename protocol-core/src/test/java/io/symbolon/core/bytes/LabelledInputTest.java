package io.symbolon.core.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LabelledInputTest {
    private static final String LABEL = "6100"; // "a" and a zero octet

    @Nested
    class CNV_001_label_begins_every_input {
        @Test
        void with_its_octets_and_one_zero_octet() {
            assertThat(LabelledInput.of("symbolon/1 token").toBytes())
                    .isEqualTo(Bytes.ofHex("73796d626f6c6f6e2f3120746f6b656e00"));
        }
    }

    @Nested
    class CNV_002_integers_are_big_endian {
        @Test
        void of_1_2_and_8_octets() {
            assertThat(start().u8(1).u16(258).u64(259).toBytes())
                    .hasToString(LABEL + "01" + "0102" + "0000000000000103");
        }

        @Test
        void up_to_their_largest_value() {
            assertThat(start().u8(255).u16(65_535).u64(-1).toBytes())
                    .hasToString(LABEL + "ff" + "ffff" + "ffffffffffffffff");
        }

        @Test
        void and_never_cut_to_fit() {
            assertThatIllegalArgumentException().isThrownBy(() -> start().u8(256));
            assertThatIllegalArgumentException().isThrownBy(() -> start().u8(-1));
            assertThatIllegalArgumentException().isThrownBy(() -> start().u16(65_536));
        }
    }

    @Nested
    class CNV_003_variable_fields_carry_their_length {
        @Test
        void in_4_octets() {
            assertThat(start().variable(Bytes.of(7, 8)).toBytes()).hasToString(LABEL + "00000002" + "0708");
            assertThat(start().variable(Bytes.EMPTY).toBytes()).hasToString(LABEL + "00000000");
        }

        @Test
        void fields_of_fixed_length_do_not() {
            assertThat(start().fixed(Bytes.of(7, 8)).fixed(Bytes.EMPTY).toBytes())
                    .hasToString(LABEL + "0708");
        }

        @Test
        void so_octets_do_not_move_to_the_neighbour() {
            Bytes two = Bytes.of(7, 8);

            assertThat(start().variable(two).variable(Bytes.EMPTY).toBytes())
                    .isNotEqualTo(start().variable(Bytes.EMPTY).variable(two).toBytes());
        }
    }

    private static LabelledInput start() {
        return LabelledInput.of("a");
    }
}
