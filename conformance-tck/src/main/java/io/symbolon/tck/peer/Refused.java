package io.symbolon.tck.peer;

import io.symbolon.spec.Rule;

/** The peer can not go on with what the subject sent: the rule that it breaks, and how. */
public final class Refused extends RuntimeException {
    private final Rule rule;

    Refused(Rule rule, String how) {
        super(how);
        this.rule = rule;
    }

    public Rule rule() {
        return rule;
    }
}
