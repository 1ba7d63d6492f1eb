package io.symbolon.tck.compare;

import io.symbolon.tck.report.ReportFile;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.CaseResult;
import io.symbolon.tck.suite.Plan;
import io.symbolon.tck.suite.RunResult;
import io.symbolon.tck.suite.Shards;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Joins the reports of the shards of one plan. When all are there, the report is the one that an undivided run would have
 * written, octet by octet; when some are missing, it is that of the shards that are there, and incomplete.
 */
public final class Merge {
    private final List<Case> suites;
    private final Map<String, ReportFile> reports;
    private final String firstName;
    private final ReportFile first;

    private Merge(List<Case> suites, Map<String, ReportFile> reports) {
        this.suites = suites;
        this.reports = reports;
        this.firstName = reports.keySet().iterator().next();
        this.first = reports.get(firstName);
    }

    /**
     * The report of all of them.
     *
     * @param suites every case of this kit, whose order the report has
     * @param reports at least one, each with the name that a message uses
     * @throws NotMergeable if they are no parts of one plan, or differ in kit, subject, driver, seed, vectors or selectors
     */
    public static ReportFile of(List<Case> suites, Map<String, ReportFile> reports) {
        Merge merge = new Merge(suites, reports);
        reports.keySet().forEach(merge::requireFellow);
        Shards shards = merge.shards();
        List<CaseResult> results = merge.results();
        if (shards.areAll()) {
            merge.requireWhole(shards, results);
        }
        RunResult result = new RunResult(
                reports.values().stream()
                        .flatMap(report -> report.result().subject().stream())
                        .findFirst(),
                results,
                merge.complaints(),
                shards.areAll() ? Optional.empty() : Optional.of(shards));
        ReportFile first = merge.first;
        return new ReportFile(
                first.kit(),
                result,
                first.command(),
                first.options(),
                first.seed(),
                first.selectors(),
                first.digests());
    }

    private void requireFellow(String name) {
        ReportFile report = reports.get(name);
        Shards shards = shardsOf(name);
        Shards firstShards = shardsOf(firstName);
        requireSame(name, "kit", report.kit(), first.kit());
        requireSame(
                name,
                "digest of the kit",
                report.digests().kit(),
                first.digests().kit());
        requireSame(name, "driver", report.command(), first.command());
        requireSame(name, "options", report.options(), first.options());
        requireSame(
                name,
                "digests of the subject",
                report.digests().subject(),
                first.digests().subject());
        requireSame(
                name,
                "digests of the vectors",
                report.digests().vectors(),
                first.digests().vectors());
        requireSame(name, "seed", report.seed(), first.seed());
        requireSame(name, "selectors", report.selectors(), first.selectors());
        requireSame(name, "number of shards", shards.of(), firstShards.of());
        requireSame(name, "plan", shards.plan(), firstShards.plan());
        // a shard without a case, or one whose driver never said hello, names no subject
        reports.forEach((other, fellow) -> report.result()
                .subject()
                .ifPresent(mine -> fellow.result().subject().ifPresent(theirs -> {
                    if (!mine.equals(theirs)) {
                        throw new NotMergeable(name + " and " + other + " are about different subjects: " + mine.name()
                                + " " + mine.version() + ", " + theirs.name() + " " + theirs.version());
                    }
                })));
    }

    private void requireSame(String name, String what, Object mine, Object theirs) {
        if (!mine.equals(theirs)) {
            throw new NotMergeable(name + " and " + firstName + " differ in the " + what + ": " + inWords(mine) + ", "
                    + inWords(theirs));
        }
    }

    private static Object inWords(Object value) {
        return value instanceof Optional<?> optional
                ? optional.map(Function.<Object>identity()).orElse("none")
                : value;
    }

    private Shards shardsOf(String name) {
        return reports.get(name)
                .result()
                .shards()
                .orElseThrow(() -> new NotMergeable(name + " is the report of a whole plan; only shards are merged"));
    }

    private Shards shards() {
        Map<Integer, String> owners = new TreeMap<>();
        for (String name : reports.keySet()) {
            for (int number : shardsOf(name).numbers()) {
                String other = owners.put(number, name);
                if (other != null) {
                    throw new NotMergeable("shard " + number + " is there twice: in " + other + " and in " + name);
                }
            }
        }
        SortedSet<Integer> numbers = new TreeSet<>(owners.keySet());
        Shards one = shardsOf(firstName);
        return new Shards(numbers, one.of(), one.cases(), one.plan());
    }

    private List<CaseResult> results() {
        Map<String, CaseResult> byId = new HashMap<>();
        reports.forEach((name, report) -> {
            for (CaseResult result : report.result().results()) {
                String id = result.planned().id();
                if (byId.put(id, result) != null) {
                    throw new NotMergeable(name + " has the case " + id + ", which is in another shard too");
                }
            }
        });
        List<CaseResult> ordered = new ArrayList<>();
        suites.forEach(one -> Optional.ofNullable(byId.remove(one.id())).ifPresent(ordered::add));
        if (!byId.isEmpty()) {
            throw new NotMergeable("this kit has no case " + new TreeSet<>(byId.keySet()).first()
                    + "; merge with the kit that ran the shards, " + first.kit());
        }
        return ordered;
    }

    private void requireWhole(Shards shards, List<CaseResult> results) {
        Plan plan = Plan.of(results.stream().map(CaseResult::planned).toList());
        if (!plan.digest().equals(shards.plan())) {
            throw new NotMergeable(
                    "the shards have " + results.size() + " cases, and not those of their plan of " + shards.cases());
        }
    }

    private List<String> complaints() {
        Set<String> complaints = new LinkedHashSet<>();
        reports.values().forEach(report -> complaints.addAll(report.result().complaints()));
        return List.copyOf(complaints);
    }
}
