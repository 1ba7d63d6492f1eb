package io.symbolon.tck.baseline;

/** A file that is no baseline; the message names the place and what is expected there. */
public final class WrongBaseline extends RuntimeException {
    WrongBaseline(String text) {
        super(text);
    }
}
