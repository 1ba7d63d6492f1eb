package io.symbolon.tck.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code symbolon statement}: work with conformance statements. */
@Command(
        name = "statement",
        description = "Check the conformance.json of a run.",
        subcommands = StatementVerifyCommand.class)
final class StatementCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "statement needs a command: verify");
    }
}
