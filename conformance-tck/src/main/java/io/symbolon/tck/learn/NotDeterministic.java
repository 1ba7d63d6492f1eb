package io.symbolon.tck.learn;

import java.util.List;

/** The same word gave two different answers, so that there is no machine to learn. */
final class NotDeterministic extends RuntimeException {
    /**
     * @param word up to the input that gave two outputs
     * @param before what it gave the first time
     * @param now what it gives now
     */
    NotDeterministic(List<String> word, String before, String now) {
        super("not deterministic: " + String.join(", ", word) + " gave " + before + ", and now " + now);
    }
}
