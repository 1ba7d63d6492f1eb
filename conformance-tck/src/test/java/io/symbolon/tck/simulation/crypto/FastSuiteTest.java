package io.symbolon.tck.simulation.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.crypto.BouncyCastleSuite;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine relies on holds with the stand-in as it does with cryptography; strength is not among it. */
class FastSuiteTest {
    private final CryptoSuite suite = new FastSuite();
    private final SplittableRandom random = new SplittableRandom(1);

    @Nested
    class like_the_real_suite {
        private final CryptoSuite real = new BouncyCastleSuite();

        @Test
        void results_have_the_same_lengths() {
            Secret seed = secret(32);
            for (CryptoSuite each : new CryptoSuite[] {suite, real}) {
                assertThat(each.publicKey(seed).octets().length()).isEqualTo(32);
                assertThat(each.sign(SigningKey.of(seed, each), octets(9)).length())
                        .isEqualTo(64);
                assertThat(each.agreementSecret(seed).length()).isEqualTo(32);
                assertThat(each.agree(seed, each.agreementKey(secret(32))).map(Secret::length))
                        .hasValue(32);
                assertThat(each.hash(17, octets(5)).length()).isEqualTo(17);
                assertThat(each.keyedHash(seed, 64, octets(5)).length()).isEqualTo(64);
                assertThat(each.seal(seed, octets(12), octets(3), octets(70)).length())
                        .isEqualTo(86);
            }
        }

        @Test
        void callers_with_wrong_lengths_are_told() {
            for (CryptoSuite each : new CryptoSuite[] {suite, real}) {
                assertThatIllegalArgumentException().isThrownBy(() -> each.publicKey(secret(31)));
                assertThatIllegalArgumentException().isThrownBy(() -> each.agreementSecret(secret(33)));
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> each.seal(secret(31), octets(12), octets(1), octets(1)));
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> each.open(secret(32), octets(11), octets(1), octets(20)));
            }
        }

        @Test
        void keys_that_contribute_nothing_are_refused() {
            for (CryptoSuite each : new CryptoSuite[] {suite, real}) {
                assertThat(each.agree(secret(32), new AgreementKey(Bytes.zeros(32))))
                        .isEmpty();
                assertThat(each.isStrictKey(each.publicKey(secret(32)))).isTrue();
            }
            assertThat(suite.isStrictKey(new PublicKey(Bytes.zeros(32)))).isFalse();
        }
    }

    @Test
    void two_sides_agree_and_a_third_does_not() {
        for (int times = 0; times < 100; times++) {
            Secret one = secret(32);
            Secret other = secret(32);
            Secret third = secret(32);
            Secret shared = suite.agree(one, suite.agreementKey(other)).orElseThrow();
            assertThat(suite.agree(other, suite.agreementKey(one))).hasValue(shared);
            assertThat(suite.agree(third, suite.agreementKey(one))).isNotEqualTo(Optional.of(shared));
        }
    }

    @Test
    void one_key_signs_and_agrees() {
        Secret seed = secret(32);
        assertThat(suite.agreementKey(suite.agreementSecret(seed)))
                .isEqualTo(suite.agreementKey(suite.publicKey(seed)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 63, 64, 300})
    void an_altered_message_does_not_verify(int length) {
        Secret seed = secret(32);
        PublicKey key = suite.publicKey(seed);
        Bytes message = octets(length);
        Bytes signature = suite.sign(SigningKey.of(seed, suite), message);
        assertThat(suite.verify(key, message, signature)).isTrue();
        assertThat(suite.verify(suite.publicKey(secret(32)), message, signature))
                .isFalse();
        assertThat(suite.verify(key, Bytes.concat(message, Bytes.zeros(1)), signature))
                .isFalse();
        for (int bit = 0; bit < 8 * length; bit++) {
            assertThat(suite.verify(key, flipped(message, bit), signature)).isFalse();
        }
        for (int bit = 0; bit < 512; bit++) {
            assertThat(suite.verify(key, message, flipped(signature, bit))).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 64, 100})
    void an_altered_frame_does_not_open(int length) {
        Secret key = secret(32);
        Bytes nonce = octets(12);
        Bytes associated = octets(19);
        Bytes text = octets(length);
        Bytes sealed = suite.seal(key, nonce, associated, text);
        assertThat(suite.open(key, nonce, associated, sealed)).hasValue(text);
        assertThat(suite.open(secret(32), nonce, associated, sealed)).isEmpty();
        assertThat(suite.open(key, flipped(nonce, 95), associated, sealed)).isEmpty();
        assertThat(suite.open(key, nonce, flipped(associated, 0), sealed)).isEmpty();
        for (int bit = 0; bit < 8 * sealed.length(); bit++) {
            assertThat(suite.open(key, nonce, associated, flipped(sealed, bit))).isEmpty();
        }
        for (int shorter = 0; shorter < sealed.length(); shorter++) {
            assertThat(suite.open(key, nonce, associated, sealed.slice(0, shorter)))
                    .isEmpty();
        }
    }

    @Test
    void keys_hashes_and_uses_are_distinct() {
        Set<Bytes> seen = new HashSet<>();
        for (int number = 0; number < 20_000; number++) {
            Bytes input = Bytes.ofBigEndian(number, 8);
            Secret seed = Secret.copyOf(Bytes.concat(Bytes.zeros(24), input));
            assertThat(seen.add(suite.publicKey(seed).octets())).isTrue();
            assertThat(seen.add(suite.agreementKey(seed).octets())).isTrue();
            assertThat(seen.add(suite.hash(32, input))).isTrue();
            assertThat(seen.add(suite.keyedHash(seed, 32, input).use(Bytes::copyOf)))
                    .isTrue();
        }
    }

    @Test
    void equal_inputs_give_equal_results_on_every_machine() {
        assertThat(suite.hash(20, Bytes.ofUtf8("symbolon")).toHex())
                .isEqualTo("7991bd6f61d08b8c4ead525d6d9efdf599f6ff55");
    }

    private Bytes octets(int count) {
        byte[] octets = new byte[count];
        random.nextBytes(octets);
        return Bytes.wrap(octets);
    }

    private Secret secret(int count) {
        return Secret.copyOf(octets(count));
    }

    private static Bytes flipped(Bytes octets, int bit) {
        byte[] other = octets.toArray();
        other[bit / 8] ^= (byte) (1 << bit % 8);
        return Bytes.wrap(other);
    }
}
