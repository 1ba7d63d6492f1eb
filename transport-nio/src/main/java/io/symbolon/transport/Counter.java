package io.symbolon.transport;

/** What a node counts, from its start. */
public enum Counter {
    /** Datagrams that the socket brought. */
    DATAGRAMS_RECEIVED,
    /** Datagrams that the socket took. */
    DATAGRAMS_SENT,
    /** Datagrams that it did not: refused by the system, or the queue was full. */
    DATAGRAMS_NOT_SENT,
    /** Datagrams from source port 0, to which nothing can be sent; the engine never sees them. */
    DATAGRAMS_WITHOUT_PORT,
    /** Inputs that the engine refused by a rule (CNV-010). */
    INPUTS_REFUSED,
    /** Attempts to receive that the system answered with an error. */
    RECEIVE_FAILURES,
    /** Commands of the application that the full queue did not take. */
    COMMANDS_REFUSED,
    /** Exceptions that listeners threw. */
    LISTENER_FAILURES
}
