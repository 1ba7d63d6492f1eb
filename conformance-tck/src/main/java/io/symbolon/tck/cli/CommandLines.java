package io.symbolon.tck.cli;

import io.symbolon.tck.Suites;
import io.symbolon.tck.driver.KitFault;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.Nearest;
import io.symbolon.tck.suite.UnknownSelector;
import io.symbolon.tck.suite.VectorFiles;
import io.symbolon.tck.verdict.ExitCode;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs one command line: finds the command, and turns every way in which it can end into an exit code. */
final class CommandLines {
    private CommandLines() {}

    /** The exit code ({@link ExitCode}) of a command line; nothing is thrown. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        return run(new Surroundings(Clock.systemUTC(), Suites::all), out, err, args);
    }

    /** The same in other surroundings. */
    static int run(Surroundings surroundings, PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(new SymbolonCommand(), surroundings)
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((wrong, given) -> mistyped(wrong))
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command))
                .execute(args);
    }

    private static int mistyped(ParameterException wrong) {
        PrintWriter err = wrong.getCommandLine().getErr();
        err.println("symbolon: " + wrong.getMessage());
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            List<String> nearest = Nearest.to(unmatched.getUnmatched().get(0), choices(unmatched));
            err.println("nearest: " + String.join(", ", nearest));
        }
        err.println("'" + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help' tells what there is");
        return ExitCode.USAGE.number();
    }

    private static List<String> choices(UnmatchedArgumentException unmatched) {
        CommandLine command = unmatched.getCommandLine();
        List<String> choices = new ArrayList<>();
        if (unmatched.isUnknownOption() || command.getSubcommands().isEmpty()) {
            command.getCommandSpec().options().forEach(option -> choices.addAll(List.of(option.names())));
        } else {
            choices.addAll(command.getSubcommands().keySet());
        }
        return choices;
    }

    private static int failed(Exception failure, CommandLine command) {
        PrintWriter err = command.getErr();
        if (failure instanceof UsageError || failure instanceof UnknownSelector) {
            err.println("symbolon: " + failure.getMessage());
            return ExitCode.USAGE.number();
        }
        if (failure instanceof KitFault) {
            err.println("symbolon: a fault of the kit: " + failure.getMessage());
        } else {
            err.println("symbolon: a fault of the kit:");
        }
        failure.printStackTrace(err);
        return ExitCode.KIT_FAULT.number();
    }

    /**
     * What commands find outside of what was typed; gives it to those that need it.
     *
     * @param clock tells what day it is
     * @param suites every case of the kit, of the vectors and a seed
     */
    record Surroundings(Clock clock, BiFunction<VectorFiles, Long, List<Case>> suites) implements IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            if (type == BaselineOptions.class) {
                return type.cast(new BaselineOptions(clock));
            }
            if (type == TckCommand.class) {
                return type.cast(new TckCommand(suites));
            }
            if (type == MergeCommand.class) {
                return type.cast(new MergeCommand(suites));
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
