package io.symbolon.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassphraseSealTest {
    private static final Argon2idCost CHEAP = new Argon2idCost(16, 1, 2);
    private static final Bytes SALT = Bytes.ofHex("00112233445566778899aabbccddeeff");
    private static final Bytes ASSOCIATED = Bytes.ofUtf8("the header");

    /** The known answers of the reference implementation of Argon2 (its test.c, version 0x13, Argon2id). */
    @ParameterizedTest
    @CsvSource({
        "65536, 2, 1, password,          somesalt, 09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7",
        "256,   2, 1, password,          somesalt, 9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe",
        "256,   2, 2, password,          somesalt, 6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037",
        "65536, 1, 1, password,          somesalt, f6a5adc1ba723dddef9b5ac1d464e180fcd9dffc9d1cbf76cca2fed795d9ca98",
        "65536, 2, 1, differentpassword, somesalt, 0b84d652cf6b0c4beaef0dfe278ba6a80df6696281d7e0d2891b817d8c458fde",
        "65536, 2, 1, password,          diffsalt, bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c"
    })
    void the_key_is_argon2id(int memory, int passes, int lanes, String passphrase, String salt, String key) {
        Secret derived =
                PassphraseSeal.key(secret(passphrase), Bytes.ofUtf8(salt), new Argon2idCost(memory, passes, lanes));

        assertThat(derived).isEqualTo(Secret.copyOf(Bytes.ofHex(key)));
    }

    @Test
    void what_is_sealed_opens_with_the_same_passphrase() {
        Bytes sealed = PassphraseSeal.seal(secret("open"), SALT, CHEAP, ASSOCIATED, secret("a seed"));

        assertThat(sealed.length()).isEqualTo("a seed".length() + PassphraseSeal.TAG_OCTETS);
        assertThat(PassphraseSeal.open(secret("open"), SALT, CHEAP, ASSOCIATED, sealed))
                .contains(secret("a seed"));
    }

    @Nested
    class opens_nothing {
        private final Bytes sealed = PassphraseSeal.seal(secret("open"), SALT, CHEAP, ASSOCIATED, secret("a seed"));

        @Test
        void with_another_passphrase() {
            assertThat(PassphraseSeal.open(secret("Open"), SALT, CHEAP, ASSOCIATED, sealed))
                    .isEmpty();
        }

        @Test
        void with_another_salt_cost_or_header() {
            assertThat(PassphraseSeal.open(secret("open"), Flips.flipped(SALT, 3), CHEAP, ASSOCIATED, sealed))
                    .isEmpty();
            assertThat(PassphraseSeal.open(secret("open"), SALT, new Argon2idCost(16, 2, 2), ASSOCIATED, sealed))
                    .isEmpty();
            assertThat(PassphraseSeal.open(secret("open"), SALT, CHEAP, Flips.flipped(ASSOCIATED, 0), sealed))
                    .isEmpty();
        }

        @Test
        void of_which_one_bit_has_changed() {
            for (int bit = 0; bit < sealed.length() * Byte.SIZE; bit++) {
                assertThat(PassphraseSeal.open(secret("open"), SALT, CHEAP, ASSOCIATED, Flips.flipped(sealed, bit)))
                        .as("bit %d", bit)
                        .isEmpty();
            }
        }

        @Test
        void that_is_shorter() {
            for (int length = 0; length < sealed.length(); length++) {
                assertThat(PassphraseSeal.open(secret("open"), SALT, CHEAP, ASSOCIATED, sealed.slice(0, length)))
                        .as("%d octets", length)
                        .isEqualTo(Optional.empty());
            }
        }
    }

    @Nested
    class the_cost {
        @ParameterizedTest
        @CsvSource({"8, 1, 1", "128, 1, 16", "262144, 10, 16"})
        void may_be(int memory, int passes, int lanes) {
            assertThat(new Argon2idCost(memory, passes, lanes).passes()).isEqualTo(passes);
        }

        @ParameterizedTest
        @CsvSource({
            "7,          1,  1,  7 KiB of memory; allowed are 8 to 262144",
            "127,        1,  16, 127 KiB of memory; allowed are 128 to 262144",
            "262145,     1,  1,  262145 KiB of memory; allowed are 8 to 262144",
            "2147483647, 1,  1,  2147483647 KiB of memory; allowed are 8 to 262144",
            "-1,         1,  1,  -1 KiB of memory; allowed are 8 to 262144",
            "64,         0,  1,  0 passes; allowed are 1 to 10",
            "64,         11, 1,  11 passes; allowed are 1 to 10",
            "64,         1,  0,  0 lanes; allowed are 1 to 16",
            "1024,       1,  17, 17 lanes; allowed are 1 to 16",
            "64,         1,  -2, -2 lanes; allowed are 1 to 16"
        })
        void may_not_be(int memory, int passes, int lanes, String text) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Argon2idCost(memory, passes, lanes))
                    .withMessage("Argon2id with " + text);
        }
    }

    private static Secret secret(String text) {
        return Secret.copyOf(Bytes.ofUtf8(text));
    }
}
