package io.symbolon.tck.suite;

import io.symbolon.tck.driver.DriverSource;
import io.symbolon.tck.driver.Hello;
import io.symbolon.tck.driver.KitFault;
import io.symbolon.tck.verdict.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs a plan with several runners at once, for subjects of which there can be more than one. Each runner has a driver of
 * its own and takes the next case when it has decided one; as each case begins with a {@code reset}, the result is that of
 * one runner.
 */
public final class Lanes {
    private final DriverSource source;
    private final int count;
    private final Progress progress;
    private int decided;

    /**
     * @param count of runners, at least 1
     * @param progress told by one runner at a time
     */
    public Lanes(DriverSource source, int count, Progress progress) {
        if (count < 1) throw new IllegalArgumentException("there is at least one lane, not " + count);
        this.source = source;
        this.count = count;
        this.progress = progress;
    }

    /** As {@link Runner#run(Plan)}. */
    public RunResult run(Plan plan) {
        CaseResult[] results = new CaseResult[plan.cases().size()];
        AtomicInteger next = new AtomicInteger();
        Callable<Optional<Hello>> lane = () -> lane(plan, next, results);
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Optional<Hello>> hellos = new ArrayList<>();
            for (Future<Optional<Hello>> end : threads.invokeAll(Collections.nCopies(count, lane))) {
                hellos.add(end.get());
            }
            Optional<Hello> subject = hellos.stream().flatMap(Optional::stream).findFirst();
            return Runner.settledResult(subject, Arrays.asList(results), plan);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) throw cause;
            if (failed.getCause() instanceof Error cause) throw cause;
            throw new KitFault("a case is broken itself", failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new KitFault("the run was interrupted", stop);
        } finally {
            threads.shutdownNow();
        }
    }

    private Optional<Hello> lane(Plan plan, AtomicInteger next, CaseResult[] results) {
        try (Runner runner = new Runner(source, Progress.NONE)) {
            for (int i = next.getAndIncrement(); i < results.length; i = next.getAndIncrement()) {
                results[i] = runner.undecided(plan, plan.cases().get(i));
                tell(results, i);
            }
            return runner.subject();
        }
    }

    private synchronized void tell(CaseResult[] results, int i) {
        Verdict verdict = results[i].verdict();
        progress.decided(++decided, results.length, results[i].planned(), verdict);
    }
}
