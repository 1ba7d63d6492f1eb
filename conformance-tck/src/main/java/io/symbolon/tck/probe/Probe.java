package io.symbolon.tck.probe;

import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.Selection;
import io.symbolon.tck.suite.UnknownSelector;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One probe of one target.
 *
 * @param network what it goes through
 * @param target the address of the target, or in the role of a client the address at which the probe listens
 * @param datagramsPerSecond how many the probe sends at most
 * @param random what keys, nonces and secrets come from
 * @param watch is told how it goes on
 */
public record Probe(Network network, Target target, int datagramsPerSecond, Random random, Watch watch) {

    /** Every check of a role, as cases. */
    public static List<Case> cases(Role role) {
        return checks(role).stream().map(Check::planned).toList();
    }

    private static List<? extends Check<?>> checks(Role role) {
        return role == Role.SERVER ? ServerProbe.checks() : List.of();
    }

    /**
     * Judges the target by the checks that selectors name, all for none; the valid exchange always comes first.
     *
     * @throws UnknownSelector if a selector names no check
     * @throws TargetGone if nobody listens at the target's address
     */
    public ProbeResult run(Role role, List<String> selectors) {
        return new ServerProbe(network, target, datagramsPerSecond, random, watch)
                .run(plan(ServerProbe.checks(), selectors));
    }

    private static <S> List<Check<S>> plan(List<Check<S>> all, List<String> selectors) {
        Function<Check<S>, Case> planned = Check::planned;
        Set<String> selected = new Selection(all.stream().map(planned).toList())
                .select(selectors).stream().map(Case::id).collect(Collectors.toSet());
        return all.stream()
                .filter(check -> selected.contains(check.id()) || check == all.get(0))
                .toList();
    }
}
