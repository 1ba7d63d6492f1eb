package io.symbolon.tck.learn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Mealy machine: deterministic, and complete over its inputs.
 *
 * @param inputs the alphabet
 * @param states the names of the states, the initial one first
 * @param steps for each state in this order, for each input what it gives
 */
record Mealy(List<String> inputs, List<String> states, List<Map<String, Step>> steps) {
    /**
     * One transition.
     *
     * @param next the number of the state afterwards
     */
    record Step(String output, int next) {}

    Step step(int state, String input) {
        return steps.get(state).get(input);
    }

    List<String> outputs(List<String> word) {
        return from(0, word);
    }

    /** The outputs of a word that begins in a state. */
    List<String> from(int begin, List<String> word) {
        List<String> outputs = new ArrayList<>();
        int state = begin;
        for (String input : word) {
            Step step = step(state, input);
            outputs.add(step.output());
            state = step.next();
        }
        return outputs;
    }

    /** The state behind a word. */
    int behind(List<String> word) {
        int state = 0;
        for (String input : word) state = step(state, input).next();
        return state;
    }

    /** For each state that can be reached a shortest word that leads there. */
    Map<Integer, List<String>> accessWords() {
        Map<Integer, List<String>> words = new LinkedHashMap<>();
        words.put(0, List.of());
        Deque<Integer> open = new ArrayDeque<>(List.of(0));
        while (!open.isEmpty()) {
            int state = open.remove();
            for (String input : inputs) {
                int next = step(state, input).next();
                if (!words.containsKey(next)) {
                    words.put(next, longer(words.get(state), input));
                    open.add(next);
                }
            }
        }
        return words;
    }

    /** The shortest word on which two machines over the same inputs differ in the last output; empty if they are equal. */
    Optional<List<String>> difference(Mealy other) {
        return difference(0, other, 0);
    }

    /** The shortest word that tells two states of this machine apart. */
    Optional<List<String>> separating(int one, int another) {
        return difference(one, this, another);
    }

    private Optional<List<String>> difference(int from, Mealy other, int otherFrom) {
        Map<List<Integer>, List<String>> words = new HashMap<>();
        Deque<List<Integer>> open = new ArrayDeque<>();
        words.put(List.of(from, otherFrom), List.of());
        open.add(List.of(from, otherFrom));
        while (!open.isEmpty()) {
            List<Integer> pair = open.remove();
            for (String input : inputs) {
                Step step = step(pair.get(0), input);
                Step its = other.step(pair.get(1), input);
                List<String> word = longer(words.get(pair), input);
                if (!step.output().equals(its.output())) return Optional.of(word);
                List<Integer> next = List.of(step.next(), its.next());
                if (words.putIfAbsent(next, word) == null) open.add(next);
            }
        }
        return Optional.empty();
    }

    /** The machine as a graph for Graphviz; inputs that give the same and lead to the same state share an edge. */
    String dot() {
        StringBuilder dot = new StringBuilder("digraph machine {\n  rankdir=LR;\n  node [shape=box];\n");
        for (int state = 0; state < states.size(); state++) {
            dot.append("  s")
                    .append(state)
                    .append(" [label=\"")
                    .append(states.get(state))
                    .append("\"];\n");
        }
        for (int state = 0; state < states.size(); state++) {
            Map<Integer, List<String>> labels = new LinkedHashMap<>();
            for (String input : inputs) {
                Step step = step(state, input);
                labels.computeIfAbsent(step.next(), next -> new ArrayList<>()).add(input + " / " + step.output());
            }
            int from = state;
            labels.forEach((next, lines) -> dot.append("  s")
                    .append(from)
                    .append(" -> s")
                    .append(next)
                    .append(" [label=\"")
                    .append(String.join("\\n", lines))
                    .append("\"];\n"));
        }
        return dot.append("}\n").toString();
    }

    static List<String> longer(List<String> word, String input) {
        List<String> longer = new ArrayList<>(word);
        longer.add(input);
        return List.copyOf(longer);
    }
}
