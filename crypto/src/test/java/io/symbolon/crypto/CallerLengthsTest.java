package io.symbolon.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong length from our own side is a defect, and is told as one: what was expected, and what came. */
class CallerLengthsTest {
    private static final CryptoSuite SUITE = new BouncyCastleSuite();
    private static final Bytes NONCE = Bytes.zeros(12);

    @Nested
    class secrets {
        @ParameterizedTest
        @ValueSource(ints = {0, 31, 33, 64})
        void have_32_octets_as_seeds(int octets) {
            String message = "a seed has 32 octets, not " + octets;

            assertRefused(message, () -> SUITE.publicKey(secret(octets)));
            assertRefused(message, () -> SUITE.agreementSecret(secret(octets)));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 31, 33})
        void have_32_octets_for_agreement(int octets) {
            String message = "an agreement secret has 32 octets, not " + octets;
            AgreementKey peer = new AgreementKey(Bytes.zeros(32));

            assertRefused(message, () -> SUITE.agreementKey(secret(octets)));
            assertRefused(message, () -> SUITE.agree(secret(octets), peer));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 31, 33})
        void have_32_octets_for_sealing(int octets) {
            String message = "a sealing key has 32 octets, not " + octets;

            assertRefused(message, () -> SUITE.seal(secret(octets), NONCE, Bytes.EMPTY, Bytes.EMPTY));
            assertRefused(message, () -> SUITE.open(secret(octets), NONCE, Bytes.EMPTY, Bytes.EMPTY));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 65})
        void have_1_to_64_octets_for_hashing(int octets) {
            assertRefused(
                    "the key of a hash has 1 to 64 octets, not " + octets,
                    () -> SUITE.keyedHash(secret(octets), 32, Bytes.EMPTY));
        }

        @Test
        void are_only_lent() {
            Secret lent = secret(32);
            SUITE.publicKey(lent);
            SUITE.sign(SigningKey.of(lent, SUITE), Bytes.EMPTY);
            SUITE.agreementSecret(lent);
            SUITE.agree(lent, SUITE.agreementKey(lent));
            SUITE.keyedHash(lent, 32, Bytes.EMPTY);
            Bytes sealed = SUITE.seal(lent, NONCE, Bytes.EMPTY, Bytes.EMPTY);
            SUITE.open(lent, NONCE, Bytes.EMPTY, sealed);

            assertThat(lent.isDestroyed()).isFalse();
            assertThat(lent).isEqualTo(secret(32));
        }
    }

    @Nested
    class hashes {
        @ParameterizedTest
        @ValueSource(ints = {-1, 0, 65})
        void have_1_to_64_octets(int octets) {
            String message = "a hash has 1 to 64 octets, not " + octets;

            assertRefused(message, () -> SUITE.hash(octets, Bytes.EMPTY));
            assertRefused(message, () -> SUITE.keyedHash(secret(32), octets, Bytes.EMPTY));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 64})
        void take_the_first_and_the_last_length(int octets) {
            assertThat(SUITE.hash(octets, Bytes.EMPTY).length()).isEqualTo(octets);
            assertThat(SUITE.keyedHash(secret(octets), octets, Bytes.EMPTY).length())
                    .isEqualTo(octets);
        }
    }

    @Nested
    class nonces {
        @ParameterizedTest
        @ValueSource(ints = {0, 11, 13, 24})
        void have_12_octets(int octets) {
            String message = "a nonce has 12 octets, not " + octets;
            Bytes nonce = Bytes.zeros(octets);

            assertRefused(message, () -> SUITE.seal(secret(32), nonce, Bytes.EMPTY, Bytes.EMPTY));
            assertRefused(message, () -> SUITE.open(secret(32), nonce, Bytes.EMPTY, Bytes.EMPTY));
        }
    }

    private static void assertRefused(String message, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    private static Secret secret(int octets) {
        return Secret.copyOf(Bytes.ofHex("42".repeat(octets)));
    }
}
