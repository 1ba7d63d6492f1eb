package io.symbolon.tck.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.tck.suite.Transcript;
import io.symbolon.tck.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What kit and subject said or sent, as a picture with text in it: requests to the right, what came of them to the left. */
final class SequenceDiagram {
    private static final int WIDTH = 340;
    private static final int KIT = 62;
    private static final int SUBJECT = 318;
    private static final int MIDDLE = (KIT + SUBJECT) / 2;
    private static final int LINE = 14;
    private static final int LONGEST = 40;
    private static final int MOST_EVENTS = 12;

    private final List<Row> rows = new ArrayList<>();
    private long nowMs;
    private String step = "";

    private SequenceDiagram() {}

    /** One line of the picture: an arrow of a kind, or a remark. */
    private record Row(Way way, String time, List<String> words) {
        int height() {
            return words.size() * LINE + (way == Way.REMARK ? 6 : 12);
        }
    }

    private enum Way {
        REQUEST,
        REPLY,
        REMARK,
        FAILURE
    }

    /** Draws a transcript, with the failure at its end. */
    static void write(Markup page, Transcript transcript, Verdict verdict) {
        SequenceDiagram diagram = new SequenceDiagram();
        transcript.first().forEach(diagram::exchange);
        if (transcript.leftOut() > 0) {
            diagram.add(Way.REMARK, "", Page.many(transcript.leftOut(), "exchange", "exchanges") + " left out");
        }
        transcript.last().forEach(diagram::exchange);
        diagram.add(
                Way.FAILURE,
                "",
                "\u2717 " + (verdict.at().isEmpty() ? verdict.kind().reportName() : verdict.at()));
        diagram.draw(page);
    }

    private void exchange(Transcript.Exchange exchange) {
        if (exchange.op().equals("hello") || exchange.op().equals("reset")) {
            return;
        }
        if (exchange.op().equals("clock.set")) {
            nowMs = exchange.args().path("monotonic_ms").asLong();
        }
        if (exchange.op().startsWith("probe.")) {
            datagrams(exchange);
            return;
        }
        add(Way.REQUEST, time(nowMs), request(exchange));
        reply(exchange.reply());
    }

    /** What a probe sent, and what came: a new step of the check stands above its first datagram. */
    private void datagrams(Transcript.Exchange exchange) {
        JsonNode sent = exchange.args();
        if (sent.has("datagram")) {
            String time = time(sent.path("at_ms").asLong());
            if (!sent.path("step").asText().equals(step)) {
                step = sent.path("step").asText();
                add(Way.REMARK, time, step);
            }
            add(
                    Way.REQUEST,
                    time,
                    "send " + datagram(sent) + " from " + sent.path("from").asText());
        }
        JsonNode came = exchange.reply().path("result");
        came.path("events").forEach(this::event);
        if (came.has("left_out")) {
            add(Way.REMARK, "", "and " + Page.many(came.get("left_out").asInt(), "datagram", "datagrams") + " more");
        }
    }

    private void reply(JsonNode reply) {
        if (reply.has("fault")) {
            add(Way.REMARK, "", reply.get("fault").asText());
        } else if (reply.has("error")) {
            JsonNode error = reply.get("error");
            add(
                    Way.REPLY,
                    "",
                    "error " + error.path("kind").asText() + ": "
                            + error.path("text").asText());
        } else if (reply.get("result").path("events").isArray()) {
            events(reply.get("result").get("events"));
        } else {
            add(Way.REPLY, "", result(reply.get("result")));
        }
    }

    private void events(JsonNode events) {
        if (events.isEmpty()) {
            add(Way.REMARK, "", "nothing happens");
        }
        for (int i = 0; i < Math.min(events.size(), MOST_EVENTS); i++) {
            event(events.get(i));
        }
        if (events.size() > MOST_EVENTS) {
            add(Way.REMARK, "", "and " + Page.many(events.size() - MOST_EVENTS, "event", "events") + " more");
        }
    }

    private void event(JsonNode event) {
        boolean isSent = event.path("event").asText().equals("send");
        String words = isSent
                ? "send " + datagram(event) + " to " + event.path("to").asText()
                : event.path("event").asText() + about(event);
        add(isSent ? Way.REPLY : Way.REMARK, time(event.path("at_ms").asLong()), words);
    }

    private static String request(Transcript.Exchange exchange) {
        JsonNode args = exchange.args();
        return switch (exchange.op()) {
            case "clock.set" -> "clock.set " + args.path("monotonic_ms").asLong() + " ms";
            case "node.deliver" ->
                "deliver " + datagram(args) + " from " + args.path("from").asText();
            default -> exchange.op() + about(args);
        };
    }

    private static String datagram(JsonNode holder) {
        String digits = holder.path("datagram").asText();
        String kind = digits.startsWith("01") ? "handshake" : digits.startsWith("02") ? "cookie" : "sealed";
        String body = holder.has("body") ? ", " + holder.get("body").asText() : "";
        return digits.length() / 2 + " octets (" + (digits.matches("0[123].*") ? kind : "no frame") + body + ")";
    }

    private static String result(JsonNode result) {
        String rule = result.path("rule").asText();
        return result.has("verdict")
                ? result.get("verdict").asText() + (rule.isEmpty() ? "" : " by " + rule)
                : "result" + about(result);
    }

    /** The short members that tell what it is about; octets are in the tables. */
    private static String about(JsonNode members) {
        StringBuilder words = new StringBuilder();
        members.properties().forEach(member -> {
            String value = member.getValue().isTextual()
                    ? member.getValue().asText()
                    : member.getValue().toString();
            boolean isKnown = List.of("event", "node", "at_ms", "seed", "uuid", "wake_at_ms", "entropy")
                    .contains(member.getKey());
            if (!isKnown && value.length() <= 24 && words.length() + value.length() < 3 * LONGEST) {
                words.append(words.isEmpty() ? " " : ", ")
                        .append(member.getKey().replace('_', ' '))
                        .append(' ')
                        .append(value);
            }
        });
        return words.toString();
    }

    private static String time(long ms) {
        return ms < 100_000 ? ms + " ms" : ms / 1000 + " s";
    }

    private void add(Way way, String time, String words) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : Printable.of(words).split(" ")) {
            String rest = word;
            if (!line.isEmpty() && line.length() + 1 + rest.length() > LONGEST) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (rest.length() > LONGEST) {
                lines.add(rest.substring(0, LONGEST));
                rest = rest.substring(LONGEST);
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        rows.add(new Row(way, time, lines.size() > 4 ? shortened(lines) : lines));
    }

    private static List<String> shortened(List<String> lines) {
        List<String> some = new ArrayList<>(lines.subList(0, 4));
        some.add("...");
        return some;
    }

    private void draw(Markup page) {
        int height = 34 + rows.stream().mapToInt(Row::height).sum() + 8;
        page.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + WIDTH + " " + height,
                "class",
                "sequence",
                "role",
                "img",
                "aria-label",
                "Sequence of what the kit sent and what the subject made of it");
        text(page, "name", KIT, 14, "kit");
        text(page, "name", SUBJECT, 14, "subject");
        line(page, "life", KIT, 20, KIT, height);
        line(page, "life", SUBJECT, 20, SUBJECT, height);
        int y = 30;
        String shownTime = "";
        for (Row row : rows) {
            if (!row.time().isEmpty() && !row.time().equals(shownTime)) {
                text(page, "time", 0, y + 10, row.time());
                shownTime = row.time();
            }
            row(page, row, y);
            y += row.height();
        }
        page.close("svg");
    }

    private static void row(Markup page, Row row, int top) {
        int y = top;
        if (row.way() == Way.REMARK || row.way() == Way.FAILURE) {
            page.empty(
                    "rect",
                    "class",
                    row.way() == Way.FAILURE ? "failure" : "remark",
                    "x",
                    String.valueOf(KIT + 6),
                    "y",
                    String.valueOf(top - 1),
                    "width",
                    String.valueOf(SUBJECT - KIT - 12),
                    "height",
                    String.valueOf(row.words().size() * LINE + 3),
                    "rx",
                    "3");
        }
        for (String words : row.words()) {
            text(page, row.way() == Way.FAILURE ? "wrong" : "words", MIDDLE, y + 10, words);
            y += LINE;
        }
        if (row.way() == Way.REQUEST) {
            line(page, "arrow", KIT, y + 3, SUBJECT, y + 3);
            head(page, SUBJECT, y + 3, -6);
        } else if (row.way() == Way.REPLY) {
            line(page, "arrow reply", KIT, y + 3, SUBJECT, y + 3);
            head(page, KIT, y + 3, 6);
        }
    }

    private static void head(Markup page, int x, int y, int back) {
        page.empty("path", "class", "head", "d", "M" + x + " " + y + "l" + back + " -3.5v7z");
    }

    private static void line(Markup page, String kind, int x1, int y1, int x2, int y2) {
        page.empty("path", "class", kind, "d", "M" + x1 + " " + y1 + "L" + x2 + " " + y2);
    }

    private static void text(Markup page, String kind, int x, int y, String words) {
        page.element("text", words, "class", kind, "x", String.valueOf(x), "y", String.valueOf(y));
    }
}
