package io.symbolon.core.boundary;

/** What the application says to a question. */
public enum Decision {
    GRANTED,
    DENIED,
    /** Not now: whoever asks may ask again. */
    DEFERRED
}
