package io.symbolon.tck.vectors.frame;

import io.symbolon.spec.proto.Routed;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Direction;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import io.symbolon.tck.wire.SessionMessages;
import java.util.List;

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
        vectors.exchange(up);
        return vectors.file;
    }

    /** What coordinators and parties say. */
    private void exchange(Direction direction) {
        byte[] name = Samples.octets("short name of a sender's interest", 8);
        byte[] receiver = Samples.octets("short name of a receiver's interest", 8);
        byte[] interest = Octets.repeated(0x1e, 512);
        byte[] token = Octets.repeated(0x70, 576);
        sealed("FRM-P-1211", "a Publish", 7, direction, SessionMessages.publish(interest), Flag.GOLDEN);
        sealed("FRM-P-1212", "a Kept", 8, direction, SessionMessages.kept(name), Flag.GOLDEN);
        sealed("FRM-P-1213", "a Nearer", 9, direction, SessionMessages.nearer(name, List.of(token)), Flag.GOLDEN);
        sealed(
                "FRM-P-1214",
                "a Match, the largest",
                10,
                direction,
                SessionMessages.match(interest, token),
                Flag.BOUNDARY);
        byte[] parcel = SessionMessages.routed(envelope()
                .setParcel(
                        SessionMessages.parcel(name, receiver, Long.MAX_VALUE, 63, 64, Octets.repeated(0xc5, 1040))));
        sealed("FRM-P-1215", "a Routed with a Parcel, the largest", 11, direction, parcel, Flag.BOUNDARY);
        byte[] receipt = SessionMessages.routed(envelope()
                .setReceipt(SessionMessages.receipt(name, receiver, 1, 1, Samples.octets("tag of a receipt", 16))));
        sealed("FRM-P-1216", "a Routed with a Receipt", 12, direction, receipt, Flag.GOLDEN);
    }

    private static Routed.Builder envelope() {
        return SessionMessages.envelope(
                Samples.octets("fingerprint", 32), 32, 60_000, Samples.octets("message id", 16));
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
