package io.symbolon.core.session;

/**
 * The bounds of chapter conventions that a node keeps. A node of the mesh runs with {@link #SPECIFIED}; others serve to
 * reach a bound in a test.
 *
 * @param attempts HSK-029
 * @param candidatesOfOneFingerprint HSK-018
 * @param candidates HSK-019
 * @param candidatesUnderLoad HSK-021
 * @param openingsUnderLoad HSK-021, within 1000 ms
 * @param openingsOfOneBlockUnderLoad HSK-021, within one second
 * @param openingsASecond HSK-026
 * @param openingsASecondOfOneBlock HSK-026
 * @param peers with accepted sessions, SES-025
 * @param sessionsOfOnePeer SES-013
 * @param denied TOK-031
 * @param rekeyAfterFrames SES-019
 */
public record Limits(
        int attempts,
        int candidatesOfOneFingerprint,
        int candidates,
        int candidatesUnderLoad,
        int openingsUnderLoad,
        int openingsOfOneBlockUnderLoad,
        int openingsASecond,
        int openingsASecondOfOneBlock,
        int peers,
        int sessionsOfOnePeer,
        int denied,
        long rekeyAfterFrames) {
    /** What the specification says. */
    public static final Limits SPECIFIED = new Limits(256, 4, 4096, 3072, 50, 5, 200, 20, 2048, 3, 4096, 1L << 32);
}
