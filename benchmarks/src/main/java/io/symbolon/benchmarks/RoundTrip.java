package io.symbolon.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;

/** A bare round trip over loopback: a datagram of 1200 octets to another thread and back, nothing else. */
final class RoundTrip implements AutoCloseable {
    private static final int OCTETS = 1200;

    private final DatagramChannel asking;
    private final DatagramChannel echoing;
    private final Thread echo;

    RoundTrip() throws IOException {
        asking = open();
        echoing = open();
        asking.connect(echoing.getLocalAddress());
        echo = new Thread(this::echo, "echo");
        echo.setDaemon(true);
        echo.start();
    }

    private static DatagramChannel open() throws IOException {
        return DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** There and back. */
    void make() throws IOException {
        ByteBuffer datagram = ByteBuffer.allocate(OCTETS);
        asking.write(datagram);
        datagram.clear();
        asking.read(datagram);
    }

    private void echo() {
        ByteBuffer datagram = ByteBuffer.allocate(OCTETS);
        try {
            while (true) {
                SocketAddress from = echoing.receive(datagram.clear());
                echoing.send(datagram.flip(), from);
            }
        } catch (ClosedChannelException over) {
            return; // the measurement has ended
        } catch (IOException broken) {
            throw new IllegalStateException("no echo over loopback", broken);
        }
    }

    @Override
    public void close() throws IOException {
        echoing.close();
        asking.close();
    }
}
