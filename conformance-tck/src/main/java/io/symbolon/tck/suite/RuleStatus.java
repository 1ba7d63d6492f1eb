package io.symbolon.tck.suite;

import java.util.Locale;

/** What a run says of one rule. */
public enum RuleStatus {
    /** Every planned case that names the rule passed, and there is at least one. */
    SHOWN,
    /** A case failed whose first rule it is. */
    BROKEN,
    /** Neither: a case that names it decided nothing, or failed for another rule. */
    OPEN;

    /** The name in reports. */
    public String reportName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
