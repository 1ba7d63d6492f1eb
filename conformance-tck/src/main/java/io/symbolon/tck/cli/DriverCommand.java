package io.symbolon.tck.cli;

import io.symbolon.tck.driver.DriverServer;
import io.symbolon.tck.reference.ReferenceSubject;
import io.symbolon.tck.verdict.ExitCode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code symbolon driver}: drivers that come with the kit. */
@Command(
        name = "driver",
        description = "Be the driver of a subject on standard input and output.",
        subcommands = DriverCommand.Reference.class)
final class DriverCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "driver needs a subject: reference");
    }

    /** {@code symbolon driver reference}: answers requests until {@code bye} or the end of standard input. */
    @Command(name = "reference", description = "The reference implementation as a subject.")
    static final class Reference implements Callable<Integer> {
        @Override
        public Integer call() throws IOException {
            PrintStream replies = System.out;
            // whatever else is printed must not stand between replies (DRV-003)
            System.setOut(System.err);
            try {
                DriverServer.serve(new ReferenceSubject(), System.in, replies);
            } finally {
                System.setOut(replies);
            }
            return ExitCode.OK.number();
        }
    }
}
