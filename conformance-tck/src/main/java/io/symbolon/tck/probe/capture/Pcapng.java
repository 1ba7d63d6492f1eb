package io.symbolon.tck.probe.capture;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A capture in the pcapng format (draft-ietf-opsawg-pcapng): one section of one interface of raw IP, times in
 * nanoseconds. Every block is on its way when its method returns.
 *
 * <pre>
 * Block = type (4) || length (4) || body || length (4)     body filled with zero octets to a multiple of 4
 * Section Header 0a0d0d0a, Interface Description 1, Enhanced Packet 6
 * </pre>
 */
public final class Pcapng implements Closeable {
    private static final int SECTION_HEADER = 0x0a0d0d0a;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int ENHANCED_PACKET = 6;
    private static final int BYTE_ORDER = 0x1a2b3c4d;
    private static final int RAW_IP = 101;

    private static final int COMMENT = 1;
    private static final int FLAGS = 2;
    private static final int INTERFACE_NAME = 2;
    private static final int APPLICATION = 4;
    private static final int TIME_RESOLUTION = 9;
    private static final byte NANOSECONDS = 9;

    private final OutputStream out;

    /** Which way a packet went, as the flags of a packet say it. */
    public enum Way {
        IN(1),
        OUT(2);

        private final int flags;

        Way(int flags) {
            this.flags = flags;
        }
    }

    /**
     * Begins the file.
     *
     * @param application what wrote it
     * @param name of the interface
     */
    public Pcapng(OutputStream out, String application, String name) throws IOException {
        this.out = out;
        byte[] writer = option(APPLICATION, utf8(application));
        block(
                SECTION_HEADER,
                ByteBuffer.allocate(16 + writer.length + 4)
                        .putInt(BYTE_ORDER)
                        .putShort((short) 1)
                        .putShort((short) 0)
                        .putLong(-1) // the length of the section is not told
                        .put(writer));
        byte[] called = option(INTERFACE_NAME, utf8(name));
        byte[] resolution = option(TIME_RESOLUTION, new byte[] {NANOSECONDS});
        block(
                INTERFACE_DESCRIPTION,
                ByteBuffer.allocate(8 + called.length + resolution.length + 4)
                        .putShort((short) RAW_IP)
                        .putShort((short) 0)
                        .putInt(0) // nothing is cut off
                        .put(called)
                        .put(resolution));
    }

    /**
     * One UDP datagram in an IP packet.
     *
     * @param wallNanos nanoseconds since 1970-01-01T00:00:00Z
     * @param comment shown beside the packet; empty for none
     */
    public void packet(
            long wallNanos, InetSocketAddress from, InetSocketAddress to, byte[] payload, Way way, String comment)
            throws IOException {
        byte[] packet = UdpPacket.of(from, to, payload);
        byte[] flags = option(FLAGS, ByteBuffer.allocate(4).putInt(way.flags).array());
        byte[] text = comment.isEmpty() ? new byte[0] : option(COMMENT, utf8(comment));
        block(
                ENHANCED_PACKET,
                ByteBuffer.allocate(20 + padded(packet.length) + flags.length + text.length + 4)
                        .putInt(0)
                        .putInt((int) (wallNanos >>> 32))
                        .putInt((int) wallNanos)
                        .putInt(packet.length)
                        .putInt(packet.length)
                        .put(packet)
                        .position(20 + padded(packet.length))
                        .put(flags)
                        .put(text));
    }

    /** @param body with room for the end of its options, which is four zero octets */
    private void block(int type, ByteBuffer body) throws IOException {
        int length = 12 + body.capacity();
        out.write(ByteBuffer.allocate(length)
                .putInt(type)
                .putInt(length)
                .put(body.array())
                .putInt(length)
                .array());
        out.flush();
    }

    private static byte[] option(int code, byte[] value) {
        return ByteBuffer.allocate(4 + padded(value.length))
                .putShort((short) code)
                .putShort((short) value.length)
                .put(value)
                .array();
    }

    private static int padded(int octets) {
        return (octets + 3) / 4 * 4;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
