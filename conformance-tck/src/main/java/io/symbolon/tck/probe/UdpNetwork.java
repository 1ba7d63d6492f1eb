package io.symbolon.tck.probe;

import io.symbolon.tck.driver.KitFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/** The network of this machine. */
public final class UdpNetwork implements Network {
    private static final int LARGEST_DATAGRAM = 65_535;

    private final InetAddress local;
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocate(LARGEST_DATAGRAM);
    private final Queue<Arrival> arrived = new ArrayDeque<>();

    /**
     * @param local the address of this machine that {@link #open} sends from
     * @throws IOException if this machine gives no sockets
     */
    public UdpNetwork(InetAddress local) throws IOException {
        this.local = local;
        this.selector = Selector.open();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public long wallMs() {
        return System.currentTimeMillis();
    }

    @Override
    public Port open(InetSocketAddress peer) {
        try {
            DatagramChannel channel = bound(new InetSocketAddress(local, 0));
            channel.connect(peer);
            return port(channel);
        } catch (IOException e) {
            throw new KitFault("no port of this machine towards " + peer, e);
        }
    }

    @Override
    public Port listen(InetSocketAddress at) {
        try {
            return port(bound(at));
        } catch (IOException e) {
            throw new UncheckedIOException("this machine can not listen at " + Target.hostAndPort(at), e);
        }
    }

    private static DatagramChannel bound(InetSocketAddress at) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.configureBlocking(false);
            channel.bind(at);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private Port port(DatagramChannel channel) throws IOException {
        UdpPort port = new UdpPort(channel, (InetSocketAddress) channel.getLocalAddress());
        channel.register(selector, SelectionKey.OP_READ, port);
        return port;
    }

    @Override
    public Optional<Arrival> await(long untilNanos) {
        while (arrived.isEmpty()) {
            long left = untilNanos - nanos();
            if (left <= 0) {
                return Optional.empty();
            }
            collect(left);
        }
        return Optional.of(arrived.remove());
    }

    private void collect(long nanos) {
        try {
            selector.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)));
            for (SelectionKey key : selector.selectedKeys()) {
                receive((DatagramChannel) key.channel(), (UdpPort) key.attachment());
            }
        } catch (PortUnreachableException gone) {
            throw new TargetGone("the target's port is closed", gone);
        } catch (IOException e) {
            throw new KitFault("a port of this machine can not be read", e);
        } finally {
            selector.selectedKeys().clear();
        }
    }

    private void receive(DatagramChannel channel, UdpPort port) throws IOException {
        InetSocketAddress from = (InetSocketAddress) channel.receive(buffer.clear());
        while (from != null) {
            byte[] datagram = new byte[buffer.flip().remaining()];
            buffer.get(datagram);
            arrived.add(new Arrival(port, from, datagram, nanos()));
            from = (InetSocketAddress) channel.receive(buffer.clear());
        }
    }

    @Override
    public void close() {
        try {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new KitFault("a port of this machine can not be closed", e);
        }
    }

    private record UdpPort(DatagramChannel channel, InetSocketAddress address) implements Port {
        @Override
        public void send(InetSocketAddress to, byte[] datagram) {
            try {
                channel.send(ByteBuffer.wrap(datagram), to);
            } catch (PortUnreachableException gone) {
                throw new TargetGone("the target's port is closed", gone);
            } catch (IOException e) {
                throw new KitFault("no datagram can be sent to " + to, e);
            }
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new KitFault("a port of this machine can not be closed", e);
            }
        }
    }
}
