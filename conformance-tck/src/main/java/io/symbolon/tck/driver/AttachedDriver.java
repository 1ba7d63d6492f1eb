package io.symbolon.tck.driver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** A driver that somebody else has started, under a debugger for example, and that the kit finds at an address. */
public final class AttachedDriver {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private AttachedDriver() {}

    /**
     * Drivers at {@code address}. A TCP address is connected anew after a driver that failed; pipes are not, since what
     * the failed driver left in them can not be told from what the next one writes.
     *
     * @param hangGuard how long the driver may take to answer one request
     */
    public static DriverSource at(DriverAddress address, Encoding encoding, Duration hangGuard) {
        if (address instanceof DriverAddress.NamedPipes pipes) {
            return new Once(
                    () -> new StreamDriver(new PipeConnection(pipes.requests(), pipes.replies()), encoding, hangGuard));
        }
        DriverAddress.Tcp tcp = (DriverAddress.Tcp) address;
        return () -> new StreamDriver(connect(tcp), encoding, hangGuard);
    }

    private static Connection connect(DriverAddress.Tcp address) {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(address.host(), address.port()), (int) CONNECT.toMillis());
            return new SocketConnection(socket);
        } catch (IOException e) {
            new SocketConnection(socket).cut();
            throw new DriverFault(
                    DriverFault.Kind.NOT_STARTED, "no driver listens at " + address + ": " + e.getMessage(), "");
        }
    }

    /** Gives one driver and then none. */
    private static final class Once implements DriverSource {
        private final DriverSource source;
        private boolean used;

        Once(DriverSource source) {
            this.source = source;
        }

        @Override
        public Driver start() {
            if (used) {
                throw new DriverFault(
                        DriverFault.Kind.NOT_STARTED,
                        "a driver at named pipes can not be attached a second time in one run",
                        "");
            }
            used = true;
            return source.start();
        }
    }
}
