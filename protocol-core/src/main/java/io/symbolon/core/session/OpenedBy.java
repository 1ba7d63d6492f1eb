package io.symbolon.core.session;

/** Whose initiation a session came from. It decides who joins first (JON-021), and nothing in the key schedule. */
enum OpenedBy {
    US,
    PEER
}
