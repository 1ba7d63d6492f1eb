package io.symbolon.tck.vectors.join;

import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Joins;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;

/** The file {@code join-sign.json}: the signed message of JON-006. */
public final class JoinSignVectors {
    private static final byte[] TRANSCRIPT = JoinSample.TRANSCRIPT;
    private static final byte[] SESSION_ID = JoinSample.SESSION_ID;
    private static final byte[] NODE = Fingerprints.of(JoinSample.node());
    private static final byte[] JOIN_ID = JoinSample.JOIN_ID;

    private final VectorFile file = new VectorFile(
            "join-sign",
            "join",
            "What an identity signs to join in one session.",
            "Each case differs in one value from the first one.");

    private JoinSignVectors() {}

    public static VectorFile file() {
        JoinSignVectors vectors = new JoinSignVectors();
        byte[] identity = Tokens.sign(JoinSample.KEY, JoinSample.identityToken());
        vectors.sign("JON-P-0601", "an identity", JoinSample.KEY, TRANSCRIPT, SESSION_ID, NODE, JOIN_ID, identity);
        vectors.sign(
                "JON-P-0602",
                "the node token is the identity",
                JoinSample.NODE.key(),
                TRANSCRIPT,
                SESSION_ID,
                NODE,
                JOIN_ID,
                JoinSample.NONE);
        vectors.sign(
                "JON-P-0603",
                "another transcript",
                JoinSample.KEY,
                Samples.octets("another transcript", 32),
                SESSION_ID,
                NODE,
                JOIN_ID,
                identity);
        vectors.sign(
                "JON-P-0604", "another session", JoinSample.KEY, TRANSCRIPT, Octets.zeros(8), NODE, JOIN_ID, identity);
        vectors.sign(
                "JON-P-0605",
                "another node",
                JoinSample.KEY,
                TRANSCRIPT,
                SESSION_ID,
                Samples.octets("another node", 32),
                JOIN_ID,
                identity);
        vectors.sign(
                "JON-P-0606",
                "another join id",
                JoinSample.KEY,
                TRANSCRIPT,
                SESSION_ID,
                NODE,
                Octets.repeated(0xff, 16),
                identity);
        vectors.sign(
                "JON-P-0607",
                "another identity",
                JoinSample.KEY,
                TRANSCRIPT,
                SESSION_ID,
                NODE,
                JOIN_ID,
                Tokens.sign(JoinSample.KEY, Samples.identity("joining identity")));
        vectors.sign(
                "JON-P-0608", "another key", Samples.key("another"), TRANSCRIPT, SESSION_ID, NODE, JOIN_ID, identity);
        return vectors.file;
    }

    private void sign(
            String id,
            String title,
            SigningKey key,
            byte[] transcript,
            byte[] sessionId,
            byte[] node,
            byte[] joinId,
            byte[] identity) {
        byte[] message = Joins.signedMessage(transcript, sessionId, node, joinId, identity);
        file.accept(id, title, "JON-006", "CNV-001", "CNV-003")
                .flags(Flag.COVERED_FIELD)
                .asks(
                        "join.sign",
                        Members.of(
                                "seed", key.seed(),
                                "transcript", transcript,
                                "session_id", sessionId,
                                "node", node,
                                "join_id", joinId,
                                "identity", identity),
                        Members.of("signed_message", message, "signature", key.sign(message)));
    }
}
