package io.symbolon.core.overlay;

import java.util.LinkedHashSet;
import java.util.Set;

/** The last {@code bound} different things that were seen; the oldest gives way. */
final class Recent<T> {
    private final int bound;
    private final Set<T> seen = new LinkedHashSet<>();

    Recent(int bound) {
        this.bound = bound;
    }

    boolean contains(T thing) {
        return seen.contains(thing);
    }

    void add(T thing) {
        if (!seen.add(thing) || seen.size() <= bound) return;
        seen.remove(seen.iterator().next());
    }

    int size() {
        return seen.size();
    }
}
