package io.symbolon.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import org.junit.jupiter.api.Test;

/** The suite of the tests against published answers: a wrong fixture would prove nothing. */
class QuickSuiteTest {
    private static final CryptoSuite SUITE = new QuickSuite();

    @Test
    void signs_as_rfc_8032_section_7_1() {
        Secret seed = secret("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
        PublicKey key = SUITE.publicKey(seed);
        Bytes signature = Bytes.ofHex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");

        assertThat(key).hasToString("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        assertThat(SUITE.isStrictKey(key)).isTrue();
        assertThat(SUITE.sign(SigningKey.of(seed, SUITE), Bytes.of(0x72))).isEqualTo(signature);
        assertThat(SUITE.verify(key, Bytes.of(0x72), signature)).isTrue();
        assertThat(SUITE.verify(key, Bytes.of(0x73), signature)).isFalse();
    }

    @Test
    void agrees_as_rfc_7748_section_6_1() {
        Secret alice = secret("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
        AgreementKey bob = agreementKey("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");

        assertThat(SUITE.agreementKey(alice))
                .hasToString("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
        assertThat(SUITE.agree(alice, bob))
                .contains(secret("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742"));
        assertThat(SUITE.agree(alice, agreementKey("00".repeat(32))))
                .as("small order")
                .isEmpty();
    }

    /** libsodium's published test of its conversion. */
    @Test
    void converts_as_libsodium() {
        Secret seed = secret("421151a459faeade3d247115f94aedae42318124095afabe4d1451a559faedee");

        assertThat(SUITE.agreementKey(SUITE.publicKey(seed)))
                .hasToString("f1814f0e8ff1043d8a44d25babff3cedcae6c22c3edaa48f857ae70de2baae50");
        assertThat(SUITE.agreementSecret(seed))
                .isEqualTo(secret("8052030376d47112be7f73ed7a019293dd12ad910b654455798b4667d73de166"));
    }

    @Test
    void hashes_as_rfc_7693_appendix_a() {
        assertThat(SUITE.hash(64, Bytes.ofUtf8("abc")))
                .hasToString("ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                        + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
    }

    /** Output of CPython's hashlib: key 00 01 .. 1f, input 00 01 02. */
    @Test
    void hashes_with_a_key_as_another_implementation() {
        Secret key = secret("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

        assertThat(SUITE.keyedHash(key, 32, Bytes.of(0, 1, 2)))
                .isEqualTo(secret("e14fc9161564dd081204f2dd6146a9ffbef66f95d5dc80e0a225e213c09dad7b"));
    }

    @Test
    void seals_as_rfc_8439_section_2_8_2() {
        Secret key = secret("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
        Bytes nonce = Bytes.ofHex("070000004041424344454647");
        Bytes associated = Bytes.ofHex("50515253c0c1c2c3c4c5c6c7");
        Bytes plaintext = Bytes.ofUtf8("Ladies and Gentlemen of the class of '99: If I could offer you only one "
                + "tip for the future, sunscreen would be it.");

        Bytes sealed = SUITE.seal(key, nonce, associated, plaintext);

        assertThat(sealed.from(plaintext.length())).hasToString("1ae10b594f09e26a7e902ecbd0600691");
        assertThat(SUITE.open(key, nonce, associated, sealed)).contains(plaintext);
        assertThat(SUITE.open(key, nonce, associated, sealed.from(1))).isEmpty();
    }

    private static Secret secret(String hex) {
        return Secret.copyOf(Bytes.ofHex(hex));
    }

    private static AgreementKey agreementKey(String hex) {
        return new AgreementKey(Bytes.ofHex(hex));
    }
}
