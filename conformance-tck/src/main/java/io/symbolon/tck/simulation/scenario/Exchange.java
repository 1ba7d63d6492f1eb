package io.symbolon.tck.simulation.scenario;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Question;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.interest.SubjectHash;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.InterestTerms.ExchangeKind;
import io.symbolon.tck.simulation.Link;
import io.symbolon.tck.simulation.SimulatedNetwork;
import io.symbolon.tck.simulation.SimulatedNode;
import io.symbolon.tck.simulation.adversary.BadFaithSuite;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Parties of many subjects meet and talk while a tenth of the datagrams is lost and a twentieth of the nodes goes every
 * minute. The nearest coordinator of each subject acts in bad faith, and every third subject has an intruder.
 */
final class Exchange implements Act {
    private static final int LOSS_PERCENT = 10;
    private static final int NODES_A_SUBJECT = 5;
    private static final int SENDERS = 2;
    private static final int RECEIVERS = 3;
    private static final int GONE_PERCENT_A_MINUTE = 5;
    private static final long MINUTE = 60_000;
    private static final long AWAY_MILLIS = 30_000;
    private static final long LOOK_MILLIS = 5_000;
    private static final long BETWEEN_MESSAGES_MILLIS = 20_000;
    private static final long SETTLE_MILLIS = 120_000;
    private static final long PLAY_MINUTES = 6;
    private static final double ENOUGH = 0.99;

    private final Map<SimulatedNode, BadFaithSuite> hostile = new LinkedHashMap<>();
    private List<Topic> topics = List.of();

    @Override
    public Link link() {
        return Link.WIDE;
    }

    @Override
    public List<String> shares() {
        return List.of("nodes that live", "pairs that are matched", "messages that arrived");
    }

    @Override
    public void play(Stage stage) {
        SimulatedNetwork network = stage.network();
        Overlay overlay = new Overlay(stage);
        stage.phase("mesh", () -> overlay.grow(stage.setup().nodes()));
        topics = topics(stage, overlay);
        stage.phase("captured", () -> {
            capture(stage, overlay);
            Growth.exactWithin(stage, overlay, SETTLE_MILLIS, "after coordinators were captured");
        });
        Parties parties = new Parties(network, topics);
        stage.setWatcher(parties::watch);
        network.setPolicy(this::decide);
        network.setLink(Link.WIDE.losing(LOSS_PERCENT));
        stage.phase("exchange", () -> exchange(stage, overlay, parties));
        judge(stage, parties);
    }

    /** One subject for every five nodes; each third one is protected, each third one public with an intruder. */
    private static List<Topic> topics(Stage stage, Overlay overlay) {
        List<Topic> topics = new ArrayList<>();
        int count = Math.max(1, stage.setup().nodes() / NODES_A_SUBJECT);
        for (int number = 0; number < count; number++) {
            boolean isProtected = number % 3 == 0;
            int senders = isProtected ? 1 : SENDERS;
            int receivers = isProtected ? 1 : RECEIVERS;
            boolean hasIntruder = number % 3 != 2;
            List<SimulatedNode> cast = cast(stage, overlay, senders + receivers + (hasIntruder ? 1 : 0));
            Bytes part = Bytes.wrap(("subject " + number).getBytes(StandardCharsets.US_ASCII));
            topics.add(new Topic(
                    number,
                    SubjectHash.of(List.of(part), stage.suite()).value(),
                    isProtected ? ExchangeKind.PROTECTED : ExchangeKind.PUBLIC,
                    cast.subList(0, senders),
                    cast.subList(senders, senders + receivers),
                    hasIntruder ? Optional.of(cast.get(senders + receivers)) : Optional.empty()));
        }
        return topics;
    }

    private static List<SimulatedNode> cast(Stage stage, Overlay overlay, int count) {
        List<SimulatedNode> cast = new ArrayList<>();
        while (cast.size() < count) {
            SimulatedNode drawn = overlay.members()
                    .get(stage.random().nextInt(overlay.members().size()));
            if (!cast.contains(drawn)) cast.add(drawn);
        }
        return cast;
    }

    /** The nearest node of each subject begins anew, in bad faith. */
    private void capture(Stage stage, Overlay overlay) {
        Survey survey = overlay.survey();
        for (Topic topic : topics) {
            Fingerprint nearest =
                    survey.nearestTo(new Fingerprint(topic.subject().octets()));
            SimulatedNode node = overlay.members().stream()
                    .filter(member -> member.fingerprint().equals(nearest))
                    .findFirst()
                    .orElseThrow();
            BadFaithSuite suite = hostile.get(node);
            if (suite == null) {
                suite = new BadFaithSuite(stage.suite(), stage.random().split());
                hostile.put(node, suite);
                stage.network().restartWith(node, suite);
                stage.network().open(node, known(stage, overlay, node).address());
            }
            suite.betray(topic.subject());
            stage.network().runFor(100);
        }
    }

    private static SimulatedNode known(Stage stage, Overlay overlay, SimulatedNode newcomer) {
        while (true) {
            SimulatedNode known = overlay.survey().any(stage.random());
            if (known != newcomer) return known;
        }
    }

    private Optional<Decision> decide(SimulatedNode node, Question question) {
        boolean isIntruder = question.about() == Question.About.AUTHORIZE
                && question.interest()
                        .map(interest -> topics.stream()
                                .filter(topic -> topic.subject().equals(interest.subject()))
                                .anyMatch(topic -> topic.isIntruder(interest.identity())))
                        .orElse(false);
        return Optional.of(isIntruder ? Decision.DENIED : Decision.GRANTED);
    }

    private void exchange(Stage stage, Overlay overlay, Parties parties) {
        SimulatedNetwork network = stage.network();
        topics.forEach(parties::declare);
        for (Topic topic : topics) {
            for (SimulatedNode sender : topic.senders()) {
                network.plan(
                        stage.random().nextLong(BETWEEN_MESSAGES_MILLIS),
                        () -> keepSending(network, parties, topic, sender));
            }
        }
        long betweenMillis =
                MINUTE * 100 / GONE_PERCENT_A_MINUTE / overlay.members().size();
        network.plan(betweenMillis, () -> keepChanging(stage, overlay, parties, betweenMillis));
        long end = network.nowMillis() + PLAY_MINUTES * MINUTE;
        while (network.nowMillis() < end) {
            network.runFor(LOOK_MILLIS);
            parties.look();
            stage.curve()
                    .add(
                            network.nowMillis(),
                            (double) overlay.survey().size() / stage.setup().nodes(),
                            parties.matchedNow(),
                            parties.arrivedShare());
            if (network.nowMillis() % MINUTE < LOOK_MILLIS) {
                stage.tell(
                        "%.2f %% of pairs are matched, %d messages arrived",
                        100 * parties.matchedShare(), parties.arrived());
            }
        }
    }

    private void keepSending(SimulatedNetwork network, Parties parties, Topic topic, SimulatedNode sender) {
        parties.send(topic, sender);
        network.plan(BETWEEN_MESSAGES_MILLIS, () -> keepSending(network, parties, topic, sender));
    }

    private void keepChanging(Stage stage, Overlay overlay, Parties parties, long betweenMillis) {
        SimulatedNode leaver = overlay.survey().any(stage.random());
        parties.gone(leaver);
        stage.network().stop(leaver);
        stage.network().plan(AWAY_MILLIS, () -> {
            stage.network().restart(leaver, 0);
            stage.network().open(leaver, known(stage, overlay, leaver).address());
            topics.forEach(topic -> parties.declareAgain(topic, leaver));
        });
        stage.network().plan(betweenMillis, () -> keepChanging(stage, overlay, parties, betweenMillis));
    }

    private void judge(Stage stage, Parties parties) {
        long lies = hostile.values().stream().mapToLong(BadFaithSuite::lies).sum();
        stage.goal(
                "the nearest coordinator of every subject lies",
                lies + " lies of " + hostile.size() + " nodes for " + topics.size() + " subjects",
                lies > 0);
        stage.goal(
                "at least 99 % of the pairs are matched within two refresh periods",
                String.format(
                        Locale.ROOT,
                        "%.2f %% in %d looks at %d pairs",
                        100 * parties.matchedShare(),
                        parties.looks(),
                        pairs()),
                parties.matchedShare() >= ENOUGH);
        stage.goal(
                "nothing is delivered twice, checked after every event",
                parties.deliveredTwice() + " of " + parties.arrived() + " messages",
                parties.deliveredTwice() == 0 && parties.arrived() > 0);
        stage.goal(
                "nothing is delivered to whom audience or authorize exclude, checked after every event",
                parties.intruded() + " messages to " + intruders() + " intruders",
                parties.intruded() == 0 && intruders() > 0);
        stage.goal(
                "what was acknowledged was delivered",
                parties.falselyAcknowledged() + " of " + parties.acknowledged() + " were not",
                parties.falselyAcknowledged() == 0 && parties.acknowledged() > 0);
    }

    private long pairs() {
        return topics.stream()
                .mapToLong(topic ->
                        (long) topic.senders().size() * topic.receivers().size())
                .sum();
    }

    private long intruders() {
        return topics.stream().filter(topic -> topic.intruder().isPresent()).count();
    }
}
