package io.symbolon.tck.junit;

import io.symbolon.tck.driver.InProcessDriver;
import io.symbolon.tck.driver.Subject;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.Progress;
import io.symbolon.tck.suite.Runner;
import io.symbolon.tck.suite.Selection;
import io.symbolon.tck.verdict.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The verdicts over one port, each found when it is asked for first; a case's twin is run when the case needs it. */
final class Verdicts implements AutoCloseable {
    private final Selection cases;
    private final Runner runner;
    private final KnownFailures known;
    private final Map<String, Verdict> found = new HashMap<>();

    Verdicts(Selection cases, Supplier<Subject> subjects, KnownFailures known) {
        this.cases = cases;
        this.known = known;
        this.runner = new Runner(() -> new InProcessDriver(subjects.get()), Progress.NONE);
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

    /** Says goodbye to the port. */
    @Override
    public void close() {
        runner.close();
    }
}
