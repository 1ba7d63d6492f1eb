package io.symbolon.core.boundary;

/** What the application made of a delivered message. */
public enum Handling {
    TAKEN,
    /** It could not: no receipt by the application is sent (MSG-013). */
    FAILED
}
