package io.symbolon.tck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class Edwards25519Test {
    private static final SigningKey KEY = SigningKey.named("a key");

    @Test
    void the_base_point_is_that_of_the_rfc_and_has_order_l() {
        assertThat(Octets.hex(Edwards25519.BASE.encode())).isEqualTo("58" + "66".repeat(31));
        assertThat(Edwards25519.BASE.times(Edwards25519.L).isIdentity()).isTrue();
        assertThat(Edwards25519.BASE.toMontgomery()).isEqualTo(Octets.concat(Octets.u8(9), Octets.zeros(31)));
    }

    @Test
    void eight_points_have_small_order_and_none_is_strict() {
        Set<String> encodings = new HashSet<>();
        for (int k = 0; k < 8; k++) {
            Edwards25519 point = Edwards25519.smallOrder(k);
            assertThat(point.times(BigInteger.valueOf(8)).isIdentity()).isTrue();
            assertThat(Edwards25519.isStrict(point.encode())).isFalse();
            encodings.add(Octets.hex(point.encode()));
        }
        assertThat(encodings).hasSize(8);
    }

    @Test
    void strict_is_a_canonical_point_of_prime_order() {
        Edwards25519 point = Edwards25519.decode(KEY.publicKey()).orElseThrow();

        assertThat(Edwards25519.isStrict(KEY.publicKey())).isTrue();
        assertThat(Edwards25519.isStrict(point.plus(Edwards25519.smallOrder(4)).encode()))
                .isFalse();
        // y = p + 3 and y = 3 are the same point; x = 0 has no sign
        assertThat(Edwards25519.decode(Edwards25519.octets(BigInteger.valueOf(3))))
                .isPresent();
        assertThat(Edwards25519.decode(Edwards25519.octets(Edwards25519.P.add(BigInteger.valueOf(3)))))
                .isEmpty();
        assertThat(Edwards25519.decode(Octets.withBitFlipped(Edwards25519.IDENTITY.encode(), 31, 7)))
                .isEmpty();
    }

    @Test
    void the_form_of_the_seed_belongs_to_the_form_of_the_public_key() {
        assertThat(Agreement.publicKey(KEY.agreementSecret())).isEqualTo(KEY.agreementKey());
    }

    @Test
    void a_signature_made_by_hand_is_strict_until_s_grows() {
        byte[] message = Octets.utf8("message");
        BigInteger r = BigInteger.valueOf(12345);
        byte[] commitment = Edwards25519.BASE.times(r).encode();

        byte[] signature = Signatures.make(commitment, r, KEY.publicKey(), KEY.scalar(), message);

        assertThat(Signatures.verifies(KEY.publicKey(), message, signature)).isTrue();
        assertThat(Signatures.verifies(KEY.publicKey(), message, Signatures.withLargerS(signature)))
                .isFalse();
    }

    @Test
    void signatures_are_those_of_the_jdk() throws GeneralSecurityException {
        for (int i = 0; i < 20; i++) {
            SigningKey key = SigningKey.named("key " + i);
            byte[] message = Octets.repeated(i, 7 * i);
            Signature jdk = Signature.getInstance("Ed25519");
            jdk.initSign(KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, key.seed())));
            jdk.update(message);

            byte[] signature = key.sign(message);

            assertThat(signature).isEqualTo(jdk.sign());
            assertThat(Signatures.verifies(key.publicKey(), message, signature)).isTrue();
            assertThat(Signatures.verifies(key.publicKey(), message, Octets.withBitFlipped(signature, i, 3)))
                    .isFalse();
            assertThat(Signatures.verifies(key.publicKey(), message, Octets.withBitFlipped(signature, 32 + i, 3)))
                    .isFalse();
        }
    }

    @Test
    void a_point_is_multiplied_as_often_as_any_number_says() {
        BigInteger beyondL = Edwards25519.L.shiftLeft(9).add(BigInteger.valueOf(77));
        Edwards25519 mixed = Edwards25519.BASE.plus(Edwards25519.smallOrder(1));
        Edwards25519 sum = Edwards25519.IDENTITY;
        for (int i = 0; i < 40; i++) {
            assertThat(mixed.times(BigInteger.valueOf(i)).sameAs(sum)).isTrue();
            sum = sum.plus(mixed);
        }
        assertThat(mixed.times(beyondL)
                        .sameAs(mixed.times(Edwards25519.L)
                                .times(BigInteger.valueOf(512))
                                .plus(mixed.times(BigInteger.valueOf(77)))))
                .isTrue();
    }
}
