package io.symbolon.tck.learn;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The words by which a hypothesis is tested: behind each transition what tells its end from every other state (Chow's W
 * method without further states), then words at random. The same seed gives the same words.
 */
final class EquivalenceWords {
    private static final int LONGEST = 14;

    private EquivalenceWords() {}

    static List<List<String>> of(Mealy hypothesis, int random, long seed) {
        List<List<String>> words = new ArrayList<>();
        Set<List<String>> separating = separating(hypothesis);
        Map<Integer, List<String>> access = hypothesis.accessWords();
        for (List<String> begin : access.values()) {
            for (String input : hypothesis.inputs()) {
                for (List<String> end : separating) words.add(joined(Mealy.longer(begin, input), end));
            }
        }
        Random choice = new Random(seed);
        for (int count = 0; count < random; count++) words.add(random(hypothesis.inputs(), choice));
        return words;
    }

    /** For each pair of states a word that tells them apart. */
    private static Set<List<String>> separating(Mealy machine) {
        Set<List<String>> words = new LinkedHashSet<>();
        for (int one = 0; one < machine.states().size(); one++) {
            for (int other = one + 1; other < machine.states().size(); other++) {
                int first = one;
                int second = other;
                boolean known = words.stream()
                        .anyMatch(word -> !machine.from(first, word).equals(machine.from(second, word)));
                if (!known) machine.separating(one, other).ifPresent(words::add);
            }
        }
        return words;
    }

    private static List<String> random(List<String> inputs, Random choice) {
        List<String> word = new ArrayList<>();
        int length = 2 + choice.nextInt(LONGEST - 1);
        while (word.size() < length) word.add(inputs.get(choice.nextInt(inputs.size())));
        return word;
    }

    private static List<String> joined(List<String> one, List<String> other) {
        List<String> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
