package io.symbolon.tck.mesh;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far the topics of a conversation are, one a row. On a terminal the rows are written over while it goes on; elsewhere a
 * row is written when it is complete.
 */
final class ConversationTable {
    private static final long REDRAW_NANOS = Duration.ofMillis(50).toNanos();
    private static final int COORDINATORS = 4;

    private final List<Topic> topics;
    private final int messages;
    private final Scores scores;
    private final Page page;
    private final boolean isTerminal;
    private final Set<Topic> written = new HashSet<>();
    private long drawnNanos;
    private boolean drawn;

    ConversationTable(List<Topic> topics, int messages, Scores scores, Page page) {
        this.topics = topics;
        this.messages = messages;
        this.scores = scores;
        this.page = page;
        this.isTerminal = page.ansi().enabled();
    }

    void begin() {
        page.line(String.format(
                "  %-14s  %-7s  %-9s  %-8s  %10s  %10s",
                "subject", "senders", "receivers", "matched", "sent", "arrived"));
        if (isTerminal) draw();
    }

    /** Something has changed. */
    void update() {
        if (!isTerminal) {
            topics.stream().filter(this::isComplete).forEach(this::writeOnce);
        } else if (System.nanoTime() - drawnNanos > REDRAW_NANOS) {
            draw();
        }
    }

    /** Nothing changes any more. */
    void end() {
        if (isTerminal) {
            draw();
        } else {
            topics.forEach(this::writeOnce);
        }
        page.out().flush();
    }

    private void writeOnce(Topic topic) {
        if (written.add(topic)) page.line(row(topic));
    }

    private void draw() {
        String up = drawn ? "\u001b[" + topics.size() + "A" : "";
        page.out()
                .print(up
                        + topics.stream()
                                .map(topic -> row(topic) + "\u001b[K\n")
                                .collect(Collectors.joining()));
        page.out().flush();
        drawn = true;
        drawnNanos = System.nanoTime();
    }

    private boolean isComplete(Topic topic) {
        return scores.arrivedOf(topic) == messages * topic.pairs()
                && scores.sentOf(topic) == messages * topic.senders().size();
    }

    private String row(Topic topic) {
        return String.format(
                Locale.ROOT,
                "  %-14s  %-7s  %-9s  %2d of %-2d  %10s  %10s",
                topic.subject(),
                numbers(topic.senders()),
                numbers(topic.receivers()),
                scores.matchedOf(topic),
                topic.pairs(),
                scores.sentOf(topic) + "/" + messages * topic.senders().size(),
                scores.arrivedOf(topic) + "/" + messages * topic.pairs());
    }

    /** Who coordinated what, and how long messages took. */
    void summary(LiveMesh mesh) {
        page.nextHeading("who coordinated what, the nearest first");
        for (Topic topic : topics) {
            List<Integer> keepers =
                    scores.keepersOf(topic).stream().map(mesh::numberOf).toList();
            int now = Math.min(COORDINATORS, keepers.size());
            String before = now == keepers.size()
                    ? ""
                    : ", until these were found also " + numbers(keepers.subList(now, keepers.size()));
            page.line(String.format(
                    "  %-14s  %s  nodes %s%s",
                    topic.subject(),
                    topic.subject().hash().octets().slice(0, 4),
                    numbers(keepers.subList(0, now)),
                    before));
        }
        int matches = topics.stream().mapToInt(scores::matchedOf).sum();
        int sent = topics.stream().mapToInt(scores::sentOf).sum();
        int arrived = topics.stream().mapToInt(scores::arrivedOf).sum();
        page.nextHeading(matches + " matches, " + sent + " messages sent, " + arrived + " arrived, " + scores.twice()
                + " twice");
        List<Long> latencies = scores.latencies();
        page.line("  from sending to the handler: median " + millis(latencies, 50) + ", 99 of 100 within "
                + millis(latencies, 99) + ", slowest " + millis(latencies, 100));
        List<Long> firsts = scores.firsts();
        page.line("  first message of a pair after both nodes had joined: median " + millis(firsts, 50) + ", slowest "
                + millis(firsts, 100));
    }

    /** The value below which {@code percent} of {@code sorted} lie. */
    private static String millis(List<Long> sorted, int percent) {
        int index = Math.max(0, (sorted.size() * percent + 99) / 100 - 1);
        return Page.millis(Duration.ofNanos(sorted.get(index)));
    }

    private static String numbers(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
