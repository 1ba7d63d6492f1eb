package io.symbolon.tck.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Against whole numbers of any size, sorted. */
class ExactNeighboursTest {
    private final SplittableRandom random = new SplittableRandom(2);

    private Fingerprint fingerprint(int sharedOctets) {
        byte[] octets = new byte[32];
        random.nextBytes(octets);
        Arrays.fill(octets, 0, sharedOctets, (byte) 0x80);
        return new Fingerprint(Bytes.wrap(octets));
    }

    private static List<Fingerprint> sorted(List<Fingerprint> everybody, Fingerprint target) {
        BigInteger aim = new BigInteger(1, target.octets().toArray());
        return everybody.stream()
                .sorted(Comparator.comparing(
                        each -> new BigInteger(1, each.octets().toArray()).xor(aim)))
                .toList();
    }

    @Test
    void the_nearest_are_those_of_smallest_exclusive_or() {
        for (int sharedOctets : new int[] {0, 7, 8, 9, 31}) {
            List<Fingerprint> everybody = new ArrayList<>();
            for (int count = 0; count < 100; count++) everybody.add(fingerprint(sharedOctets));
            List<Fingerprint> distinct = everybody.stream().distinct().toList();
            ExactNeighbours exact = new ExactNeighbours(distinct);
            for (Fingerprint target : distinct) {
                List<Fingerprint> expected = sorted(distinct, target);
                assertThat(exact.nearestTo(target, 16)).isEqualTo(expected.subList(1, 17));
                assertThat(exact.nearestOrItself(target)).isEqualTo(target);
            }
            Fingerprint elsewhere = fingerprint(0);
            assertThat(exact.nearestTo(elsewhere, 3))
                    .isEqualTo(sorted(distinct, elsewhere).subList(0, 3));
            assertThat(exact.nearestOrItself(elsewhere))
                    .isEqualTo(sorted(distinct, elsewhere).get(0));
        }
    }

    @Test
    void of_few_all_are_near() {
        List<Fingerprint> three = List.of(fingerprint(0), fingerprint(0), fingerprint(0));
        ExactNeighbours exact = new ExactNeighbours(three);
        assertThat(exact.nearestTo(three.get(0), 16)).containsExactlyInAnyOrder(three.get(1), three.get(2));
        assertThat(exact.nearestTo(three.get(0), 0)).isEmpty();
    }
}
