package io.symbolon.tck.simulation.scenario;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.tck.simulation.SimulatedNetwork;
import io.symbolon.tck.simulation.SimulatedNetwork.Growing;
import io.symbolon.tck.simulation.SimulatedNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** A network whose nodes join and grow: what several acts do with it. */
final class Overlay {
    /** Every first node takes so many newcomers, for a node has at most 2048 sessions (SES-025). */
    private static final int NEWCOMERS_A_BOOTSTRAP = 1_000;

    private static final long JOIN_PATIENCE_MILLIS = 60_000;
    private static final int LOOKED_AT = 200;
    private static final int LOOKUPS_A_LOOK = 100;

    private final Stage stage;
    private final SimulatedNetwork network;
    private final SplittableRandom random;
    private final List<SimulatedNode> members = new ArrayList<>();

    Overlay(Stage stage) {
        this.stage = stage;
        this.network = stage.network();
        this.random = stage.random();
    }

    /** {@code count} nodes join, one after the other, through the first one. */
    void grow(int count) {
        members.add(network.addMember("node 0", Growing.YES));
        long late = 0;
        for (int number = 1; number < count; number++) {
            SimulatedNode newcomer = network.addMember("node " + number, Growing.YES);
            members.add(newcomer);
            network.open(
                    newcomer, members.get((number - 1) / NEWCOMERS_A_BOOTSTRAP).address());
            if (!network.runUntil(() -> newcomer.joinedPeers() > 0, JOIN_PATIENCE_MILLIS)) late++;
            if (number % Math.max(1, count / 40) == 0) look();
            if (number % Math.max(1, count / 10) == 0) stage.tell("%d of %d nodes have joined", number + 1, count);
        }
        stage.goal("every node joins its first peer within 60 s", late + " did not", late == 0);
    }

    /** The nodes of the mesh, stopped ones as well. */
    List<SimulatedNode> members() {
        return members;
    }

    /** All living nodes of the mesh, now. */
    Survey survey() {
        return new Survey(members);
    }

    /** Waits until all neighbour sets are exact; how long that took, or -1 if it took longer than {@code patienceMillis}. */
    long awaitExactness(long patienceMillis) {
        long begin = network.nowMillis();
        while (true) {
            if (survey().isExact()) {
                look();
                return network.nowMillis() - begin;
            }
            if (network.nowMillis() - begin >= patienceMillis) {
                look();
                return -1;
            }
            network.runFor(1_000);
            if ((network.nowMillis() - begin) / 1_000 % 5 == 0) look();
        }
    }

    /** Puts a point on the curve; the share of its lookups that were right. */
    double look() {
        Survey survey = survey();
        int right = 0;
        for (int count = 0; count < LOOKUPS_A_LOOK; count++) {
            Fingerprint target = anywhere();
            if (survey.isRight(survey.lookUp(survey.any(random), target), target)) right++;
        }
        double share = (double) right / LOOKUPS_A_LOOK;
        stage.curve()
                .add(
                        network.nowMillis(),
                        (double) survey.size() / stage.setup().nodes(),
                        survey.exactShare(LOOKED_AT, random),
                        share);
        return share;
    }

    /** A fingerprint that is no node's. */
    Fingerprint anywhere() {
        byte[] octets = new byte[Fingerprint.LENGTH_OCTETS];
        random.nextBytes(octets);
        return new Fingerprint(Bytes.wrap(octets));
    }

    /** Lookups from every node: of every node while there are at most 1000, of some otherwise, and of places where none is. */
    void lookUpEverything(double mostHopsOnAverage, int mostHops) {
        Survey survey = survey();
        List<Fingerprint> targets = new ArrayList<>();
        if (survey.size() <= 1_000) {
            survey.living().forEach(node -> targets.add(node.fingerprint()));
        } else {
            for (int count = 0; count < 200; count++)
                targets.add(survey.any(random).fingerprint());
        }
        for (int count = 0; count < 100; count++) targets.add(anywhere());
        long lookups = 0;
        long right = 0;
        long hops = 0;
        int longest = 0;
        for (Fingerprint target : targets) {
            Fingerprint nearest = survey.nearestTo(target);
            for (SimulatedNode from : survey.living()) {
                Survey.Lookup lookup = survey.lookUp(from, target);
                lookups++;
                hops += lookup.hops();
                longest = Math.max(longest, lookup.hops());
                if (lookup.end().equals(nearest)) right++;
            }
        }
        double average = (double) hops / lookups;
        stage.goal("every lookup ends at the nearest node", right + " of " + lookups + " lookups", right == lookups);
        stage.goal(
                "in at most " + mostHopsOnAverage + " hops on average and " + mostHops + " at most",
                String.format(Locale.ROOT, "%.2f on average, %d at most", average, longest),
                average <= mostHopsOnAverage && longest <= mostHops);
    }
}
