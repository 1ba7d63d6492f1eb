package io.symbolon.tck.suite;

import io.symbolon.tck.verdict.Verdict;

/**
 * One planned case and what became of it.
 *
 * @param transcript what kit and driver said; empty for a case that passed
 */
public record CaseResult(Case planned, Verdict verdict, Transcript transcript) {

    /** A result of which no word is kept. */
    public CaseResult(Case planned, Verdict verdict) {
        this(planned, verdict, Transcript.NONE);
    }

    /** The same case with its final verdict; only what did not pass has to be explained. */
    public CaseResult settled(Verdict last) {
        return new CaseResult(planned, last, last.isPass() ? Transcript.NONE : transcript);
    }
}
