package io.symbolon.tck.fuzz;

import io.symbolon.core.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Octets that a campaign has found worth keeping: one line of hexadecimal digits each, in one file a target. */
final class Corpus {
    private static final String FOLDER = "/symbolon/corpus/";

    private Corpus() {}

    /** What is kept for the target; nothing if there is no file. */
    static List<Bytes> of(FuzzTarget target) {
        try (InputStream in = Corpus.class.getResourceAsStream(FOLDER + target.fileName())) {
            if (in == null) return List.of();
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(Bytes::ofHex)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(target.fileName(), e);
        }
    }

    /** Writes the file of a target, in an order that does not depend on how its octets were found. */
    static void write(Path folder, FuzzTarget target, Collection<Bytes> octets) throws IOException {
        Files.createDirectories(folder);
        String lines = octets.stream()
                .distinct()
                .sorted()
                .map(one -> one.toHex() + "\n")
                .collect(Collectors.joining());
        Files.writeString(folder.resolve(target.fileName()), lines, StandardCharsets.US_ASCII);
    }

    /** Every file of a folder as a fuzzer keeps them: one input each. */
    static List<Bytes> read(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).map(Corpus::octets).toList();
        }
    }

    private static Bytes octets(Path file) {
        try {
            return Bytes.wrap(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
