package io.symbolon.tck.probe;

import io.symbolon.tck.driver.Kit;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.probe.capture.KeyFile;
import io.symbolon.tck.probe.capture.Pcapng;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The files that a probe writes while it runs: a capture, and if wanted the keys of its sessions beside it. */
public final class Recording implements AutoCloseable {
    private final Optional<Pcapng> capture;
    private final Optional<KeyFile> keys;

    private Recording(Optional<Pcapng> capture, Optional<KeyFile> keys) {
        this.capture = capture;
        this.keys = keys;
    }

    /**
     * Begins the files; a file of these names gives way.
     *
     * @param file the capture, or null for none
     * @param secrets whether the keys go into {@code file.keys}
     * @throws IOException if a file can not be written
     */
    public static Recording begin(Path file, boolean secrets) throws IOException {
        if (file == null) {
            return new Recording(Optional.empty(), Optional.empty());
        }
        Pcapng capture = new Pcapng(
                new BufferedOutputStream(Files.newOutputStream(file)), Kit.nameAndVersion(), "symbolon probe");
        if (!secrets) {
            return new Recording(Optional.of(capture), Optional.empty());
        }
        Path keys = file.resolveSibling(file.getFileName() + ".keys");
        Files.deleteIfExists(keys);
        Files.createFile(keys, ownersOnly());
        return new Recording(Optional.of(capture), Optional.of(new KeyFile(Files.newBufferedWriter(keys))));
    }

    private static FileAttribute<?>[] ownersOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** The network, written down if a capture is wanted. */
    public Network of(Network network) {
        return capture.<Network>map(file -> new RecordedNetwork(network, file)).orElse(network);
    }

    /** Keeps the keys of a session, if they are wanted. */
    public void keep(PeerSession session) {
        try {
            if (keys.isPresent()) {
                keys.get().add(session.keys());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the keys can not be written", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (keys.isPresent()) {
            keys.get().close();
        }
        if (capture.isPresent()) {
            capture.get().close();
        }
    }
}
