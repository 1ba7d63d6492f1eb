package io.symbolon.tck.learn;

/** The system under learning: what is asked input by input. */
interface Sul {
    /** Begins a new word. */
    void reset();

    /** What the next input of the word gives, in words. */
    String answer(String input);
}
