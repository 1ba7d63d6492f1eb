package io.symbolon.spec.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tlc2.TLC;

/** Runs the model checker TLC on a model, in a Java machine of its own, in a folder of its own under {@code target}. */
final class ModelChecker {
    private final Path folder;

    private ModelChecker(Path folder) {
        this.folder = folder;
    }

    /** A checker that works in the new folder {@code target/models/name-…}. */
    static ModelChecker in(String name) {
        try {
            Path models = Files.createDirectories(Path.of("target", "models"));
            return new ModelChecker(Files.createTempDirectory(models, name + "-"));
        } catch (IOException noFolder) {
            throw new UncheckedIOException(noFolder);
        }
    }

    /** Adds the file {@code name} of {@code spec/models}. */
    ModelChecker with(String name) {
        try (InputStream file = ModelChecker.class.getResourceAsStream("/symbolon/spec/models/" + name)) {
            if (file == null) throw new IllegalArgumentException("spec/models has no file " + name);
            Files.copy(file, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            return this;
        } catch (IOException notCopied) {
            throw new UncheckedIOException(notCopied);
        }
    }

    /** Adds a file that was made for this run. */
    ModelChecker with(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
            return this;
        } catch (IOException notWritten) {
            throw new UncheckedIOException(notWritten);
        }
    }

    /**
     * Checks {@code module} with the file {@code configuration}.
     *
     * @param guard how long a run may take before it counts as hanging
     * @param options of TLC
     * @throws IllegalStateException if it hangs
     */
    ModelRun check(String module, String configuration, Duration guard, String... options) {
        Path output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC",
                "-Xmx1g",
                "-Djava.io.tmpdir=.", // TLC unpacks its standard modules there
                "-cp",
                tlc().toString(),
                TLC.class.getName(),
                "-workers",
                "2",
                "-metadir",
                "states",
                "-config",
                configuration));
        command.addAll(List.of(options));
        command.add(module);
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                if (!process.waitFor(guard.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("no end after " + guard + ": " + output.toAbsolutePath());
                }
            } finally {
                process.destroyForcibly();
            }
            return new ModelRun(process.exitValue(), Files.readString(output));
        } catch (IOException notRun) {
            throw new UncheckedIOException(notRun);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while " + configuration + " was checked", stopped);
        }
    }

    private static Path tlc() {
        try {
            return Path.of(TLC.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException noPath) {
            throw new IllegalStateException(noPath);
        }
    }
}
