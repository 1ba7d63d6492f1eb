package io.symbolon.transport;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.wire.WireFormat;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The way in: takes from the socket what is there. An error of the system is news and not the end: it may concern a
 * datagram that was sent long ago, such as one to an unreachable port. Belongs to the node's thread.
 */
final class Incoming {
    /** So many errors in a row, without a datagram or an empty socket between them, are a broken socket. */
    static final int FAILURES_LIMIT = 64;

    /** A socket that writes a datagram into {@code target}, or returns null if none is there; {@code DatagramChannel::receive}. */
    interface Socket {
        SocketAddress receive(ByteBuffer target) throws IOException;
    }

    /** One octet more than the largest datagram, so that a larger one is seen to be too large (FRM-001). */
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(WireFormat.DATAGRAM_LIMIT + 1);

    private final Socket socket;
    private final Telemetry telemetry;
    private int failuresInARow;

    Incoming(Socket socket, Telemetry telemetry) {
        this.socket = socket;
        this.telemetry = telemetry;
    }

    /**
     * Gives {@code receiver} what the socket has, at most {@code atMost} datagrams.
     *
     * @throws IOException if the socket is closed or broken
     */
    void receive(int atMost, BiConsumer<Endpoint, Bytes> receiver) throws IOException {
        for (int i = 0; i < atMost; i++) {
            buffer.clear();
            SocketAddress from;
            try {
                from = socket.receive(buffer);
                failuresInARow = 0;
            } catch (ClosedChannelException gone) {
                throw gone;
            } catch (IOException failure) {
                failed(failure);
                continue;
            }
            if (from == null) return;
            byte[] octets = new byte[buffer.flip().remaining()];
            buffer.get(octets);
            received((InetSocketAddress) from, Bytes.wrap(octets), receiver);
        }
    }

    private void received(InetSocketAddress source, Bytes datagram, BiConsumer<Endpoint, Bytes> receiver) {
        telemetry.count(Counter.DATAGRAMS_RECEIVED);
        Optional<Endpoint> from = SocketAddresses.endpoint(source);
        if (from.isEmpty()) {
            telemetry.count(Counter.DATAGRAMS_WITHOUT_PORT);
            return;
        }
        telemetry.tell(listener -> listener.datagramReceived(from.get(), datagram));
        receiver.accept(from.get(), datagram);
    }

    private void failed(IOException failure) throws IOException {
        telemetry.count(Counter.RECEIVE_FAILURES);
        telemetry.tell(listener -> listener.receiveFailed(failure));
        if (++failuresInARow >= FAILURES_LIMIT) {
            throw new IOException("the socket failed " + failuresInARow + " times in a row", failure);
        }
    }
}
