package io.symbolon.tck.suite;

import io.symbolon.tck.verdict.Verdict;

/** Is told how far a run is. */
public interface Progress {
    /** Nobody is told. */
    Progress NONE = (decided, planned, last, verdict) -> {};

    /** {@code decided} of {@code planned} cases have a verdict; the last is {@code last}. */
    void decided(int decided, int planned, Case last, Verdict verdict);
}
