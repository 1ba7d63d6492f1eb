package io.symbolon.benchmarks;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.crypto.BouncyCastleSuite;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The work of both sides of one handshake through {@code Node.handle}: initiation, answer, and a challenge and
 * a response of each side, with fresh session keys, nonces and tokens.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HandshakeBenchmark {
    /** Two nodes that have never met: each checks the other's key. */
    @State(Scope.Thread)
    public static class Strangers {
        private Meeting meeting;

        @Setup(Level.Invocation)
        public void begin() {
            meeting = new Meeting();
        }
    }

    /** Two nodes that have met and parted: each remembers the other's key as checked (TOK-029). */
    @State(Scope.Thread)
    public static class Acquaintances {
        private Meeting meeting;

        @Setup(Level.Trial)
        public void begin() {
            meeting = new Meeting();
            meeting.meet();
            meeting.part();
        }

        @TearDown(Level.Invocation)
        public void end() {
            meeting.part();
        }
    }

    /** What the primitives work on. */
    @State(Scope.Thread)
    public static class Keys {
        private final CryptoSuite crypto = new BouncyCastleSuite();
        private final SigningKey signingKey = SigningKey.of(Secret.owning(new byte[32]), crypto);
        private final PublicKey key = signingKey.publicKey();
        private final Secret secret = signingKey.agreementSecret();
        private final Bytes message = Bytes.zeros(200);
        private final Bytes signature = crypto.sign(signingKey, message);
    }

    @Benchmark
    public int strangers(Strangers state) {
        return state.meeting.meet();
    }

    /** 2 key checks, and what acquaintances need. */
    @Benchmark
    public void strangersPrimitives(Keys keys, Blackhole sink) {
        for (int side = 0; side < 2; side++) {
            sink.consume(keys.crypto.isStrictKey(keys.key));
        }
        acquaintancesPrimitives(keys, sink);
    }

    @Benchmark
    public int acquaintances(Acquaintances state) {
        return state.meeting.meet();
    }

    /** 2 base multiplications, 2 signatures, 2 strict verifications, 2 key conversions, 4 agreements. */
    @Benchmark
    public void acquaintancesPrimitives(Keys keys, Blackhole sink) {
        for (int side = 0; side < 2; side++) {
            sink.consume(keys.crypto.agreementKey(keys.secret));
            sink.consume(keys.crypto.sign(keys.signingKey, keys.message));
            sink.consume(keys.crypto.verify(keys.key, keys.message, keys.signature));
            AgreementKey converted = keys.crypto.agreementKey(keys.key);
            sink.consume(keys.crypto.agree(keys.secret, converted));
            sink.consume(keys.crypto.agree(keys.secret, converted));
        }
    }
}
