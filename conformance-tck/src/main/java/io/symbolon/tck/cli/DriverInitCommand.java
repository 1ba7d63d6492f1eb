package io.symbolon.tck.cli;

import io.symbolon.tck.driver.Skeleton;
import io.symbolon.tck.verdict.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code symbolon driver init}: writes a driver to begin with, and says how the kit judges it. */
@Command(
        name = "init",
        description = "Write a driver to begin with: it answers hello, reset and bye, and knows no operation yet."
                + " No file is overwritten.")
final class DriverInitCommand implements Callable<Integer> {
    private static final List<String> LANGUAGES =
            Arrays.stream(Skeleton.values()).map(Skeleton::language).toList();

    @Option(
            names = "--lang",
            required = true,
            paramLabel = "LANGUAGE",
            description = "python, javascript, c, go, rust or java.")
    private String language;

    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            defaultValue = ".",
            description = "Where the files go (default: ${DEFAULT-VALUE}).")
    private Path folder;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        int index = LANGUAGES.indexOf(language);
        if (index < 0) {
            throw new UsageError("--lang: expected " + String.join(", ", LANGUAGES) + ", not '" + language + "'");
        }
        Skeleton skeleton = Skeleton.values()[index];
        try {
            skeleton.write(folder);
        } catch (FileAlreadyExistsException e) {
            throw new UsageError("nothing is written: " + e.getFile() + " is there");
        } catch (IOException e) {
            throw new UsageError("the driver can not be written: " + e);
        }
        PrintWriter out = spec.commandLine().getOut();
        skeleton.files().forEach(file -> out.println("written   " + folder.resolve(file)));
        skeleton.build(folder).ifPresent(command -> out.println("build     " + command));
        out.println("judge     ./symbolon tck --driver \"" + skeleton.run(folder) + "\"");
        return ExitCode.OK.number();
    }
}
