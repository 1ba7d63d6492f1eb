package io.symbolon.tck.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.driver.Reply;
import java.util.Optional;

/** Compares what a subject answered with what a vector expects. */
public final class Judge {
    private Judge() {}

    /**
     * The verdict over one reply. It passes when every member of {@code expect} is in the result and equal; further
     * members of the result are ignored at the top level, and nowhere below.
     */
    public static Verdict judge(String op, ObjectNode expect, Reply reply) {
        if (reply instanceof Reply.Failure failure) {
            return Verdict.fail(inWords(op, failure), expect.toString(), failure.toString(), "");
        }
        ObjectNode members = ((Reply.Result) reply).members();
        Optional<Difference> difference = Difference.fromMembersOf(expect, members);
        if (difference.isEmpty()) {
            return Verdict.pass();
        }
        Difference first = difference.get();
        return Verdict.fail(
                inWords(op, expect, members, first),
                Difference.shown(first.expected()),
                Difference.shown(first.actual()),
                first.at());
    }

    private static String inWords(String op, Reply.Failure failure) {
        return switch (failure.kind()) {
            case UNSUPPORTED -> op + " belongs to a capability that is declared, and is answered unsupported";
            case BAD_REQUEST -> op + " is answered bad_request; the request has the shape that chapter driver demands";
            case INTERNAL -> op + " ended in an error inside the subject";
        };
    }

    private static String inWords(String op, ObjectNode expect, ObjectNode members, Difference first) {
        String verdict = expect.path("verdict").asText();
        String answered = members.path("verdict").asText();
        String rule = expect.path("rule").asText();
        String named = members.path("rule").asText();
        if (verdict.equals("refused") && answered.equals("accepted")) {
            return op + " accepts what " + rule + " refuses";
        }
        if (verdict.equals("accepted") && answered.equals("refused")) {
            return op + " refuses by " + named + " what is right";
        }
        if (verdict.equals("refused") && !rule.equals(named)) {
            return op + " refuses by " + named + ", but the broken rule is " + rule;
        }
        JsonNode missing = first.actual();
        return missing.isMissingNode()
                ? op + " does not give " + first.at()
                : op + " gives another value at " + first.at();
    }
}
