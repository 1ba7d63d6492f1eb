package io.symbolon.tck.annotate;

import com.google.protobuf.Descriptors.Descriptor;
import io.symbolon.spec.proto.Handshake;
import io.symbolon.spec.proto.SessionMessage;
import io.symbolon.spec.proto.SignedToken;
import io.symbolon.tck.wire.Cookies;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What octets are made of, in their order; together the parts are all octets. */
public final class Annotation {
    private static final int TAG_OCTETS = 16;

    private final byte[] octets;
    private final List<Part> parts = new ArrayList<>();

    private Annotation(byte[] octets) {
        this.octets = octets;
    }

    /** A datagram: handshake, cookie or sealed frame (chapter framing), by its first octet. */
    public static List<Part> ofDatagram(byte[] datagram) {
        Annotation annotation = new Annotation(datagram);
        if (datagram.length == 0) {
            return List.of();
        }
        switch (datagram[0]) {
            case Handshakes.TYPE -> annotation.handshake();
            case Cookies.TYPE -> annotation.inOrder("type", 1, "version", 1, "nonce", 16, "cookie", 16);
            case SealedFrames.TYPE -> annotation.sealed();
            default -> annotation.inOrder("type", 1);
        }
        return annotation.parts;
    }

    /** A SignedToken with the Token in it. */
    public static List<Part> ofSignedToken(byte[] signedToken) {
        return ofFields(signedToken, SignedToken.getDescriptor());
    }

    /** The message of a sealed frame. */
    public static List<Part> ofMessage(byte[] message) {
        return ofFields(message, SessionMessage.getDescriptor());
    }

    /** The content that was sealed in a frame: length, message, padding. */
    public static List<Part> ofContent(byte[] content) {
        Annotation annotation = new Annotation(content);
        annotation.withLength(0, SessionMessage.getDescriptor());
        return annotation.parts;
    }

    private static List<Part> ofFields(byte[] octets, Descriptor message) {
        Annotation annotation = new Annotation(octets);
        annotation.parts.addAll(Fields.of(octets, 0, octets.length, message));
        return annotation.parts;
    }

    private void handshake() {
        int at = plain(0, "type", 1);
        withLength(at, Handshake.getDescriptor());
    }

    /** Two octets of length, a message, zero octets. */
    private void withLength(int from, Descriptor message) {
        int at = plain(from, "length", 2);
        if (at - from < 2) {
            return;
        }
        int length = ByteBuffer.wrap(octets).getShort(from) & 0xffff;
        int end = Math.min(octets.length, at + length);
        parts.addAll(Fields.of(octets, at, end, message));
        plain(end, "padding", octets.length - end);
    }

    private void sealed() {
        int ciphertext = Math.max(0, octets.length - SealedFrames.HEADER_OCTETS - TAG_OCTETS);
        inOrder("type", 1, "version", 1, "session_id", 8, "counter", 8, "ciphertext", ciphertext, "tag", TAG_OCTETS);
    }

    /** Names and lengths in turn; what is left over is one part more. */
    private void inOrder(Object... namesAndLengths) {
        int at = 0;
        for (int i = 0; i < namesAndLengths.length; i += 2) {
            at = plain(at, (String) namesAndLengths[i], (int) namesAndLengths[i + 1]);
        }
        plain(at, "beyond the end of the frame", octets.length - at);
    }

    /** At most {@code length} octets, as many as are there; where the next part begins. */
    private int plain(int from, String name, int length) {
        int there = Math.min(length, octets.length - from);
        if (there > 0) {
            parts.add(new Part(from, there, 0, name, Fields.shown(Octets.slice(octets, from, there))));
        }
        return from + Math.max(0, there);
    }
}
