package io.symbolon.tck.selftest;

import io.symbolon.tck.suite.Case;
import java.util.List;

/**
 * What became of one mutant.
 *
 * @param asked how many cases it was asked
 * @param killers the cases that it failed, in the order in which they were asked
 */
public record MutantResult(Mutant mutant, int asked, List<Case> killers) {
    public MutantResult {
        killers = List.copyOf(killers);
    }

    /** Whether a case that names the broken rule has failed: another one would have found it under a wrong name. */
    public boolean isKilledByItsRule() {
        return killers.stream().anyMatch(killer -> killer.rules().contains(mutant.rule()));
    }
}
