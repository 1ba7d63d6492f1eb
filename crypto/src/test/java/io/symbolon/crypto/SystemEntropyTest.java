package io.symbolon.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.crypto.Entropy;
import org.junit.jupiter.api.Nested;
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

        @ParameterizedTest
        @EnumSource
        void gives_other_octets_at_every_draw(Entropy.Purpose purpose) {
            assertThat(entropy.draw(purpose)).isNotEqualTo(entropy.draw(purpose));
            assertThat(entropy.drawSecret(purpose)).isNotEqualTo(entropy.drawSecret(purpose));
        }
    }
}
