package io.symbolon.tck.verdict;

/** Ends a case with the verdict that it carries; thrown from the depth of a script, caught by whoever runs the case. */
public final class CaseFailed extends RuntimeException {
    private final Verdict verdict;

    public CaseFailed(Verdict verdict) {
        super(verdict.text());
        this.verdict = verdict;
    }

    public Verdict verdict() {
        return verdict;
    }
}
