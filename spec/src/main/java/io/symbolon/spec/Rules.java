package io.symbolon.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All rules of the specification. */
public final class Rules {
    private static final List<Rule> ALL = collect();

    private Rules() {}

    /** Every rule, by chapter, in the order of the texts. */
    public static List<Rule> all() {
        return ALL;
    }

    /** The rule with this id, for instance {@code TOK-025}; empty if there is none. */
    public static Optional<Rule> byId(String id) {
        return ALL.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    private static List<Rule> collect() {
        List<Rule> rules = new ArrayList<>();
        for (Chapter chapter : Chapter.values()) {
            rules.addAll(chapter.rules());
        }
        return List.copyOf(rules);
    }
}
