package io.symbolon.tck.verdict;

import java.util.Locale;

/** What a whole run says of the subject. */
public enum RunVerdict {
    /** Every planned case passed; only cases of an optional capability that the subject does not declare did not apply. */
    CONFORMANT(ExitCode.OK),
    /** At least one case shows a broken rule or a broken driver, or the baseline says what is not so. */
    NONCONFORMANT(ExitCode.NONCONFORMANT),
    /** Nothing is shown to be broken, but at least one planned case decided nothing. */
    INCOMPLETE(ExitCode.INCOMPLETE),
    /** The kit itself made a mistake; the run says nothing of the subject. */
    KIT_FAULT(ExitCode.KIT_FAULT);

    private final ExitCode exitCode;

    RunVerdict(ExitCode exitCode) {
        this.exitCode = exitCode;
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    /** The name in reports. */
    public String reportName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
