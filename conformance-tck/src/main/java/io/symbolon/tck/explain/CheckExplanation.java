package io.symbolon.tck.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.spec.Rule;
import io.symbolon.tck.annotate.Members;
import io.symbolon.tck.annotate.Part;
import io.symbolon.tck.probe.Role;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.Selection;
import io.symbolon.tck.suite.Transcript;
import io.symbolon.tck.suite.Transcript.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Everything there is to say of one check of a probe, with the datagrams of one that passed. */
public final class CheckExplanation {
    /** The shortest time for which nothing comes that counts as silence. */
    private static final long SILENCE_MS = 250;

    private final Case check;
    private final Role role;
    private final Transcript passed;

    private CheckExplanation(Case check, Role role, Transcript passed) {
        this.check = check;
        this.role = role;
        this.passed = passed;
    }

    /**
     * The explanation, line by line.
     *
     * @param passed the datagrams between the probe and a node that passes the check
     */
    public static List<String> of(Case check, Role role, Transcript passed) {
        CheckExplanation explanation = new CheckExplanation(check, role, passed);
        Sections sections = new Sections();
        sections.head(check.id() + "  " + check.title());
        sections.add("What it belongs to", explanation.place());
        sections.add("Rules, the one in question first", CaseExplanation.rules(check));
        sections.add("Why it matters", CaseExplanation.why(check));
        sections.add("What is sent, and what must happen", explanation.datagrams());
        sections.add("What it rests on", explanation.twin());
        sections.add("Likely causes when it fails", explanation.causes());
        explanation.octets().ifPresent(table -> sections.add("Octets that decide", table));
        sections.add("Run it", explanation.run());
        return sections.lines();
    }

    private List<String> place() {
        String who =
                role == Role.SERVER ? "the target answers, the probe opens" : "the target opens, the probe answers";
        return List.of(
                "chapter " + Selection.name(check.chapter()) + ", spec/text/"
                        + check.chapter().file(),
                "level " + check.level() + ", for a node that runs, over UDP and without a driver; role " + role + ": "
                        + who);
    }

    /** What a right node answered, with the milliseconds since the check began, and what no datagram shows. */
    private List<String> datagrams() {
        List<String> lines = new ArrayList<>();
        String step = "";
        for (Exchange exchange : exchanges()) {
            String next = exchange.args().path("step").asText();
            if (!next.isEmpty() && !next.equals(step)) {
                lines.add(Shortened.line(next + ":"));
                step = next;
            }
            if (exchange.args().has("datagram")) {
                lines.add(line(
                        "->",
                        exchange.args(),
                        " from " + exchange.args().path("from").asText()));
            }
            for (JsonNode event : exchange.reply().at("/result/events")) {
                lines.add(line("<-", event, " to " + event.path("to").asText()));
            }
        }
        if (passed.leftOut() > 0) {
            lines.add(".. " + passed.leftOut() + " datagrams between the first and the last ones are left out ..");
        }
        if (check.twin().isPresent()) {
            lines.add(
                    "Where nothing comes back, nothing may come: for 20 times the 99th percentile of the round trips, and at"
                            + " least 250 ms.");
        }
        lines.add(
                role == Role.SERVER
                        ? "Afterwards a valid handshake from a fresh port has to succeed."
                        : "All checks of this role are parts of one visit; the right answer comes near its end.");
        return lines;
    }

    private static String line(String way, JsonNode holder, String where) {
        String digits = holder.path("datagram").asText();
        return String.format(
                Locale.ROOT,
                "%6d ms  %s %s, %d octets,%s",
                holder.path("at_ms").asLong(),
                way,
                kind(holder),
                digits.length() / 2,
                where);
    }

    private static String kind(JsonNode holder) {
        String body = holder.path("body").asText();
        return switch (holder.path("datagram").asText().substring(0, 2)) {
            case "01" -> body.isEmpty() ? "a handshake that can not be read" : body;
            case "02" -> "cookie";
            case "03" -> "sealed frame, " + (body.isEmpty() ? "does not open" : body);
            default -> "no frame";
        };
    }

    private List<String> twin() {
        return check.twin()
                .map(twin -> List.of("silence shows something only beside " + twin + ", which has to pass"))
                .orElse(List.of());
    }

    private List<String> causes() {
        Rule first = check.rules().get(0);
        List<String> lines = new ArrayList<>();
        lines.add(Breaches.likelyCause(first));
        check.twin()
                .ifPresent(
                        twin -> lines.add("something comes where silence is due: the report has it, field by field"));
        lines.add(
                "nothing comes where something is due: the node's own log may say by which rule it refused; a driver does"
                        + " ('symbolon tck " + first.id() + "')");
        return lines;
    }

    /** The datagram that a right node does not react to; where there is none, the last one. */
    private Optional<List<String>> octets() {
        List<Exchange> sent = exchanges().stream()
                .filter(exchange -> exchange.args().has("datagram"))
                .toList();
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        int decides = sent.size() - 1;
        for (int i = decides - 1; i >= 0 && check.twin().isPresent(); i--) {
            boolean isIgnored = sent.get(i).reply().at("/result/events").isEmpty();
            decides = isIgnored && atMs(sent.get(i + 1)) - atMs(sent.get(i)) >= SILENCE_MS ? i : decides;
        }
        return Optional.of(table(sent.get(decides)));
    }

    private static long atMs(Exchange exchange) {
        return exchange.args().path("at_ms").asLong();
    }

    private static List<String> table(Exchange exchange) {
        List<String> lines = new ArrayList<>();
        for (String member : List.of("datagram", "content")) {
            Optional<List<Part>> parts =
                    Members.ofArgument(exchange.op(), member, exchange.args().path(member));
            if (parts.isPresent()) {
                lines.add(member + ", sent after " + atMs(exchange) + " ms");
                lines.addAll(Anatomy.table(parts.get()));
            }
        }
        return lines;
    }

    private List<Exchange> exchanges() {
        List<Exchange> all = new ArrayList<>(passed.first());
        all.addAll(passed.last());
        return all;
    }

    private List<String> run() {
        return role == Role.SERVER
                ? List.of("./symbolon probe udp://127.0.0.1:4000 " + check.id() + "  (the address of your node)")
                : List.of("./symbolon probe udp://127.0.0.1:4978 --role client " + check.id()
                        + "  (where the probe listens; your node opens to it)");
    }
}
