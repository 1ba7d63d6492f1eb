package io.symbolon.tck.probe;

import io.symbolon.tck.peer.Refused;
import io.symbolon.tck.suite.CaseResult;
import io.symbolon.tck.suite.RunResult;
import io.symbolon.tck.suite.Transcript;
import io.symbolon.tck.verdict.CaseFailed;
import io.symbolon.tck.verdict.Verdict;
import io.symbolon.tck.verdict.VerdictKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Judges a target that answers. The valid exchange comes first and is measured; every check is followed by a valid
 * handshake from a fresh port, which tells silence from death.
 */
final class ServerProbe {
    /** How many exchanges are measured before the first check. */
    private static final int MEASURED_EXCHANGES = 3;

    /** How long a target that is gone may take to come back, for example when it is started anew. */
    private static final long REVIVAL_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Bench bench;
    private final Stage stage;
    private final Watch watch;
    private Optional<String> gaveUp = Optional.empty();

    /** @param random what keys, nonces and secrets come from */
    ServerProbe(Bench bench, Target target, Random random, Watch watch) {
        this.bench = bench;
        this.stage = new Stage(bench, target, random, watch::session);
        this.watch = watch;
    }

    /** Every check of this role, the valid exchange first. */
    static List<Check<Stage>> checks() {
        List<Check<Stage>> checks = new ArrayList<>(ExchangeChecks.all());
        checks.addAll(SessionLifeChecks.all());
        checks.addAll(CookieChecks.all());
        checks.addAll(RefusedHandshakes.all());
        checks.addAll(SealedChecks.from(40, Check.VALID_EXCHANGE, Stage::conversation));
        checks.addAll(PathChecks.all());
        checks.addAll(JoinChecks.all());
        return List.copyOf(checks);
    }

    /**
     * The verdict of every check that is planned, in order.
     *
     * @throws TargetGone if nobody listens at the target's address from the beginning
     */
    ProbeResult run(List<Check<Stage>> plan) {
        if (stage.isAnswered()) {
            stage.end();
        } else {
            gaveUp = Optional.of("nothing came in answer to " + Caller.TRIES + " valid initiations");
        }
        List<CaseResult> results = new ArrayList<>();
        for (Check<Stage> check : plan) {
            CaseResult result =
                    gaveUp.isPresent() ? new CaseResult(check.planned(Role.SERVER), couldNotRun()) : result(check);
            Verdict verdict = result.verdict();
            results.add(result);
            watch.decided(results.size(), plan.size(), check.planned(Role.SERVER), verdict);
            if (results.size() == 1 && verdict.isPass()) {
                measure(plan.size());
            } else if (results.size() == 1) {
                gaveUp = Optional.of(gaveUp.orElse("without a valid exchange nothing else can be judged"));
            }
        }
        return new ProbeResult(new RunResult(Optional.empty(), results), bench.roundTrips(), stage.clockAheadMs());
    }

    private Verdict couldNotRun() {
        return Verdict.of(VerdictKind.COULD_NOT_RUN, gaveUp.orElseThrow());
    }

    private void measure(int planned) {
        try {
            exchanges();
        } catch (CaseFailed | Refused | TargetGone lost) {
            // the next check finds out what is wrong with the target; silence lasts longer, for less was measured
            stage.end();
        }
        RoundTrips measured = bench.roundTrips();
        // a check is mostly one silence, sometimes more, and a dozen datagrams with the handshake after it
        long estimated = planned * (measured.silenceNanos() * 5 / 4 + 12 * bench.spacingNanos());
        watch.hear(planned + " checks, about " + TimeUnit.NANOSECONDS.toSeconds(estimated) + " s; " + measured.count()
                + " round trips measured, silence lasts "
                + TimeUnit.NANOSECONDS.toMillis(measured.silenceNanos()) + " ms");
    }

    private void exchanges() {
        for (int i = 0; i < MEASURED_EXCHANGES; i++) {
            Caller caller = stage.newcomer();
            Conversation conversation = new Conversation(caller, stage.candidate(caller));
            bench.roundTrips().add(caller.roundTripNanos());
            conversation.confirmed();
            conversation.stillAnswers();
            bench.roundTrips().add(caller.roundTripNanos());
            conversation.stillAnswers();
            bench.roundTrips().add(caller.roundTripNanos());
            stage.end();
        }
    }

    private CaseResult result(Check<Stage> check) {
        bench.begin(check.id() + " " + check.title());
        Verdict played = check.played(stage);
        Transcript ofTheCheck = stage.transcript();
        watch.played(check.id(), played, ofTheCheck);
        bench.follow("is the target alive?");
        Optional<Stage.Damage> damage = stage.damage();
        Optional<String> late = played.isPass() ? stage.late() : Optional.empty();
        Transcript withWhatFollowed = stage.transcript();
        stage.end();
        if (damage.isPresent()) {
            return new CaseResult(check.planned(Role.SERVER), damaged(played, damage.get()), withWhatFollowed);
        }
        return late.map(words -> Verdict.fail("the target answers, but late", "silence", words, ""))
                .map(tooLate -> new CaseResult(check.planned(Role.SERVER), tooLate, withWhatFollowed))
                .orElseGet(() -> new CaseResult(check.planned(Role.SERVER), played, ofTheCheck).settled(played));
    }

    private Verdict damaged(Verdict played, Stage.Damage damage) {
        if (damage.isDead()) {
            awaitRevival();
        }
        String after = (played.isPass() ? "as it should be, but afterwards " : played.text() + "; afterwards ")
                + (damage.isDead() ? "the target is dead: " : "the target is not well: ")
                + damage.words();
        VerdictKind kind = damage.isDead() ? VerdictKind.CRASH : VerdictKind.FAIL;
        return new Verdict(kind, after, played.expected(), played.actual(), played.at(), "");
    }

    private void awaitRevival() {
        long until = bench.nanos() + REVIVAL_NANOS;
        while (stage.damage().filter(Stage.Damage::isDead).isPresent()) {
            stage.end();
            if (bench.nanos() >= until) {
                gaveUp = Optional.of("the target is dead, and did not come back within 10 s");
                return;
            }
            bench.waitUntil(bench.nanos() + TimeUnit.MILLISECONDS.toNanos(500));
        }
        stage.end();
    }
}
