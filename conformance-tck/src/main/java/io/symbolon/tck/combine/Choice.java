package io.symbolon.tck.combine;

import java.util.function.Consumer;

/**
 * One way in which one part of an input can be.
 *
 * @param words what it is, as a reader of a finding wants it
 * @param isRight whether it breaks no rule by itself; what it breaks together with others is for the reading to say
 * @param change makes it so
 */
record Choice<D>(String words, boolean isRight, Consumer<D> change) {}
