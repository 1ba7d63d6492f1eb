package io.symbolon.tck.probe;

import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.Selection;
import io.symbolon.tck.suite.UnknownSelector;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One probe of one target.
 *
 * @param network what it goes through
 * @param target the address of the target, or in the role of a client the address at which the probe listens
 * @param settings how it is done
 * @param random what keys, nonces and secrets come from
 * @param watch is told how it goes on
 */
public record Probe(Network network, Target target, Settings settings, Random random, Watch watch) {
    /** Without these nothing else can be judged. */
    private static final Set<String> ALWAYS =
            Set.of(Check.VALID_EXCHANGE, "SES-L2-1001", Check.RIGHT_ANSWER, "SES-L2-1102");

    /**
     * How a probe is done.
     *
     * @param datagramsPerSecond how many it sends at most
     * @param waitSeconds how long a target that opens may take for it
     * @param frames how the transcripts show what is sealed
     */
    public record Settings(int datagramsPerSecond, int waitSeconds, Frames frames) {}

    /** Every check of both roles, as cases. */
    public static List<Case> cases() {
        return Stream.of(Role.values()).flatMap(role -> cases(role).stream()).toList();
    }

    /** Every check of a role, as cases. */
    public static List<Case> cases(Role role) {
        return cases(role, role == Role.SERVER ? ServerProbe.checks() : VisitChecks.all());
    }

    private static List<Case> cases(Role role, List<? extends Check<?>> checks) {
        return checks.stream().<Case>map(check -> check.planned(role)).toList();
    }

    /** The role that a check of this id is for; empty if there is none. */
    public static Optional<Role> role(String id) {
        return Stream.of(Role.values())
                .filter(role -> cases(role).stream().anyMatch(one -> one.id().equals(id)))
                .findFirst();
    }

    /**
     * Judges the target by the checks that selectors name, all for none; what all others rest on is always among them.
     *
     * @throws UnknownSelector if a selector names no check
     * @throws TargetGone if nobody listens at the target's address
     */
    public ProbeResult run(Role role, List<String> selectors) {
        Bench bench = new Bench(network, settings);
        if (role == Role.SERVER) {
            return new ServerProbe(bench, target, random, watch).run(plan(role, ServerProbe.checks(), selectors));
        }
        long waitNanos = TimeUnit.SECONDS.toNanos(settings.waitSeconds());
        return new ClientProbe(bench, target, random, watch, waitNanos).run(plan(role, VisitChecks.all(), selectors));
    }

    private static <S> List<Check<S>> plan(Role role, List<Check<S>> all, List<String> selectors) {
        Set<String> selected = new Selection(cases(role, all))
                .select(selectors).stream().map(Case::id).collect(Collectors.toSet());
        return all.stream()
                .filter(check -> selected.contains(check.id()) || ALWAYS.contains(check.id()))
                .toList();
    }
}
