package io.symbolon.core.session;

/** Whose initiation a session came from. It decides who joins first (JON-021) and how it is counted (OVL-006), and nothing in the key schedule. */
public enum OpenedBy {
    US,
    PEER
}
