package io.symbolon.tck.mesh;

import io.symbolon.core.token.Fingerprint;
import io.symbolon.routing.Distance;
import io.symbolon.transport.exchange.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What has come of the messages of some topics, written by many threads and read by one. */
final class Scores {
    private final Map<Integer, Long> joinedNanos = new HashMap<>();
    private final Map<Subject, Score> scores = new HashMap<>();
    private final List<Long> latencies = new ArrayList<>();
    private final List<Long> firsts = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    Scores(List<Topic> topics) {
        topics.forEach(topic -> scores.put(topic.subject(), new Score()));
    }

    /** That of one topic. */
    private static final class Score {
        private final Set<Fingerprint> keepers = new LinkedHashSet<>();
        private final Set<Pair> met = new HashSet<>();
        private final Set<Arrival> arrivals = new HashSet<>();
        private int matched;
        private int sent;
        private int twice;
    }

    private record Pair(int sender, int receiver) {}

    private record Arrival(Pair pair, int number) {}

    /** Node {@code number} is joined with somebody. */
    synchronized void joined(int number) {
        joinedNanos.putIfAbsent(number, System.nanoTime());
    }

    synchronized void kept(Subject subject, Fingerprint coordinator) {
        scores.get(subject).keepers.add(coordinator);
    }

    /** A sender has a further receiver. */
    synchronized void matched(Subject subject) {
        scores.get(subject).matched++;
        notifyAll();
    }

    synchronized void sent(Subject subject) {
        scores.get(subject).sent++;
        notifyAll();
    }

    /** {@code line} is with the handler of node {@code receiver}. */
    synchronized void arrived(Subject subject, int receiver, Line line) {
        long now = System.nanoTime();
        Score score = scores.get(subject);
        Pair pair = new Pair(line.sender(), receiver);
        if (score.met.add(pair)) {
            firsts.add(now - Math.max(joinedNanos.get(receiver), joinedNanos.get(line.sender())));
        }
        if (line.isGreeting()) return; // one for each further receiver
        latencies.add(now - line.nanos());
        if (!score.arrivals.add(new Arrival(pair, line.number()))) score.twice++;
        notifyAll();
    }

    /** Something that was to be did not happen. */
    synchronized void failed(String text) {
        failures.add(text);
        notifyAll();
    }

    /** Returns when something has changed, or {@code endNanos} is there. */
    synchronized void awaitChange(long endNanos) throws InterruptedException {
        TimeUnit.NANOSECONDS.timedWait(this, endNanos - System.nanoTime());
    }

    synchronized int matchedOf(Topic topic) {
        return scores.get(topic.subject()).matched;
    }

    synchronized int sentOf(Topic topic) {
        return scores.get(topic.subject()).sent;
    }

    /** How many messages are with a handler, greetings not counted. */
    synchronized int arrivedOf(Topic topic) {
        return scores.get(topic.subject()).arrivals.size();
    }

    synchronized int twice() {
        return scores.values().stream().mapToInt(score -> score.twice).sum();
    }

    /** Who has kept interests of {@code topic}, the nearest to its subject first. */
    synchronized List<Fingerprint> keepersOf(Topic topic) {
        Fingerprint place = topic.subject().hash().place();
        return scores.get(topic.subject()).keepers.stream()
                .sorted(Comparator.comparing(keeper -> Distance.between(place, keeper)))
                .toList();
    }

    /** From sending to the handler, nanoseconds, the shortest first. */
    synchronized List<Long> latencies() {
        return latencies.stream().sorted().toList();
    }

    /** From when both nodes were joined to the first message of a pair, nanoseconds, the shortest first. */
    synchronized List<Long> firsts() {
        return firsts.stream().sorted().toList();
    }

    synchronized List<String> failures() {
        return List.copyOf(failures);
    }
}
