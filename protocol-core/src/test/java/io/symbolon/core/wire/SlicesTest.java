package io.symbolon.core.wire;

import static io.symbolon.core.testing.Verdicts.assertAccepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.symbolon.core.bytes.Bytes;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** A cookie frame and a sealed frame are taken apart without copying an octet of the datagram. */
class SlicesTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int DECODINGS = 20_000;

    @Test
    void the_parts_of_a_sealed_frame_are_the_datagram() {
        byte[] datagram = datagram(0x03, 98);
        Frame.Sealed frame = (Frame.Sealed) assertAccepted(FrameCodec.decode(Bytes.wrap(datagram)));
        datagram[2] = 0x11;
        datagram[97] = 0x22;

        assertThat(frame.header().at(2)).isEqualTo(0x11);
        assertThat(frame.sessionId().at(0)).isEqualTo(0x11);
        assertThat(frame.ciphertext().at(79)).isEqualTo(0x22);
    }

    @Test
    void the_parts_of_a_cookie_frame_are_the_datagram() {
        byte[] datagram = datagram(0x02, 34);
        Frame.Cookie frame = (Frame.Cookie) assertAccepted(FrameCodec.decode(Bytes.wrap(datagram)));
        datagram[2] = 0x11;
        datagram[33] = 0x22;

        assertThat(frame.nonce().at(0)).isEqualTo(0x11);
        assertThat(frame.cookie().at(15)).isEqualTo(0x22);
    }

    /** A few small objects: the frame, its slices, the verdict. The largest sealed frame alone would have 1186 octets. */
    @Test
    void decoding_allocates_little_and_no_more_for_a_larger_datagram() {
        long cookie = octetsAllocated(Bytes.wrap(datagram(0x02, 34)));
        long smallest = octetsAllocated(Bytes.wrap(datagram(0x03, 98)));
        long largest = octetsAllocated(Bytes.wrap(datagram(0x03, 1186)));

        assertThat(cookie).isBetween(1L, 256L);
        assertThat(smallest).isBetween(1L, 256L);
        assertThat(largest).isCloseTo(smallest, within(16L));
    }

    /** Octets of heap that one decoding takes, on average after a warm-up. */
    private static long octetsAllocated(Bytes datagram) {
        decodeOften(datagram);
        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        int accepted = decodeOften(datagram);
        long after = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());

        assertThat(accepted).isEqualTo(DECODINGS);
        return (after - before) / DECODINGS;
    }

    private static int decodeOften(Bytes datagram) {
        int accepted = 0;
        for (int i = 0; i < DECODINGS; i++) {
            if (FrameCodec.decode(datagram).rule().isEmpty()) accepted++;
        }
        return accepted;
    }

    private static byte[] datagram(int type, int octets) {
        byte[] datagram = new byte[octets];
        datagram[0] = (byte) type;
        datagram[1] = 1;
        return datagram;
    }
}
