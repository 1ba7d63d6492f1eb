package io.symbolon.tck.selftest;

import io.symbolon.spec.Rule;
import io.symbolon.tck.driver.Driver;
import io.symbolon.tck.driver.InProcessDriver;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.CaseResult;
import io.symbolon.tck.suite.Progress;
import io.symbolon.tck.suite.Runner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether the kit finds what is wrong with a subject: a mutant is killed by a case that it fails. */
public final class SelfTest {
    private final List<Case> cases;

    public SelfTest(List<Case> cases) {
        this.cases = List.copyOf(cases);
    }

    /** The cases that name {@code rule}, those that ask about it first, functions before nodes. */
    public List<Case> naming(Rule rule) {
        return cases.stream()
                .filter(one -> one.rules().contains(rule))
                .sorted(Comparator.<Case>comparingInt(one -> one.rules().indexOf(rule) == 0 ? 0 : 1)
                        .thenComparing(Case::level))
                .toList();
    }

    /** Asks a mutant the cases that name its rule, until one kills it. */
    public MutantResult firstKill(Mutant mutant) {
        Driver driver = new InProcessDriver(new MutantLoader(mutant.edits()).subject());
        int asked = 0;
        for (Case one : naming(mutant.rule())) {
            asked++;
            if (fails(one, driver)) return new MutantResult(mutant, asked, List.of(one));
        }
        return new MutantResult(mutant, asked, List.of());
    }

    /** Asks a mutant every case. */
    public MutantResult everyKill(Mutant mutant) {
        return new MutantResult(mutant, cases.size(), failed(mutant.edits(), cases));
    }

    /** The cases that the reference implementation fails, loaded as a mutant is but without an edit. */
    public List<Case> killersOfNothing(List<Case> asked) {
        return failed(List.of(), asked);
    }

    private static List<Case> failed(List<Edit> edits, List<Case> asked) {
        Driver driver = new InProcessDriver(new MutantLoader(edits).subject());
        List<Case> failed = new ArrayList<>();
        for (Case one : asked) {
            if (fails(one, driver)) failed.add(one);
        }
        return failed;
    }

    /** A failure shows something with or without the twin, which only says whether a pass does. */
    private static boolean fails(Case one, Driver driver) {
        Case alone = new Case(
                one.id(),
                one.title(),
                one.chapter(),
                one.rules(),
                Optional.empty(),
                one.flags(),
                one.needs(),
                one.lines(),
                one.body());
        CaseResult result = new Runner(() -> driver, Progress.NONE)
                .run(List.of(alone))
                .results()
                .get(0);
        return result.verdict().kind().isBreach();
    }
}
