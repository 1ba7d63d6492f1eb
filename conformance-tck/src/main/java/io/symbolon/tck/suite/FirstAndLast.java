package io.symbolon.tck.suite;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Keeps the first and the last of many things, and counts those between them. */
public final class FirstAndLast<T> {
    private final int mostFirst;
    private final int mostLast;
    private final List<T> first = new ArrayList<>();
    private final Deque<T> last = new ArrayDeque<>();
    private int leftOut;

    public FirstAndLast(int mostFirst, int mostLast) {
        this.mostFirst = mostFirst;
        this.mostLast = mostLast;
    }

    public void clear() {
        first.clear();
        last.clear();
        leftOut = 0;
    }

    public void add(T one) {
        if (first.size() < mostFirst) {
            first.add(one);
            return;
        }
        last.add(one);
        if (last.size() > mostLast) {
            last.remove();
            leftOut++;
        }
    }

    public List<T> first() {
        return List.copyOf(first);
    }

    /** How many came after the first ones and before the last ones. */
    public int leftOut() {
        return leftOut;
    }

    public List<T> last() {
        return List.copyOf(last);
    }
}
