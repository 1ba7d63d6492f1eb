package io.symbolon.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DistanceProperties {
    private static final String SEED = "1";

    @Property(seed = SEED)
    void only_a_fingerprint_itself_is_at_distance_zero(
            @ForAll("fingerprints") Fingerprint a, @ForAll("fingerprints") Fingerprint b) {
        assertThat(number(Distance.between(a, a))).isZero();
        assertThat(number(Distance.between(a, b)).signum() == 0).isEqualTo(a.equals(b));
    }

    @Property(seed = SEED)
    void both_directions_are_equally_far(@ForAll("fingerprints") Fingerprint a, @ForAll("fingerprints") Fingerprint b) {
        assertThat(Distance.between(a, b))
                .isEqualTo(Distance.between(b, a))
                .hasSameHashCodeAs(Distance.between(b, a))
                .isEqualByComparingTo(Distance.between(b, a));
    }

    @Property(seed = SEED)
    void a_detour_is_never_shorter(
            @ForAll("fingerprints") Fingerprint a,
            @ForAll("fingerprints") Fingerprint b,
            @ForAll("fingerprints") Fingerprint c) {
        BigInteger detour = number(Distance.between(a, b)).add(number(Distance.between(b, c)));
        assertThat(number(Distance.between(a, c))).isLessThanOrEqualTo(detour);
    }

    @Property(seed = SEED)
    void two_different_fingerprints_never_tie(
            @ForAll("fingerprints") Fingerprint from,
            @ForAll("fingerprints") Fingerprint one,
            @ForAll("fingerprints") Fingerprint other) {
        Assume.that(!one.equals(other));
        assertThat(Distance.between(from, one)).isNotEqualByComparingTo(Distance.between(from, other));
    }

    @Property(seed = SEED)
    void to_each_distance_there_is_one_other_end(
            @ForAll("fingerprints") Fingerprint from, @ForAll("fingerprints") Fingerprint to) {
        Fingerprint other = new Fingerprint(Distance.between(
                        from, new Fingerprint(Distance.between(from, to).octets()))
                .octets());
        assertThat(other).isEqualTo(to);
    }

    @Property(seed = SEED)
    void the_order_is_that_of_big_endian_numbers(
            @ForAll("fingerprints") Fingerprint from,
            @ForAll("fingerprints") Fingerprint one,
            @ForAll("fingerprints") Fingerprint other) {
        Distance first = Distance.between(from, one);
        Distance second = Distance.between(from, other);
        assertThat(Integer.signum(first.compareTo(second)))
                .isEqualTo(number(first).compareTo(number(second)));
    }

    @Example
    void the_first_octet_weighs_most_and_octets_are_unsigned() {
        Fingerprint zero = new Fingerprint(Bytes.zeros(32));
        Fingerprint last = Fingerprint.ofHex("00".repeat(31) + "ff");
        Fingerprint first = Fingerprint.ofHex("01" + "00".repeat(31));
        Fingerprint highBit = Fingerprint.ofHex("80" + "00".repeat(31));

        assertThat(Distance.between(zero, last)).isLessThan(Distance.between(zero, first));
        assertThat(Distance.between(zero, first)).isLessThan(Distance.between(zero, highBit));
        assertThat(Distance.between(last, highBit)).hasToString("80" + "00".repeat(30) + "ff");
    }

    /** Fingerprints far apart, and some that share all but few bits. */
    @Provide
    Arbitrary<Fingerprint> fingerprints() {
        Arbitrary<Bytes> anywhere =
                Arbitraries.bytes().array(byte[].class).ofSize(32).map(Bytes::copyOf);
        Arbitrary<Bytes> nearZero =
                Arbitraries.integers().between(0, 7).map(low -> Bytes.concat(Bytes.zeros(31), Bytes.of(low)));
        return Arbitraries.oneOf(anywhere, nearZero).map(Fingerprint::new).withoutEdgeCases();
    }

    private static BigInteger number(Distance distance) {
        return new BigInteger(1, distance.octets().toArray());
    }
}
