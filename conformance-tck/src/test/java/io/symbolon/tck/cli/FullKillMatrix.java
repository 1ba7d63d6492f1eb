package io.symbolon.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every mutant against every case: hours. Only the profile {@code self-proof} runs it, for all rules or those that the property
 * of this name lists; the matrix is in {@code target/self-proof/self-test.json}.
 */
class FullKillMatrix {

    @Test
    void every_mutant_fails_a_case_that_names_its_rule() {
        String rules = System.getProperty("self-proof.rules", "all");
        List<String> args = new ArrayList<>(List.of("self-test", "--full", "--out", "target/self-proof"));
        if (!rules.equals("all")) {
            for (String rule : rules.split(",")) args.addAll(List.of("--rule", rule));
        }

        Typed typed = Typed.run(args.toArray(String[]::new));

        assertThat(typed.exitCode()).as(typed.out() + typed.err()).isZero();
    }
}
