package io.symbolon.core.boundary;

/** What became of a message for one party (MSG-018). */
public enum Settlement {
    /** It was sent; no acknowledgement was asked for. */
    SENT,
    /** The party's node has taken it. */
    BY_NODE,
    /** The party's application has handled it. */
    BY_APPLICATION,
    /** Its time ended before a receipt came. */
    EXPIRED
}
