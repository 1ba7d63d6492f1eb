package io.symbolon.tck.probe;

import io.symbolon.tck.suite.CaseResult;
import io.symbolon.tck.suite.RunResult;
import io.symbolon.tck.suite.Transcript;
import io.symbolon.tck.verdict.Verdict;
import io.symbolon.tck.verdict.VerdictKind;
import io.symbolon.tck.wire.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Judges a target that opens. All checks are parts of one visit; the right answer near its end shows that the target was
 * there all the while, so that its silence was a refusal.
 */
final class ClientProbe {
    private final Bench bench;
    private final Target here;
    private final Random random;
    private final Watch watch;
    private final long waitNanos;

    ClientProbe(Bench bench, Target here, Random random, Watch watch, long waitNanos) {
        this.bench = bench;
        this.here = here;
        this.random = random;
        this.watch = watch;
        this.waitNanos = waitNanos;
    }

    /** The verdict of every check that is planned, in order. */
    ProbeResult run(List<Check<Visit>> plan) {
        Visit visit = new Visit(bench, here, random);
        watch.listening(Octets.hex(visit.host().fingerprint()), visit.address());
        Optional<String> gaveUp = visit.awaitsInitiation(waitNanos)
                ? Optional.empty()
                : Optional.of("nobody opened within " + TimeUnit.NANOSECONDS.toSeconds(waitNanos) + " s");
        if (gaveUp.isEmpty()) {
            watch.hear(plan.size() + " checks in one visit, about "
                    + TimeUnit.NANOSECONDS.toSeconds(
                            plan.size() * bench.roundTrips().silenceNanos()) + " s");
        }
        List<CaseResult> results = new ArrayList<>();
        for (Check<Visit> check : plan) {
            bench.begin(check.id() + " " + check.title());
            Verdict verdict = gaveUp.map(why -> Verdict.of(VerdictKind.COULD_NOT_RUN, why))
                    .orElseGet(() -> check.played(visit));
            Transcript transcript = visit.transcript();
            watch.played(check.id(), verdict, transcript);
            results.add(new CaseResult(check.planned(Role.CLIENT), verdict, transcript));
            watch.decided(results.size(), plan.size(), check.planned(Role.CLIENT), verdict);
        }
        end(visit);
        return new ProbeResult(new RunResult(Optional.empty(), settled(results)), bench.roundTrips(), 0);
    }

    private void end(Visit visit) {
        bench.follow("the end of the visit");
        visit.end();
        visit.peers().forEach(peer -> peer.sessions().forEach(watch::session));
    }

    /** Silence before a right answer that was not taken either proves nothing. */
    private static List<CaseResult> settled(List<CaseResult> results) {
        boolean answered = results.stream()
                .anyMatch(one -> one.planned().id().equals(Check.RIGHT_ANSWER)
                        && one.verdict().isPass());
        return results.stream()
                .map(one -> one.settled(
                        answered
                                        || one.planned().twin().isEmpty()
                                        || !one.verdict().isPass()
                                ? one.verdict()
                                : inconclusive()))
                .toList();
    }

    private static Verdict inconclusive() {
        return Verdict.of(
                VerdictKind.INCONCLUSIVE,
                "ignored as it should be, but so was the right answer, " + Check.RIGHT_ANSWER);
    }
}
