package io.symbolon.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Secret;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealingTest {
    private static final CryptoSuite SUITE = new BouncyCastleSuite();
    private static final Secret KEY = Secret.copyOf(Bytes.ofHex("a7".repeat(32)));
    private static final Bytes NONCE = Bytes.ofHex("000102030405060708090a0b");
    private static final Bytes ASSOCIATED = Bytes.ofUtf8("header");
    private static final Bytes PLAINTEXT = Bytes.ofUtf8("not for everyone");
    private static final Bytes SEALED = SUITE.seal(KEY, NONCE, ASSOCIATED, PLAINTEXT);

    @Nested
    class CNV_008_open {
        @Test
        void gives_back_what_was_sealed() {
            assertThat(SUITE.open(KEY, NONCE, ASSOCIATED, SEALED)).contains(PLAINTEXT);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 15, 16, 17, 63, 64, 65, 127, 128, 129, 1200, 65_507})
        void gives_back_every_length(int octets) {
            Bytes plaintext = Bytes.ofHex("c3".repeat(octets));
            Bytes sealed = SUITE.seal(KEY, NONCE, Bytes.EMPTY, plaintext);

            assertThat(sealed.length()).isEqualTo(octets + 16);
            assertThat(SUITE.open(KEY, NONCE, Bytes.EMPTY, sealed)).contains(plaintext);
        }

        @Test
        void rejects_every_bit_flip() {
            for (int bit = 0; bit < SEALED.length() * 8; bit++) {
                assertThat(SUITE.open(KEY, NONCE, ASSOCIATED, Flips.flipped(SEALED, bit)))
                        .as("bit %d", bit)
                        .isEmpty();
            }
        }

        @Test
        void rejects_every_truncation() {
            for (int octets = 0; octets < SEALED.length(); octets++) {
                assertThat(SUITE.open(KEY, NONCE, ASSOCIATED, SEALED.slice(0, octets)))
                        .as("%d octets", octets)
                        .isEmpty();
            }
        }

        @Test
        void rejects_trailing_octets() {
            assertThat(SUITE.open(KEY, NONCE, ASSOCIATED, Bytes.concat(SEALED, Bytes.zeros(1))))
                    .isEmpty();
        }

        @Test
        void rejects_every_bit_flip_of_the_nonce() {
            for (int bit = 0; bit < NONCE.length() * 8; bit++) {
                assertThat(SUITE.open(KEY, Flips.flipped(NONCE, bit), ASSOCIATED, SEALED))
                        .as("bit %d", bit)
                        .isEmpty();
            }
        }

        @Test
        void rejects_other_associated_octets() {
            assertThat(SUITE.open(KEY, NONCE, Bytes.EMPTY, SEALED)).isEmpty();
            assertThat(SUITE.open(KEY, NONCE, Flips.flipped(ASSOCIATED, 0), SEALED))
                    .isEmpty();
        }

        @Test
        void rejects_another_key() {
            Secret other = Secret.copyOf(Bytes.ofHex("a8".repeat(32)));

            assertThat(SUITE.open(other, NONCE, ASSOCIATED, SEALED)).isEmpty();
        }
    }

    @Nested
    class CNV_008_no_unverified_plaintext {
        @ParameterizedTest
        @ValueSource(ints = {1, 16, 64, 200, 1200})
        void leaves_zeros_where_it_decrypted(int octets) {
            Bytes sealed = SUITE.seal(KEY, NONCE, Bytes.EMPTY, Bytes.ofHex("c3".repeat(octets)));
            byte[] forged = Flips.flipped(sealed, 8 * sealed.length() - 1).toArray();
            byte[] scratch = new byte[octets];
            Arrays.fill(scratch, (byte) 0x77);

            boolean fits = KEY.use(key -> ChaChaPoly.open(key, NONCE.toArray(), new byte[0], forged, scratch));

            assertThat(fits).isFalse();
            assertThat(scratch).containsOnly(0);
        }
    }
}
