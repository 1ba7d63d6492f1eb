package io.symbolon.tck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** What others have published, against the primitives of the kit. */
class PublishedAnswersTest {

    @Test
    void ed25519_of_rfc_8032_section_7_1_test_2() {
        SigningKey key = SigningKey.ofSeed(hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
        byte[] message = hex("72");
        byte[] signature = hex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");

        assertThat(key.publicKey()).isEqualTo(hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));
        assertThat(key.sign(message)).isEqualTo(signature);
        assertThat(Signatures.verifies(key.publicKey(), message, signature)).isTrue();
        assertThat(Signatures.verifies(key.publicKey(), hex("73"), signature)).isFalse();
    }

    @Test
    void x25519_of_rfc_7748_section_5_2_and_6_1() {
        // the second vector of 5.2 has the top bit of u set
        assertThat(Agreement.shared(
                        hex("4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d"),
                        hex("e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493")))
                .isEqualTo(hex("95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957"));
        byte[] bob = hex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
        byte[] alice = hex("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
        assertThat(Agreement.publicKey(bob))
                .isEqualTo(hex("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f"));
        byte[] nine = Octets.concat(Octets.u8(9), Octets.zeros(31));
        assertThat(Agreement.shared(bob, nine)).isEqualTo(Agreement.publicKey(bob)); // by the JDK
        assertThat(Agreement.shared(bob, alice))
                .isEqualTo(hex("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742"));
    }

    @Test
    void x25519_with_a_key_of_small_order_is_all_zero_and_a_u_above_p_is_reduced() {
        byte[] secret = Octets.repeated(7, 32);
        BigInteger p = Edwards25519.P;

        assertThat(Agreement.shared(secret, Octets.zeros(32))).isEqualTo(Octets.zeros(32));
        assertThat(Agreement.shared(secret, Edwards25519.octets(p.subtract(BigInteger.ONE))))
                .isEqualTo(Octets.zeros(32));
        assertThat(Agreement.shared(secret, Edwards25519.octets(p.add(BigInteger.valueOf(9)))))
                .isEqualTo(Agreement.publicKey(secret));
    }

    @Test
    void chacha20_poly1305_of_rfc_8439_section_2_8_2() {
        byte[] key = hex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
        byte[] nonce = hex("070000004041424344454647");
        byte[] associated = hex("50515253c0c1c2c3c4c5c6c7");
        byte[] plaintext = Octets.utf8("Ladies and Gentlemen of the class of '99: If I could offer you only one tip for"
                + " the future, sunscreen would be it.");

        byte[] sealed = ChaCha20Poly1305.seal(key, nonce, associated, plaintext);

        assertThat(Octets.first(sealed, 16)).isEqualTo(hex("d31a8d34648e60db7b86afbc53ef7ec2"));
        assertThat(Octets.from(sealed, plaintext.length)).isEqualTo(hex("1ae10b594f09e26a7e902ecbd0600691"));
        assertThat(ChaCha20Poly1305.open(key, nonce, associated, sealed)).hasValue(plaintext);
        assertThat(ChaCha20Poly1305.open(key, nonce, associated, Octets.withBitFlipped(sealed, 0, 0)))
                .isEmpty();
    }

    @Test
    void blake2b_of_rfc_7693_appendix_a() {
        assertThat(Blake2b.hash(64, null, Octets.utf8("abc")))
                .isEqualTo(hex("ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                        + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923"));
    }

    @Test
    void the_hash_of_a_subject_as_b2sum_of_gnu_coreutils_computes_it() {
        byte[] weather = Octets.utf8("weather");

        assertThat(Interests.subject(weather))
                .isEqualTo(hex("7be33a1efc60d568d06d73939cf0b382b12e8850c830b5e43b56d9d60f066147"));
        assertThat(Interests.subject(weather, Octets.utf8("vienna")))
                .isEqualTo(hex("47d8b676086d7bfc6b60a8a5b1f1e4452a8426c9341cd6f71fd7d66fabbb4289"));
    }

    private static byte[] hex(String digits) {
        return Octets.ofHex(digits);
    }
}
