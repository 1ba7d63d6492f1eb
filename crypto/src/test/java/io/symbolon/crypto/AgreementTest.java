package io.symbolon.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.testing.EdwardsPoint;
import java.math.BigInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementTest {
    private static final CryptoSuite SUITE = new BouncyCastleSuite();
    private static final Secret SECRET = Secret.copyOf(Bytes.ofHex("5a".repeat(32)));

    @Nested
    class CNV_006_small_order_is_refused {
        @ParameterizedTest(name = "{0}")
        @CsvSource({
            "0, 0000000000000000000000000000000000000000000000000000000000000000",
            "1, 0100000000000000000000000000000000000000000000000000000000000000",
            "order 8, e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
            "other order 8, 5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
            "p - 1, ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "p, edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "p + 1, eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "0 and top bit, 0000000000000000000000000000000000000000000000000000000000000080",
            "1 and top bit, 0100000000000000000000000000000000000000000000000000000000000080",
            "order 8 and top bit, e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b880",
            "other order 8 and top bit, 5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f11d7",
            "p - 1 and top bit, ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "p and top bit, edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "p + 1 and top bit, eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        })
        void rejects_the_key(String name, String u) {
            assertThat(SUITE.agree(SECRET, new AgreementKey(Bytes.ofHex(u)))).isEmpty();
        }

        @Test
        void rejects_the_x25519_form_of_every_point_of_small_order() {
            for (Bytes point : StrictnessCases.smallOrderEncodings().values()) {
                AgreementKey converted = SUITE.agreementKey(new PublicKey(point));
                assertThat(SUITE.agree(SECRET, converted)).as("point %s", point).isEmpty();
            }
        }
    }

    @Nested
    class CNV_006_other_keys_are_read_as_rfc_7748_reads_them {
        @Test
        void ignores_the_top_bit() {
            Secret plain = agree(BigInteger.valueOf(9));

            assertThat(agree(BigInteger.valueOf(9).setBit(255))).isEqualTo(plain);
        }

        @Test
        void reduces_u_above_p() {
            Secret plain = agree(BigInteger.valueOf(9));

            assertThat(agree(EdwardsPoint.P.add(BigInteger.valueOf(9)))).isEqualTo(plain);
        }

        @Test
        void clamps_the_secret_inside() {
            Secret unclamped = Secret.copyOf(Bytes.ofHex("07" + "5a".repeat(30) + "80"));
            Secret clamped = Secret.copyOf(Bytes.ofHex("00" + "5a".repeat(30) + "40"));

            assertThat(SUITE.agreementKey(unclamped)).isEqualTo(SUITE.agreementKey(clamped));
        }

        private Secret agree(BigInteger u) {
            return SUITE.agree(SECRET, new AgreementKey(EdwardsPoint.littleEndian(u)))
                    .orElseThrow();
        }
    }
}
