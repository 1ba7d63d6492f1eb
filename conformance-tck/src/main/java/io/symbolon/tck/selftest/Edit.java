package io.symbolon.tck.selftest;

import org.objectweb.asm.tree.ClassNode;

/**
 * A change of one class of the reference implementation.
 *
 * @param className the class
 * @param what what is changed, for the message if it is not there
 * @param change makes the change and says how often
 */
public record Edit(String className, String what, Change change) {
    /** Changes a class in place. */
    @FunctionalInterface
    public interface Change {
        /** The number of places that were changed. */
        int in(ClassNode type);
    }

    /** Changes {@code type}, the class of this edit. */
    void apply(ClassNode type) {
        if (change.in(type) == 0) {
            throw new IllegalStateException(className + " has nothing to change: " + what);
        }
    }
}
