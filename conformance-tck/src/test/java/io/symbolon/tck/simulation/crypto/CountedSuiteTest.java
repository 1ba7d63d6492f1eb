package io.symbolon.tck.simulation.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CountedSuiteTest {
    private final AtomicLong nanos = new AtomicLong();
    private final CountedSuite suite = new CountedSuite(new FastSuite(), () -> nanos.getAndAdd(5));

    @Test
    void every_operation_is_counted_by_its_kind_and_timed() {
        Secret seed = Secret.copyOf(Bytes.zeros(32));
        Bytes signature = suite.sign(SigningKey.of(seed, new FastSuite()), Bytes.EMPTY);
        suite.verify(suite.publicKey(seed), Bytes.EMPTY, signature);
        suite.verify(suite.publicKey(seed), Bytes.EMPTY, signature);
        suite.isStrictKey(suite.publicKey(seed));
        suite.agree(suite.agreementSecret(seed), suite.agreementKey(seed));
        suite.agreementKey(suite.publicKey(seed));
        suite.hash(32, Bytes.EMPTY);
        suite.keyedHash(seed, 32, Bytes.EMPTY);
        Bytes sealed = suite.seal(seed, Bytes.zeros(12), Bytes.EMPTY, Bytes.EMPTY);
        suite.open(seed, Bytes.zeros(12), Bytes.EMPTY, sealed);

        Tally tally = suite.tally();
        assertThat(tally.counts()).containsExactly(4, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1);
        assertThat(tally.meanNanos(Operation.VERIFY)).isEqualTo(5);
        assertThat(tally.totalNanos()).isEqualTo(16 * 5);
    }

    @Test
    void what_was_counted_since_an_earlier_tally_is_told_apart() {
        suite.hash(32, Bytes.EMPTY);
        Tally earlier = suite.tally();
        suite.hash(32, Bytes.EMPTY);
        suite.hash(32, Bytes.EMPTY);
        Tally since = suite.tally().since(earlier);
        assertThat(since.count(Operation.HASH)).isEqualTo(2);
        assertThat(since.totalNanos()).isEqualTo(10);
        assertThat(since.meanNanos(Operation.SIGN)).isZero();
    }
}
