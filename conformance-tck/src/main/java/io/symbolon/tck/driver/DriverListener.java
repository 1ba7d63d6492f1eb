package io.symbolon.tck.driver;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Puts a subject in Java behind a TCP address: one connection after the other, each with a subject of its own. */
public final class DriverListener implements AutoCloseable {
    private final ServerSocket server;

    private DriverListener(ServerSocket server) {
        this.server = server;
    }

    /** @throws IOException if the address is taken */
    public static DriverListener at(DriverAddress.Tcp address) throws IOException {
        return new DriverListener(new ServerSocket(address.port(), 1, address.host()));
    }

    /** Where it listens; the port is the one that the machine chose if it was to choose one. */
    public DriverAddress.Tcp address() {
        return new DriverAddress.Tcp(server.getInetAddress(), server.getLocalPort());
    }

    /**
     * Serves until this listener is closed.
     *
     * @param subjects gives a new subject for each connection
     * @param lost hears of each connection that broke
     * @throws IOException if no more connections can be taken
     */
    public void serve(Supplier<Subject> subjects, Encoding encoding, Consumer<IOException> lost) throws IOException {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                serve(socket, subjects.get(), encoding, lost);
            } catch (SocketException e) {
                if (!server.isClosed()) {
                    throw e;
                }
            }
        }
    }

    private static void serve(Socket socket, Subject subject, Encoding encoding, Consumer<IOException> lost) {
        try {
            socket.setTcpNoDelay(true);
            DriverServer.serve(subject, encoding, socket.getInputStream(), socket.getOutputStream());
        } catch (IOException e) {
            lost.accept(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
