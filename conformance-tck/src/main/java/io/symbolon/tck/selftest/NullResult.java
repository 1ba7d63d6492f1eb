package io.symbolon.tck.selftest;

import io.symbolon.spec.Rule;
import java.util.List;

/**
 * What became of one null subject.
 *
 * @param asked how many cases it was asked
 * @param credited the rules of which it passed every case
 */
public record NullResult(NullSubject subject, int asked, List<Rule> credited) {
    public NullResult {
        credited = List.copyOf(credited);
    }

    /** Whether it is credited with what it really does, and with nothing else. */
    public boolean scoresNothing() {
        return credited.equals(subject.done());
    }
}
