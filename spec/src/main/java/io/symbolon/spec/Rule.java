package io.symbolon.spec;

/**
 * One requirement of the specification. The sentence in {@code text/}, the guard, the refusal, the unit test, the
 * vector and the kit's verdict all name the same constant.
 */
public sealed interface Rule
        permits ConventionRule,
                TokenRule,
                FramingRule,
                HandshakeRule,
                SessionRule,
                JoinRule,
                OverlayRule,
                RealmRule,
                InterestRule,
                CoordinatorRule,
                MessageRule,
                DriverRule {
    /** The id, for ever: three letters, a hyphen, three digits. */
    String id();

    /** The name that stands beside the id in the text. */
    String name();

    /** What follows when the rule is broken. */
    Breach breach();

    /** The normative sentence, as in the text. */
    String sentence();

    /** The chapter that states the rule. */
    Chapter chapter();

    /** Why the rule exists, as in the text. */
    default String intent() {
        return chapter().text(this).intent();
    }

    /** Where the rule comes from, as in the text. */
    default String source() {
        return chapter().text(this).source();
    }
}
