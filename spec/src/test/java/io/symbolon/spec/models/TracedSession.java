package io.symbolon.spec.models;

/**
 * A session in a trace.
 *
 * @param first the token of node 1
 * @param second the token of node 2
 * @param id 16 lower-case hex digits, whose order decides ranks that are equal otherwise; of a candidate whose id was
 *     never seen, any text of its own
 */
public record TracedSession(TracedToken first, TracedToken second, String id) {
    public TracedSession {
        if (first.node() != 1 || second.node() != 2) {
            throw new IllegalArgumentException("a session has a token of node 1 and one of node 2");
        }
    }
}
