package io.symbolon.tck.simulation;

import io.symbolon.core.boundary.Input;

/**
 * How much a node sends in each virtual second, compared with what it was given in it. News goes to at most 8 peers
 * (OVL-011, OVL-012) and nothing else multiplies, so this is far above what the rules allow and far below a flood.
 */
final class Traffic {
    private static final int A_SECOND = 200;
    private static final int AN_INPUT = 12;
    private static final int A_SESSION = 4;

    private long second = -1;
    private long inputs;
    private long sent;

    /** Whether the node has sent more than its bound, with {@code sending} datagrams in this step. */
    boolean isTooMuch(Step step, int sending) {
        long now = step.atMillis() / 1_000;
        if (now != second) {
            second = now;
            inputs = 0;
            sent = 0;
        }
        if (!(step.input() instanceof Input.DeadlineReached)) inputs++;
        sent += sending;
        long withoutSessions = A_SECOND + AN_INPUT * inputs;
        return sent > withoutSessions
                && sent
                        > withoutSessions
                                + A_SESSION * (long) step.node().counts().sessions();
    }
}
