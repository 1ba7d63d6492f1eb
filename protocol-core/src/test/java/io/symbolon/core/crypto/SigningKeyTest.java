package io.symbolon.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.testing.CountingSuite;
import io.symbolon.core.testing.QuickSuite;
import org.junit.jupiter.api.Test;

class SigningKeyTest {
    private static final CryptoSuite SUITE = new QuickSuite();
    private static final Bytes SEED = Bytes.ofHex("4c".repeat(32));

    private final Secret seed = Secret.copyOf(SEED);
    private final SigningKey key = SigningKey.of(seed, SUITE);

    @Test
    void holds_what_follows_from_the_seed() {
        assertThat(key.publicKey()).isEqualTo(SUITE.publicKey(seed));
        assertThat(key.agreementSecret()).isEqualTo(SUITE.agreementSecret(seed));
        assertThat(SUITE.verify(key.publicKey(), SEED, SUITE.sign(key, SEED))).isTrue();
    }

    @Test
    void derives_nothing_again() {
        CountingSuite counting = new CountingSuite(SUITE);
        SigningKey counted = SigningKey.of(seed, counting);
        assertThat(counting.takeOperations()).containsExactly("publicKey", "agreementSecret");

        counting.sign(counted, SEED);
        counting.sign(counted, SEED);

        assertThat(counting.takeOperations()).containsExactly("sign", "sign");
    }

    @Test
    void CNV_012_is_erased_without_the_seed_that_was_lent() {
        key.destroy();

        assertThat(key.seed().isDestroyed()).isTrue();
        assertThat(key.agreementSecret().isDestroyed()).isTrue();
        assertThat(seed).isEqualTo(Secret.copyOf(SEED));
        assertThatIllegalStateException().isThrownBy(() -> SUITE.sign(key, SEED));
    }

    @Test
    void CNV_012_prints_its_public_key_only() {
        assertThat(key).hasToString("SigningKey[" + key.publicKey() + "]");
    }
}
