package io.symbolon.tck.suite;

import java.util.List;

/** A selector that names no case: nothing would be judged, so it is a mistake of the caller and never a pass. */
public final class UnknownSelector extends RuntimeException {
    UnknownSelector(String text, List<String> nearest) {
        super(text + (nearest.isEmpty() ? "" : "; nearest: " + String.join(", ", nearest)));
    }
}
