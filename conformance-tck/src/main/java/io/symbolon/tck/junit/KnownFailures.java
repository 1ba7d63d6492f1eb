package io.symbolon.tck.junit;

import io.symbolon.tck.baseline.Baseline;
import io.symbolon.tck.baseline.Comparison;
import io.symbolon.tck.baseline.WrongBaseline;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.CaseResult;
import io.symbolon.tck.suite.RunResult;
import io.symbolon.tck.suite.Selection;
import io.symbolon.tck.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.platform.commons.JUnitException;

/** The baseline of one port, laid over one verdict at a time. */
final class KnownFailures {
    private final Comparison comparison;

    private KnownFailures(Comparison comparison) {
        this.comparison = comparison;
    }

    /**
     * @param file empty if no failure is known
     * @throws WrongBaseline if the file is no baseline
     * @throws JUnitException if it can not be read, or an entry has expired or names no case
     */
    static KnownFailures of(Optional<Path> file, Selection all) {
        Baseline baseline = file.map(KnownFailures::read).orElseGet(Baseline::empty);
        baseline.requireExplained();
        KnownFailures known = new KnownFailures(new Comparison(baseline, all, LocalDate.now(Clock.systemUTC())));
        List<String> complaints = known.over(List.of()).complaints();
        if (!complaints.isEmpty()) {
            throw new JUnitException(file.orElseThrow() + ": " + String.join("; ", complaints));
        }
        return known;
    }

    Verdict judged(Case one, Verdict verdict) {
        return over(List.of(new CaseResult(one, verdict))).results().get(0).verdict();
    }

    private RunResult over(List<CaseResult> results) {
        return comparison.judged(new RunResult(Optional.empty(), results, List.of(), Optional.empty()));
    }

    private static Baseline read(Path file) {
        try {
            return Baseline.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new JUnitException("the baseline " + file + " can not be read", e);
        }
    }
}
