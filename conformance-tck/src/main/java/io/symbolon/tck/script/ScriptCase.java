package io.symbolon.tck.script;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.Rule;
import io.symbolon.tck.driver.Capability;
import io.symbolon.tck.driver.Driver;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.peer.Refused;
import io.symbolon.tck.suite.Calls;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.verdict.CaseFailed;
import io.symbolon.tck.verdict.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A case in the making: what it is called, what it shows, why it matters; {@link #plays} makes the case. */
final class ScriptCase {
    private final String id;
    private final String title;
    private List<Rule> rules = List.of();
    private String why = "";
    private Optional<String> twin = Optional.empty();
    private Set<String> flags = Set.of();
    private final Set<Capability> needs = EnumSet.of(Capability.NODE);
    private List<Order> orders = List.of(Order.values());
    private Consumer<ObjectNode> subject = args -> {};

    private ScriptCase(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** A case with this id, for ever, and the situation that it shows. */
    static ScriptCase of(String id, String title) {
        return new ScriptCase(id, title);
    }

    /** The rules that a failure breaks, the one in question first. */
    ScriptCase shows(Rule... shown) {
        rules = List.of(shown);
        return this;
    }

    /** Why it matters: what goes wrong where this goes wrong. */
    ScriptCase because(String reason) {
        why = reason;
        return this;
    }

    /** The accepting case from which this one differs in its fault alone. */
    ScriptCase twin(String accepting) {
        twin = Optional.of(accepting);
        return this;
    }

    /** A word to select by. */
    ScriptCase flag(String flag) {
        flags = Set.of(flag);
        return this;
    }

    /** Looks into the subject: {@code node.inspect}. */
    ScriptCase inspects() {
        needs.add(Capability.INSPECT);
        return this;
    }

    /** The subject joins, with its node token as its identity. */
    ScriptCase joins() {
        needs.add(Capability.JOIN);
        return subject(args -> args.put("identity", "node"));
    }

    /** The subject joins and takes part in the overlay; it declares an address. */
    ScriptCase grows() {
        needs.add(Capability.JOIN);
        needs.add(Capability.ROUTING);
        needs.add(Capability.OVERLAY);
        return subject(args -> args.put("identity", "node")
                .put("grows", true)
                .put("hostname", SubjectNode.HOST)
                .put("port", SubjectNode.PORT));
    }

    /** The subject joins and takes part in the overlay; nobody can reach it but by the sessions that it has. */
    ScriptCase growsAsLeaf() {
        needs.add(Capability.JOIN);
        needs.add(Capability.ROUTING);
        needs.add(Capability.OVERLAY);
        return subject(args -> args.put("identity", "node").put("grows", true));
    }

    /** What else a subject has to be able to do. */
    ScriptCase needs(Capability... more) {
        needs.addAll(List.of(more));
        return this;
    }

    /** Played with a lower peer only: long, and the order of the fingerprints plays no part. */
    ScriptCase once() {
        orders = List.of(Order.PEER_IS_LOW);
        return this;
    }

    /** Further arguments of the subject's {@code node.create}. */
    ScriptCase subject(Consumer<ObjectNode> arguments) {
        subject = subject.andThen(arguments);
        return this;
    }

    /** The case, played with each order of the fingerprints. */
    Case plays(Script script) {
        return new Case(
                id,
                title,
                rules.get(0).chapter(),
                rules,
                twin,
                flags,
                needs,
                List.of("note    " + why),
                driver -> play(driver, script));
    }

    private Verdict play(Driver driver, Script script) {
        for (Order order : orders) {
            Calls.result(driver, "reset", Json.object());
            SubjectNode node = SubjectNode.create(driver, order, subject);
            try {
                script.play(node, node.peer());
            } catch (Refused refused) {
                throw new CaseFailed(Verdict.fail(
                        "the peer refuses what the subject sent",
                        refused.rule().id() + ": " + refused.rule().sentence(),
                        refused.getMessage(),
                        node.lastStep()));
            }
        }
        return Verdict.pass();
    }
}
