package io.symbolon.tck.simulation.scenario;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.tck.simulation.Link;
import io.symbolon.tck.simulation.Relay;
import io.symbolon.tck.simulation.SimulatedNetwork;
import io.symbolon.tck.simulation.SimulatedNetwork.Growing;
import io.symbolon.tck.simulation.SimulatedNode;
import io.symbolon.tck.simulation.Step;
import io.symbolon.tck.simulation.adversary.Flooder;
import io.symbolon.tck.simulation.adversary.Hijacker;
import io.symbolon.tck.simulation.adversary.Liar;
import io.symbolon.tck.simulation.adversary.ManInTheMiddle;
import io.symbolon.tck.simulation.adversary.Replayer;
import io.symbolon.tck.simulation.adversary.Victim;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A mesh grows while everybody who means no good is at work. They gain nothing, and afterwards all is as it should be. */
final class Hostile implements Act {
    private static final int LARGEST = 64;
    private static final int SECONDS = 180;
    private static final int FLOOD_A_SECOND = 200;
    private static final int REPLAYS_A_SECOND = 100;
    private static final int LIES_A_SECOND = 2;
    private static final int HIJACK_ONE_OF = 50;
    private static final int DATAGRAMS_OF_A_CONTACT = 3;
    private static final int CONTACTS_IN_3_MIN = 3;
    private static final long PATIENCE_MILLIS = 120_000;

    private static final Endpoint LIARS = address("10.200.1.1:4000");
    private static final Endpoint HIJACKERS = address("10.200.2.1:4000");
    private static final Endpoint VICTIMS = address("10.200.3.1:4000");

    /** What each node has sent to the victim. */
    private final Map<SimulatedNode, Integer> toTheVictim = new HashMap<>();

    private long hijackedPaths;

    private static Endpoint address(String text) {
        return Endpoint.parse(text).orElseThrow();
    }

    @Override
    public Link link() {
        return Link.WIDE.duplicating(5).delaying(5, 1_000);
    }

    @Override
    public List<String> shares() {
        return List.of("nodes that live", "neighbour sets that are exact", "lookups that end at the nearest");
    }

    @Override
    public void play(Stage stage) {
        SimulatedNetwork network = stage.network();
        stage.setWatcher(this::watch);
        SimulatedNode alice = network.addMember("alice", Growing.NOT);
        SimulatedNode bob = network.addMember("bob", Growing.NOT);
        Victim victim = new Victim(network, VICTIMS);
        Liar liar = new Liar(network, stage.suite(), stage.random().split(), LIARS, VICTIMS);
        Replayer replayer = new Replayer(network, stage.random().split());
        Hijacker hijacker = new Hijacker(network, HIJACKERS, HIJACK_ONE_OF);
        ManInTheMiddle man =
                new ManInTheMiddle(network, stage.suite(), stage.random().split(), alice.address(), bob.address());
        network.setRelay(man.then(replayer).then(hijacker));
        Overlay overlay = new Overlay(stage);

        stage.phase("under attack", () -> {
            Endpoint first = network.nextAddress();
            new Flooder(network, stage.suite(), stage.random().split()).begin(first, FLOOD_A_SECOND, SECONDS);
            replayer.begin(REPLAYS_A_SECOND, SECONDS);
            liar.begin(first, LIES_A_SECOND, SECONDS - 2);
            network.open(alice, bob.address());
            overlay.grow(Math.min(LARGEST, stage.setup().nodes()));
            for (long left = SECONDS * 1_000 - network.nowMillis(); left > 0; left -= 10_000) {
                network.runFor(Math.min(left, 10_000));
                overlay.look();
            }
        });
        network.setRelay(Relay.WIRE);
        liar.fallSilent();
        stage.phase("afterwards", () -> Growth.exactWithin(stage, overlay, PATIENCE_MILLIS, "after the attack"));

        stage.goal(
                "lies were told and replays sent",
                liar.lies() + " lies, " + replayer.resent() + " replays",
                liar.lies() > 0 && replayer.resent() > 0);
        int most = toTheVictim.values().stream().mapToInt(count -> count).max().orElse(0);
        stage.goal(
                "whose address was told gets 3 contacts of 3 datagrams of a node at most (OVL-017)",
                "at most " + most + " of one, " + victim.total() + " in all with those replayed",
                most > 0 && most <= CONTACTS_IN_3_MIN * DATAGRAMS_OF_A_CONTACT);
        stage.goal(
                "no path is hijacked",
                hijackedPaths + " of " + hijacker.hijacked() + " frames taken",
                hijackedPaths == 0 && hijacker.hijacked() > 0);
        stage.goal(
                "no relayed Join is acknowledged",
                man.relayedJoins() + " Joins handed on, " + man.acknowledged() + " acknowledged",
                man.relayedJoins() > 0 && man.acknowledged() == 0);
        stage.goal(
                "nobody is joined through a man in the middle",
                alice.joinedPeers() + " and " + bob.joinedPeers() + " peers",
                alice.joinedPeers() == 0 && bob.joinedPeers() == 0);
    }

    private void watch(Step step) {
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.PathChanged changed && changed.path().equals(HIJACKERS)) hijackedPaths++;
            if (effect instanceof Effect.SendDatagram sending && sending.to().equals(VICTIMS)) {
                toTheVictim.merge(step.node(), 1, Integer::sum);
            }
        }
    }
}
