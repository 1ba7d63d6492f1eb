package io.symbolon.tck.probe;

/** Nobody listens at the target's address: its machine says so. */
public final class TargetGone extends RuntimeException {
    TargetGone(String text, Exception cause) {
        super(text, cause);
    }
}
