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
    /** One node takes so many newcomers at most, for it has at most 2048 peers, and is in others' tables, too (SES-025). */
    private static final int NEWCOMERS_OF_ONE = 1_000;

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

    /** {@code count} nodes join, one after the other, through the first one; more than 1000 in a row for each thousand. */
    void grow(int count) {
        grow(count, (count - 2) / NEWCOMERS_OF_ONE + 1);
    }

    /** The same in {@code rows} beside each other: of several each newcomer joins through the one before it in its row. */
    void grow(int count, int rows) {
        addMember();
        int late = 0;
        while (members.size() < rows) late += join(1, 1, count);
        while (members.size() < count) late += join(Math.min(rows, count - members.size()), rows, count);
        stage.goal("every node joins its first peer within 60 s", late + " did not", late == 0);
    }

    /** {@code newcomers} nodes join beside each other; how many did not in time. */
    private int join(int newcomers, int rows, int count) {
        List<SimulatedNode> joining = new ArrayList<>();
        for (int each = 0; each < newcomers; each++) {
            SimulatedNode known = members.get(rows == 1 ? 0 : members.size() - rows);
            joining.add(addMember());
            network.open(joining.get(each), known.address());
        }
        boolean inTime =
                network.runUntil(() -> joining.stream().allMatch(node -> node.joinedPeers() > 0), JOIN_PATIENCE_MILLIS);
        if (isRound(newcomers, Math.max(1, count / 40))) look();
        if (isRound(newcomers, Math.max(1, count / 10))) {
            stage.tell("%d of %d nodes have joined", members.size(), count);
        }
        return inTime
                ? 0
                : (int) joining.stream().filter(node -> node.joinedPeers() == 0).count();
    }

    private SimulatedNode addMember() {
        SimulatedNode member = network.addMember("node " + members.size(), Growing.YES);
        members.add(member);
        return member;
    }

    /** Whether a multiple of {@code step} was passed by the last {@code newcomers}, the first node not counted. */
    private boolean isRound(int newcomers, int step) {
        int number = members.size() - 1;
        return number / step != (number - newcomers) / step;
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
