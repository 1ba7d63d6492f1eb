package io.symbolon.tck.suite;

import io.symbolon.spec.Chapter;
import io.symbolon.spec.Rule;
import io.symbolon.spec.Rules;
import io.symbolon.tck.driver.Capability;
import io.symbolon.tck.driver.Hello;
import io.symbolon.tck.verdict.Counts;
import io.symbolon.tck.verdict.RunVerdict;
import io.symbolon.tck.verdict.VerdictKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A finished run.
 *
 * @param subject what the subject says of itself; empty if it never answered {@code hello}
 * @param results one for each planned case, in the order of the suites
 * @param complaints what is wrong with the baseline, one sentence each; none if there is no baseline
 * @param shards which parts of a divided plan these are; empty for a whole plan
 */
public record RunResult(
        Optional<Hello> subject, List<CaseResult> results, List<String> complaints, Optional<Shards> shards) {

    public RunResult {
        results = List.copyOf(results);
        complaints = List.copyOf(complaints);
    }

    /** A whole plan, judged without a baseline. */
    public RunResult(Optional<Hello> subject, List<CaseResult> results) {
        this(subject, results, List.of(), Optional.empty());
    }

    /** The counts of all planned cases. */
    public Counts counts() {
        return Counts.of(results.stream().map(CaseResult::verdict).toList());
    }

    /** The counts of each chapter that has a planned case, in the order of the specification. */
    public Map<Chapter, Counts> countsByChapter() {
        Map<Chapter, Counts> counts = new LinkedHashMap<>();
        for (Chapter chapter : Chapter.values()) {
            var verdicts = results.stream()
                    .filter(result -> result.planned().chapter() == chapter)
                    .map(CaseResult::verdict)
                    .toList();
            if (!verdicts.isEmpty()) {
                counts.put(chapter, Counts.of(verdicts));
            }
        }
        return counts;
    }

    /** The status of each rule that a planned case names, in the order of the specification. */
    public Map<Rule, RuleStatus> rules() {
        Map<Rule, RuleStatus> rules = new LinkedHashMap<>();
        for (Rule rule : Rules.all()) {
            List<CaseResult> naming = naming(rule);
            if (!naming.isEmpty()) {
                rules.put(rule, status(rule, naming));
            }
        }
        return rules;
    }

    /** The results of the cases that name {@code rule}. */
    public List<CaseResult> naming(Rule rule) {
        return results.stream()
                .filter(result -> result.planned().rules().contains(rule))
                .toList();
    }

    /** What the run says of the subject. */
    public RunVerdict verdict() {
        Counts counts = counts();
        if (counts.of(VerdictKind.KIT_FAULT) > 0) {
            return RunVerdict.KIT_FAULT;
        }
        if (counts.broken() > 0 || !complaints.isEmpty()) {
            return RunVerdict.NONCONFORMANT;
        }
        boolean undecided = results.stream().anyMatch(RunResult::isUndecided);
        boolean partial = shards.isPresent() && !shards.get().areAll();
        return undecided || partial || counts.executed() == 0 ? RunVerdict.INCOMPLETE : RunVerdict.CONFORMANT;
    }

    /** The results that somebody has to look at: all but passes, known failures, and what was not asked for a known reason. */
    public List<CaseResult> toExplain() {
        return results.stream()
                .filter(result -> switch (result.verdict().kind()) {
                    case PASS, NOT_APPLICABLE, EXCLUDED, EXPECTED_FAILURE -> false;
                    default -> true;
                })
                .toList();
    }

    private static RuleStatus status(Rule rule, List<CaseResult> naming) {
        if (naming.stream().allMatch(result -> result.verdict().kind().satisfies())) {
            return RuleStatus.SHOWN;
        }
        boolean broken = naming.stream()
                .anyMatch(result -> result.verdict().kind().breaks()
                        && result.planned().rules().get(0) == rule);
        return broken ? RuleStatus.BROKEN : RuleStatus.OPEN;
    }

    private static boolean isUndecided(CaseResult result) {
        return switch (result.verdict().kind()) {
            case INCONCLUSIVE, COULD_NOT_RUN, EXCLUDED, EXPECTED_FAILURE -> true;
            case NOT_APPLICABLE -> !result.planned().needs().contains(Capability.INSPECT);
            default -> false;
        };
    }
}
