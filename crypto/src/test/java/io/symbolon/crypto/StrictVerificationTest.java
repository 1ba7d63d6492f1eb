package io.symbolon.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.testing.EdwardsPoint;
import io.symbolon.core.testing.JdkSuite;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

class StrictVerificationTest {
    private static final CryptoSuite SUITE = new BouncyCastleSuite();

    @Nested
    class CNV_005_strict_verification {
        @ParameterizedTest(name = "{0}")
        @MethodSource("io.symbolon.crypto.StrictnessCases#all")
        void gives_the_verdict_of_the_table(StrictnessCase row) {
            assertVerdict(row);
        }

        @ParameterizedTest(name = "case {0}: {4}, {5}")
        @CsvFileSource(resources = "ed25519-speccheck.csv", numLinesToSkip = 1)
        void accepts_none_of_the_disputed_signatures(
                String number,
                String key,
                String message,
                String signature,
                StrictnessCase.Verdict verdict,
                String why) {
            assertVerdict(new StrictnessCase(
                    number, Bytes.ofHex(key), Bytes.ofHex(message), Bytes.ofHex(signature), verdict, why));
        }

        @Test
        void has_a_table_of_different_cases() {
            List<StrictnessCase> table = StrictnessCases.all();
            Set<String> names = new HashSet<>();
            Set<List<Bytes>> inputs = new HashSet<>();
            for (StrictnessCase row : table) {
                names.add(row.name());
                inputs.add(List.of(row.key(), row.message(), row.signature()));
            }

            assertThat(table).hasSizeGreaterThanOrEqualTo(40);
            assertThat(names).hasSameSizeAs(table);
            assertThat(inputs).hasSameSizeAs(table);
        }

        @Test
        void rejects_signature_of_63_octets() {
            assertRefused(Forger.honestSignature().slice(0, 63));
        }

        @Test
        void rejects_signature_of_65_octets() {
            assertRefused(Bytes.concat(Forger.honestSignature(), Bytes.of(0)));
        }

        @Test
        void rejects_signature_with_l_added_to_s() {
            assertRefused(Forger.withAddedToS(EdwardsPoint.L));
        }

        @Test
        void rejects_the_identity_as_r() {
            assertRefused(Forger.signatureWith(BigInteger.ZERO, EdwardsPoint.IDENTITY.encoded()));
        }

        @Test
        void rejects_every_bit_flip_of_an_honest_signature() {
            Bytes honest = Forger.honestSignature();
            for (int bit = 0; bit < honest.length() * 8; bit++) {
                assertThat(verify(Flips.flipped(honest, bit))).as("bit %d", bit).isFalse();
            }
        }

        @Test
        void never_throws_for_a_key_of_small_order() {
            for (Bytes key : StrictnessCases.smallOrderEncodings().values()) {
                PublicKey weak = new PublicKey(key);
                assertThatCode(() -> SUITE.verify(weak, Forger.MESSAGE, Forger.honestSignature()))
                        .as("key %s", key)
                        .doesNotThrowAnyException();
            }
        }

        private void assertRefused(Bytes signature) {
            assertThat(verify(Forger.honestSignature())).isTrue();
            assertThat(verify(signature)).isFalse();
        }

        private boolean verify(Bytes signature) {
            return SUITE.verify(new PublicKey(Forger.HONEST_KEY), Forger.MESSAGE, signature);
        }

        private void assertVerdict(StrictnessCase row) {
            assertVerdict(row, SUITE);
            assertVerdict(row, new JdkSuite());
        }

        private void assertVerdict(StrictnessCase row, CryptoSuite suite) {
            PublicKey key = new PublicKey(row.key());
            boolean strictKey = suite.isStrictKey(key);
            boolean verifies = suite.verify(key, row.message(), row.signature());

            switch (row.verdict()) {
                case KEY_REFUSED -> assertThat(strictKey).as("key").isFalse();
                case SIGNATURE_REFUSED -> {
                    assertThat(strictKey).as("key").isTrue();
                    assertThat(verifies).as("signature").isFalse();
                }
                case ACCEPTED -> {
                    assertThat(strictKey).as("key").isTrue();
                    assertThat(verifies).as("signature").isTrue();
                }
                default -> throw new AssertionError(row.verdict());
            }
        }
    }
}
