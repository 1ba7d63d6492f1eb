package io.symbolon.tck.driver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

/** A driver that somebody else has started, and that listens: one TCP connection for both directions. */
record SocketConnection(Socket socket) implements Connection {

    @Override
    public OutputStream requests() throws IOException {
        return socket.getOutputStream();
    }

    @Override
    public InputStream replies() throws IOException {
        return socket.getInputStream();
    }

    @Override
    public InputStream errors() {
        return InputStream.nullInputStream();
    }

    @Override
    public String nameOf(Side side) {
        return "connection";
    }

    @Override
    public Optional<String> ended(Duration patience) {
        return Optional.empty();
    }

    @Override
    public void cut() {
        try {
            socket.close();
        } catch (IOException e) {
            // a socket that can not be closed any more is as good as closed
            return;
        }
    }
}
