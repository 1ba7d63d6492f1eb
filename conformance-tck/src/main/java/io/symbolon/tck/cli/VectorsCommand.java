package io.symbolon.tck.cli;

import io.symbolon.tck.report.WholeFile;
import io.symbolon.tck.vectors.VectorGenerator;
import io.symbolon.tck.vectors.VectorVerification;
import io.symbolon.tck.verdict.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code symbolon vectors}: the files of vectors. */
@Command(
        name = "vectors",
        description = "Make the files of vectors, or check them.",
        subcommands = {VectorsCommand.Generate.class, VectorsCommand.Verify.class})
final class VectorsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "vectors needs a command: generate or verify");
    }

    /** {@code symbolon vectors generate}: writes every file; the same octets on every machine. */
    @Command(name = "generate", description = "Write all files of vectors and their manifest.")
    static final class Generate implements Callable<Integer> {
        @Option(
                names = "--dir",
                paramLabel = "FOLDER",
                defaultValue = "test-vectors",
                description = "The folder whose folder vectors they go into (default: ${DEFAULT-VALUE}).")
        private Path folder;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            Path target = folder.resolve("vectors");
            try {
                Files.createDirectories(target); // a folder that can not be is refused before the work begins
                Map<String, byte[]> files = VectorGenerator.generate();
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    WholeFile.write(target.resolve(file.getKey()), file.getValue());
                }
                spec.commandLine().getOut().println(files.size() + " files written to " + target);
            } catch (IOException e) {
                throw new UsageError("--dir: the vectors can not be written: " + e);
            }
            return ExitCode.OK.number();
        }
    }

    /** {@code symbolon vectors verify}: says what is wrong with a folder of vectors, and nothing else. */
    @Command(
            name = "verify",
            description = "Check that vectors are what the generator makes, fit their schemas and cover the rules.")
    static final class Verify implements Callable<Integer> {
        @Option(
                names = "--dir",
                paramLabel = "FOLDER",
                defaultValue = "test-vectors",
                description = "The folder with vectors and schema in it (default: ${DEFAULT-VALUE}).")
        private Path folder;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            for (String needed : List.of("vectors", "schema")) {
                if (!Files.isDirectory(folder.resolve(needed))) {
                    throw new UsageError("--dir: " + folder + " has no folder " + needed);
                }
            }
            List<String> problems = VectorVerification.verify(folder);
            problems.forEach(spec.commandLine().getErr()::println);
            spec.commandLine()
                    .getOut()
                    .println(
                            problems.isEmpty()
                                    ? "the vectors in " + folder + " are what they should be"
                                    : "problems in " + folder + ": " + problems.size());
            return problems.isEmpty() ? ExitCode.OK.number() : ExitCode.NONCONFORMANT.number();
        }
    }
}
