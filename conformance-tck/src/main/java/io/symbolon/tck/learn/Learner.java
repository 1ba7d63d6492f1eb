package io.symbolon.tck.learn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Learns a Mealy machine with a discrimination tree (Kearns and Vazirani 1994): an inner node asks what a suffix gives
 * behind a word, a leaf is a state. A counterexample splits one leaf, by the suffix that binary search finds in it (Rivest
 * and Schapire 1993).
 */
final class Learner {
    private final List<String> inputs;
    private final Queries queries;
    /** For each state a word that leads there. */
    private final List<List<String>> access = new ArrayList<>();

    private final Node root;
    private Mealy hypothesis;

    /** A leaf until it is split. */
    private static final class Node {
        private int state;
        private List<String> suffix = List.of();
        private final Map<List<String>, Node> children = new HashMap<>();

        private Node(int state) {
            this.state = state;
        }
    }

    Learner(List<String> inputs, Queries queries) {
        this.inputs = inputs;
        this.queries = queries;
        this.root = leaf(List.of());
        build();
    }

    /** The machine that is thought to be the subject's. */
    Mealy hypothesis() {
        return hypothesis;
    }

    /** Whether subject and hypothesis differ on a word. */
    boolean isCounterexample(List<String> word) {
        return !hypothesis.outputs(word).equals(queries.outputs(word));
    }

    /** Learns from a counterexample, until it is none any longer. */
    void refine(List<String> word) {
        while (isCounterexample(word)) {
            split(word);
            build();
        }
    }

    /** Behind the first {@code at} inputs the hypothesis is in a state, and the rest of the word shows that the next is another than it thinks. */
    private void split(List<String> word) {
        int at = lastDiffering(word);
        List<String> before = access.get(hypothesis.behind(word.subList(0, at)));
        List<String> suffix = List.copyOf(word.subList(at + 1, word.size()));
        Node mistaken = sift(Mealy.longer(before, word.get(at)));
        int state = mistaken.state;
        mistaken.suffix = suffix;
        mistaken.children.put(row(access.get(state), suffix), new Node(state));
        List<String> fresh = Mealy.longer(before, word.get(at));
        mistaken.children.put(row(fresh, suffix), leaf(fresh));
    }

    /** Where the rest of the word still gives something else behind the access word of the state than the hypothesis says, and behind one input more no longer. */
    private int lastDiffering(List<String> word) {
        int differs = 0;
        int agrees = word.size();
        while (agrees - differs > 1) {
            int middle = (differs + agrees) / 2;
            List<String> rest = word.subList(middle, word.size());
            List<String> begin = access.get(hypothesis.behind(word.subList(0, middle)));
            boolean same = row(begin, rest).equals(tail(hypothesis.outputs(word), rest.size()));
            differs = same ? differs : middle;
            agrees = same ? middle : agrees;
        }
        return differs;
    }

    /** Sifts the end of every transition; a word that fits no leaf is a further state. */
    private void build() {
        List<Map<String, Mealy.Step>> steps = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int state = 0; state < access.size(); state++) {
            Map<String, Mealy.Step> ofState = new LinkedHashMap<>();
            for (String input : inputs) {
                List<String> word = Mealy.longer(access.get(state), input);
                List<String> outputs = queries.outputs(word);
                ofState.put(input, new Mealy.Step(outputs.get(outputs.size() - 1), sift(word).state));
            }
            steps.add(ofState);
            names.add("s" + state);
        }
        hypothesis = new Mealy(inputs, names, steps);
    }

    private Node sift(List<String> word) {
        Node node = root;
        while (!node.children.isEmpty()) {
            List<String> row = row(word, node.suffix);
            Node next = node.children.get(row);
            if (next == null) {
                next = leaf(word);
                node.children.put(row, next);
            }
            node = next;
        }
        return node;
    }

    private Node leaf(List<String> word) {
        access.add(word);
        return new Node(access.size() - 1);
    }

    /** What a suffix gives behind a word. */
    private List<String> row(List<String> word, List<String> suffix) {
        List<String> whole = new ArrayList<>(word);
        whole.addAll(suffix);
        return tail(queries.outputs(whole), suffix.size());
    }

    private static List<String> tail(List<String> outputs, int count) {
        return List.copyOf(outputs.subList(outputs.size() - count, outputs.size()));
    }
}
