package io.symbolon.tck.verdict;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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
    /** The caller left the case out. It stays planned, so that a run without it never conforms. */
    EXCLUDED,
    /** The case failed, and the baseline lists it with a reason. Not a breach, and not a pass. */
    EXPECTED_FAILURE,
    /** The case passed, and the baseline still lists it as failing: the baseline says what is not so. */
    UNEXPECTED_PASS,
    /** The kit itself made a mistake in this case. No verdict of the run is worth anything. */
    KIT_FAULT,
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
        return this != NOT_APPLICABLE && this != COULD_NOT_RUN && this != EXCLUDED && this != KIT_FAULT;
    }

    /** Whether this alone makes a run nonconformant. */
    public boolean isBreach() {
        return switch (this) {
            case FAIL, CRASH, HANG, CLOSED, RUBBISH, UNEXPECTED_PASS -> true;
            case PASS, INCONCLUSIVE, NOT_APPLICABLE, COULD_NOT_RUN, EXCLUDED, EXPECTED_FAILURE, KIT_FAULT -> false;
        };
    }

    /** Whether the subject did what the rules demand, listed in a baseline or not. */
    public boolean satisfies() {
        return this == PASS || this == UNEXPECTED_PASS;
    }

    /** Whether the subject broke a rule or its driver broke, listed in a baseline or not. */
    public boolean breaks() {
        return switch (this) {
            case FAIL, CRASH, HANG, CLOSED, RUBBISH, EXPECTED_FAILURE -> true;
            case PASS, INCONCLUSIVE, NOT_APPLICABLE, COULD_NOT_RUN, EXCLUDED, UNEXPECTED_PASS, KIT_FAULT -> false;
        };
    }

    /** The kind with this name in reports. */
    public static Optional<VerdictKind> ofReportName(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.reportName().equals(name))
                .findFirst();
    }

    /** The name in reports. */
    public String reportName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
