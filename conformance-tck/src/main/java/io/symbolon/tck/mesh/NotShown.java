package io.symbolon.tck.mesh;

/** What was to be shown did not happen. */
final class NotShown extends Exception {
    NotShown(String text) {
        super(text);
    }
}
