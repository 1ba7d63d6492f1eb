package io.symbolon.tck.learn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks words, each only once: what is a beginning of an earlier word is remembered. */
final class Queries {
    private final Sul sul;
    private final Known known = new Known();
    private long words;
    private long inputs;

    /** What is known behind a word. */
    private static final class Known {
        private final Map<String, String> outputs = new HashMap<>();
        private final Map<String, Known> next = new HashMap<>();
    }

    Queries(Sul sul) {
        this.sul = sul;
    }

    /** How many words were asked of the subject. */
    long words() {
        return words;
    }

    /** How many inputs they had. */
    long inputs() {
        return inputs;
    }

    /** The outputs of a word, one for each input. */
    List<String> outputs(List<String> word) {
        List<String> outputs = remembered(word);
        return outputs.size() == word.size() ? outputs : asked(word);
    }

    /**
     * The outputs of a word that is asked anew, whatever is known.
     *
     * @throws NotDeterministic if it gives something else than before
     */
    List<String> asked(List<String> word) {
        words++;
        sul.reset();
        List<String> outputs = new ArrayList<>();
        Known at = known;
        for (String input : word) {
            inputs++;
            String output = sul.answer(input);
            outputs.add(output);
            String before = at.outputs.putIfAbsent(input, output);
            if (before != null && !before.equals(output)) {
                throw new NotDeterministic(word.subList(0, outputs.size()), before, output);
            }
            at = at.next.computeIfAbsent(input, fresh -> new Known());
        }
        return outputs;
    }

    private List<String> remembered(List<String> word) {
        List<String> outputs = new ArrayList<>();
        Known at = known;
        for (String input : word) {
            if (!at.outputs.containsKey(input)) break;
            outputs.add(at.outputs.get(input));
            at = at.next.get(input);
        }
        return outputs;
    }
}
