package io.symbolon.tck.junit;

import io.symbolon.tck.driver.GuardedDriver;
import io.symbolon.tck.driver.InProcessDriver;
import io.symbolon.tck.driver.Subject;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.Progress;
import io.symbolon.tck.suite.Runner;
import io.symbolon.tck.suite.Selection;
import io.symbolon.tck.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.platform.commons.JUnitException;

/** The verdicts over one port, each found when it is asked for first; a case's twin is run when the case needs it. */
final class Verdicts implements AutoCloseable {
    private final Selection cases;
    private final Runner runner;
    private final KnownFailures known;
    private final Map<String, Verdict> found = new HashMap<>();
    private final List<Thread> abandoned = new ArrayList<>();

    /** @param longestCase after which a port counts as hung, and another one takes its place */
    Verdicts(Selection cases, Supplier<Subject> subjects, KnownFailures known, Duration longestCase) {
        this.cases = cases;
        this.known = known;
        this.runner = new Runner(
                () -> new GuardedDriver(() -> new InProcessDriver(subjects.get()), longestCase, abandoned::add),
                Progress.NONE);
    }

    Verdict of(Case one) {
        Verdict settled =
                Runner.settled(one, alone(one), twin -> alone(cases.byId(twin).orElseThrow()));
        return known.judged(one, settled);
    }

    private Verdict alone(Case one) {
        Verdict known = found.get(one.id());
        if (known == null) {
            known = runner.decide(one);
            found.put(one.id(), known);
        }
        return known;
    }

    /**
     * Says goodbye to the port.
     *
     * @throws JUnitException if threads of ports that hung run on: nothing leaks unsaid
     */
    @Override
    public void close() {
        runner.close();
        List<String> running = abandoned.stream()
                .filter(Thread::isAlive)
                .map(thread -> thread.getName()
                        + Arrays.stream(thread.getStackTrace())
                                .limit(1)
                                .map(frame -> " at " + frame)
                                .collect(Collectors.joining()))
                .toList();
        if (!running.isEmpty()) {
            throw new JUnitException(
                    "ports that hung were interrupted, and their threads run on: " + String.join(", ", running));
        }
    }
}
