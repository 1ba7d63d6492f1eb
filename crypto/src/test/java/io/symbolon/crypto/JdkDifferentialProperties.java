package io.symbolon.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** For honest inputs the JDK's own implementations, written by other people, say the same. */
class JdkDifferentialProperties {
    private static final CryptoSuite SUITE = new BouncyCastleSuite();

    @Property(tries = 100, seed = "5005")
    void signatures_are_the_same_and_each_verifies_the_other(
            @ForAll @Size(32) byte[] seed, @ForAll @Size(max = 300) byte[] message) throws GeneralSecurityException {
        SigningKey signingKey = SigningKey.of(Secret.copyOf(Bytes.copyOf(seed)), SUITE);
        PublicKey key = signingKey.publicKey();
        Bytes signature = SUITE.sign(signingKey, Bytes.copyOf(message));
        Bytes jdkSignature = jdkSign(seed, message);

        assertThat(SUITE.isStrictKey(key)).isTrue();
        assertThat(signature).isEqualTo(jdkSignature);
        assertThat(SUITE.verify(key, Bytes.copyOf(message), jdkSignature)).isTrue();
        assertThat(jdkVerifies(key, message, signature)).isTrue();
    }

    @Property(tries = 100, seed = "5006")
    void shared_secrets_are_the_same(@ForAll @Size(32) byte[] ours, @ForAll @Size(32) byte[] theirs)
            throws GeneralSecurityException {
        Secret secret = Secret.copyOf(Bytes.copyOf(ours));
        AgreementKey peer = SUITE.agreementKey(Secret.copyOf(Bytes.copyOf(theirs)));

        Secret expected = Secret.owning(jdkAgree(ours, peer));

        assertThat(SUITE.agree(secret, peer)).contains(expected);
    }

    @Property(tries = 100, seed = "5007")
    void converted_keys_agree_with_each_other(@ForAll @Size(32) byte[] ours, @ForAll @Size(32) byte[] theirs) {
        Secret ourSeed = Secret.copyOf(Bytes.copyOf(ours));
        Secret theirSeed = Secret.copyOf(Bytes.copyOf(theirs));
        AgreementKey ourKey = SUITE.agreementKey(SUITE.publicKey(ourSeed));
        AgreementKey theirKey = SUITE.agreementKey(SUITE.publicKey(theirSeed));

        assertThat(SUITE.agreementKey(SUITE.agreementSecret(ourSeed))).isEqualTo(ourKey);
        assertThat(SUITE.agree(SUITE.agreementSecret(ourSeed), theirKey))
                .isPresent()
                .isEqualTo(SUITE.agree(SUITE.agreementSecret(theirSeed), ourKey));
    }

    @Property(tries = 100, seed = "5008", edgeCases = EdgeCasesMode.NONE)
    void sealed_octets_are_the_same(
            @ForAll @Size(32) byte[] key,
            @ForAll @Size(12) byte[] nonce,
            @ForAll @Size(max = 100) byte[] associated,
            @ForAll @Size(max = 1300) byte[] plaintext)
            throws GeneralSecurityException {
        Secret secret = Secret.copyOf(Bytes.copyOf(key));
        Bytes sealed = Bytes.wrap(jdkSeal(key, nonce, associated, plaintext));

        assertThat(SUITE.seal(secret, Bytes.copyOf(nonce), Bytes.copyOf(associated), Bytes.copyOf(plaintext)))
                .isEqualTo(sealed);
        assertThat(SUITE.open(secret, Bytes.copyOf(nonce), Bytes.copyOf(associated), sealed))
                .contains(Bytes.copyOf(plaintext));
    }

    @Property(tries = 100, seed = "5009", edgeCases = EdgeCasesMode.NONE)
    void nothing_that_a_peer_sends_is_an_exception(
            @ForAll @Size(32) byte[] octets,
            @ForAll @Size(64) byte[] signature,
            @ForAll @Size(max = 100) byte[] sealed) {
        PublicKey key = new PublicKey(Bytes.copyOf(octets));
        Secret secret = Secret.copyOf(Bytes.ofHex("42".repeat(32)));

        boolean accepted = SUITE.isStrictKey(key) && SUITE.verify(key, Bytes.EMPTY, Bytes.copyOf(signature));

        assertThat(accepted).isFalse();
        assertThat(SUITE.verify(key, Bytes.EMPTY, Bytes.copyOf(sealed))).isFalse();
        assertThat(SUITE.agreementKey(key).octets().length()).isEqualTo(32);
        SUITE.agree(secret, new AgreementKey(Bytes.copyOf(octets)));
        assertThat(SUITE.open(secret, Bytes.zeros(12), Bytes.EMPTY, Bytes.copyOf(sealed)))
                .isEmpty();
    }

    private static Bytes jdkSign(byte[] seed, byte[] message) throws GeneralSecurityException {
        PrivateKey key = KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(key);
        signer.update(message);
        return Bytes.wrap(signer.sign());
    }

    private static boolean jdkVerifies(PublicKey key, byte[] message, Bytes signature) throws GeneralSecurityException {
        BigInteger encoded = EdwardsPoint.number(key.octets());
        EdECPoint point = new EdECPoint(encoded.testBit(255), encoded.clearBit(255));
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point)));
        verifier.update(message);
        return verifier.verify(signature.toArray());
    }

    private static byte[] jdkAgree(byte[] scalar, AgreementKey peer) throws GeneralSecurityException {
        KeyFactory keys = KeyFactory.getInstance("X25519");
        KeyAgreement agreement = KeyAgreement.getInstance("X25519");
        agreement.init(keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, scalar)));
        BigInteger u = EdwardsPoint.number(peer.octets()).clearBit(255);
        agreement.doPhase(keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, u)), true);
        return agreement.generateSecret();
    }

    private static byte[] jdkSeal(byte[] key, byte[] nonce, byte[] associated, byte[] plaintext)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(nonce));
        cipher.updateAAD(associated);
        return cipher.doFinal(plaintext);
    }
}
