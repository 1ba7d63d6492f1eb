package io.symbolon.tck.cli;

import io.symbolon.tck.driver.DriverAddress;
import io.symbolon.tck.driver.DriverListener;
import io.symbolon.tck.driver.DriverServer;
import io.symbolon.tck.driver.Encoding;
import io.symbolon.tck.reference.ReferenceSubject;
import io.symbolon.tck.verdict.ExitCode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code symbolon driver}: drivers that come with the kit, and the start of those that do not. */
@Command(
        name = "driver",
        description = "Begin a driver of your own, or be the driver of the reference implementation.",
        subcommands = {DriverInitCommand.class, DriverCommand.Reference.class})
final class DriverCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "driver needs a command: init or reference");
    }

    /** {@code symbolon driver reference}: answers requests until {@code bye} or the end of standard input. */
    @Command(
            name = "reference",
            description =
                    "The reference implementation as a subject, on standard input and output or on a TCP address.")
    static final class Reference implements Callable<Integer> {
        @Option(
                names = "--encoding",
                paramLabel = "json|protobuf",
                converter = EncodingWord.class,
                description = "What it speaks (default: json).")
        private Encoding encoding = Encoding.JSON;

        @Option(
                names = "--listen",
                paramLabel = "ADDRESS",
                description = "Take one connection after the other at tcp:127.0.0.1:PORT, until stopped."
                        + " Port 0: one that is free.")
        private String listen;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            if (listen == null) {
                answerOnStandardOutput();
            } else {
                answerAtAddress();
            }
            return ExitCode.OK.number();
        }

        private void answerOnStandardOutput() throws IOException {
            PrintStream replies = System.out;
            // whatever else is printed must not stand between replies (DRV-003)
            System.setOut(System.err);
            try {
                DriverServer.serve(new ReferenceSubject(), encoding, System.in, replies);
            } finally {
                System.setOut(replies);
            }
        }

        private void answerAtAddress() throws IOException {
            try (DriverListener listener = listener()) {
                PrintWriter err = spec.commandLine().getErr();
                err.println("listening at " + listener.address());
                err.flush();
                listener.serve(ReferenceSubject::new, encoding, lost -> err.println("a connection broke: " + lost));
            }
        }

        private DriverListener listener() {
            try {
                return DriverListener.at(DriverAddress.tcp(listen));
            } catch (IllegalArgumentException | IOException e) {
                throw new UsageError("--listen: " + e.getMessage());
            }
        }
    }
}
