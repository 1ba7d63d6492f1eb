package io.symbolon.tck.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class VectorsAreCurrentTest {

    @Test
    void the_committed_vectors_are_what_the_generator_makes() {
        assertThat(VectorVerification.verify(folder())).isEmpty();
    }

    static Path folder() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve(".mvn"))) {
            directory = directory.getParent();
        }
        return directory.resolve("test-vectors");
    }
}
