package io.symbolon.tck.compare;

import io.symbolon.tck.suite.RuleStatus;
import io.symbolon.tck.verdict.VerdictKind;

/** What a report lets one say of a case or a rule, from bad to good. */
enum Standing {
    /** It is shown to be broken, whether a baseline lists it or not. */
    BROKEN,
    /** Nothing was decided: it was not asked, not planned, or the answer proves nothing. */
    UNDECIDED,
    /** It is shown to be so. */
    SHOWN;

    static Standing of(VerdictKind kind) {
        if (kind.satisfies()) {
            return SHOWN;
        }
        return kind.breaks() ? BROKEN : UNDECIDED;
    }

    static Standing of(RuleStatus status) {
        return switch (status) {
            case SHOWN -> SHOWN;
            case BROKEN -> BROKEN;
            case OPEN -> UNDECIDED;
        };
    }
}
