package io.symbolon.tck.simulation.scenario;

import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Handling;
import io.symbolon.core.boundary.Input;
import io.symbolon.core.boundary.Settlement;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.interest.OwnInterestRequest;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.InterestTerms.Acknowledgement;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.tck.simulation.SimulatedNetwork;
import io.symbolon.tck.simulation.SimulatedNode;
import io.symbolon.tck.simulation.Step;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What applications of the scenario exchange declare, send and hear, and what they should hear. */
final class Parties {
    private static final long LIFETIME_MILLIS = 120_000;

    /** Two refresh periods: an interest is renewed at half its life (INT-009). */
    private static final long DUE_MILLIS = LIFETIME_MILLIS;

    private static final int THRESHOLD = 64;
    private static final long TIME_TO_LIVE_MILLIS = 30_000;

    private final SimulatedNetwork network;
    private final List<Topic> topics;
    private final Map<Place, Long> declaredAt = new HashMap<>();

    /** Whom a node has granted, by its interest. */
    private final Map<Place, Set<Fingerprint>> granted = new HashMap<>();

    private final Map<Long, String> sent = new HashMap<>();
    private final Set<Arrival> arrivals = new HashSet<>();
    private long due;
    private long matched;
    private long looks;
    private long awaited;
    private double matchedNow;
    private long deliveredTwice;
    private long intruded;
    private long acknowledged;
    private long falselyAcknowledged;

    /** An interest of a node. */
    private record Place(SimulatedNode node, long interest) {}

    /** A message that a node was given. */
    private record Arrival(String message, Fingerprint receiver) {}

    Parties(SimulatedNetwork network, List<Topic> topics) {
        this.network = network;
        this.topics = topics;
    }

    /** All parties of {@code topic} declare their interests, also the intruder. */
    void declare(Topic topic) {
        topic.senders().forEach(node -> declare(topic, node, Role.SENDER));
        topic.receivers().forEach(node -> declare(topic, node, Role.RECEIVER));
        topic.intruder().ifPresent(node -> declare(topic, node, Role.RECEIVER));
    }

    /** {@code node} has begun anew, and declares what it declared before. */
    void declareAgain(Topic topic, SimulatedNode node) {
        if (topic.senders().contains(node)) declare(topic, node, Role.SENDER);
        if (topic.receivers().contains(node)
                || topic.intruder().filter(node::equals).isPresent()) {
            declare(topic, node, Role.RECEIVER);
        }
    }

    private void declare(Topic topic, SimulatedNode node, Role role) {
        if (!node.isRunning()) return;
        long interest = topic.interest(role);
        OwnInterestRequest request = new OwnInterestRequest(
                interest,
                topic.subject(),
                role,
                topic.kind(),
                role == Role.SENDER ? Acknowledgement.BY_NODE : Acknowledgement.NONE,
                topic.audienceOf(role),
                THRESHOLD,
                LIFETIME_MILLIS);
        declaredAt.put(new Place(node, interest), network.nowMillis());
        network.give(node, now -> new Input.InterestDeclared(request, now));
    }

    /** {@code sender} has something to say. */
    void send(Topic topic, SimulatedNode sender) {
        if (!sender.isRunning()) return;
        long number = sent.size();
        String text = topic.number() + " " + sender + " " + number;
        sent.put(number, text);
        Bytes payload = Bytes.wrap(text.getBytes(StandardCharsets.US_ASCII));
        long interest = topic.interest(Role.SENDER);
        for (SimulatedNode receiver : topic.receivers()) {
            if (isMatched(topic, sender, receiver)) awaited++;
        }
        network.give(sender, now -> new Input.MessageSubmitted(interest, number, payload, TIME_TO_LIVE_MILLIS, now));
    }

    /** {@code node} dies, and forgets everything. */
    void gone(SimulatedNode node) {
        declaredAt.keySet().removeIf(place -> place.node() == node);
        granted.keySet().removeIf(place -> place.node() == node);
    }

    /** Looks at what a step has brought. */
    void watch(Step step) {
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.PartyGranted party) {
                granted.computeIfAbsent(new Place(step.node(), party.interest()), place -> new HashSet<>())
                        .add(party.identity());
            } else if (effect instanceof Effect.PartyEnded party) {
                Set<Fingerprint> parties = granted.get(new Place(step.node(), party.interest()));
                if (parties != null) parties.remove(party.identity());
            } else if (effect instanceof Effect.MessageDelivered message) {
                delivered(step.node(), message);
            } else if (effect instanceof Effect.MessageSettled settled) {
                settled(settled);
            }
        }
    }

    private void delivered(SimulatedNode receiver, Effect.MessageDelivered message) {
        Topic topic = topics.get(Topic.ofInterest(message.interest()));
        String text = new String(message.payload().toArray(), StandardCharsets.US_ASCII);
        if (!topic.includes(receiver) || !text.startsWith(topic.number() + " ")) intruded++;
        if (!arrivals.add(new Arrival(text, receiver.fingerprint()))) deliveredTwice++;
        network.plan(1, () -> handle(receiver, message.delivery()));
    }

    private void handle(SimulatedNode receiver, long delivery) {
        if (!receiver.isRunning()) return;
        network.give(receiver, now -> new Input.MessageHandled(delivery, Handling.TAKEN, now));
    }

    private void settled(Effect.MessageSettled settled) {
        if (settled.settlement() != Settlement.BY_NODE) return;
        acknowledged++;
        if (!arrivals.contains(new Arrival(sent.get(settled.message()), settled.identity()))) falselyAcknowledged++;
    }

    /** Counts the pairs that live and have been declared for two refresh periods, and those of them that are matched. */
    void look() {
        long dueNow = 0;
        long matchedOfThem = 0;
        for (Topic topic : topics) {
            for (SimulatedNode sender : topic.senders()) {
                for (SimulatedNode receiver : topic.receivers()) {
                    if (!isDue(sender, topic.interest(Role.SENDER))
                            || !isDue(receiver, topic.interest(Role.RECEIVER))) {
                        continue;
                    }
                    dueNow++;
                    if (isMatched(topic, sender, receiver)) matchedOfThem++;
                }
            }
        }
        due += dueNow;
        matched += matchedOfThem;
        looks++;
        matchedNow = dueNow == 0 ? 0 : (double) matchedOfThem / dueNow;
    }

    private boolean isDue(SimulatedNode node, long interest) {
        Long since = declaredAt.get(new Place(node, interest));
        return since != null && network.nowMillis() - since >= DUE_MILLIS;
    }

    private boolean isMatched(Topic topic, SimulatedNode sender, SimulatedNode receiver) {
        return hasGranted(sender, topic.interest(Role.SENDER), receiver)
                && hasGranted(receiver, topic.interest(Role.RECEIVER), sender);
    }

    private boolean hasGranted(SimulatedNode node, long interest, SimulatedNode other) {
        return granted.getOrDefault(new Place(node, interest), Set.of()).contains(other.fingerprint());
    }

    /** The share of the pairs that were due at the last look. */
    double matchedNow() {
        return matchedNow;
    }

    /** The share over all looks. */
    double matchedShare() {
        return due == 0 ? 0 : (double) matched / due;
    }

    long looks() {
        return looks;
    }

    long arrived() {
        return arrivals.size();
    }

    /** Messages that arrived, of those that were sent to a matched party. */
    double arrivedShare() {
        return awaited == 0 ? 0 : Math.min(1, (double) arrivals.size() / awaited);
    }

    long deliveredTwice() {
        return deliveredTwice;
    }

    long intruded() {
        return intruded;
    }

    long acknowledged() {
        return acknowledged;
    }

    long falselyAcknowledged() {
        return falselyAcknowledged;
    }
}
