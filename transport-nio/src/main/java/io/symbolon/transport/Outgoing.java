package io.symbolon.transport;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The way out: a datagram goes to the socket at once, or waits until the socket has room. When {@code capacity} wait
 * already, the new one is not sent: what waits is sooner of use than what comes later, and the protocol repeats what
 * matters. Belongs to the node's thread.
 */
final class Outgoing {
    /** A socket that takes a datagram or, returning 0, has no room for it now; {@code DatagramChannel::send}. */
    interface Socket {
        int send(ByteBuffer datagram, SocketAddress to) throws IOException;
    }

    private record Waiting(Endpoint to, Bytes datagram) {}

    private final Socket socket;
    private final int capacity;
    private final Telemetry telemetry;
    private final Queue<Waiting> queue = new ArrayDeque<>();

    Outgoing(Socket socket, int capacity, Telemetry telemetry) {
        this.socket = socket;
        this.capacity = capacity;
        this.telemetry = telemetry;
    }

    /** Sends {@code datagram}, after those that wait. */
    void send(Endpoint to, Bytes datagram) {
        flush();
        if (queue.isEmpty() && handOver(to, datagram)) return;
        if (queue.size() < capacity) {
            queue.add(new Waiting(to, datagram));
        } else {
            notSent(to, datagram, new IOException(capacity + " datagrams wait for the socket already"));
        }
    }

    /** Sends what waits, as far as the socket has room. */
    void flush() {
        while (!queue.isEmpty()) {
            Waiting next = queue.peek();
            if (!handOver(next.to(), next.datagram())) return;
            queue.remove();
        }
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Whether the socket is done with the datagram: it took or refused it. */
    private boolean handOver(Endpoint to, Bytes datagram) {
        try {
            if (socket.send(datagram.asReadOnlyBuffer(), SocketAddresses.of(to)) == 0) return false;
            telemetry.count(Counter.DATAGRAMS_SENT);
            telemetry.tell(listener -> listener.datagramSent(to, datagram));
        } catch (IOException refused) {
            notSent(to, datagram, refused);
        }
        return true;
    }

    private void notSent(Endpoint to, Bytes datagram, IOException why) {
        telemetry.count(Counter.DATAGRAMS_NOT_SENT);
        telemetry.tell(listener -> listener.datagramNotSent(to, datagram, why));
    }
}
