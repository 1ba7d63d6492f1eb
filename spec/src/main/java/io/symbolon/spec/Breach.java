package io.symbolon.spec;

/** What follows when a rule is broken (chapter conventions). */
public enum Breach {
    /** Nothing is sent, nothing is remembered; the refusal is observable inside the node. */
    DROP,
    /** As {@link #DROP}, but a cookie frame goes to the source. */
    COOKIE,
    /** As {@link #DROP}, but a Nack is sent in the session. */
    NACK,
    /** The session ends. */
    END,
    /** Our own caller gets the error; nothing is sent. */
    CALLER,
    /** The rule binds what an implementation itself does; the kit observes it. */
    OWN,
    /** The rule fixes a value; implementations that differ do not understand each other. */
    DEFINITION
}
