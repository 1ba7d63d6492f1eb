package io.symbolon.tck.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was learnt of a subject. */
public final class Learnt {
    private final List<String> lines = new ArrayList<>();
    private final Optional<Mealy> machine;
    private final boolean agrees;

    Learnt(String view, Specified specified, Mealy learnt, Queries queries) {
        this.machine = Optional.of(learnt);
        lines.add(view + ": " + learnt.states().size() + " states and "
                + learnt.inputs().size() + " inputs, learnt with " + queries.words() + " words of " + queries.inputs()
                + " inputs");
        Optional<List<String>> difference = learnt.difference(specified.machine());
        this.agrees = difference.isEmpty();
        if (agrees) {
            lines.add("  the machine of the chapters");
        } else {
            describe(specified, learnt, difference.get());
        }
    }

    /** There is no machine. */
    Learnt(String view, String why, Queries queries) {
        this.machine = Optional.empty();
        this.agrees = false;
        lines.add(view + ": no machine, after " + queries.words() + " words");
        lines.add("  " + why);
    }

    private void describe(Specified specified, Mealy learnt, List<String> word) {
        lines.add("  differs from the machine of the chapters, which has "
                + specified.machine().states().size() + " states; the shortest word:");
        List<String> demanded = specified.machine().outputs(word);
        List<String> given = learnt.outputs(word);
        int last = word.size() - 1;
        for (int i = 0; i < last; i++) lines.add("    " + word.get(i) + "  gives  " + given.get(i));
        int state = specified.machine().behind(word.subList(0, last));
        lines.add("    " + word.get(last) + "  in state "
                + specified.machine().states().get(state));
        lines.add("      expected  " + demanded.get(last) + "  by " + specified.rule(word));
        lines.add("      actual    " + given.get(last));
    }

    /** What was learnt, and how it differs, line by line. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** Whether the machine is that of the chapters. */
    public boolean agrees() {
        return agrees;
    }

    /** The machine for Graphviz; empty if there is none. */
    public Optional<String> dot() {
        return machine.map(Mealy::dot);
    }
}
