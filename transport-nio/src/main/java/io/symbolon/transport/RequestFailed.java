package io.symbolon.transport;

import io.symbolon.spec.Rule;
import java.io.IOException;
import java.util.Optional;

/** A node could not do what its application asked for. The text says what and why. */
public final class RequestFailed extends IOException {
    private final transient Optional<Rule> rule;

    private RequestFailed(String text, Optional<Rule> rule) {
        super(text);
        this.rule = rule;
    }

    /** {@code what} did not happen, by {@code rule}. */
    static RequestFailed by(Rule rule, String what) {
        return new RequestFailed(what + ": " + rule.id() + " " + rule.name(), Optional.of(rule));
    }

    /** {@code what} did not happen, and no rule of the protocol says why. */
    static RequestFailed because(String what) {
        return new RequestFailed(what, Optional.empty());
    }

    /** The rule by which it ended, if it was one. */
    public Optional<Rule> rule() {
        return rule;
    }
}
