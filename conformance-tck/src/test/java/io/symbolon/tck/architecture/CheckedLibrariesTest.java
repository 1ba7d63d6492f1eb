package io.symbolon.tck.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every library on the class path, those of the tests too, has the octets that {@code config/libraries.sha256} names. */
class CheckedLibrariesTest {
    private static final Path LIST = Path.of("../config/libraries.sha256");

    @Nested
    class CNV_016_only_checked_code_runs {

        @Test
        void every_library_is_listed_with_its_digest_and_no_other() throws IOException {
            List<String> found = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                Path file = Path.of(entry);
                String name = file.getFileName().toString();
                if (Files.isRegularFile(file) && name.endsWith(".jar") && !isOurs(name)) {
                    found.add(sha256(file) + "  " + name);
                }
            }

            assertThat(found)
                    .as("after a change of dependencies, and once the new ones were looked at: the lines of " + LIST)
                    .containsExactlyInAnyOrderElementsOf(Files.readAllLines(LIST));
        }
    }

    private static boolean isOurs(String name) {
        return name.startsWith("symbolon-") || name.startsWith("surefire") || name.startsWith("classpath");
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
