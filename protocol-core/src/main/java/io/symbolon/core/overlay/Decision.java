package io.symbolon.core.overlay;

/** What to do with a node that others told of (OVL-009). */
public enum Decision {
    /** Contact it. */
    JOIN,
    /** Tell others of it. */
    FORWARD,
    /** Neither. */
    IGNORE
}
