package io.symbolon.tck.learn;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The machine that the chapters demand: the tables of chapter states, written out for the inputs of a view, each
 * transition with the rule that it follows from.
 *
 * <pre>
 *   state NAME
 *   input &gt; output &gt; next state, or = for the same &gt; rule
 * </pre>
 *
 * The transitions of {@code state *} hold in every state that does not say otherwise.
 */
record Specified(Mealy machine, List<Map<String, String>> rules) {
    private static final String FOLDER = "/symbolon/machines/";
    private static final String ANY = "*";

    private record Transition(String output, String next, String rule) {}

    /** The machine of a resource; every state says something about every input. */
    static Specified load(String name, List<String> inputs) {
        Map<String, Map<String, Transition>> states = read(name);
        Map<String, Transition> everywhere = states.remove(ANY);
        List<String> names = List.copyOf(states.keySet());
        List<Map<String, Mealy.Step>> steps = new ArrayList<>();
        List<Map<String, String>> rules = new ArrayList<>();
        states.forEach((state, transitions) -> {
            Map<String, Mealy.Step> ofState = new LinkedHashMap<>();
            Map<String, String> because = new LinkedHashMap<>();
            for (String input : inputs) {
                Transition transition = transitions.getOrDefault(input, everywhere.get(input));
                if (transition == null) throw new IllegalStateException(name + ": " + state + " has no " + input);
                int next = names.indexOf(transition.next.equals("=") ? state : transition.next);
                if (next < 0) throw new IllegalStateException(name + ": there is no state " + transition.next);
                ofState.put(input, new Mealy.Step(transition.output, next));
                because.put(input, transition.rule);
            }
            steps.add(ofState);
            rules.add(because);
        });
        return new Specified(new Mealy(inputs, names, steps), rules);
    }

    /** The same with some of its inputs only. */
    Specified over(List<String> inputs) {
        return new Specified(new Mealy(inputs, machine.states(), machine.steps()), rules);
    }

    /** The rule by which the last input of a word gives what it gives. */
    String rule(List<String> word) {
        int state = machine.behind(word.subList(0, word.size() - 1));
        return rules.get(state).get(word.get(word.size() - 1));
    }

    private static Map<String, Map<String, Transition>> read(String name) {
        Map<String, Map<String, Transition>> states = new LinkedHashMap<>();
        Map<String, Transition> current = Map.of();
        for (String line : text(name).lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith("#")) continue;
            if (line.startsWith("state ")) {
                current = new LinkedHashMap<>();
                states.put(line.substring("state ".length()), current);
            } else {
                String[] parts = line.split(" +> +");
                if (parts.length != 4) throw new IllegalStateException(name + ": " + line);
                current.put(parts[0], new Transition(parts[1], parts[2], parts[3]));
            }
        }
        return states;
    }

    private static String text(String name) {
        try (InputStream in = Specified.class.getResourceAsStream(FOLDER + name + ".txt")) {
            if (in == null) throw new IllegalStateException("there is no machine " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
