package io.symbolon.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.testing.EdwardsPoint;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class KnownAnswersTest {
    private static final CryptoSuite SUITE = new BouncyCastleSuite();

    @Nested
    class CNV_005_signatures {
        @ParameterizedTest(name = "{0}")
        @CsvFileSource(resources = "rfc8032-section-7.1.csv", numLinesToSkip = 1)
        void match_rfc_8032(String name, String seed, String key, String message, String signature) {
            PublicKey publicKey = SUITE.publicKey(secret(seed));
            Bytes text = Bytes.ofHex(message);

            assertThat(publicKey).hasToString(key);
            assertThat(SUITE.isStrictKey(publicKey)).isTrue();
            assertThat(SUITE.sign(SigningKey.of(secret(seed), SUITE), text)).hasToString(signature);
            assertThat(SUITE.verify(publicKey, text, Bytes.ofHex(signature))).isTrue();
        }
    }

    @Nested
    class CNV_006_agreement {
        @ParameterizedTest
        @CsvSource({
            "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4,"
                    + "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c,"
                    + "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552",
            "4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d,"
                    + "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493,"
                    + "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957",
        })
        void matches_rfc_7748_section_5_2(String scalar, String u, String product) {
            assertThat(agree(secret(scalar), Bytes.ofHex(u))).isEqualTo(secret(product));
        }

        @ParameterizedTest
        @CsvSource({
            "1, 422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079",
            "1000, 684cf59ba83309552800ef566f2f4d3c1c3887c49360e3875f2eb94d99532c51",
        })
        void matches_rfc_7748_section_5_2_iterated(int iterations, String result) {
            Bytes k = Bytes.ofHex("09" + "00".repeat(31));
            Bytes u = k;
            for (int i = 0; i < iterations; i++) {
                Bytes next = agree(Secret.copyOf(k), u).use(Bytes::copyOf);
                u = k;
                k = next;
            }
            assertThat(k).hasToString(result);
        }

        @Test
        void matches_rfc_7748_section_6_1() {
            Secret alice = secret("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
            Secret bob = secret("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
            Secret shared = secret("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");

            assertThat(SUITE.agreementKey(alice))
                    .hasToString("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
            assertThat(SUITE.agreementKey(bob))
                    .hasToString("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
            assertThat(SUITE.agree(alice, SUITE.agreementKey(bob))).contains(shared);
            assertThat(SUITE.agree(bob, SUITE.agreementKey(alice))).contains(shared);
        }
    }

    @Nested
    class CNV_007_conversion {
        /** The first row is libsodium's own published test, the others are further output of libsodium. */
        @ParameterizedTest
        @CsvSource({
            "421151a459faeade3d247115f94aedae42318124095afabe4d1451a559faedee,"
                    + "f1814f0e8ff1043d8a44d25babff3cedcae6c22c3edaa48f857ae70de2baae50,"
                    + "8052030376d47112be7f73ed7a019293dd12ad910b654455798b4667d73de166",
            "8a5070e86a6463244192b7f1bad1d7d195ceb0f1f7aeb65020ca48c3a9d14fca,"
                    + "cc1b66f04af1b4264e36d81984c9cf993ba2d623fad75fd5c10b3d71e5a8b36f,"
                    + "d0ea27fb0619d61eac8013fdc79d69c4598e19ef7e10e7ddf04c6e605a191f6b",
            "1dbc8d83260046d32380b82740cfac868d86394f2617752a0b03af882ea37b50,"
                    + "d833097b984cd40706ce77cc4ecd2bd262a172b124d6eed23f0fdaef15e9093e,"
                    + "486f6597fcc9dad7f185ee3329f45dd94f9a9e296e5f39f02b33af25b18db967",
            "5cf5637ab061dfead2360b7d6d8cac56b931ec0bfb5fdd8b9657ff93e1dcab63,"
                    + "57117eafff1d9edd7c74cc5d605f0136fa8d34e1220793d883631394e978dc6c,"
                    + "98a6c9d7388187401e3ebd2a78a35e2d4c2653ee918c470e54c077e2889a614a",
        })
        void matches_another_implementation(String seed, String agreementKey, String agreementSecret) {
            Secret converted = SUITE.agreementSecret(secret(seed));

            assertThat(SUITE.agreementKey(SUITE.publicKey(secret(seed)))).hasToString(agreementKey);
            assertThat(converted).isEqualTo(secret(agreementSecret));
            assertThat(SUITE.agreementKey(converted)).hasToString(agreementKey);
        }

        @Test
        void maps_the_identity_to_a_key_that_no_agreement_accepts() {
            AgreementKey zero = SUITE.agreementKey(new PublicKey(EdwardsPoint.IDENTITY.encoded()));

            assertThat(zero.octets().isAllZero()).isTrue();
            assertThat(SUITE.agree(secret("11".repeat(32)), zero)).isEmpty();
        }
    }

    @Nested
    class RFC_7693_hashes {
        @Test
        void match_rfc_7693_appendix_a() {
            assertThat(SUITE.hash(64, Bytes.ofUtf8("abc")))
                    .hasToString("ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                            + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
        }

        /** Output of CPython's hashlib. */
        @ParameterizedTest
        @CsvSource({
            "'', 0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8",
            "abc, bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319",
        })
        void match_another_implementation_at_32_octets(String text, String hash) {
            assertThat(SUITE.hash(32, Bytes.ofUtf8(text))).hasToString(hash);
        }

        /** The keyed test of the BLAKE2 reference code: key 00 01 .. 3f, input 00 01 .. of the given length. */
        @ParameterizedTest
        @CsvSource({
            "0, 10ebb67700b1868efb4417987acf4690ae9d972fb7a590c2f02871799aaa4786"
                    + "b5e996e8f0f4eb981fc214b005f42d2ff4233499391653df7aefcbc13fc51568",
            "1, 961f6dd1e4dd30f63901690c512e78e4b45e4742ed197c3c5e45c549fd25f2e4"
                    + "187b0bc9fe30492b16b0d0bc4ef9b0f34c7003fac09a5ef1532e69430234cebd",
            "128, 72065ee4dd91c2d8509fa1fc28a37c7fc9fa7d5b3f8ad3d0d7a25626b57b1b44"
                    + "788d4caf806290425f9890a3a2a35a905ab4b37acfd0da6e4517b2525c9651e4",
            "255, 142709d62e28fcccd0af97fad0f8465b971e82201dc51070faa0372aa43e9248"
                    + "4be1c1e73ba10906d5d1853db6a4106e0a7bf9800d373d6dee2d46d62ef2a461",
        })
        void match_the_reference_code_with_a_key(int inputOctets, String hash) {
            Secret key = Secret.copyOf(counting(64));

            assertThat(SUITE.keyedHash(key, 64, counting(inputOctets))).isEqualTo(secret(hash));
            assertThat(key).as("the lent key").isEqualTo(Secret.copyOf(counting(64)));
        }

        /** Output of CPython's hashlib. */
        @ParameterizedTest
        @CsvSource({
            "0, 4e51e7a913fc80137da52880fecca175bf81e117d5c68126dc2774033517ea0d",
            "3, e14fc9161564dd081204f2dd6146a9ffbef66f95d5dc80e0a225e213c09dad7b",
        })
        void match_another_implementation_with_a_key_at_32_octets(int inputOctets, String hash) {
            assertThat(SUITE.keyedHash(Secret.copyOf(counting(32)), 32, counting(inputOctets)))
                    .isEqualTo(secret(hash));
        }

        /** Output of CPython's hashlib. */
        @Test
        void have_any_length_from_one_octet() {
            assertThat(SUITE.keyedHash(secret("01"), 1, Bytes.ofUtf8("abc"))).isEqualTo(secret("c4"));
            assertThat(SUITE.hash(1, Bytes.EMPTY).length()).isEqualTo(1);
        }

        private Bytes counting(int octets) {
            byte[] counting = new byte[octets];
            for (int i = 0; i < octets; i++) {
                counting[i] = (byte) i;
            }
            return Bytes.wrap(counting);
        }
    }

    @Nested
    class CNV_008_sealing {
        @Test
        void matches_rfc_8439_section_2_8_2() {
            Secret key = secret("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
            Bytes nonce = Bytes.ofHex("070000004041424344454647");
            Bytes associated = Bytes.ofHex("50515253c0c1c2c3c4c5c6c7");
            Bytes plaintext = Bytes.ofUtf8("Ladies and Gentlemen of the class of '99: If I could offer you only one "
                    + "tip for the future, sunscreen would be it.");
            Bytes sealed = Bytes.ofHex("d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d6"
                    + "3dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b36"
                    + "92ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc"
                    + "3ff4def08e4b7a9de576d26586cec64b6116"
                    + "1ae10b594f09e26a7e902ecbd0600691");

            assertThat(SUITE.seal(key, nonce, associated, plaintext)).isEqualTo(sealed);
            assertThat(SUITE.open(key, nonce, associated, sealed)).contains(plaintext);
        }
    }

    private static Secret agree(Secret scalar, Bytes u) {
        return SUITE.agree(scalar, new AgreementKey(u)).orElseThrow();
    }

    private static Secret secret(String hex) {
        return Secret.copyOf(Bytes.ofHex(hex));
    }
}
