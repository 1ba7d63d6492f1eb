package io.symbolon.tck.explain;

import io.symbolon.spec.Rule;

/** What a rule that is not kept looks like from outside, by what its breach leads to. */
final class Breaches {
    private Breaches() {}

    /** What has to follow when somebody breaks the rule. */
    static String follows(Rule rule) {
        return switch (rule.breach()) {
            case DROP -> "nothing is sent and nothing is remembered; the refusal names the rule";
            case COOKIE -> "a cookie goes to the source, nothing is remembered; the refusal names the rule";
            case NACK -> "a Nack goes out in the session; the refusal names the rule";
            case END -> "the session ends, naming the rule";
            case CALLER -> "the caller gets the error, naming the rule; nothing is sent";
            case OWN -> "it binds what an implementation does by itself; whoever looks at it sees the breach";
            case DEFINITION -> "it fixes a value; whoever computes another one is not understood";
        };
    }

    /** Where to look first when a case of the rule fails. */
    static String likelyCause(Rule rule) {
        return switch (rule.breach()) {
            case DROP ->
                "the check of " + rule.id() + " is missing, stands after another one that refuses first, or"
                        + " something is sent or kept before it";
            case COOKIE ->
                "the check of " + rule.id() + " stands after an expensive one, or the cookie is not asked for"
                        + " where it has to be";
            case NACK ->
                "the check of " + rule.id() + " is missing, or its refusal drops in silence instead of"
                        + " answering with a Nack";
            case END -> "the session lives on after " + rule.id() + " was broken, or it ends for another reason first";
            case CALLER -> "the call goes through, or it sends before it checks " + rule.id();
            case OWN -> "the node does something else, or at another time, than " + rule.id() + " says";
            case DEFINITION ->
                "a value is computed over other octets, in another order or with another label than " + rule.id()
                        + " says";
        };
    }
}
