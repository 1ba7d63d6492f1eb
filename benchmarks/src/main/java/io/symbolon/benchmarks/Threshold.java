package io.symbolon.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.bouncycastle.crypto.InvalidCipherTextException;

/**
 * A bound that a benchmark has to keep. Each supplier prepares one run, which is not measured; the run is.
 *
 * @param what in words
 * @param subject what has the bound
 * @param primitives what the subject can not do without; none if the bound is a time
 * @param limit the largest ratio of both, or the largest time in nanoseconds
 * @param block how many runs are timed at once
 * @param warmups how many runs of the subject the compiler gets to see before; a method that runs once in each must be seen
 *     many thousand times
 */
record Threshold(
        String what,
        Supplier<Callable<?>> subject,
        Optional<Supplier<Callable<?>>> primitives,
        double limit,
        int block,
        int warmups) {

    static List<Threshold> all() throws InvalidCipherTextException {
        HandshakeBenchmark handshake = new HandshakeBenchmark();
        SealOpenBenchmark frames = SealOpenBenchmark.of(1000);
        TokenValidationBenchmark token = new TokenValidationBenchmark();
        token.begin();
        FrameDecodeBenchmark decoding = new FrameDecodeBenchmark();
        return List.of(
                time("decode a handshake frame", decoding::handshake, 5_000),
                time("decode a sealed frame", decoding::sealed, 5_000),
                ratio("seal 1000 octets", frames::seal, frames::sealCipher, 1.25, 500),
                ratio("open 1000 octets", frames::open, frames::openCipher, 1.25, 500),
                ratio("token, key remembered", token::keyRemembered, token::keyRememberedPrimitives, 1.15, 20),
                new Threshold(
                        "handshake of strangers",
                        () -> {
                            HandshakeBenchmark.Strangers strangers = new HandshakeBenchmark.Strangers();
                            strangers.begin();
                            return () -> handshake.strangers(strangers);
                        },
                        Optional.of(() -> {
                            HandshakeBenchmark.Keys keys = new HandshakeBenchmark.Keys();
                            keys.begin();
                            return () -> handshake.strangersPrimitives(keys);
                        }),
                        1.15,
                        5,
                        25_000));
    }

    private static Threshold ratio(String what, Callable<?> subject, Callable<?> primitives, double limit, int block) {
        return new Threshold(what, () -> subject, Optional.of(() -> primitives), limit, block, 600 * block);
    }

    private static Threshold time(String what, Callable<?> subject, int block) {
        return new Threshold(what, () -> subject, Optional.empty(), 1_000, block, 100 * block);
    }

    boolean isKeptBy(double figure) {
        return figure <= limit;
    }

    /** A figure of this kind, for people. */
    String text(double figure) {
        return primitives.isPresent() ? String.format("%.3f", figure) : String.format("%.0f ns", figure);
    }
}
