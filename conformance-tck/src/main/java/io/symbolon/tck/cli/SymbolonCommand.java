package io.symbolon.tck.cli;

import io.symbolon.tck.driver.Kit;
import io.symbolon.tck.mesh.IdentityCommand;
import io.symbolon.tck.mesh.MeshCommand;
import io.symbolon.tck.mesh.NodeCommand;
import io.symbolon.tck.verdict.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code symbolon}: without a command it says what there is. */
@Command(
        name = "symbolon",
        description = "Reference implementation and conformance kit of a token-authenticated mesh.",
        versionProvider = SymbolonCommand.Version.class,
        subcommands = {
            TckCommand.class,
            ReportCommand.class,
            CombineCommand.class,
            LearnCommand.class,
            ListCommand.class,
            ExplainCommand.class,
            MergeCommand.class,
            DiffCommand.class,
            StatementCommand.class,
            TokenCommand.class,
            VectorsCommand.class,
            DriverCommand.class,
            EmitCommand.class,
            JudgeCommand.class,
            IdentityCommand.class,
            NodeCommand.class,
            MeshCommand.class,
            SimulateCommand.class,
            ProbeCommand.class,
            SelfTestCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 conformant or done, 1 nonconformant, 2 wrong usage or input, 3 incomplete, 4 fault of the kit."
        })
final class SymbolonCommand implements Callable<Integer> {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Say what there is, here or of any command.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Say the version.")
    private boolean version;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCode.OK.number();
    }

    /** Says the version of this build. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Kit.nameAndVersion()};
        }
    }
}
