package io.symbolon.tck.vectors.token;

import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Octets;
import java.util.List;

/** HSK-003, HSK-005, TOK-030, TOK-031: valid tokens that this receiver does not take. */
final class PolicyVectors extends ValidationCases {
    PolicyVectors(VectorFile file) {
        super(file);
    }

    @Override
    void add() {
        byte[] fingerprint = Fingerprints.of(handshakeNode());
        byte[] another = Fingerprints.of(Samples.handshakeNode("another"));
        byte[] almost = Octets.withBitFlipped(fingerprint, 31, 0);
        Presented token = Presented.signed(handshakeNode());

        refuse(
                "HSK-N-0301",
                HANDSHAKE,
                "a node token without session key in a handshake",
                Presented.signed(node()).in("handshake"),
                Flag.KIND_CONFUSION);
        accept("HSK-P-0501", "the receiver is another node", token.with("own", another), Flag.POLICY, "HSK-005");
        refuse("HSK-N-0501", "HSK-P-0501", "the receiver's own token", token.with("own", fingerprint), Flag.POLICY);
        accept("TOK-P-3001", "the expected fingerprint", token.with("expected", fingerprint), Flag.POLICY, "TOK-030");
        refuse(
                "TOK-N-3001",
                "TOK-P-3001",
                "another fingerprint is expected",
                token.with("expected", another),
                Flag.POLICY);
        refuse("TOK-N-3002", "TOK-P-3001", "the last bit differs", token.with("expected", almost), Flag.POLICY);
        accept(
                "TOK-P-3101",
                "others are denied",
                token.with("denied", List.of(another, almost)),
                Flag.POLICY,
                "TOK-031");
        refuse("TOK-N-3101", "TOK-P-3101", "denied alone", token.with("denied", List.of(fingerprint)), Flag.POLICY);
        refuse(
                "TOK-N-3102",
                "TOK-P-3101",
                "denied among others",
                token.with("denied", List.of(another, fingerprint, almost)),
                Flag.POLICY);
    }
}
