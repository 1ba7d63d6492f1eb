package io.symbolon.tck.probe.capture;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** A datagram as it looks on a wire: IPv4 (RFC 791) or IPv6 (RFC 8200), UDP (RFC 768), with their checksums. */
final class UdpPacket {
    private static final int UDP = 17;
    private static final int UDP_HEADER_OCTETS = 8;
    private static final int HOP_LIMIT = 64;

    private UdpPacket() {}

    static byte[] of(InetSocketAddress from, InetSocketAddress to, byte[] payload) {
        byte[] source = from.getAddress().getAddress();
        byte[] destination = to.getAddress().getAddress();
        int udpOctets = UDP_HEADER_OCTETS + payload.length;
        byte[] ip = source.length == 4
                ? ipv4Header(source, destination, udpOctets)
                : ipv6Header(source, destination, udpOctets);
        ByteBuffer udp = ByteBuffer.allocate(udpOctets)
                .putShort((short) from.getPort())
                .putShort((short) to.getPort())
                .putShort((short) udpOctets)
                .putShort((short) 0)
                .put(payload);
        ByteBuffer pseudoHeader = ByteBuffer.allocate(source.length + destination.length + 8 + udpOctets)
                .put(source)
                .put(destination)
                .putInt(udpOctets)
                .putInt(UDP)
                .put(udp.array());
        int checksum = checksum(pseudoHeader.array());
        udp.putShort(6, (short) (checksum == 0 ? 0xffff : checksum));
        return ByteBuffer.allocate(ip.length + udpOctets)
                .put(ip)
                .put(udp.array())
                .array();
    }

    private static byte[] ipv4Header(byte[] source, byte[] destination, int udpOctets) {
        ByteBuffer header = ByteBuffer.allocate(20)
                .putShort((short) 0x4500)
                .putShort((short) (20 + udpOctets))
                .putInt(0x4000) // not part of a fragment, and not to be cut into some
                .put((byte) HOP_LIMIT)
                .put((byte) UDP)
                .putShort((short) 0)
                .put(source)
                .put(destination);
        return header.putShort(10, (short) checksum(header.array())).array();
    }

    private static byte[] ipv6Header(byte[] source, byte[] destination, int udpOctets) {
        return ByteBuffer.allocate(40)
                .putInt(0x6000_0000)
                .putShort((short) udpOctets)
                .put((byte) UDP)
                .put((byte) HOP_LIMIT)
                .put(source)
                .put(destination)
                .array();
    }

    /** The checksum of the internet (RFC 1071). */
    static int checksum(byte[] octets) {
        long sum = 0;
        for (int i = 0; i < octets.length; i += 2) {
            int low = i + 1 < octets.length ? octets[i + 1] & 0xff : 0;
            sum += (octets[i] & 0xff) << 8 | low;
        }
        while (sum >> 16 != 0) {
            sum = (sum & 0xffff) + (sum >> 16);
        }
        return (int) ~sum & 0xffff;
    }
}
