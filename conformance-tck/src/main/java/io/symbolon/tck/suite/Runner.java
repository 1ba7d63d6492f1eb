package io.symbolon.tck.suite;

import io.symbolon.tck.driver.Capability;
import io.symbolon.tck.driver.CheckedDriver;
import io.symbolon.tck.driver.Driver;
import io.symbolon.tck.driver.DriverFault;
import io.symbolon.tck.driver.DriverSource;
import io.symbolon.tck.driver.Hello;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.KitFault;
import io.symbolon.tck.verdict.CaseFailed;
import io.symbolon.tck.verdict.Verdict;
import io.symbolon.tck.verdict.VerdictKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Runs planned cases against one subject, one after the other, each after a {@code reset}.
 *
 * <p>A driver that fails costs the case in which it failed, and is started anew for the next one, at most
 * {@value #MOST_RESTARTS} times. A driver that does not get past {@code hello} is not tried again.
 */
public final class Runner implements AutoCloseable {
    /** How often a driver is started anew in one run. */
    public static final int MOST_RESTARTS = 20;

    private static final Verdict EXCLUDED = Verdict.of(VerdictKind.EXCLUDED, "left out by the caller");

    private final DriverSource source;
    private final Progress progress;
    private final Recorder recorder = new Recorder();
    private Driver driver;
    private Optional<Hello> subject = Optional.empty();
    private Optional<String> gaveUp = Optional.empty();
    private int starts;

    public Runner(DriverSource source, Progress progress) {
        this.source = source;
        this.progress = progress;
    }

    /**
     * The verdict of every case of {@code plan}, which holds the twins of its cases.
     *
     * @throws DriverFault of kind {@code NOT_STARTED} if the driver can not even be started once
     */
    public RunResult run(List<Case> plan) {
        return run(Plan.of(plan));
    }

    /** The same for a plan with exclusions, or for a part of a plan. */
    public RunResult run(Plan plan) {
        try {
            List<CaseResult> results = new ArrayList<>();
            for (Case one : plan.cases()) {
                CaseResult result = undecided(plan, one);
                results.add(result);
                progress.decided(results.size(), plan.cases().size(), one, result.verdict());
            }
            return settledResult(subject, results, plan);
        } finally {
            drop();
        }
    }

    /** The result of a plan whose cases have these results, their twins not yet looked at. */
    static RunResult settledResult(Optional<Hello> subject, List<CaseResult> results, Plan plan) {
        return new RunResult(subject, settleTwins(results), List.of(), plan.shards());
    }

    /** What the subject says of itself; empty if it never answered {@code hello}. */
    Optional<Hello> subject() {
        return subject;
    }

    /** The verdict of one case, with what was said if it did not pass, or may not pass once its twin is looked at. */
    CaseResult undecided(Plan plan, Case one) {
        if (plan.excluded().contains(one.id())) {
            return new CaseResult(one, EXCLUDED);
        }
        Verdict verdict = decide(one);
        boolean isOver = verdict.isPass() && one.twin().isEmpty();
        return new CaseResult(one, verdict, isOver ? Transcript.NONE : recorder.transcript());
    }

    /**
     * The verdict of one case, its twin not yet looked at ({@link #settled}). For a caller that plans by itself, and
     * closes this runner at the end.
     *
     * @throws DriverFault as {@link #run}
     */
    public Verdict decide(Case one) {
        recorder.begin();
        if (gaveUp.isEmpty() && driver == null && starts > MOST_RESTARTS) {
            gaveUp = Optional.of("the driver was started anew " + MOST_RESTARTS + " times, that is enough");
        }
        if (gaveUp.isPresent()) {
            return Verdict.of(VerdictKind.COULD_NOT_RUN, gaveUp.get());
        }
        try {
            if (driver == null) {
                start();
            }
            Set<Capability> missing = new TreeSet<>(one.needs());
            missing.removeAll(subject.orElseThrow().capabilities());
            return missing.isEmpty() ? ask(one) : notApplicable(missing);
        } catch (CaseFailed failed) {
            return failed.verdict();
        } catch (KitFault mistake) {
            return Verdict.of(mistake);
        } catch (DriverFault fault) {
            if (fault.kind() == DriverFault.Kind.NOT_STARTED && starts == 1) {
                throw fault;
            }
            if (fault.kind().endsTheDriver()) {
                drop();
            }
            return Verdict.of(fault);
        }
    }

    private void start() {
        starts++;
        try {
            driver = new CheckedDriver(recorder.over(source.start()));
            subject = Optional.of(Hello.of(Calls.result(driver, "hello", Hello.arguments())));
            // which case comes first is chance: its transcript is that of the case alone
            recorder.begin();
        } catch (DriverFault | CaseFailed unwelcome) {
            drop();
            gaveUp = Optional.of("the driver did not get past hello");
            throw unwelcome;
        }
    }

    private Verdict ask(Case one) {
        Calls.result(driver, "reset", Json.object());
        try {
            return one.body().run(driver);
        } catch (CaseFailed | DriverFault | KitFault known) {
            throw known;
        } catch (IllegalArgumentException unreadable) {
            return Verdict.fail("what the subject sent can not be read: " + unreadable.getMessage());
        } catch (RuntimeException mistake) {
            throw new KitFault("case " + one.id() + " is broken itself", mistake);
        }
    }

    private static Verdict notApplicable(Set<Capability> missing) {
        List<String> names = missing.stream().map(Capability::wireName).toList();
        return Verdict.of(VerdictKind.NOT_APPLICABLE, "the subject does not declare " + String.join(", ", names));
    }

    /** A refusal shows something only if the subject accepts what differs from it in nothing but the fault. */
    private static List<CaseResult> settleTwins(List<CaseResult> results) {
        Map<String, Verdict> verdicts = new HashMap<>();
        results.forEach(result -> verdicts.put(result.planned().id(), result.verdict()));
        return results.stream()
                .map(result -> result.settled(settled(result.planned(), result.verdict(), verdicts::get)))
                .toList();
    }

    /**
     * The verdict of a case in the light of its twin.
     *
     * @param own what {@link #decide} said of {@code one}
     * @param verdicts what it said of the case with this id; asked for the twin only
     * @throws KitFault if {@code verdicts} does not know the twin
     */
    public static Verdict settled(Case one, Verdict own, Function<String, Verdict> verdicts) {
        Optional<String> twin = one.twin();
        if (!own.isPass() || twin.isEmpty()) {
            return own;
        }
        Verdict ofTwin = verdicts.apply(twin.get());
        if (ofTwin == null) {
            throw new KitFault("the plan lacks " + twin.get() + ", the twin of " + one.id());
        }
        return ofTwin.isPass()
                ? own
                : Verdict.of(
                        VerdictKind.INCONCLUSIVE,
                        "refused as it should be, but its twin " + twin.get()
                                + ", which has nothing wrong, did not pass");
    }

    /** Ends the driver, if one runs. */
    @Override
    public void close() {
        drop();
    }

    private void drop() {
        if (driver != null) {
            driver.close();
            driver = null;
        }
    }
}
