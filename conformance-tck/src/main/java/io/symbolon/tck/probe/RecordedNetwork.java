package io.symbolon.tck.probe;

import io.symbolon.tck.probe.capture.Pcapng;
import io.symbolon.tck.probe.capture.Pcapng.Way;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A network that writes down every datagram, with the check in which it was first heard of. */
public final class RecordedNetwork implements Network {
    private final Network network;
    private final Pcapng capture;
    private final long startNanos;
    private final long startWallNanos;
    private final Map<Port, Port> recorded = new IdentityHashMap<>();
    private String mark = "";

    public RecordedNetwork(Network network, Pcapng capture) {
        this.network = network;
        this.capture = capture;
        this.startNanos = network.nanos();
        this.startWallNanos = TimeUnit.MILLISECONDS.toNanos(network.wallMs());
    }

    /** What the next datagram that is sent belongs to; its comment in the capture. */
    @Override
    public void mark(String words) {
        mark = words;
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
        return record(network.open(peer));
    }

    @Override
    public Port listen(InetSocketAddress at) {
        return record(network.listen(at));
    }

    private Port record(Port port) {
        Port recording = new RecordedPort(port);
        recorded.put(port, recording);
        return recording;
    }

    @Override
    public Optional<Arrival> await(long untilNanos) {
        Optional<Arrival> arrival = network.await(untilNanos);
        arrival.ifPresent(one -> write(one.nanos(), one.from(), one.at().address(), one.datagram(), Way.IN, ""));
        return arrival.map(one -> new Arrival(recorded.get(one.at()), one.from(), one.datagram(), one.nanos()));
    }

    private void write(
            long nanos, InetSocketAddress from, InetSocketAddress to, byte[] datagram, Way way, String comment) {
        try {
            capture.packet(startWallNanos + nanos - startNanos, from, to, datagram, way, comment);
        } catch (IOException e) {
            throw new UncheckedIOException("the capture can not be written", e);
        }
    }

    @Override
    public void close() {
        network.close();
    }

    private final class RecordedPort implements Port {
        private final Port port;

        private RecordedPort(Port port) {
            this.port = port;
        }

        @Override
        public InetSocketAddress address() {
            return port.address();
        }

        @Override
        public void send(InetSocketAddress to, byte[] datagram) {
            write(nanos(), port.address(), to, datagram, Way.OUT, mark);
            mark = "";
            port.send(to, datagram);
        }

        @Override
        public void close() {
            recorded.remove(port);
            port.close();
        }
    }
}
