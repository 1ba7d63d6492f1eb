package io.symbolon.tck.compare;

import io.symbolon.spec.Rule;
import io.symbolon.spec.Rules;
import io.symbolon.tck.report.ReportFile;
import io.symbolon.tck.suite.CaseResult;
import io.symbolon.tck.suite.RuleStatus;
import io.symbolon.tck.verdict.VerdictKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that changed from one report to another, what got worse first.
 *
 * @param cases whose verdict changed
 * @param rules whose status changed
 */
public record Changes(List<Change> cases, List<Change> rules) {
    private static final String ABSENT = "not in the run";

    public Changes {
        cases = List.copyOf(cases);
        rules = List.copyOf(rules);
    }

    /** The changes from {@code before} to {@code after}; subjects, kits and selections may differ. */
    public static Changes between(ReportFile before, ReportFile after) {
        return new Changes(ofCases(before, after), ofRules(before, after));
    }

    /** Whether a case or a rule is worse than before. */
    public boolean haveRegressions() {
        return count(cases, Change.Direction.WORSE) + count(rules, Change.Direction.WORSE) > 0;
    }

    /** How many of {@code changes} went this way. */
    public static long count(List<Change> changes, Change.Direction direction) {
        return changes.stream()
                .filter(change -> change.direction() == direction)
                .count();
    }

    private static List<Change> ofCases(ReportFile before, ReportFile after) {
        Map<String, CaseResult> old = byId(before);
        Map<String, CaseResult> now = byId(after);
        Set<String> ids = new LinkedHashSet<>(now.keySet());
        ids.addAll(old.keySet());
        List<Change> changes = new ArrayList<>();
        for (String id : ids) {
            Optional<VerdictKind> was = kind(old.get(id));
            Optional<VerdictKind> is = kind(now.get(id));
            if (!was.equals(is)) {
                CaseResult known = now.getOrDefault(id, old.get(id));
                changes.add(Change.of(
                        id,
                        known.planned().title(),
                        was.map(VerdictKind::reportName).orElse(ABSENT),
                        is.map(VerdictKind::reportName).orElse(ABSENT),
                        was.map(Standing::of).orElse(Standing.UNDECIDED),
                        is.map(Standing::of).orElse(Standing.UNDECIDED)));
            }
        }
        return sorted(changes);
    }

    private static List<Change> ofRules(ReportFile before, ReportFile after) {
        Map<Rule, RuleStatus> old = before.result().rules();
        Map<Rule, RuleStatus> now = after.result().rules();
        List<Change> changes = new ArrayList<>();
        for (Rule rule : Rules.all()) {
            Optional<RuleStatus> was = Optional.ofNullable(old.get(rule));
            Optional<RuleStatus> is = Optional.ofNullable(now.get(rule));
            if (!was.equals(is)) {
                changes.add(Change.of(
                        rule.id(),
                        rule.name(),
                        was.map(RuleStatus::reportName).orElse(ABSENT),
                        is.map(RuleStatus::reportName).orElse(ABSENT),
                        was.map(Standing::of).orElse(Standing.UNDECIDED),
                        is.map(Standing::of).orElse(Standing.UNDECIDED)));
            }
        }
        return sorted(changes);
    }

    private static Map<String, CaseResult> byId(ReportFile report) {
        Map<String, CaseResult> byId = new LinkedHashMap<>();
        report.result().results().forEach(result -> byId.put(result.planned().id(), result));
        return byId;
    }

    private static Optional<VerdictKind> kind(CaseResult result) {
        return Optional.ofNullable(result).map(one -> one.verdict().kind());
    }

    private static List<Change> sorted(List<Change> changes) {
        changes.sort(Comparator.comparing(Change::direction));
        return changes;
    }
}
