package io.symbolon.tck.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.annotate.Members;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.suite.CaseResult;
import io.symbolon.tck.suite.Transcript;
import io.symbolon.tck.verdict.Verdict;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** All that is known of one failure: what differs, why it matters, where to look, what was said, how to see it again. */
final class FailureDetails {
    private static final int LONGEST_VALUE = 4000;
    private static final int MOST_SENT = 4;

    private final ReportFile report;
    private final Markup page;
    private final CaseLinks links;

    FailureDetails(ReportFile report, Markup page, CaseLinks links) {
        this.report = report;
        this.page = page;
        this.links = links;
    }

    /** One failure, open or to be opened; with what was said as long as the page does not grow too long. */
    void write(CaseResult failure, boolean isOpen) {
        String id = failure.planned().id();
        String[] attributes = isOpen
                ? new String[] {"id", "case-" + id, "class", "case", "open", "open"}
                : new String[] {"id", "case-" + id, "class", "case"};
        page.open("details", attributes);
        page.open("summary").element("span", Page.inWords(failure.verdict().kind()), "class", "kind");
        page.text(" ").element("b", id).text(" " + failure.planned().title()).close("summary");
        page.open("div", "class", "body").line();
        difference(failure.verdict());
        standardError(failure.verdict());
        notes(failure);
        causes(failure);
        page.element("h4", "To see it again").line();
        page.open("pre", "tabindex", "0")
                .element("code", report.reproduction(id))
                .close("pre");
        if (page.length() < HtmlReport.DETAILED) {
            said(failure);
        } else {
            page.element("p", "What was said in this case is in report.json; this page has no room for it.")
                    .line();
        }
        page.close("div").close("details");
    }

    private void difference(Verdict verdict) {
        page.element("p", verdict.text(), "class", "text").line();
        if (verdict.expected().isEmpty() && verdict.actual().isEmpty()) {
            return;
        }
        page.open("dl", "class", "difference").line();
        if (!verdict.at().isEmpty()) {
            page.open("div").element("dt", "at").element("dd", verdict.at()).close("div");
        }
        if (Octets.areOctets(verdict.expected()) && Octets.areOctets(verdict.actual())) {
            page.close("dl");
            OctetTables.difference(page, verdict);
            return;
        }
        int first = firstDifference(verdict.expected(), verdict.actual());
        value("expected", verdict.expected(), first);
        value("actual", verdict.actual(), first);
        page.close("dl");
    }

    private void value(String name, String value, int first) {
        String shown = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "..." : value;
        int at = Math.min(first, shown.length());
        page.open("div").element("dt", name).open("dd");
        page.text(shown.substring(0, at));
        if (at < shown.length()) {
            page.element("mark", shown.substring(at));
        }
        page.close().close("div");
    }

    private static int firstDifference(String one, String other) {
        int i = 0;
        while (i < one.length() && i < other.length() && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i;
    }

    private void standardError(Verdict verdict) {
        if (!verdict.standardError().isEmpty()) {
            page.element("h4", "Standard error of the driver").line();
            page.open("pre", "tabindex", "0").text(verdict.standardError()).close("pre");
        }
    }

    private void notes(CaseResult failure) {
        List<String> notes = failure.planned().lines().stream()
                .filter(line -> line.startsWith("note"))
                .map(line -> line.substring("note".length()).strip())
                .toList();
        Stream<String> further = failure.planned().rules().stream().skip(1).map(Page::name);
        page.element("h4", "What the case is about").line();
        page.open("ul").line();
        notes.forEach(note -> page.element("li", note).line());
        further.forEach(rule -> page.open("li")
                .text("It also shows ")
                .element("a", rule, "href", "#rule-" + rule.substring(0, rule.indexOf(' ')))
                .close("li"));
        failure.planned().twin().ifPresent(twin -> {
            page.open("li").text("Its twin, which has nothing wrong, is ");
            links.write(page, twin);
            page.close("li");
        });
        if (notes.isEmpty()
                && failure.planned().rules().size() == 1
                && failure.planned().twin().isEmpty()) {
            page.element("li", "The rule above, and nothing else.").line();
        }
        page.close("ul");
    }

    private void causes(CaseResult failure) {
        List<String> causes = LikelyCauses.of(failure);
        if (!causes.isEmpty()) {
            page.element("h4", "Likely causes").line();
            page.open("ul").line();
            causes.forEach(cause -> page.element("li", cause).line());
            page.close("ul");
        }
    }

    private void said(CaseResult failure) {
        Transcript transcript = failure.transcript();
        if (transcript.isEmpty()) {
            return;
        }
        page.element("h4", "What happened").line();
        SequenceDiagram.write(page, transcript, failure.verdict());
        List<Transcript.Exchange> all = new ArrayList<>(transcript.first());
        all.addAll(transcript.last());
        if (!all.isEmpty()) {
            Transcript.Exchange decisive = all.get(all.size() - 1);
            octets(decisive);
            page.open("details", "class", "list").line();
            page.element("summary", "What was sent last and what came of it, word for word")
                    .line();
            page.open("pre", "tabindex", "0");
            page.text(cut(Json.pretty(request(decisive)))).line().text(cut(Json.pretty(decisive.reply())));
            page.close("pre").close("details");
        }
    }

    private static ObjectNode request(Transcript.Exchange exchange) {
        ObjectNode request = Json.object().put("op", exchange.op());
        request.set("args", exchange.args());
        return request;
    }

    private static String cut(String text) {
        return text.length() <= 4 * LONGEST_VALUE ? text : text.substring(0, 4 * LONGEST_VALUE) + "\n...";
    }

    /** The octets that the subject got in the decisive request, and those that it sent then, field by field. */
    private void octets(Transcript.Exchange exchange) {
        exchange.args().properties().forEach(argument -> {
            String name = argument.getKey();
            JsonNode value = argument.getValue();
            Members.ofArgument(exchange.op(), name, value).ifPresent(parts -> {
                byte[] octets = HexFormat.of().parseHex(value.asText());
                OctetTables.fields(page, exchange.op() + ": " + name, octets, parts);
            });
        });
        int number = 0;
        for (JsonNode event : exchange.reply().path("result").path("events")) {
            number++;
            if (number > MOST_SENT) {
                break;
            }
            sent(event, "datagram", "what the subject sent, " + number + ": datagram");
            sent(event, "content", "what the subject sent, " + number + ": content");
        }
    }

    private void sent(JsonNode event, String member, String title) {
        if (Octets.areOctets(event.path(member).asText())) {
            byte[] octets = HexFormat.of().parseHex(event.get(member).asText());
            Members.ofResult(member, octets).ifPresent(parts -> OctetTables.fields(page, title, octets, parts));
        }
    }
}
