package io.symbolon.tck.selftest;

import io.symbolon.spec.Rule;
import io.symbolon.spec.Rules;
import io.symbolon.tck.suite.Case;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a self-test has found, rule by rule.
 *
 * @param rules the rules that were asked about, in the order of the specification
 * @param observable those of them that a case of the kit names
 * @param mutants what became of each mutant of these rules
 * @param reasons why a rule has no mutant, as the specification says
 * @param unmutated what became of the reference implementation without an edit
 * @param nullSubjects what became of those that do nothing
 */
public record KillMatrix(
        List<Rule> rules,
        List<Rule> observable,
        List<MutantResult> mutants,
        Map<Rule, String> reasons,
        Unmutated unmutated,
        List<NullResult> nullSubjects) {

    /**
     * The reference implementation without an edit.
     *
     * @param failed the cases that it failed: none, if the loader of mutants changes nothing by itself
     */
    public record Unmutated(int asked, List<Case> failed) {
        public Unmutated {
            failed = List.copyOf(failed);
        }
    }

    public KillMatrix {
        rules = List.copyOf(rules);
        observable = List.copyOf(observable);
        mutants = List.copyOf(mutants);
        reasons = Map.copyOf(reasons);
        nullSubjects = List.copyOf(nullSubjects);
    }

    /** The rules that at least one of {@code cases} names, in the order of the specification. */
    public static List<Rule> observable(Collection<Case> cases) {
        return Rules.all().stream()
                .filter(rule -> cases.stream().anyMatch(one -> one.rules().contains(rule)))
                .toList();
    }

    /** The mutants of each rule that has some. */
    public Map<Rule, List<MutantResult>> byRule() {
        Map<Rule, List<MutantResult>> byRule = new LinkedHashMap<>();
        for (Rule rule : rules) {
            List<MutantResult> ofRule = mutants.stream()
                    .filter(result -> result.mutant().rule() == rule)
                    .toList();
            if (!ofRule.isEmpty()) byRule.put(rule, ofRule);
        }
        return byRule;
    }

    /** How many mutants a case that names their rule has killed. */
    public long killed() {
        return mutants.stream().filter(MutantResult::isKilledByItsRule).count();
    }

    /** What is wrong with the kit, one sentence each; nothing if it is good. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (MutantResult result : mutants) {
            if (!result.isKilledByItsRule()) problems.add(survives(result));
        }
        Map<Rule, List<MutantResult>> byRule = byRule();
        for (Rule rule : rules) {
            boolean mutated = byRule.containsKey(rule);
            if (!mutated && !reasons.containsKey(rule)) {
                String why = observable.contains(rule) ? "a case names it" : "no case names it";
                problems.add(rule.id() + " has no mutant: " + why + ", and 80-coverage.md gives no reason");
            }
            if (mutated && reasons.containsKey(rule)) {
                problems.add(rule.id() + " has a mutant, and 80-coverage.md says that it can have none");
            }
        }
        for (Case one : unmutated.failed()) {
            problems.add(one.id() + " fails without any mutation");
        }
        for (NullResult result : nullSubjects) {
            if (!result.scoresNothing()) {
                problems.add("a subject that " + result.subject().title() + " is credited with "
                        + result.credited().stream().map(Rule::id).toList());
            }
        }
        return problems;
    }

    private static String survives(MutantResult result) {
        String title = result.mutant().id() + " survives: " + result.mutant().title();
        List<String> others = result.killers().stream().map(Case::id).limit(5).toList();
        return others.isEmpty() ? title : title + "; found only by cases that do not name the rule: " + others;
    }
}
