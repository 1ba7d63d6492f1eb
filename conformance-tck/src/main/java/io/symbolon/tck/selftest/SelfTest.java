package io.symbolon.tck.selftest;

import io.symbolon.tck.driver.DriverSource;
import io.symbolon.tck.driver.InProcessDriver;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.CaseResult;
import io.symbolon.tck.suite.Progress;
import io.symbolon.tck.suite.Runner;
import io.symbolon.tck.suite.Selection;
import java.util.List;
import java.util.Optional;

/** Whether the kit finds what is wrong with a subject: a mutant is killed by the first case that names its rule and fails. */
public final class SelfTest {
    private final Selection selection;

    public SelfTest(List<Case> cases) {
        this.selection = new Selection(cases);
    }

    /** The first failing case that names the mutant's rule; empty if the mutant survives. */
    public Optional<CaseResult> killer(Mutant mutant) {
        MutantLoader loader = new MutantLoader(mutant.edits());
        for (Case naming : selection.naming(mutant.rule())) {
            Optional<CaseResult> result = failure(naming, loader);
            if (result.isPresent()) return result;
        }
        return Optional.empty();
    }

    private Optional<CaseResult> failure(Case one, MutantLoader loader) {
        DriverSource source = () -> new InProcessDriver(loader.subject());
        return new Runner(source, Progress.NONE)
                .run(selection.plan(List.of(one.id()))).results().stream()
                        .filter(result -> result.planned().id().equals(one.id()))
                        .filter(result -> result.verdict().kind().isBreach())
                        .findFirst();
    }
}
