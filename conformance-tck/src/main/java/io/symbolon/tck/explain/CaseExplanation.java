package io.symbolon.tck.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.Rule;
import io.symbolon.tck.annotate.Annotation;
import io.symbolon.tck.annotate.Members;
import io.symbolon.tck.annotate.Part;
import io.symbolon.tck.driver.Capability;
import io.symbolon.tck.driver.Driver;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.Selection;
import io.symbolon.tck.wire.Direction;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Everything there is to say of one case, played against the reference implementation. */
public final class CaseExplanation {
    private static final int FIRST_ACTS = 30;
    private static final int LAST_ACTS = 10;
    private static final int MOST_DIFFERENCES = 12;
    private static final String NOTE = "note    ";
    private static final String SOURCE = "source  ";

    private final Case one;
    private final Optional<Case> twin;
    private final Performance performance;
    private final Optional<Performance> ofTwin;

    private CaseExplanation(Case one, Optional<Case> twin, Driver subject) {
        this.one = one;
        this.twin = twin;
        this.performance = Performance.of(one, subject);
        this.ofTwin = twin.map(accepting -> Performance.of(accepting, subject));
    }

    /**
     * The explanation, line by line.
     *
     * @param twin the twin of the case, if it has one
     * @param subject an implementation that passes the case
     */
    public static List<String> of(Case one, Optional<Case> twin, Driver subject) {
        CaseExplanation explanation = new CaseExplanation(one, twin, subject);
        Sections sections = new Sections();
        sections.head(one.id() + "  " + one.title());
        sections.add("What it belongs to", explanation.place());
        sections.add("Rules, the one in question first", rules(one));
        sections.add("Why it matters", why(one));
        sections.add("What is sent, and what must happen", explanation.acts());
        sections.add("How it differs from its twin", explanation.differences());
        sections.add("Likely causes when it fails", explanation.causes());
        explanation.octets().forEach(sections::add);
        sections.add("Run it", List.of("./symbolon tck " + one.id() + "  (--driver \"...\" for a driver of your own)"));
        return sections.lines();
    }

    private List<String> place() {
        List<String> lines = new ArrayList<>();
        lines.add("chapter " + Selection.name(one.chapter()) + ", spec/text/"
                + one.chapter().file());
        String needs = one.needs().stream().sorted().map(Capability::wireName).collect(Collectors.joining(", "));
        lines.add("level " + one.level() + (needs.isEmpty() ? "" : ", for subjects that declare " + needs));
        one.lines().stream()
                .filter(line -> line.startsWith(SOURCE))
                .forEach(line -> lines.add("values from: " + line.substring(SOURCE.length())));
        return lines;
    }

    /** The rules of a case, each with its sentence, its intent and its source. */
    static List<String> rules(Case one) {
        List<String> lines = new ArrayList<>();
        for (Rule rule : one.rules()) {
            lines.add(rule.id() + " " + rule.name() + ": " + rule.sentence());
            lines.add("    intent  " + rule.intent());
            lines.add("    source  " + rule.source());
        }
        return lines;
    }

    /** The reasons that the case gives itself; for want of them the intents of its rules. */
    static List<String> why(Case one) {
        List<String> notes = one.lines().stream()
                .filter(line -> line.startsWith(NOTE))
                .map(line -> line.substring(NOTE.length()))
                .toList();
        return notes.isEmpty()
                ? one.rules().stream()
                        .map(rule -> rule.id() + ": " + rule.intent())
                        .toList()
                : notes;
    }

    private List<String> acts() {
        List<String> lines = new ArrayList<>();
        boolean isTold =
                performance.acts().stream().noneMatch(act -> !act.expected().isEmpty());
        if (isTold) {
            one.lines().stream()
                    .filter(line -> line.startsWith("call    ") || line.startsWith("expect  "))
                    .forEach(lines::add);
        }
        List<Act> acts = performance.acts();
        for (int i = 0; i < acts.size(); i++) {
            if (i >= FIRST_ACTS && i < acts.size() - LAST_ACTS) {
                int leftOut = acts.size() - LAST_ACTS - i;
                lines.add("      .. " + leftOut + " requests more ..");
                i += leftOut;
            }
            act(lines, i + 1, acts.get(i));
        }
        if (performance.isCut()) {
            lines.add("      and so on: only the first " + Performance.MOST_ACTS + " requests are played here");
        }
        if (performance.isTwofold()) {
            lines.add(
                    "      and all of it once more with a peer whose fingerprint is on the other side of the subject's");
        }
        return lines;
    }

    private static void act(List<String> lines, int number, Act act) {
        lines.add(Shortened.line(String.format("%4d  %s", number, act.words().orElse(act.op()))));
        if (act.words().isEmpty()) {
            act.args()
                    .properties()
                    .forEach(member -> lines.add(
                            Shortened.line("        " + member.getKey() + " = " + Shortened.of(member.getValue()))));
        }
        if (act.expected().isEmpty()) {
            String answer = act.result().map(Shortened::of).orElseGet(() -> "error " + act.reply());
            lines.add(Shortened.line("        answer of the reference implementation: " + answer));
        }
        act.expected().forEach(line -> lines.add(Shortened.line("        must give: " + inWords(line))));
    }

    private static String inWords(String expected) {
        if (!expected.startsWith("{")) {
            return expected;
        }
        try {
            return Shortened.of(Json.read(expected.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException notJson) {
            return expected;
        }
    }

    /** Which values differ from the twin's; in a script, the first step that does. */
    private List<String> differences() {
        if (ofTwin.isEmpty()) {
            return List.of();
        }
        List<Act> mine = performance.acts();
        List<Act> theirs = ofTwin.get().acts();
        List<String> lines = new ArrayList<>();
        lines.add("twin " + twin.orElseThrow().id() + ", " + twin.orElseThrow().title()
                + ": it has nothing wrong, and this case passes only if it passes too");
        int i = 0;
        while (i < Math.min(mine.size(), theirs.size()) && inOneWay(mine.get(i)).equals(inOneWay(theirs.get(i)))) {
            i++;
        }
        if (i == mine.size()) {
            lines.add("the same requests, to another end");
        } else if (i == theirs.size()) {
            lines.add("it goes on where the twin has ended, at request " + (i + 1));
        } else if (mine.get(i).words().isPresent()) {
            lines.add("first at request " + (i + 1) + ": " + inOneWay(mine.get(i)));
            lines.add("where the twin has: " + inOneWay(theirs.get(i)));
        } else {
            lines.addAll(differences(Anatomy.values(mine.get(i)), Anatomy.values(theirs.get(i))));
        }
        return lines.stream().map(Shortened::line).toList();
    }

    private static String inOneWay(Act act) {
        return act.words().orElseGet(() -> act.op() + " " + Json.text(act.args()));
    }

    private static List<String> differences(Map<String, String> mine, Map<String, String> theirs) {
        Set<String> names = new LinkedHashSet<>(mine.keySet());
        names.addAll(theirs.keySet());
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            String here = mine.getOrDefault(name, "not there");
            String there = theirs.getOrDefault(name, "not there");
            if (!here.equals(there)) {
                lines.add(name + " is " + here + ", in the twin " + there);
            }
        }
        if (lines.isEmpty()) {
            return List.of("in octets beyond those that are shown");
        }
        int shown = Math.min(MOST_DIFFERENCES, lines.size());
        List<String> bounded = new ArrayList<>(lines.subList(0, shown));
        if (lines.size() > shown) {
            bounded.add("and " + (lines.size() - shown) + " values more");
        }
        return bounded;
    }

    private List<String> causes() {
        Rule first = one.rules().get(0);
        List<String> lines = new ArrayList<>();
        Optional<ObjectNode> only =
                performance.acts().size() == 1 ? performance.acts().get(0).result() : Optional.empty();
        String verdict = only.map(result -> result.path("verdict").asText()).orElse("");
        if (verdict.equals("refused")) {
            lines.add("accepted instead: the check of " + first.id()
                    + " is missing, or comes to another result with these values");
            lines.add("refused by another rule: that check comes first in your order, or is stricter than its sentence;"
                    + " chapter " + Selection.name(first.chapter()) + " has the order");
        } else if (verdict.equals("accepted")) {
            lines.add("refused instead: the rule in the answer names the check that is stricter than its sentence");
            lines.add("accepted with another value: the report names the first one that differs");
        } else {
            lines.add("something else happens: " + Breaches.likelyCause(first));
            lines.add("the report names the first step or value that differs, with what was expected and what came");
        }
        twin.ifPresent(accepting -> lines.add("inconclusive: the subject does not do " + accepting.id()
                + " right; begin there, ./symbolon tck " + accepting.id()));
        return lines;
    }

    /** The octets that decide, field by field: of the request that shows the first rule, else of the last that has any. */
    private Map<String, List<String>> octets() {
        String rule = one.rules().get(0).id();
        Map<String, List<String>> found = Map.of();
        List<Act> acts = performance.acts();
        for (int i = 0; i < acts.size(); i++) {
            Map<String, List<String>> tables = tables(acts.get(i), i + 1);
            boolean decides = acts.get(i).expected().stream().anyMatch(line -> line.contains(rule));
            if (!tables.isEmpty()) {
                found = tables;
                if (decides) {
                    return found;
                }
            }
        }
        return found.isEmpty() ? sent() : found;
    }

    /** The first datagram that a right subject sends, where the case itself sends none. */
    private Map<String, List<String>> sent() {
        List<Act> acts = performance.acts();
        for (int i = 0; i < acts.size(); i++) {
            for (var event : acts.get(i).result().orElseGet(Json::object).path("events")) {
                Optional<List<Part>> parts = Members.ofArgument("node.deliver", "datagram", event.path("datagram"));
                if (parts.isPresent()) {
                    return Map.of(
                            "Octets of the datagram that a right subject sends after request " + (i + 1),
                            Anatomy.table(parts.get()));
                }
            }
        }
        return Map.of();
    }

    private static Map<String, List<String>> tables(Act act, int number) {
        Map<String, List<String>> tables = new TreeMap<>();
        for (var member : act.args().properties()) {
            Members.ofArgument(act.op(), member.getKey(), member.getValue())
                    .ifPresent(parts ->
                            tables.put("Octets of " + member.getKey() + " in request " + number, Anatomy.table(parts)));
        }
        content(act)
                .ifPresent(content -> tables.put(
                        "Octets that are sealed in request " + number, Anatomy.table(Annotation.ofContent(content))));
        return tables;
    }

    /** What is sealed in the datagram of a request: known to the peer of a script, or by the key that a vector gives. */
    private static Optional<byte[]> content(Act act) {
        if (!act.op().equals("frame.open")) {
            return act.content();
        }
        byte[] datagram = Octets.ofHex(act.args().path("datagram").asText());
        byte[] key = Octets.ofHex(act.args().path("key").asText());
        Direction direction = act.args().path("direction").asText().equals(Direction.LOW_TO_HIGH.driverName())
                ? Direction.LOW_TO_HIGH
                : Direction.HIGH_TO_LOW;
        return SealedFrames.isSealed(datagram) ? SealedFrames.open(key, direction, datagram) : Optional.empty();
    }
}
