package io.symbolon.tck.probe;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.UnaryOperator;

/** A network in virtual time whose target makes of every datagram another one, without knowing anything. */
final class NullNetwork implements Network {
    private final UnaryOperator<byte[]> target;
    private final Queue<Arrival> arrived = new ArrayDeque<>();
    private long nowNanos;
    private int opened;

    /** @param target what comes back; no octets for nothing */
    NullNetwork(UnaryOperator<byte[]> target) {
        this.target = target;
    }

    @Override
    public long nanos() {
        return nowNanos;
    }

    @Override
    public long wallMs() {
        return 1_767_225_600_000L + nowNanos / 1_000_000;
    }

    @Override
    public Port open(InetSocketAddress peer) {
        return listen(new InetSocketAddress(VirtualNetwork.TARGET.getAddress(), 20_000 + opened++));
    }

    @Override
    public Port listen(InetSocketAddress at) {
        return new NullPort(at);
    }

    @Override
    public Optional<Arrival> await(long untilNanos) {
        if (arrived.isEmpty()) nowNanos = Math.max(nowNanos, untilNanos);
        return Optional.ofNullable(arrived.poll());
    }

    @Override
    public void close() {
        arrived.clear();
    }

    private final class NullPort implements Port {
        private final InetSocketAddress address;

        private NullPort(InetSocketAddress address) {
            this.address = address;
        }

        @Override
        public InetSocketAddress address() {
            return address;
        }

        @Override
        public void send(InetSocketAddress to, byte[] datagram) {
            byte[] back = target.apply(datagram);
            if (back.length > 0) arrived.add(new Arrival(this, to, back, nowNanos));
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
