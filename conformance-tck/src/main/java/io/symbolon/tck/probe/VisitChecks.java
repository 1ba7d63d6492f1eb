package io.symbolon.tck.probe;

import java.util.ArrayList;
import java.util.List;

/** What a node does that opens, in the order of a visit: initiation, cookies, wrong answers, the right one, its Join. */
final class VisitChecks {
    private VisitChecks() {}

    /** In order; the initiation comes first, and a denied Join is the end. */
    static List<Check<Visit>> all() {
        List<Check<Visit>> checks = new ArrayList<>(OpeningChecks.all());
        checks.addAll(WrongAnswerChecks.all());
        checks.add(OpeningChecks.repeated());
        checks.addAll(RightAnswerChecks.all());
        checks.addAll(SealedChecks.from(140, Check.RIGHT_ANSWER, Visit::conversation));
        checks.add(RightAnswerChecks.denied());
        return List.copyOf(checks);
    }
}
