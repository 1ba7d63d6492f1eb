package io.symbolon.tck.probe;

import io.symbolon.spec.Breach;
import io.symbolon.spec.Rule;
import io.symbolon.spec.Rules;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules that no probe shows, and why not. The kit with a driver does ({@code symbolon tck}). */
public final class Unseen {
    private Unseen() {}

    /** Why each rule that no check of either role names is not seen, in the order of the specification. */
    public static Map<Rule, String> rules() {
        Set<Rule> named =
                Probe.cases().stream().flatMap(one -> one.rules().stream()).collect(Collectors.toSet());
        Map<Rule, String> unseen = new LinkedHashMap<>();
        Rules.all().stream().filter(rule -> !named.contains(rule)).forEach(rule -> unseen.put(rule, reason(rule)));
        return unseen;
    }

    private static String reason(Rule rule) {
        if (rule.breach() == Breach.CALLER) {
            return "binds the node's own caller; nothing of it is on a wire";
        }
        return switch (rule.chapter()) {
            case CONVENTIONS -> "is about what happens inside, or shows only through other rules";
            case TOKEN -> "is about tokens or uses that no handshake shows";
            case FRAMING, HANDSHAKE, SESSION ->
                "shows inside the node, in its memory, after hours, or under a load that a probe does not make";
            case JOIN -> "depends on what the target's application decides, or takes minutes";
            case OVERLAY, REALM, INTEREST, COORDINATOR, MESSAGE -> "comes after admission, which the target decides";
            case DRIVER -> "binds a driver, and a probe has none";
        };
    }
}
