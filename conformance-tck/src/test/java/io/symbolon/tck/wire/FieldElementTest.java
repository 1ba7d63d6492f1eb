package io.symbolon.tck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The field in limbs computes what plain integers compute. */
class FieldElementTest {
    private static final BigInteger P = Edwards25519.P;
    private static final BigInteger HIGHEST = BigInteger.TWO.pow(255).subtract(BigInteger.ONE);

    private static final List<BigInteger> NUMBERS = Stream.concat(
                    Stream.of(BigInteger.ZERO, BigInteger.ONE, P.subtract(BigInteger.ONE), P, HIGHEST),
                    new Random(1).ints(40).mapToObj(seed -> new BigInteger(255, new Random(seed))))
            .toList();

    @Test
    void sums_differences_and_products_are_those_of_plain_integers() {
        for (BigInteger a : NUMBERS) {
            for (BigInteger b : NUMBERS) {
                FieldElement x = FieldElement.of(a);
                FieldElement y = FieldElement.of(b);
                assertThat(x.plus(y).number()).isEqualTo(a.add(b).mod(P));
                assertThat(x.minus(y).number()).isEqualTo(a.subtract(b).mod(P));
                assertThat(x.times(y).number()).isEqualTo(a.multiply(b).mod(P));
            }
        }
    }

    @Test
    void results_are_taken_as_they_are_again_and_again() {
        BigInteger plain = HIGHEST;
        FieldElement limbs = FieldElement.of(plain);
        for (BigInteger number : NUMBERS) {
            FieldElement other = FieldElement.of(number);
            limbs = limbs.plus(limbs).minus(other).times(limbs.minus(other).plus(limbs));
            plain = plain.add(plain)
                    .subtract(number)
                    .multiply(plain.subtract(number).add(plain))
                    .mod(P);
            assertThat(limbs.number()).isEqualTo(plain);
        }
    }

    @Test
    void p_and_0_are_one_number() {
        assertThat(FieldElement.of(P).isSameAs(FieldElement.ZERO)).isTrue();
        assertThat(FieldElement.ONE.isSameAs(FieldElement.ZERO)).isFalse();
    }
}
