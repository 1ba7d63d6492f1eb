package io.symbolon.tck.probe;

import com.google.protobuf.InvalidProtocolBufferException;
import io.symbolon.spec.proto.Handshake;
import io.symbolon.spec.proto.SessionMessage;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.wire.Cookies;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A datagram of the target in words. */
final class Heard {
    private Heard() {}

    /** Such as {@code a sealed frame with counter 3 (response)}; sessions are those whose keys are known. */
    static String inWords(byte[] datagram, List<PeerSession> sessions) {
        if (Cookies.isCookie(datagram)) {
            return "a cookie";
        }
        if (Handshakes.isHandshake(datagram)) {
            return "an " + kind(Handshakes.message(datagram));
        }
        if (SealedFrames.isSealed(datagram)) {
            String message = message(datagram, sessions)
                    .map(Heard::kind)
                    .orElse("of no session of the probe, or one that does not open");
            return "a sealed frame with counter " + SealedFrames.counter(datagram) + " (" + message + ")";
        }
        return datagram.length + " octets that are no frame: "
                + Octets.hex(Octets.first(datagram, Math.min(32, datagram.length)));
    }

    /** What a handshake is, of a datagram that can be read as one. */
    static Optional<String> handshake(byte[] datagram) {
        try {
            return Handshakes.isHandshake(datagram)
                    ? Optional.of(kind(Handshakes.message(datagram)))
                    : Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            return Optional.empty();
        }
    }

    private static String kind(Handshake message) {
        return message.getEcho().isEmpty() ? "initiation" : "answer";
    }

    /** The message that a known session opens. */
    static Optional<SessionMessage> message(byte[] datagram, List<PeerSession> sessions) {
        return sessions.stream()
                .flatMap(session -> session.read(datagram).stream())
                .findFirst();
    }

    /** The name of the body of the message in a content. */
    static String kind(byte[] content) {
        try {
            return kind(SessionMessage.parseFrom(SealedFrames.message(content)));
        } catch (InvalidProtocolBufferException | IndexOutOfBoundsException unreadable) {
            return "no message";
        }
    }

    /** The name of a message's body, such as {@code challenge}. */
    static String kind(SessionMessage message) {
        return message.getBodyCase().name().toLowerCase(Locale.ROOT);
    }
}
