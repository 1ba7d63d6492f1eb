package io.symbolon.tck.script;

import io.symbolon.tck.suite.Case;
import java.util.ArrayList;
import java.util.List;

/** Every case in code, in the order in which they run. */
public final class Scripts {
    private Scripts() {}

    public static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        cases.addAll(OpeningScripts.cases());
        cases.addAll(AnsweringScripts.cases());
        cases.addAll(CandidateScripts.cases());
        cases.addAll(CookieScripts.cases());
        cases.addAll(LoadScripts.cases());
        cases.addAll(SimultaneousScripts.cases());
        cases.addAll(BadHandshakeScripts.cases());
        cases.addAll(ConfirmationScripts.cases());
        cases.addAll(FrameScripts.cases());
        cases.addAll(ReplayScripts.cases());
        cases.addAll(LifetimeScripts.cases());
        cases.addAll(ClockScripts.cases());
        cases.addAll(PathScripts.cases());
        cases.addAll(RankScripts.cases());
        cases.addAll(LeaveScripts.cases());
        cases.addAll(AttemptScripts.cases());
        cases.addAll(DenyScripts.cases());
        cases.addAll(ConductScripts.cases());
        cases.addAll(JoinScripts.cases());
        cases.addAll(RefusedJoinScripts.cases());
        cases.addAll(RealmScripts.cases());
        cases.addAll(LeaderScripts.cases());
        cases.addAll(AuthorizationScripts.cases());
        cases.addAll(OverlayScripts.cases());
        cases.addAll(ContactScripts.cases());
        cases.addAll(MeasuringScripts.cases());
        cases.addAll(RoutedScripts.cases());
        cases.addAll(InterestScripts.cases());
        cases.addAll(CoordinatorScripts.cases());
        cases.addAll(MatchingScripts.cases());
        cases.addAll(CoordinatorLimitScripts.cases());
        cases.addAll(PublishingScripts.cases());
        cases.addAll(PartyScripts.cases());
        cases.addAll(ReceivingScripts.cases());
        cases.addAll(ReassemblyScripts.cases());
        cases.addAll(SendingScripts.cases());
        cases.addAll(HopScripts.cases());
        return List.copyOf(cases);
    }
}
