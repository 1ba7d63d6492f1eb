package io.symbolon.tck.selftest;

import io.symbolon.spec.Rule;
import io.symbolon.tck.driver.Driver;
import io.symbolon.tck.driver.InProcessDriver;
import io.symbolon.tck.driver.KitFault;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.CaseResult;
import io.symbolon.tck.suite.Progress;
import io.symbolon.tck.suite.Runner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whether the kit finds what is wrong with a subject: a mutant is killed by a case that it fails. */
public final class SelfTest {
    /** No case takes more than some seconds on the slowest machine. */
    private static final long HANG_GUARD_SECONDS = 120;

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

    /**
     * Asks a mutant every case. One that does not come to an end is killed by the case in which it stays; nothing can be
     * asked of it after that.
     */
    public MutantResult everyKill(Mutant mutant) {
        Driver driver = new InProcessDriver(new MutantLoader(mutant.edits()).subject());
        ExecutorService thread = Executors.newSingleThreadExecutor(SelfTest::daemon);
        List<Case> killers = new ArrayList<>();
        int asked = 0;
        try {
            for (Case one : cases) {
                asked++;
                Future<Boolean> failing = thread.submit(() -> fails(one, driver));
                if (failing.get(HANG_GUARD_SECONDS, TimeUnit.SECONDS)) killers.add(one);
            }
        } catch (TimeoutException hung) {
            killers.add(cases.get(asked - 1));
        } catch (ExecutionException broken) {
            throw new KitFault(cases.get(asked - 1).id() + " is broken by the mutant " + mutant.id(), broken);
        } catch (InterruptedException stopped) {
            throw new KitFault("the self-test was interrupted", stopped);
        } finally {
            thread.shutdownNow();
        }
        return new MutantResult(mutant, asked, killers);
    }

    /** A mutant that never ends must not keep the program from ending. */
    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "mutant");
        thread.setDaemon(true);
        return thread;
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
