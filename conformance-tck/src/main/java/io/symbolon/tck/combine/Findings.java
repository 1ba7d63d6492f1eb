package io.symbolon.tck.combine;

import io.symbolon.tck.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What came out of a run, in words. */
public final class Findings {
    private static final int SHOWN_OCTETS = 300;

    private final List<String> lines = new ArrayList<>();
    private final List<Disagreement> disagreements = new ArrayList<>();
    private boolean complete = true;

    void leftOut(Model<?> model) {
        complete = false;
        lines.add(model.name() + ": left out, the subject does not declare "
                + model.capability().wireName());
    }

    void add(Model<?> model, int asked, int planned, List<Disagreement> found) {
        disagreements.addAll(found);
        String rest = asked < planned ? ", and " + (planned - asked) + " more not asked" : "";
        lines.add(model.name() + ": " + asked + " combinations asked with " + model.op() + rest + ", "
                + (found.isEmpty() ? "no disagreement" : "disagreements, made small: " + found.size()));
        found.forEach(this::describe);
    }

    private void describe(Disagreement one) {
        Verdict verdict = one.verdict();
        lines.add("  " + one.model().title(one.row()));
        lines.add("    " + verdict.text() + (verdict.at().isEmpty() ? "" : ", at " + verdict.at()));
        if (!verdict.expected().isEmpty()) lines.add("    expected  " + shortened(verdict.expected()));
        if (!verdict.actual().isEmpty()) lines.add("    actual    " + shortened(verdict.actual()));
        if (!one.found().equals(one.row())) {
            lines.add("    found as  " + one.model().title(one.found()));
        }
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN_OCTETS ? text : text.substring(0, SHOWN_OCTETS) + "...";
    }

    /** What was asked and found, line by line. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** Whether subject and reading agree on everything that was asked. */
    public boolean agree() {
        return disagreements.isEmpty();
    }

    /** Whether every model was asked. */
    public boolean isComplete() {
        return complete;
    }

    List<Disagreement> disagreements() {
        return List.copyOf(disagreements);
    }

    /** The findings as files of vectors, ready to be added. */
    public ReadyVectors vectors() {
        return new ReadyVectors(disagreements);
    }
}
