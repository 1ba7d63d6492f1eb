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
    LISTENER_FAILURES,
    /** Questions of the engine to the application (JON-008, JON-026, RLM-010). */
    QUESTIONS,
    /** Questions that the policy did not decide: it threw, or there was no room for it to run. */
    POLICY_FAILURES,
    /** Decisions that came after their question had counted as deferred (JON-017). */
    DECISIONS_TOO_LATE,
    /** Refusals of our Joins by peers, deferrals among them (JON-024). */
    JOINS_REFUSED,
    /** Peers that became joined (JON-028). */
    PEERS_JOINED,
    /** Peers that are no longer joined. */
    PEERS_PARTED,
    /** Parties of own interests that were granted (COO-022). */
    PARTIES_GRANTED,
    /** Parties of own interests that have ended (COO-023). */
    PARTIES_ENDED,
    /** Messages that the application gave to be sent. */
    MESSAGES_SUBMITTED,
    /** Of these, those that a party at least has acknowledged as they asked. */
    MESSAGES_DELIVERED,
    /** Of these, those that were refused, or acknowledged by nobody in their time. */
    MESSAGES_NOT_DELIVERED,
    /** Messages that were taken for the application (MSG-012). */
    MESSAGES_RECEIVED,
    /** Messages that their handler did not handle: it threw, or its executor did not run it. */
    HANDLER_FAILURES
}
