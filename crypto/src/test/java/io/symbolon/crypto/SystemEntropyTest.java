package io.symbolon.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Entropy;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SystemEntropyTest {
    private final Entropy entropy = new SystemEntropy();

    @Nested
    class CNV_014_entropy {
        @ParameterizedTest
        @EnumSource
        void gives_as_many_octets_as_the_purpose_asks_for(Entropy.Purpose purpose) {
            assertThat(entropy.draw(purpose).length()).isEqualTo(purpose.lengthOctets());
            assertThat(entropy.drawSecret(purpose).length()).isEqualTo(purpose.lengthOctets());
        }

        @Test
        void gives_in_a_thousand_restarts_no_octets_twice() {
            Set<Bytes> drawn = new HashSet<>();
            for (int i = 0; i < 1_000; i++) {
                SystemEntropy restarted = new SystemEntropy();
                for (Entropy.Purpose purpose : Entropy.Purpose.values()) {
                    if (purpose.lengthOctets() < 16) continue; // 8 octets of jitter may come again, and do no harm
                    drawn.add(restarted.draw(purpose));
                }
                restarted.drawSeed().use(seed -> drawn.add(Bytes.copyOf(seed)));
                drawn.add(restarted.drawSalt(16));
            }
            long purposes = Stream.of(Entropy.Purpose.values())
                    .filter(purpose -> purpose.lengthOctets() >= 16)
                    .count();
            assertThat(drawn).hasSize((int) (1_000 * (purposes + 2)));
        }

        @Test
        void does_not_start_on_a_source_that_stands_still_or_goes_round() {
            assertThatThrownBy(() -> new SystemEntropy(new Given(1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the random source of this system repeats itself (CNV-014)");
            assertThatThrownBy(() -> new SystemEntropy(new Given(15))).isInstanceOf(IllegalStateException.class);
            assertThatCode(() -> new SystemEntropy(new Given(16))).doesNotThrowAnyException();
        }

        @ParameterizedTest
        @EnumSource
        void gives_other_octets_at_every_draw(Entropy.Purpose purpose) {
            assertThat(entropy.draw(purpose)).isNotEqualTo(entropy.draw(purpose));
            assertThat(entropy.drawSecret(purpose)).isNotEqualTo(entropy.drawSecret(purpose));
        }
    }

    /** A source that gives the same blocks again after a while. */
    private static final class Given extends SecureRandom {
        private final int period;
        private int drawn;

        private Given(int period) {
            this.period = period;
        }

        @Override
        public void nextBytes(byte[] octets) {
            Arrays.fill(octets, (byte) (drawn++ % period));
        }
    }
}
