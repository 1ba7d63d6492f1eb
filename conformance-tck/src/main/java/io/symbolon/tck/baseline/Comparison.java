package io.symbolon.tck.baseline;

import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.CaseResult;
import io.symbolon.tck.suite.RunResult;
import io.symbolon.tck.suite.Selection;
import io.symbolon.tck.verdict.Verdict;
import io.symbolon.tck.verdict.VerdictKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lays a baseline over finished runs, on one day.
 *
 * <pre>
 * an entry that counts:  failed as it says            expected-failure
 *                        passed                       unexpected-pass, a breach
 *                        failed in another way        as it is: the entry does not excuse it
 *                        decided nothing, not planned as it is
 * an entry that does not: expired, or selects no case of the kit     a complaint, and the run does not conform
 * </pre>
 */
public final class Comparison {
    /** How many cases one pattern may name: what fails more widely has to be said more exactly. */
    public static final int MOST_CASES = 20;

    /** For how many days an entry counts that the kit writes. */
    public static final int DAYS = 90;

    private final LocalDate today;
    private final Map<KnownFailure, List<String>> cases = new LinkedHashMap<>();
    private final Map<String, KnownFailure> byCase = new LinkedHashMap<>();

    /**
     * @param all every case of the kit, planned or not
     * @param today in UTC
     * @throws WrongBaseline if a pattern names too many cases, or two entries name one
     */
    public Comparison(Baseline baseline, Selection all, LocalDate today) {
        this.today = today;
        for (KnownFailure failure : baseline.failures()) {
            List<String> ids =
                    all.matching(failure.cases()).stream().map(Case::id).toList();
            if (ids.size() > MOST_CASES) {
                throw new WrongBaseline(
                        failure.cases() + " names " + ids.size() + " cases; a pattern names at most " + MOST_CASES);
            }
            cases.put(failure, ids);
            for (String id : ids) {
                KnownFailure other = byCase.put(id, failure);
                if (other != null) {
                    throw new WrongBaseline(id + " is named twice: by " + other.cases() + " and by " + failure.cases());
                }
            }
        }
    }

    /** The run as it is judged with the baseline. */
    public RunResult judged(RunResult run) {
        List<CaseResult> results = run.results().stream()
                .map(result -> result.settled(judged(result)))
                .toList();
        return new RunResult(run.subject(), results, complaints(), run.shards());
    }

    /**
     * The baseline that fits the run: without the cases that pass now and the entries that select nothing, with every
     * failure that was not listed, unexplained. What the run did not decide stays as it is.
     */
    public Baseline fixed(RunResult run) {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        run.results().forEach(result -> verdicts.put(result.planned().id(), result.verdict()));
        List<KnownFailure> fixed = new ArrayList<>();
        cases.forEach((failure, ids) -> {
            List<String> left = ids.stream()
                    .filter(id -> stands(failure, Optional.ofNullable(verdicts.get(id))))
                    .toList();
            if (!left.isEmpty() && left.size() == ids.size()) {
                fixed.add(failure);
            } else {
                left.forEach(id -> fixed.add(failure.only(id)));
            }
        });
        verdicts.forEach((id, verdict) -> {
            boolean listed = byCase.containsKey(id) && stands(byCase.get(id), Optional.of(verdict));
            if (verdict.kind().breaks() && !listed) {
                fixed.add(new KnownFailure(id, verdict.kind(), KnownFailure.UNEXPLAINED, "", today.plusDays(DAYS)));
            }
        });
        return new Baseline(fixed);
    }

    private List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        cases.forEach((failure, ids) -> {
            if (ids.isEmpty()) {
                complaints.add("the entry " + failure.cases() + " selects no case");
            } else if (failure.isExpired(today)) {
                complaints.add("the entry " + failure.cases() + " expired on " + failure.expires());
            }
        });
        return complaints;
    }

    private Verdict judged(CaseResult result) {
        Verdict verdict = result.verdict();
        KnownFailure known = byCase.get(result.planned().id());
        if (known == null || known.isExpired(today)) {
            return verdict;
        }
        if (verdict.isPass()) {
            return Verdict.of(
                    VerdictKind.UNEXPECTED_PASS, "passes now; the baseline still lists it: " + known.reason());
        }
        return verdict.kind() == known.verdict() ? verdict.knownFor(known.reason(), known.link()) : verdict;
    }

    /** Whether an entry still says what is so of one of its cases, as far as the run tells. */
    private static boolean stands(KnownFailure failure, Optional<Verdict> verdict) {
        return verdict.isEmpty()
                || !verdict.get().kind().satisfies()
                        && (!verdict.get().kind().breaks() || verdict.get().kind() == failure.verdict());
    }
}
