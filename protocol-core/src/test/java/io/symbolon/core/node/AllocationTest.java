package io.symbolon.core.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.symbolon.core.address.Endpoint;
import io.symbolon.core.address.IpAddress;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.testing.StandInSuite;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.FrameCodec;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a stranger's datagram makes the engine allocate, without the cryptography beneath it. */
class AllocationTest {
    private static final long BOUND_OCTETS = 64 * 1_024;
    private static final int STRANGERS = 100;
    private static final int DATAGRAMS = 4_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final VirtualTime time = new VirtualTime();
    private final TestNode bob = new TestNode(
            TestNode.config("bob"),
            metered(new StandInSuite()),
            new SeededEntropy("bob"),
            TestNode.endpoint("198.51.100.2:4000"),
            time);
    private final Random random = new Random(20260103);
    private final List<Bytes> datagrams = new ArrayList<>();
    private long allocatedInside;

    @Test
    void a_datagram_of_a_stranger_makes_a_node_allocate_less_than_64_KiB() {
        for (int number = 0; number < STRANGERS; number++) {
            TestNode stranger = TestNode.of("stranger " + number, "192.0.2.1:4000", time);
            datagrams.add(TestNode.datagram(stranger.open(bob)));
        }
        for (int count = 0; count < DATAGRAMS; count++) allocatedBy(any(count)); // classes are loaded
        long most = 0;
        for (int count = 0; count < DATAGRAMS; count++) most = Math.max(most, allocatedBy(any(count)));

        assertThat(most).as("octets for the worst datagram").isBetween(1L, BOUND_OCTETS);
    }

    /** Valid initiations, the same with one octet changed, cookies and frames that fit nothing, and any octets. */
    private Bytes any(int count) {
        byte[] initiation = datagrams.get(random.nextInt(STRANGERS)).toArray();
        switch (count % 5) {
            case 0:
                return Bytes.wrap(initiation);
            case 1:
                initiation[random.nextInt(initiation.length)] ^= (byte) (1 + random.nextInt(255));
                return Bytes.wrap(initiation);
            case 2:
                return FrameCodec.encode(new Frame.Cookie(octets(16), octets(16)));
            case 3:
                return Bytes.concat(FrameCodec.sealedHeader(octets(8), random.nextInt(100)), octets(64 * 18 + 16));
            default:
                return Bytes.concat(Bytes.of(random.nextInt(5)), octets(random.nextInt(1_400)));
        }
    }

    private Bytes octets(int count) {
        byte[] octets = new byte[count];
        random.nextBytes(octets);
        return Bytes.wrap(octets);
    }

    /** What the engine allocates for a datagram; what the suite does is left out. */
    private long allocatedBy(Bytes datagram) {
        time.pass(25); // never under load: everything is looked at in full
        Endpoint source = new Endpoint(new IpAddress(octets(4)), 1 + random.nextInt(60_000));
        allocatedInside = 0;
        long before = threads.getCurrentThreadAllocatedBytes();
        bob.receive(source, datagram);
        return threads.getCurrentThreadAllocatedBytes() - before - allocatedInside;
    }

    /** The same suite, which counts what it allocates. */
    private CryptoSuite metered(CryptoSuite suite) {
        return (CryptoSuite) Proxy.newProxyInstance(
                CryptoSuite.class.getClassLoader(), new Class<?>[] {CryptoSuite.class}, (proxy, method, arguments) -> {
                    long before = threads.getCurrentThreadAllocatedBytes();
                    Object result = method.invoke(suite, arguments);
                    allocatedInside += threads.getCurrentThreadAllocatedBytes() - before;
                    return result;
                });
    }
}
