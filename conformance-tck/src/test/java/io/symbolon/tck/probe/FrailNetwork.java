package io.symbolon.tck.probe;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Predicate;

/** A network whose target hears nothing any more once it has heard a deadly datagram, for ever or for a while. */
final class FrailNetwork implements Network {
    private final Network network;
    private final Predicate<byte[]> deadly;
    private final long deadNanos;
    private long aliveFromNanos;

    FrailNetwork(Network network, Predicate<byte[]> deadly, long deadNanos) {
        this.network = network;
        this.deadly = deadly;
        this.deadNanos = deadNanos;
    }

    @Override
    public long nanos() {
        return network.nanos();
    }

    @Override
    public long wallMs() {
        return network.wallMs();
    }

    @Override
    public Port open(InetSocketAddress peer) {
        return new FrailPort(network.open(peer));
    }

    @Override
    public Port listen(InetSocketAddress at) {
        return new FrailPort(network.listen(at));
    }

    @Override
    public Optional<Arrival> await(long untilNanos) {
        return network.await(untilNanos)
                .map(one -> new Arrival(new FrailPort(one.at()), one.from(), one.datagram(), one.nanos()));
    }

    @Override
    public void close() {
        network.close();
    }

    private final class FrailPort implements Port {
        private final Port port;

        private FrailPort(Port port) {
            this.port = port;
        }

        @Override
        public InetSocketAddress address() {
            return port.address();
        }

        @Override
        public void send(InetSocketAddress to, byte[] datagram) {
            if (nanos() < aliveFromNanos) return;
            if (deadly.test(datagram)) {
                aliveFromNanos = nanos() + deadNanos;
            } else {
                port.send(to, datagram);
            }
        }

        @Override
        public void close() {
            port.close();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof FrailPort frail && frail.port == port;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(port);
        }
    }
}
