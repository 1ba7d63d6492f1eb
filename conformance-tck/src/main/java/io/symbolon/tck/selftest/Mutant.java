package io.symbolon.tck.selftest;

import io.symbolon.spec.Rule;
import java.util.List;

/**
 * An implementation that is wrong on purpose.
 *
 * @param id the rule's id, a hyphen, and a letter
 * @param rule the rule that it breaks: a case that names it must fail
 * @param title what it does wrong, in a few words
 * @param edits what makes the reference implementation wrong
 */
public record Mutant(String id, Rule rule, String title, List<Edit> edits) {
    public Mutant {
        edits = List.copyOf(edits);
    }
}
