package io.symbolon.benchmarks;

import java.util.List;
import java.util.Optional;

/**
 * A bound that a benchmark has to keep.
 *
 * @param what in words
 * @param subject the benchmark, as Class.method
 * @param beside the benchmark of its primitives in the same class; none if the bound is a time
 * @param limit the largest ratio of both medians, or the largest median in nanoseconds
 * @param warmupSeconds until the compiler has seen the rarest method of it often enough
 */
record Threshold(String what, String subject, Optional<String> beside, double limit, int warmupSeconds) {
    /** The octets of a message, where a benchmark has that parameter. */
    static final String OCTETS = "1000";

    static final List<Threshold> ALL = List.of(
            ratio("handshake of strangers", "HandshakeBenchmark.strangers", "strangersPrimitives", 1.15, 20),
            ratio("seal 1000 octets", "SealOpenBenchmark.seal", "sealCipher", 1.25, 3),
            ratio("open 1000 octets", "SealOpenBenchmark.open", "openCipher", 1.25, 3),
            ratio(
                    "token, key remembered",
                    "TokenValidationBenchmark.keyRemembered",
                    "keyRememberedPrimitives",
                    1.15,
                    5),
            time("decode a handshake frame", "FrameDecodeBenchmark.handshake"),
            time("decode a sealed frame", "FrameDecodeBenchmark.sealed"));

    private static Threshold ratio(String what, String subject, String beside, double limit, int warmupSeconds) {
        String type = subject.substring(0, subject.indexOf('.') + 1);
        return new Threshold(what, subject, Optional.of(type + beside), limit, warmupSeconds);
    }

    private static Threshold time(String what, String subject) {
        return new Threshold(what, subject, Optional.empty(), 1000, 3);
    }

    boolean isKeptBy(double figure) {
        return figure <= limit;
    }

    /** A figure of this kind, for people. */
    String text(double figure) {
        return beside.isPresent() ? String.format("%.3f", figure) : String.format("%.0f ns", figure);
    }
}
