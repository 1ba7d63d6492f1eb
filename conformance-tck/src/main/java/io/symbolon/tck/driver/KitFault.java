package io.symbolon.tck.driver;

/** A mistake of the kit itself: a request that is none, a vector that can not be read. Never blamed on the subject. */
public final class KitFault extends RuntimeException {
    public KitFault(String text) {
        super(text);
    }

    public KitFault(String text, Throwable cause) {
        super(text, cause);
    }
}
