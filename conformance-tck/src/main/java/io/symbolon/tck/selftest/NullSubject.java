package io.symbolon.tck.selftest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.DriverRule;
import io.symbolon.spec.Rule;
import io.symbolon.spec.Rules;
import io.symbolon.tck.driver.Capability;
import io.symbolon.tck.driver.DriverFault;
import io.symbolon.tck.driver.InProcessDriver;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.Reply;
import io.symbolon.tck.driver.Subject;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.CaseResult;
import io.symbolon.tck.suite.Progress;
import io.symbolon.tck.suite.Runner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A subject that does nothing of what the rules demand, but says hello, declares every capability and resets: it must not be
 * credited with a rule.
 *
 * @param done the rules that it really keeps
 * @param towards how it answers the requests of a case, which it may know
 */
public record NullSubject(String title, List<Rule> done, Function<Case, Subject> towards) {
    public NullSubject {
        done = List.copyOf(done);
    }

    /** All null subjects. */
    public static List<NullSubject> all() {
        return List.of(
                always("accepts everything", (op, args) -> new Reply.Result(agreeable())),
                new NullSubject(
                        "refuses everything, always by the rule that is asked about",
                        List.of(),
                        one -> (op, args) ->
                                new Reply.Result(refusalBy(one.rules().get(0)))),
                always("never answers", (op, args) -> {
                    throw new DriverFault(DriverFault.Kind.HUNG, "silence", "");
                }),
                always("returns its arguments", (op, args) -> new Reply.Result(args)),
                always("returns nothing", (op, args) -> new Reply.Result(Json.object())),
                always("fails", (op, args) -> {
                    throw new IllegalStateException("this subject fails");
                }),
                new NullSubject(
                        "supports nothing",
                        // it has answered unknown operations as a driver must
                        List.of(
                                DriverRule.ONE_REPLY_A_REQUEST,
                                DriverRule.UNKNOWN_IS_UNSUPPORTED,
                                DriverRule.STANDARD_OUTPUT_IS_THE_PROTOCOLS),
                        one -> (op, args) -> Reply.unsupported(op)));
    }

    private static NullSubject always(String title, Subject subject) {
        return new NullSubject(title, List.of(), one -> subject);
    }

    /** Asks it every case and says with which rules it would be credited. */
    public NullResult asked(List<Case> cases) {
        Map<String, Case> byId = cases.stream().collect(Collectors.toMap(Case::id, Function.identity()));
        List<CaseResult> results = new ArrayList<>();
        for (Case one : cases) {
            List<Case> plan = new ArrayList<>();
            one.twin().map(byId::get).ifPresent(plan::add);
            plan.add(one);
            Subject subject = new Polite(towards.apply(one));
            List<CaseResult> ofPlan = new Runner(() -> new InProcessDriver(subject), Progress.NONE)
                    .run(plan)
                    .results();
            results.add(ofPlan.get(ofPlan.size() - 1));
        }
        return new NullResult(this, results.size(), credited(results));
    }

    private static List<Rule> credited(List<CaseResult> results) {
        return Rules.all().stream()
                .filter(rule -> results.stream().anyMatch(result -> names(result, rule)))
                .filter(rule -> results.stream()
                        .filter(result -> names(result, rule))
                        .allMatch(result -> result.verdict().isPass()))
                .toList();
    }

    private static boolean names(CaseResult result, Rule rule) {
        return result.planned().rules().contains(rule);
    }

    /** Everything that an agreeable subject could say without knowing anything. */
    private static ObjectNode agreeable() {
        ObjectNode yes =
                Json.object().put("verdict", "accepted").put("valid", true).put("newer", "same");
        yes.putArray("fresh");
        yes.putArray("order");
        yes.putArray("events");
        yes.putNull("wake_at_ms");
        return yes;
    }

    private static ObjectNode refusalBy(Rule rule) {
        return Json.object().put("verdict", "refused").put("rule", rule.id()).put("valid", false);
    }

    /** Says hello, resets, says goodbye; everything else is for another to answer. */
    private record Polite(Subject rest) implements Subject {
        @Override
        public Reply answer(String op, ObjectNode args) {
            return switch (op) {
                case "hello" -> new Reply.Result(hello());
                case "reset", "bye" -> new Reply.Result(Json.object());
                default -> rest.answer(op, args);
            };
        }

        private static ObjectNode hello() {
            ObjectNode hello = Json.object()
                    .put("protocol", 1)
                    .put("name", "null")
                    .put("version", "1")
                    .put("language", "java");
            ArrayNode capabilities = hello.putArray("capabilities");
            for (Capability capability : Capability.values()) {
                capabilities.add(capability.wireName());
            }
            return hello;
        }
    }
}
