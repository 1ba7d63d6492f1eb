package io.symbolon.tck.vectors.key;

import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Agreement;
import io.symbolon.tck.wire.Edwards25519;
import io.symbolon.tck.wire.Octets;
import java.math.BigInteger;

/** X25519, masked, reduced and contributing (CNV-006). */
final class AgreementVectors {
    private static final String OP = "agreement";
    private static final byte[] SECRET = Samples.octets("secret of an agreement", 32);
    private static final byte[] PEER = Agreement.publicKey(Samples.octets("secret of a peer", 32));

    private final VectorFile file;

    private AgreementVectors(VectorFile file) {
        this.file = file;
    }

    static void addTo(VectorFile file) {
        AgreementVectors vectors = new AgreementVectors(file);
        vectors.published();
        vectors.accept("CNV-P-0616", "another secret and key", PEER);
        vectors.accept(
                "CNV-P-0617", "the same key with the top bit set", Octets.withBitFlipped(PEER, 31, 7), Flag.MASKED_BIT);
        vectors.accept(
                "CNV-P-0618",
                "u = p + 9, which is the base point",
                u(Edwards25519.P.add(BigInteger.valueOf(9))),
                Flag.REDUCED);
        vectors.accept(
                "CNV-P-0619",
                "u = 2^256 - 1, which is u = 18",
                Octets.repeated(0xff, 32),
                Flag.REDUCED,
                Flag.MASKED_BIT);
        vectors.weak();
    }

    private void published() {
        published(
                "CNV-P-0610",
                "RFC 7748, 5.2, first",
                "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4",
                "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c",
                "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552",
                "RFC 7748 5.2");
        published(
                "CNV-P-0611",
                "RFC 7748, 5.2, second: the top bit of u is set",
                "4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d",
                "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493",
                "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957",
                "RFC 7748 5.2");
        published(
                "CNV-P-0612",
                "RFC 7748, 5.2, one iteration",
                "0900000000000000000000000000000000000000000000000000000000000000",
                "0900000000000000000000000000000000000000000000000000000000000000",
                "422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079",
                "RFC 7748 5.2");
        published(
                "CNV-P-0613",
                "RFC 7748, 6.1: the secret of Alice, the key of Bob",
                "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a",
                "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f",
                "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742",
                "RFC 7748 6.1");
        published(
                "CNV-P-0614",
                "RFC 7748, 6.1: the secret of Bob, the key of Alice",
                "5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb",
                "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a",
                "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742",
                "RFC 7748 6.1");
    }

    private void weak() {
        BigInteger p = Edwards25519.P;
        refuse("CNV-N-0610", "u = 0", u(BigInteger.ZERO));
        refuse("CNV-N-0611", "u = 1", u(BigInteger.ONE));
        refuse("CNV-N-0612", "a u of order 8", Edwards25519.smallOrder(1).toMontgomery());
        refuse(
                "CNV-N-0613",
                "the other u of order 8",
                Edwards25519.smallOrder(3).toMontgomery());
        refuse("CNV-N-0614", "u = p - 1", u(p.subtract(BigInteger.ONE)));
        refuse("CNV-N-0615", "u = p, which is u = 0", u(p));
        refuse("CNV-N-0616", "u = p + 1, which is u = 1", u(p.add(BigInteger.ONE)));
        refuse("CNV-N-0617", "u = 0 with the top bit set", Octets.withBitFlipped(Octets.zeros(32), 31, 7));
        refuse("CNV-N-0618", "u = p + 1 with the top bit set", Octets.withBitFlipped(u(p.add(BigInteger.ONE)), 31, 7));
    }

    private void published(String id, String title, String secret, String key, String shared, String source) {
        file.accept(id, title, "CNV-006")
                .flags(Flag.KNOWN_ANSWER)
                .source(source)
                .asks(OP, Members.of("secret", secret, "agreement_key", key), Members.accepted("shared", shared));
    }

    private void accept(String id, String title, byte[] key, Flag... flags) {
        file.accept(id, title, "CNV-006")
                .flags(flags)
                .asks(
                        OP,
                        Members.of("secret", SECRET, "agreement_key", key),
                        Members.accepted("shared", Agreement.shared(SECRET, key)));
    }

    private void refuse(String id, String title, byte[] key) {
        file.refuse(id, "CNV-P-0616", title, "CNV-006")
                .flags(Flag.SMALL_ORDER)
                .asks(OP, Members.of("secret", SECRET, "agreement_key", key), Members.refused("CNV-006"));
    }

    private static byte[] u(BigInteger coordinate) {
        return Edwards25519.octets(coordinate);
    }
}
