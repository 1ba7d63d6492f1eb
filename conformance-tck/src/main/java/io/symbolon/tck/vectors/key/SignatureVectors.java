package io.symbolon.tck.vectors.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.CraftedSignatures;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Edwards25519;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Signatures;
import io.symbolon.tck.wire.SigningKey;
import java.math.BigInteger;

/** Strict signatures (CNV-005). */
final class SignatureVectors {
    private static final String OP = "signature.verify";
    private static final SigningKey KEY = Samples.key("a signer");
    private static final byte[] MESSAGE = Octets.utf8("a message of the vectors");

    private final VectorFile file;

    private SignatureVectors(VectorFile file) {
        this.file = file;
    }

    static void addTo(VectorFile file) {
        SignatureVectors vectors = new SignatureVectors(file);
        vectors.published();
        vectors.accept(
                "CNV-P-0524", "a signature of another seed", KEY.publicKey(), MESSAGE, KEY.sign(MESSAGE), "generator");
        vectors.forged();
        vectors.weakCommitments();
        vectors.weakKeys();
    }

    private void published() {
        published(
                "CNV-P-0520",
                "RFC 8032, test 1: no message",
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                "",
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                        + "d25bf5f0595bbe24655141438e7a100b");
        published(
                "CNV-P-0521",
                "RFC 8032, test 2: one octet",
                "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
                "72",
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
                        + "387b2eaeb4302aeeb00d291612bb0c00");
        published(
                "CNV-P-0522",
                "RFC 8032, test 3: two octets",
                "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
                "af82",
                "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
                        + "4a7c15e9716ed28dc027beceea1ec40a");
        published(
                "CNV-P-0523",
                "RFC 8032, test SHA(abc): 64 octets",
                "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
                "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd"
                        + "454d4423643ce80e2a9ac94fa54ca49f",
                "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e030"
                        + "3dca179c138ac17ad9bef1177331a704");
    }

    private void forged() {
        byte[] right = KEY.sign(MESSAGE);
        refuse(
                "CNV-N-0520",
                "another message",
                KEY.publicKey(),
                Octets.utf8("b message of the vectors"),
                right,
                Flag.FORGED);
        refuse(
                "CNV-N-0521",
                "a longer message",
                KEY.publicKey(),
                Octets.concat(MESSAGE, Octets.u8(0)),
                right,
                Flag.FORGED);
        refuse(
                "CNV-N-0522",
                "the signature of another key",
                KEY.publicKey(),
                MESSAGE,
                Samples.key("another").sign(MESSAGE),
                Flag.FORGED);
        refuse("CNV-N-0523", "a bit of R", KEY.publicKey(), MESSAGE, Octets.withBitFlipped(right, 0, 0), Flag.FORGED);
        refuse("CNV-N-0524", "a bit of S", KEY.publicKey(), MESSAGE, Octets.withBitFlipped(right, 32, 0), Flag.FORGED);
        refuse("CNV-N-0525", "64 zero octets", KEY.publicKey(), MESSAGE, Octets.zeros(64), Flag.FORGED);
        refuse("CNV-N-0526", "S plus L", KEY.publicKey(), MESSAGE, Signatures.withLargerS(right), Flag.MALLEABLE);
        refuse(
                "CNV-N-0527",
                "the highest bit of S",
                KEY.publicKey(),
                MESSAGE,
                Octets.withBitFlipped(right, 63, 7),
                Flag.MALLEABLE);
        refuse("CNV-N-0528", "no octets", KEY.publicKey(), MESSAGE, Octets.zeros(0), Flag.SIGNATURE_LENGTH);
        refuse("CNV-N-0529", "63 octets", KEY.publicKey(), MESSAGE, Octets.first(right, 63), Flag.SIGNATURE_LENGTH);
        refuse(
                "CNV-N-0530",
                "65 octets",
                KEY.publicKey(),
                MESSAGE,
                Octets.concat(right, Octets.u8(0)),
                Flag.SIGNATURE_LENGTH);
        refuse("CNV-N-0531", "R alone", KEY.publicKey(), MESSAGE, Octets.first(right, 32), Flag.SIGNATURE_LENGTH);
    }

    private void weakCommitments() {
        weakR("CNV-N-0540", "R is the identity", Edwards25519.IDENTITY.encode(), Flag.SMALL_ORDER);
        weakR(
                "CNV-N-0541",
                "R is the point of order 2",
                Edwards25519.smallOrder(4).encode(),
                Flag.SMALL_ORDER);
        weakR(
                "CNV-N-0542",
                "R is a point of order 8",
                Edwards25519.smallOrder(1).encode(),
                Flag.SMALL_ORDER);
        weakR(
                "CNV-N-0543",
                "R is the identity with y = p + 1",
                CraftedSignatures.identityNotCanonical(),
                Flag.NON_CANONICAL_POINT);
        weakR(
                "CNV-N-0544",
                "R is the identity with a sign bit",
                Octets.withBitFlipped(Edwards25519.IDENTITY.encode(), 31, 7),
                Flag.NON_CANONICAL_POINT);
        weakR("CNV-N-0545", "R is no point", CraftedSignatures.offCurve(), Flag.OFF_CURVE);
        refuse(
                "CNV-N-0546",
                "R has a part of order 2",
                KEY.publicKey(),
                MESSAGE,
                CraftedSignatures.withMixedCommitment(KEY, 4, MESSAGE),
                Flag.MIXED_ORDER);
        refuse(
                "CNV-N-0547",
                "R has a part of order 8",
                KEY.publicKey(),
                MESSAGE,
                CraftedSignatures.withMixedCommitment(KEY, 1, MESSAGE),
                Flag.MIXED_ORDER);
    }

    private void weakKeys() {
        weakKey(
                "CNV-N-0550",
                "the key is the identity",
                Edwards25519.IDENTITY.encode(),
                BigInteger.ZERO,
                Flag.SMALL_ORDER);
        weakKey(
                "CNV-N-0551",
                "the key is the point of order 2",
                Edwards25519.smallOrder(4).encode(),
                BigInteger.ZERO,
                Flag.SMALL_ORDER);
        weakKey(
                "CNV-N-0552",
                "the key is a point of order 8",
                Edwards25519.smallOrder(1).encode(),
                BigInteger.ZERO,
                Flag.SMALL_ORDER);
        weakKey(
                "CNV-N-0553",
                "the key is the identity with y = p + 1",
                CraftedSignatures.identityNotCanonical(),
                BigInteger.ZERO,
                Flag.NON_CANONICAL_POINT);
        weakKey(
                "CNV-N-0554",
                "the key has a part of order 8",
                CraftedSignatures.mixed(KEY, 1),
                KEY.scalar(),
                Flag.MIXED_ORDER);
        weakKey(
                "CNV-N-0555",
                "the key has a part of order 2",
                CraftedSignatures.mixed(KEY, 4),
                KEY.scalar(),
                Flag.MIXED_ORDER);
    }

    private void published(String id, String title, String key, String message, String signature) {
        file.accept(id, title, "CNV-005")
                .flags(Flag.KNOWN_ANSWER)
                .source("RFC 8032 7.1")
                .asks(
                        OP,
                        Members.of("public_key", key, "message", message, "signature", signature),
                        Members.accepted());
    }

    private void weakR(String id, String title, byte[] commitment, Flag flag) {
        refuse(
                id,
                title,
                KEY.publicKey(),
                MESSAGE,
                CraftedSignatures.withSmallCommitment(KEY, commitment, MESSAGE),
                flag);
    }

    private void weakKey(String id, String title, byte[] key, BigInteger a, Flag flag) {
        refuse(id, title, key, MESSAGE, CraftedSignatures.underWeakKey(key, a, MESSAGE), flag);
    }

    private void accept(String id, String title, byte[] key, byte[] message, byte[] signature, String source) {
        file.accept(id, title, "CNV-005").source(source).asks(OP, args(key, message, signature), Members.accepted());
    }

    private void refuse(String id, String title, byte[] key, byte[] message, byte[] signature, Flag flag) {
        file.refuse(id, "CNV-P-0524", title, "CNV-005")
                .flags(flag)
                .asks(OP, args(key, message, signature), Members.refused("CNV-005"));
    }

    private static ObjectNode args(byte[] key, byte[] message, byte[] signature) {
        return Members.of("public_key", key, "message", message, "signature", signature);
    }
}
