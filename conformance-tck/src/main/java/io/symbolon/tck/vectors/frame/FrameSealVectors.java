package io.symbolon.tck.vectors.frame;

import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Direction;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;

/** The file {@code frame-seal.json}: sealed frames, octet by octet. */
public final class FrameSealVectors {
    static final byte[] KEY = Samples.octets("key low to high", 32);
    static final byte[] SESSION_ID = Samples.octets("session id", 8);
    static final byte[] DATA = Samples.octets("challenge", 16);

    private final VectorFile file = new VectorFile(
            "frame-seal",
            "framing",
            "Sealed frames from their message, octet by octet.",
            "The message is taken as it is; the trace has content, nonce and associated data.");

    private FrameSealVectors() {}

    public static VectorFile file() {
        FrameSealVectors vectors = new FrameSealVectors();
        Direction up = Direction.LOW_TO_HIGH;
        Direction down = Direction.HIGH_TO_LOW;
        byte[] challenge = SealedFrames.challenge(DATA);
        vectors.sealed("FRM-P-1201", "a challenge, counter 0", 0, up, challenge, Flag.GOLDEN);
        vectors.sealed("FRM-P-1202", "the same in the other direction", 0, down, challenge, Flag.WRONG_KEY);
        vectors.sealed("FRM-P-1203", "the same with counter 1", 1, up, challenge, Flag.WRONG_NONCE);
        vectors.sealed("FRM-P-1204", "a response", 2, up, SealedFrames.response(DATA), Flag.GOLDEN);
        vectors.sealed("FRM-P-1205", "a leave", 3, down, SealedFrames.leave(), Flag.GOLDEN);
        vectors.sealed("FRM-P-1206", "counter 2^32", 1L << 32, up, challenge, Flag.COUNTER_LIMIT);
        vectors.sealed(
                "FRM-P-1207", "counter 2^33 - 1, the last one", (1L << 33) - 1, up, challenge, Flag.COUNTER_LIMIT);
        vectors.sealed(
                "FRM-P-1208",
                "a message of 62 octets fills one block",
                4,
                up,
                Octets.repeated(0x3e, 62),
                Flag.BOUNDARY);
        vectors.sealed(
                "FRM-P-1209",
                "a message of 63 octets needs two blocks",
                5,
                up,
                Octets.repeated(0x3f, 63),
                Flag.BOUNDARY);
        vectors.sealed(
                "FRM-P-1210",
                "a message of 1150 octets, the largest",
                6,
                up,
                Octets.repeated(0x7e, 1150),
                Flag.BOUNDARY);
        return vectors.file;
    }

    private void sealed(String id, String title, long counter, Direction direction, byte[] message, Flag flag) {
        byte[] header = SealedFrames.header(SESSION_ID, counter);
        file.accept(id, title, "FRM-012", "FRM-013", "CNV-008")
                .flags(flag)
                .asks(
                        "frame.seal",
                        Members.of(
                                "key", KEY,
                                "session_id", SESSION_ID,
                                "counter", Octets.u64(counter),
                                "direction", direction.driverName(),
                                "message", message),
                        Members.of("datagram", SealedFrames.seal(KEY, SESSION_ID, counter, direction, message)))
                .trace(
                        "content", SealedFrames.content(message),
                        "nonce", SealedFrames.nonce(header),
                        "associated_data", SealedFrames.associated(header, direction));
    }
}
