package io.symbolon.tck.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.symbolon.core.boundary.Input;
import io.symbolon.core.boundary.Now;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.node.Node;
import io.symbolon.core.node.NodeConfig;
import io.symbolon.core.wire.FrameCodec;
import io.symbolon.crypto.BouncyCastleSuite;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What one datagram of an unauthenticated source can make a node allocate: measured were 72 KiB, for a valid initiation. */
class AllocationTest {
    private static final long BOUND_OCTETS = 256 * 1_024;
    private static final int WARM_UP = 3_000;
    private static final int MEASURED = 10_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Flood flood = new Flood(51, 200);
    private final Node node = new Node(
            NodeConfig.of(Secret.copyOf(Bytes.zeros(32)), Bytes.zeros(16)),
            new BouncyCastleSuite(),
            new SeededEntropy(new SplittableRandom(50)));
    private long monotonicMillis;

    @Test
    void a_datagram_makes_a_node_allocate_little() {
        for (int count = 0; count < WARM_UP; count++) allocatedBy(datagram(count));
        long most = 0;
        for (int count = 0; count < MEASURED; count++) most = Math.max(most, allocatedBy(datagram(count)));
        assertThat(most).as("octets of the worst datagram").isBetween(1L, BOUND_OCTETS);
    }

    /** A valid initiation is what costs most; each third datagram is one. */
    private Bytes datagram(int count) {
        return count % 3 == 0 ? FrameCodec.encode(flood.initiation()) : flood.datagram();
    }

    private long allocatedBy(Bytes datagram) {
        monotonicMillis += 25; // never under load: everything is looked at in full
        Now now = new Now(monotonicMillis, Instant.ofEpochMilli(SimulatedNode.START_WALL_MILLIS + 1_000));
        Input input = new Input.DatagramReceived(flood.forgedSource(), datagram, now);
        long before = threads.getCurrentThreadAllocatedBytes();
        node.handle(input);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
