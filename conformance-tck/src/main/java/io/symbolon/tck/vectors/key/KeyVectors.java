package io.symbolon.tck.vectors.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.CraftedSignatures;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Edwards25519;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SigningKey;
import java.math.BigInteger;

/** Strict public keys (CNV-005), and the forms that agree (CNV-007). */
public final class KeyVectors {
    private static final String RFC_KEY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    private static final String RFC_SEED = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    private static final String LIBSODIUM_KEY = "b5076a8474a832daee4dd5b4040983b6623b5f344aca57d4d6ee4baf3f259e6e";

    private final VectorFile file = new VectorFile(
            "keys",
            "conventions",
            "Public keys, signatures and key agreement: what is accepted, what is refused, and the values of the"
                    + " accepted ones.",
            "Every weak signature here satisfies at least one of the two usual equations, so only strictness refuses"
                    + " it.");

    private KeyVectors() {}

    /** The file {@code keys.json}. */
    public static VectorFile file() {
        KeyVectors vectors = new KeyVectors();
        vectors.strictKeys();
        vectors.weakKeys();
        vectors.forms();
        SignatureVectors.addTo(vectors.file);
        AgreementVectors.addTo(vectors.file);
        return vectors.file;
    }

    private void strictKeys() {
        strict("CNV-P-0501", "the key of RFC 8032, test 1", Octets.ofHex(RFC_KEY), "RFC 8032 7.1");
        strict(
                "CNV-P-0502",
                "the key of RFC 8032, test 2",
                Octets.ofHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"),
                "RFC 8032 7.1");
        strict(
                "CNV-P-0503",
                "a key whose sign bit is set",
                Octets.ofHex("ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf"),
                "RFC 8032 7.1");
        strict("CNV-P-0504", "the base point itself", Edwards25519.BASE.encode(), "RFC 8032 5.1");
    }

    private void weakKeys() {
        for (int k = 0; k < 8; k++) {
            // k is the multiple of a point of order 8, so the id belongs to the point
            weak(
                    "CNV-N-050" + (k + 1),
                    "a point of order " + order(k),
                    Edwards25519.smallOrder(k).encode(),
                    Flag.SMALL_ORDER);
        }
        byte[] identity = Edwards25519.IDENTITY.encode();
        byte[] minusOne = Edwards25519.octets(Edwards25519.P.subtract(BigInteger.ONE));
        weak("CNV-N-0509", "the identity with a sign bit", withSign(identity), Flag.SMALL_ORDER);
        weak("CNV-N-0510", "the point of order 2 with a sign bit", withSign(minusOne), Flag.SMALL_ORDER);
        weak("CNV-N-0511", "y = p, which is y = 0", above(0), Flag.NON_CANONICAL_POINT);
        weak("CNV-N-0512", "y = p + 1, which is the identity", above(1), Flag.NON_CANONICAL_POINT);
        weak("CNV-N-0513", "y = p + 1 with a sign bit", withSign(above(1)), Flag.NON_CANONICAL_POINT);
        weak("CNV-N-0514", "y = p + 3, which is a point", above(3), Flag.NON_CANONICAL_POINT);
        weak("CNV-N-0515", "y = 2^255 - 1, which is y = 18", above(18), Flag.NON_CANONICAL_POINT);
        weak("CNV-N-0516", "y = 2, which no point has", CraftedSignatures.offCurve(), Flag.OFF_CURVE);
        SigningKey key = Samples.key("a mixed key");
        weak("CNV-N-0517", "a key plus a point of order 8", CraftedSignatures.mixed(key, 1), Flag.MIXED_ORDER);
        weak("CNV-N-0518", "a key plus a point of order 4", CraftedSignatures.mixed(key, 2), Flag.MIXED_ORDER);
        weak("CNV-N-0519", "a key plus the point of order 2", CraftedSignatures.mixed(key, 4), Flag.MIXED_ORDER);
    }

    private void forms() {
        derived(
                "CNV-P-0701",
                "the seed of RFC 8032, test 1",
                SigningKey.ofSeed(Octets.ofHex(RFC_SEED)),
                "RFC 8032 7.1 for the public key, generator for the others");
        file.accept("CNV-P-0702", "the seed of libsodium's conversion test", "CNV-007")
                .flags(Flag.KNOWN_ANSWER)
                .source("libsodium, test ed25519_convert")
                .asks(
                        "key.derive",
                        Members.of("seed", "421151a459faeade3d247115f94aedae42318124095afabe4d1451a559faedee"),
                        Members.of(
                                "public_key",
                                LIBSODIUM_KEY,
                                "agreement_secret",
                                "8052030376d47112be7f73ed7a019293dd12ad910b654455798b4667d73de166",
                                "agreement_key",
                                "f1814f0e8ff1043d8a44d25babff3cedcae6c22c3edaa48f857ae70de2baae50"));
        derived("CNV-P-0703", "another seed", Samples.key("a form"), "generator");
        converted(
                "CNV-P-0704",
                "the public key of libsodium's conversion test",
                Octets.ofHex(LIBSODIUM_KEY),
                "libsodium, test ed25519_convert");
        converted("CNV-P-0705", "the base point becomes u = 9", Edwards25519.BASE.encode(), "RFC 7748 4.1");
        converted(
                "CNV-P-0706",
                "a key whose sign bit is set",
                Octets.ofHex("ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf"),
                "generator");
    }

    private void strict(String id, String title, byte[] key, String source) {
        file.accept(id, title, "CNV-005").source(source).asks("key.check", publicKey(key), Members.accepted());
    }

    private void weak(String id, String title, byte[] key, Flag flag) {
        file.refuse(id, "CNV-P-0501", title, "CNV-005")
                .flags(flag)
                .asks("key.check", publicKey(key), Members.refused("CNV-005"));
    }

    private void derived(String id, String title, SigningKey key, String source) {
        file.accept(id, title, "CNV-007")
                .source(source)
                .asks(
                        "key.derive",
                        Members.of("seed", key.seed()),
                        Members.of(
                                "public_key", key.publicKey(),
                                "agreement_secret", key.agreementSecret(),
                                "agreement_key", key.agreementKey()));
    }

    private void converted(String id, String title, byte[] key, String source) {
        file.accept(id, title, "CNV-007")
                .source(source)
                .asks("key.convert", publicKey(key), Members.of("agreement_key", SigningKey.agreementKey(key)));
    }

    private static ObjectNode publicKey(byte[] key) {
        return Members.of("public_key", key);
    }

    private static int order(int multiple) {
        return 8 / BigInteger.valueOf(multiple).gcd(BigInteger.valueOf(8)).intValueExact();
    }

    private static byte[] above(int distance) {
        return Edwards25519.octets(Edwards25519.P.add(BigInteger.valueOf(distance)));
    }

    private static byte[] withSign(byte[] key) {
        return Octets.withBitFlipped(key, 31, 7);
    }
}
