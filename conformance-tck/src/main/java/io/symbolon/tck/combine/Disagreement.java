package io.symbolon.tck.combine;

import io.symbolon.tck.verdict.Verdict;
import java.util.List;

/**
 * A row on which a subject and the kit's reading differ.
 *
 * @param row as small as it could be made
 * @param found the row on which it was seen first
 * @param verdict what was expected and what was answered
 */
record Disagreement(Model<?> model, List<Integer> row, List<Integer> found, Verdict verdict) {}
