package io.symbolon.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.testing.EdwardsPoint;
import io.symbolon.core.testing.JdkSuite;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever goes in, honest, damaged or at an edge: {@link JdkSuite}, made by other people, answers the same. */
class SecondOpinionProperties {
    private static final CryptoSuite SUITE = new BouncyCastleSuite();
    private static final CryptoSuite SECOND = new JdkSuite();

    @Property(tries = 100, seed = "5005")
    void keys_and_signatures(@ForAll @Size(32) byte[] seed, @ForAll @Size(max = 300) byte[] text) {
        Secret secret = secret(seed);
        Bytes message = Bytes.copyOf(text);
        SigningKey key = SigningKey.of(secret, SUITE);

        Bytes signature = SUITE.sign(key, message);

        assertThat(SECOND.publicKey(secret)).isEqualTo(key.publicKey());
        assertThat(SECOND.sign(key, message)).isEqualTo(signature);
        assertThat(verify(key.publicKey(), message, signature)).isTrue();
    }

    @Property(tries = 150, seed = "5006")
    void damaged_keys_messages_and_signatures(
            @ForAll("seeds") Bytes seed, @ForAll @Size(max = 40) byte[] text, @ForAll @IntRange(max = 2000) int bit) {
        SigningKey key = SigningKey.of(Secret.copyOf(seed), SUITE);
        Bytes message = Bytes.copyOf(text);
        Bytes all = Bytes.concat(key.publicKey().octets(), SUITE.sign(key, message), message);
        Bytes damaged = Flips.flipped(all, bit % (8 * all.length()));

        assertThat(verify(new PublicKey(damaged.slice(0, 32)), damaged.from(96), damaged.slice(32, 64)))
                .isFalse();
    }

    @Property(tries = 150, seed = "5007")
    void octets_that_nobody_has_made(
            @ForAll("numbers") Bytes key, @ForAll("numbers") Bytes r, @ForAll("numbers") Bytes s) {
        verify(new PublicKey(key), Bytes.EMPTY, Bytes.concat(r, s));
        assertThat(SECOND.agreementKey(new PublicKey(key))).isEqualTo(SUITE.agreementKey(new PublicKey(key)));
    }

    @Property(tries = 200, seed = "5008")
    void agreements(@ForAll("numbers") Bytes scalar, @ForAll("numbers") Bytes u) {
        Secret secret = Secret.copyOf(scalar);
        Optional<Secret> shared = SUITE.agree(secret, new AgreementKey(u));

        assertThat(SECOND.agreementKey(secret)).isEqualTo(SUITE.agreementKey(secret));
        assertThat(SECOND.agree(secret, new AgreementKey(u))).isEqualTo(shared);
    }

    @Property(tries = 50, seed = "5009")
    void converted_keys_agree_with_each_other(@ForAll("seeds") Bytes ours, @ForAll("seeds") Bytes theirs) {
        SigningKey our = SigningKey.of(Secret.copyOf(ours), SUITE);
        SigningKey their = SigningKey.of(Secret.copyOf(theirs), SECOND);
        AgreementKey ourKey = SECOND.agreementKey(our.publicKey());
        AgreementKey theirKey = SUITE.agreementKey(their.publicKey());

        assertThat(SUITE.agreementKey(our.agreementSecret())).isEqualTo(ourKey);
        assertThat(SECOND.agreementKey(their.agreementSecret())).isEqualTo(theirKey);
        assertThat(SUITE.agree(our.agreementSecret(), theirKey))
                .isPresent()
                .isEqualTo(SECOND.agree(their.agreementSecret(), ourKey));
    }

    @Property(tries = 300, seed = "5010")
    void hashes(
            @ForAll @Size(max = 64) byte[] key,
            @ForAll @IntRange(min = 1, max = 64) int octets,
            @ForAll("blocks") Bytes input) {
        assertThat(SECOND.hash(octets, input)).isEqualTo(SUITE.hash(octets, input));
        if (key.length > 0) {
            assertThat(SECOND.keyedHash(secret(key), octets, input))
                    .isEqualTo(SUITE.keyedHash(secret(key), octets, input));
        }
    }

    @Property(tries = 200, seed = "5011")
    void sealed_octets(
            @ForAll("seeds") Bytes key,
            @ForAll @Size(12) byte[] nonceOctets,
            @ForAll @Size(max = 100) byte[] associatedOctets,
            @ForAll("blocks") Bytes plaintext,
            @ForAll @IntRange(max = 20_000) int bit) {
        Secret secret = Secret.copyOf(key);
        Bytes nonce = Bytes.copyOf(nonceOctets);
        Bytes associated = Bytes.copyOf(associatedOctets);

        Bytes sealed = SUITE.seal(secret, nonce, associated, plaintext);

        assertThat(SECOND.seal(secret, nonce, associated, plaintext)).isEqualTo(sealed);
        for (CryptoSuite each : List.of(SUITE, SECOND)) {
            assertThat(each.open(secret, nonce, associated, sealed)).contains(plaintext);
            assertThat(each.open(secret, nonce, associated, Flips.flipped(sealed, bit % (8 * sealed.length()))))
                    .isEmpty();
            assertThat(each.open(secret, nonce, associated, sealed.slice(0, bit % sealed.length())))
                    .isEmpty();
        }
    }

    /** What both say of a signature; a key that is not strict is refused, whatever it has signed. */
    private static boolean verify(PublicKey key, Bytes message, Bytes signature) {
        boolean isStrict = SUITE.isStrictKey(key);
        assertThat(SECOND.isStrictKey(key)).as("key %s", key).isEqualTo(isStrict);
        boolean verifies = SUITE.verify(key, message, signature);
        if (!isStrict) return false;
        assertThat(SECOND.verify(key, message, signature))
                .as("signature %s by %s", signature, key)
                .isEqualTo(verifies);
        return verifies;
    }

    @Provide
    Arbitrary<Bytes> seeds() {
        return Arbitraries.bytes().array(byte[].class).ofSize(32).map(Bytes::copyOf);
    }

    /** 32 octets: any, or a number close to one at which a decoder, a curve or a scalar has an edge. */
    @Provide
    Arbitrary<Bytes> numbers() {
        List<Bytes> edges =
                new ArrayList<>(StrictnessCases.smallOrderEncodings().values());
        for (BigInteger edge : List.of(
                BigInteger.TWO,
                BigInteger.TWO.pow(252),
                BigInteger.TWO.pow(254),
                BigInteger.TWO.pow(255),
                EdwardsPoint.P,
                EdwardsPoint.L,
                EdwardsPoint.L.multiply(BigInteger.valueOf(8)))) {
            for (int away = -2; away <= 9; away++) {
                edges.add(EdwardsPoint.littleEndian(edge.add(BigInteger.valueOf(away))));
            }
        }
        return Arbitraries.oneOf(seeds(), Arbitraries.of(edges));
    }

    /** Lengths about the blocks of BLAKE2b (128) and of ChaCha20 (64), with any octets. */
    @Provide
    Arbitrary<Bytes> blocks() {
        return Arbitraries.of(0, 1, 63, 64, 65, 127, 128, 129, 255, 256, 257, 1000, 1300)
                .flatMap(length ->
                        Arbitraries.bytes().array(byte[].class).ofSize(length).map(Bytes::copyOf));
    }

    private static Secret secret(byte[] octets) {
        return Secret.copyOf(Bytes.copyOf(octets));
    }
}
