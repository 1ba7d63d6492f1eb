package io.symbolon.tck.probe.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.tck.probe.capture.Pcapng.Way;
import io.symbolon.tck.wire.Octets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PcapngTest {
    private static final InetSocketAddress HERE = new InetSocketAddress("192.0.2.1", 4000);
    private static final InetSocketAddress THERE = new InetSocketAddress("192.0.2.2", 4001);
    private static final InetSocketAddress HERE_6 = new InetSocketAddress("2001:db8::1", 4000);
    private static final InetSocketAddress THERE_6 = new InetSocketAddress("2001:db8::2", 4001);

    /** A block: its type and its body. */
    private record Block(int type, ByteBuffer body) {}

    @Test
    void a_section_an_interface_and_a_block_for_each_packet() throws IOException {
        List<Block> blocks = written(new byte[] {1, 2, 3}, HERE, THERE);
        assertThat(blocks).extracting(Block::type).containsExactly(0x0a0d0d0a, 1, 6);
        ByteBuffer section = blocks.get(0).body();
        assertThat(section.getInt(0)).isEqualTo(0x1a2b3c4d);
        assertThat(section.getShort(4)).isEqualTo((short) 1);
        assertThat(blocks.get(1).body().getShort(0)).as("link type raw IP").isEqualTo((short) 101);

        ByteBuffer packet = blocks.get(2).body();
        long nanos = (long) packet.getInt(4) << 32 | packet.getInt(8) & 0xffff_ffffL;
        assertThat(nanos).isEqualTo(1_767_225_600_123_456_789L);
        assertThat(packet.getInt(12)).as("octets").isEqualTo(20 + 8 + 3);
        assertThat(new String(packet.array(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("what it is");
    }

    @Test
    void ipv4_and_udp_have_the_checksums_that_a_receiver_computes() throws IOException {
        byte[] packet = packet(written(new byte[] {1, 2, 3}, HERE, THERE));
        assertThat(UdpPacket.checksum(Octets.first(packet, 20))).isZero();
        byte[] pseudo =
                Octets.concat(Octets.slice(packet, 12, 8), Octets.u16(17), Octets.u16(11), Octets.from(packet, 20));
        assertThat(UdpPacket.checksum(pseudo)).isZero();
        assertThat(Octets.from(packet, 28)).containsExactly(1, 2, 3);
    }

    @Test
    void ipv6_has_its_own_header() throws IOException {
        byte[] packet = packet(written(new byte[] {1, 2}, HERE_6, THERE_6));
        assertThat(packet).hasSize(40 + 8 + 2).startsWith(0x60, 0, 0, 0, 0, 10, 17, 64);
        byte[] pseudo =
                Octets.concat(Octets.slice(packet, 8, 32), Octets.u32(10), Octets.u32(17), Octets.from(packet, 40));
        assertThat(UdpPacket.checksum(pseudo)).isZero();
    }

    /** The example of RFC 1071, 3. */
    @Test
    void checksum_of_the_internet() {
        assertThat(UdpPacket.checksum(Octets.ofHex("0001f203f4f5f6f7"))).isEqualTo(~0xddf2 & 0xffff);
    }

    private static byte[] packet(List<Block> blocks) {
        ByteBuffer body = blocks.get(2).body();
        return Octets.slice(body.array(), 20, body.getInt(12));
    }

    private static List<Block> written(byte[] payload, InetSocketAddress from, InetSocketAddress to)
            throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Pcapng capture = new Pcapng(file, "a test", "an interface")) {
            capture.packet(1_767_225_600_123_456_789L, from, to, payload, Way.OUT, "what it is");
        }
        List<Block> blocks = new ArrayList<>();
        ByteBuffer octets = ByteBuffer.wrap(file.toByteArray());
        while (octets.hasRemaining()) {
            int at = octets.position();
            int type = octets.getInt();
            int length = octets.getInt();
            assertThat(length % 4).isZero();
            byte[] body = new byte[length - 12];
            octets.get(body);
            assertThat(octets.getInt()).as("the length at the end").isEqualTo(length);
            assertThat(octets.position()).isEqualTo(at + length);
            blocks.add(new Block(type, ByteBuffer.wrap(body)));
        }
        return blocks;
    }
}
