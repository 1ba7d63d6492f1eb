package io.symbolon.tck.verdict;

import java.util.Locale;

/** What became of one case. Only {@link #PASS} is a pass; there is no "acceptable", and a skip is never a pass. */
public enum VerdictKind {
    /** The subject did what the rules of the case demand. */
    PASS,
    /** The subject did something else. */
    FAIL,
    /** The subject refused as it should, but it does not accept the twin that has nothing wrong: the refusal proves nothing. */
    INCONCLUSIVE,
    /** The subject does not declare a capability that the case needs. */
    NOT_APPLICABLE,
    /** There was no driver left to ask. */
    COULD_NOT_RUN,
    /** The driver's process ended during the case. */
    CRASH,
    /** The driver did not answer before the hang guard's time was over. */
    HANG,
    /** The driver closed its output. */
    CLOSED,
    /** The driver wrote something that is not the reply to the request. */
    RUBBISH;

    /** Whether the subject was asked and the answer, or its absence, decides something. */
    public boolean isExecuted() {
        return this != NOT_APPLICABLE && this != COULD_NOT_RUN;
    }

    /** Whether this alone makes a subject nonconformant. */
    public boolean isBreach() {
        return switch (this) {
            case FAIL, CRASH, HANG, CLOSED, RUBBISH -> true;
            case PASS, INCONCLUSIVE, NOT_APPLICABLE, COULD_NOT_RUN -> false;
        };
    }

    /** The name in reports. */
    public String reportName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
