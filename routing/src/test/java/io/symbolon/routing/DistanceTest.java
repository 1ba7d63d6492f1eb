package io.symbolon.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every bit of a distance counts, those that no random peer shares with a node, too. */
class DistanceTest {

    @Nested
    class OVL_001_distance_is_exclusive_or {

        @Test
        void a_distance_of_one_bit_says_which() {
            for (int index = 0; index < Distance.BITS; index++) {
                Distance distance = ofBit(index);
                assertThat(distance.sharedBits()).isEqualTo(index);
                assertThat(distance.bit(index)).isTrue();
                for (int other = 0; other < Distance.BITS; other++) {
                    if (other != index) assertThat(distance.bit(other)).isFalse();
                }
                assertThat(distance.digit(index / 4)).isEqualTo(8 >> index % 4);
            }
        }

        @Test
        void the_first_bit_that_differs_decides_as_unsigned() {
            for (int index = 1; index < Distance.BITS; index++) {
                assertThat(ofBit(index)).isLessThan(ofBit(index - 1));
                assertThat(ofBit(index - 1)).isGreaterThan(ofBit(index));
                assertThat(ofBit(index).firstDifference(ofBit(index - 1))).isEqualTo(index - 1);
                assertThat(Distance.ZERO.isNearer(ofBit(index), ofBit(index - 1)))
                        .isTrue();
                assertThat(Distance.ZERO.isNearer(ofBit(index - 1), ofBit(index)))
                        .isFalse();
            }
            assertThat(ofBit(9).firstDifference(ofBit(9))).isEqualTo(Distance.BITS);
            assertThat(ofBit(9).compareTo(ofBit(9))).isZero();
            assertThat(Distance.ZERO.isNearer(ofBit(0), ofBit(0))).isFalse();
            assertThat(ofBit(0).isNearer(ofBit(0), ofBit(0))).isFalse();
        }

        @Test
        void a_bound_is_the_shortest_distance_with_its_digit() {
            for (int index = 0; index < 64; index++) {
                Distance bound = Distance.bound(index, 5);
                assertThat(bound.sharedBits()).isEqualTo(4 * index + 1);
                assertThat(bound.digit(index)).isEqualTo(5);
                if (index < 63) assertThat(bound.digit(index + 1)).isZero();
            }
        }
    }

    private static Distance ofBit(int index) {
        byte[] octets = new byte[32];
        octets[index / 8] = (byte) (0x80 >> index % 8);
        return Distance.between(new Fingerprint(Bytes.wrap(octets)), new Fingerprint(Bytes.zeros(32)));
    }
}
