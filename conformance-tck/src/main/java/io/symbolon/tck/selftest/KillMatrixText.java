package io.symbolon.tck.selftest;

import io.symbolon.spec.Rule;
import io.symbolon.tck.suite.Case;
import java.util.List;
import java.util.stream.Collectors;

/** A kill matrix in lines for people. */
public final class KillMatrixText {
    private static final int KILLERS_SHOWN = 6;

    private final StringBuilder text = new StringBuilder();

    private KillMatrixText() {}

    /** The whole page, with a line break at its end. */
    public static String of(KillMatrix matrix) {
        KillMatrixText page = new KillMatrixText();
        matrix.byRule().forEach(page::rule);
        page.withoutMutant(matrix);
        page.nullSubjects(matrix);
        page.summary(matrix);
        return page.text.toString();
    }

    private void rule(Rule rule, List<MutantResult> mutants) {
        line("%s %s", rule.id(), rule.name());
        for (MutantResult result : mutants) {
            Mutant mutant = result.mutant();
            line("  %-10s %-9s %s", mutant.id(), result.isKilledByItsRule() ? "killed" : "SURVIVES", mutant.title());
            if (!result.killers().isEmpty()) {
                line("  %-10s           by %s; asked %d", "", killers(result.killers()), result.asked());
            }
        }
    }

    private static String killers(List<Case> killers) {
        String shown = killers.stream().map(Case::id).limit(KILLERS_SHOWN).collect(Collectors.joining(", "));
        int more = killers.size() - KILLERS_SHOWN;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }

    private void withoutMutant(KillMatrix matrix) {
        List<Rule> without =
                matrix.rules().stream().filter(matrix.reasons()::containsKey).toList();
        if (without.isEmpty()) return;
        line("");
        line("Without a mutant");
        for (Rule rule : without) {
            line("  %-10s %s", rule.id(), matrix.reasons().get(rule));
        }
    }

    private void nullSubjects(KillMatrix matrix) {
        if (matrix.nullSubjects().isEmpty()) return;
        line("");
        line("Null subjects");
        for (NullResult result : matrix.nullSubjects()) {
            String credited =
                    result.credited().stream().map(Rule::id).collect(Collectors.joining(", ", "credited with ", ""));
            line(
                    "  %-60s asked %d, %s",
                    result.subject().title(),
                    result.asked(),
                    result.credited().isEmpty() ? "credited with nothing" : credited);
        }
    }

    private void summary(KillMatrix matrix) {
        line("");
        line(
                "Mutants   %d of %d killed by a case that names their rule, %d of %d rules have some",
                matrix.killed(),
                matrix.mutants().size(),
                matrix.byRule().size(),
                matrix.rules().size());
        line(
                "Unmutated asked %d, %d killed",
                matrix.unmutated().asked(), matrix.unmutated().failed().size());
        List<String> problems = matrix.problems();
        problems.forEach(problem -> line("Problem   %s", problem));
        line("Verdict   %s", problems.isEmpty() ? "the kit is good" : "the kit is not good");
    }

    private void line(String format, Object... values) {
        text.append(String.format(format, values).stripTrailing()).append('\n');
    }
}
