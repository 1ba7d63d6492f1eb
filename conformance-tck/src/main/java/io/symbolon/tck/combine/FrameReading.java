package io.symbolon.tck.combine;

import io.symbolon.spec.proto.Handshake;
import io.symbolon.spec.proto.Join;
import io.symbolon.spec.proto.Nack;
import io.symbolon.spec.proto.SessionMessage;
import io.symbolon.tck.wire.Direction;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import java.nio.ByteBuffer;
import java.util.Optional;

/** How the kit reads chapter framing: the first broken rule of a datagram, and of a sealed frame under a key. */
final class FrameReading {
    private static final long COUNTERS = 1L << 33;

    private FrameReading() {}

    /** FRM-001 to FRM-011, HSK-001, HSK-002; empty if all hold. */
    static Optional<String> broken(byte[] datagram) {
        if (datagram.length < 1 || datagram.length > 1232) return Optional.of("FRM-001");
        return switch (datagram[0]) {
            case 1 -> handshake(datagram);
            case 2 -> version(datagram).or(() -> datagram.length == 34 ? Optional.empty() : Optional.of("FRM-010"));
            case 3 ->
                version(datagram).or(() -> isSealedLength(datagram.length) ? Optional.empty() : Optional.of("FRM-011"));
            default -> Optional.of("FRM-002");
        };
    }

    /** The same of a sealed frame, then SES-002, SES-004 and FRM-012 to FRM-017. */
    static Optional<String> broken(byte[] key, Direction direction, byte[] datagram) {
        Optional<String> outside = broken(datagram);
        if (outside.isPresent()) return outside;
        long counter = SealedFrames.counter(datagram);
        if (counter < 0 || counter >= COUNTERS) return Optional.of("SES-002");
        Optional<byte[]> content = SealedFrames.open(key, direction, datagram);
        return content.isEmpty() ? Optional.of("SES-004") : content(content.get());
    }

    private static Optional<String> version(byte[] datagram) {
        return datagram.length > 1 && datagram[1] == 1 ? Optional.empty() : Optional.of("FRM-009");
    }

    private static boolean isSealedLength(int octets) {
        int blocks = (octets - 34) / 64;
        return octets == 34 + 64 * blocks && blocks >= 1 && blocks <= 18;
    }

    private static Optional<String> handshake(byte[] datagram) {
        if (datagram.length != 1200) return Optional.of("FRM-003");
        int length = ByteBuffer.wrap(datagram).getShort(1) & 0xffff;
        if (length < 1 || length > 1197) return Optional.of("FRM-004");
        if (!isZero(datagram, 3 + length)) return Optional.of("FRM-005");
        byte[] octets = Octets.slice(datagram, 3, length);
        Optional<Handshake> message = Encodings.parse(Handshake.parser(), octets);
        if (message.isEmpty()) return Optional.of("FRM-006");
        return Encodings.isCanonical(message.get(), octets) ? handshake(message.get()) : Optional.of("FRM-007");
    }

    private static Optional<String> handshake(Handshake message) {
        boolean echoes = !message.getEcho().isEmpty();
        boolean tagged = !message.getTag().isEmpty();
        boolean cookie = !message.getCookie().isEmpty();
        boolean sized = message.getNonce().size() == 16
                && (!echoes || message.getEcho().size() == 16)
                && (!tagged || message.getTag().size() == 16)
                && (!cookie || message.getCookie().size() == 16);
        if (!sized) return Optional.of("FRM-008");
        if (message.getVersion() != 1) return Optional.of("HSK-001");
        boolean initiation = !echoes && !tagged;
        boolean answer = echoes && tagged && !cookie;
        return initiation || answer ? Optional.empty() : Optional.of("HSK-002");
    }

    private static Optional<String> content(byte[] content) {
        int length = ByteBuffer.wrap(content).getShort(0) & 0xffff;
        int smallest = (2 + length + 63) / 64 * 64;
        if (content.length != smallest) return Optional.of("FRM-012");
        if (!isZero(content, 2 + length)) return Optional.of("FRM-013");
        byte[] octets = Octets.slice(content, 2, length);
        Optional<SessionMessage> message = Encodings.parse(SessionMessage.parser(), octets);
        if (message.isEmpty()) return Optional.of("FRM-014");
        if (!Encodings.isCanonical(message.get(), octets)) return Optional.of("FRM-015");
        if (message.get().getBodyCase() == SessionMessage.BodyCase.BODY_NOT_SET) return Optional.of("FRM-016");
        return hasLengths(message.get()) ? Optional.empty() : Optional.of("FRM-017");
    }

    /** Of the messages that the models make. */
    private static boolean hasLengths(SessionMessage message) {
        return switch (message.getBodyCase()) {
            case CHALLENGE -> message.getChallenge().getData().size() == 16;
            case RESPONSE -> message.getResponse().getData().size() == 16;
            case LEAVE -> true;
            case ACK -> message.getAck().getJoinId().size() == 16;
            case NACK -> isNack(message.getNack());
            case JOIN -> isJoin(message.getJoin());
            default -> throw new IllegalArgumentException("no model makes a " + message.getBodyCase());
        };
    }

    private static boolean isNack(Nack nack) {
        boolean code = nack.getCodeValue() >= 1 && nack.getCodeValue() <= 3;
        return nack.getJoinId().size() == 16 && code && nack.getRetryAfterS() >= 0 && nack.getRetryAfterS() <= 300;
    }

    private static boolean isJoin(Join join) {
        return join.getJoinId().size() == 16
                && join.getSignature().size() == 64
                && join.getIdentity().size() + join.getIssuer().size() <= 1000;
    }

    private static boolean isZero(byte[] octets, int from) {
        for (int i = from; i < octets.length; i++) {
            if (octets[i] != 0) return false;
        }
        return true;
    }
}
