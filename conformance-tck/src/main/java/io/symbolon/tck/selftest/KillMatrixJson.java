package io.symbolon.tck.selftest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.Rule;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.Kit;
import io.symbolon.tck.suite.Case;
import java.util.List;
import java.util.Map;

/** A kill matrix as {@code self-test.json}, for programs. */
public final class KillMatrixJson {
    /** The value of the member {@code schema}. */
    public static final String SCHEMA = "symbolon/self-test/1";

    private KillMatrixJson() {}

    /** The whole file. */
    public static ObjectNode of(KillMatrix matrix) {
        ObjectNode file = Json.object().put("schema", SCHEMA).put("kit", Kit.nameAndVersion());
        file.putObject("counts")
                .put("rules", matrix.rules().size())
                .put("rules_with_mutants", matrix.byRule().size())
                .put("mutants", matrix.mutants().size())
                .put("killed", matrix.killed());
        ArrayNode rules = file.putArray("rules");
        Map<Rule, List<MutantResult>> byRule = matrix.byRule();
        for (Rule rule : matrix.rules()) {
            ObjectNode entry = rules.addObject().put("id", rule.id()).put("name", rule.name());
            if (matrix.reasons().containsKey(rule)) {
                entry.put("without_mutant", matrix.reasons().get(rule));
            }
            ArrayNode mutants = entry.putArray("mutants");
            byRule.getOrDefault(rule, List.of()).forEach(result -> mutants.add(mutant(result)));
        }
        ObjectNode unmutated =
                file.putObject("unmutated").put("asked", matrix.unmutated().asked());
        ids(unmutated.putArray("failed"), matrix.unmutated().failed());
        ArrayNode nullSubjects = file.putArray("null_subjects");
        for (NullResult result : matrix.nullSubjects()) {
            ObjectNode entry = nullSubjects
                    .addObject()
                    .put("title", result.subject().title())
                    .put("asked", result.asked())
                    .put("scores_nothing", result.scoresNothing());
            ArrayNode credited = entry.putArray("credited");
            result.credited().forEach(rule -> credited.add(rule.id()));
        }
        List<String> problems = matrix.problems();
        ArrayNode sentences = file.putArray("problems");
        problems.forEach(sentences::add);
        return file.put("good", problems.isEmpty());
    }

    private static ObjectNode mutant(MutantResult result) {
        ObjectNode entry = Json.object()
                .put("id", result.mutant().id())
                .put("title", result.mutant().title())
                .put("asked", result.asked())
                .put("killed", result.isKilledByItsRule());
        ids(entry.putArray("killers"), result.killers());
        return entry;
    }

    private static void ids(ArrayNode array, List<Case> cases) {
        cases.forEach(one -> array.add(one.id()));
    }
}
