package io.symbolon.tck.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file so that it is there whole or not at all, also when the program is broken off. */
public final class WholeFile {
    private WholeFile() {}

    /** Puts {@code content} in the place of {@code file}, whose folder is there. */
    public static void write(Path file, byte[] content) throws IOException {
        Path begun = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.write(begun, content);
            Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(begun);
        }
    }
}
