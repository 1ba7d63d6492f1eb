package io.symbolon.tck.report;

import io.symbolon.spec.Rule;
import io.symbolon.spec.Rules;
import io.symbolon.tck.suite.CaseResult;
import io.symbolon.tck.suite.Level;
import io.symbolon.tck.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is most often wrong where a case ends like this: where to look first, not a proof. */
final class LikelyCauses {
    private LikelyCauses() {}

    /** The causes, the likeliest first; empty for a case that passed or was not asked. */
    public static List<String> of(CaseResult result) {
        return switch (result.verdict().kind()) {
            case FAIL, EXPECTED_FAILURE -> ofFailure(result);
            case CRASH ->
                List.of(
                        "The program ends on this input: a length that is believed, or an exception that nobody catches.",
                        "Its standard error, if it wrote any, is the last thing that it said.");
            case HANG ->
                List.of(
                        "The driver waits for a real clock, a socket or a lock: time moves with clock.set and nowhere else.",
                        "The reply is written, but not flushed.");
            case CLOSED ->
                List.of("The driver ends its reading loop on an error, or at a line that is longer than its buffer.");
            case RUBBISH ->
                List.of(
                        "Something else is printed to standard output, such as a log line; it belongs to standard error.",
                        "The reply does not carry the id of its request, or one request is answered twice.");
            case INCONCLUSIVE -> List.of("The subject refuses too much: find out first why it refuses the twin.");
            case UNEXPECTED_PASS -> List.of("The failure that the baseline lists is repaired: take the entry out.");
            case PASS, NOT_APPLICABLE, COULD_NOT_RUN, EXCLUDED, KIT_FAULT -> List.of();
        };
    }

    private static List<String> ofFailure(CaseResult result) {
        Verdict verdict = result.verdict();
        Rule rule = result.planned().rules().get(0);
        if (result.planned().level() == Level.L2) {
            return ofCheck(verdict, rule);
        }
        List<String> causes = new ArrayList<>();
        if (verdict.at().endsWith("/verdict") && verdict.actual().contains("accepted")) {
            causes.add("The check of " + rule.id() + " is missing.");
            causes.add("The check is there, but a path around it leads to acceptance.");
        } else if (verdict.at().endsWith("/verdict")) {
            causes.add("A check is too strict: a limit is off by one, or an optional part is demanded.");
        } else if (verdict.at().endsWith("/rule")) {
            causes.add(otherRule(rule, verdict.actual()));
        } else if (verdict.actual().startsWith("unsupported")) {
            causes.add("The operation is not there yet: declare its capability when all of its operations are.");
        } else if (verdict.actual().startsWith("bad_request")) {
            causes.add(
                    "The driver demands an argument that is optional, or reads one in another form than chapter driver says.");
        } else if (verdict.actual().startsWith("internal")) {
            causes.add("The subject ended in an error of its own, an exception for instance, where a refusal was due.");
        } else if (verdict.text().contains("has not the shape")) {
            causes.add(
                    "A member of the result is missing or has another type; octets are lower-case hexadecimal digits.");
        } else if (Octets.areOctets(verdict.expected()) && Octets.areOctets(verdict.actual())) {
            causes.addAll(ofOctets(verdict));
        } else if (!result.transcript().isEmpty() && verdict.at().contains(" ms")) {
            causes.addAll(ofStep(verdict));
        }
        return causes;
    }

    /** A probe sees datagrams and silence, and no reasons. */
    private static List<String> ofCheck(Verdict verdict, Rule rule) {
        if (verdict.expected().equals("silence")) {
            return List.of(
                    "The check of " + rule.id() + " is missing, or something is sent before it.",
                    "The check is there, but what it refuses changes a session all the same.");
        }
        if (verdict.actual().startsWith("nothing")) {
            return List.of(
                    "The node refuses what is right: a check is too strict, or its keys are others. Its log may have the rule; 'symbolon tck' with a driver has it.",
                    "A timer of the node is late, or its datagram went to another address.");
        }
        if (verdict.expected().isEmpty()) {
            return List.of(
                    "What the node sends is not what " + rule.id() + " says: its octets are below, field by field.");
        }
        return List.of("The node reacts, but to another situation than this one: compare the last datagrams below with "
                + rule.id() + ".");
    }

    private static String otherRule(Rule right, String named) {
        String id = named.replace("\"", "");
        Optional<Rule> wrong = Rules.byId(id);
        if (wrong.isPresent() && wrong.get().chapter() == right.chapter()) {
            return "The checks of " + right.id() + " and " + id
                    + " stand in another order than the text of chapter "
                    + right.chapter().name().toLowerCase(Locale.ROOT) + " lists them.";
        }
        return "Another check comes first: " + id + " is looked at before " + right.id() + ".";
    }

    private static List<String> ofOctets(Verdict verdict) {
        String expected = Octets.digits(verdict.expected());
        String actual = Octets.digits(verdict.actual());
        int first = Octets.firstDifference(expected, actual);
        if (expected.length() != actual.length() && first >= Math.min(expected.length(), actual.length()) / 2) {
            return List.of("One is the beginning of the other: something at the end is missing, or is not cut off.");
        }
        return first == 0
                ? List.of(
                        "Another input: the label, the order of what is hashed, the octet order of a number, or another key.",
                        "The vector file has the intermediate values of this case under trace: the first that differs shows the step.")
                : List.of("The " + first
                        + " octets before the difference are right: look at the field in which it lies.");
    }

    private static List<String> ofStep(Verdict verdict) {
        List<String> causes = new ArrayList<>();
        if (verdict.actual().contains("dropped")) {
            causes.add("The subject refuses this input: the rule that it names says which check to look at.");
        }
        if (verdict.actual().equals("nothing")) {
            causes.add("The input is ignored, or a deadline is not handled at its own time.");
        }
        if (verdict.expected().equals("nothing")) {
            causes.add("Something is done too early, twice, or although nobody asked.");
        }
        if (causes.isEmpty()) {
            causes.add(
                    "Compare the two lists: what one of them lacks was forgotten, what it has more was not asked for.");
        }
        return causes;
    }
}
