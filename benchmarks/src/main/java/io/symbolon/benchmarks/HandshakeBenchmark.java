package io.symbolon.benchmarks;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.crypto.BouncyCastleSuite;
import io.symbolon.crypto.SystemEntropy;
import java.util.ArrayList;
import java.util.List;
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
    private static final CryptoSuite CRYPTO = new BouncyCastleSuite();
    private static final Entropy ENTROPY = new SystemEntropy();

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

    /** What the primitives of both sides work on: other keys and another message in every invocation. */
    @State(Scope.Thread)
    public static class Keys {
        private Side opener;
        private Side answerer;

        @Setup(Level.Invocation)
        public void begin() {
            opener = new Side();
            answerer = new Side();
        }
    }

    /** One side's own keys, and what its peer has sent. */
    private static final class Side {
        private final SigningKey own = newKey();
        private final Secret sessionSecret = ENTROPY.drawSecret(Entropy.Purpose.SESSION_SECRET);
        private final PublicKey peer;
        private final AgreementKey peerSession =
                CRYPTO.agreementKey(ENTROPY.drawSecret(Entropy.Purpose.SESSION_SECRET));
        private final Bytes message = Bytes.concat(ENTROPY.draw(Entropy.Purpose.UUID), Bytes.zeros(184));
        private final Bytes signature;

        private Side() {
            SigningKey peersKey = newKey();
            peer = peersKey.publicKey();
            signature = CRYPTO.sign(peersKey, message);
        }

        private static SigningKey newKey() {
            return SigningKey.of(ENTROPY.drawSecret(Entropy.Purpose.SESSION_SECRET), CRYPTO);
        }
    }

    @Benchmark
    public int strangers(Strangers state) {
        return state.meeting.meet();
    }

    /** 2 key checks, and what acquaintances need. */
    @Benchmark
    public List<Object> strangersPrimitives(Keys keys) {
        List<Object> results = acquaintancesPrimitives(keys);
        results.add(CRYPTO.isStrictKey(keys.opener.peer));
        results.add(CRYPTO.isStrictKey(keys.answerer.peer));
        return results;
    }

    @Benchmark
    public int acquaintances(Acquaintances state) {
        return state.meeting.meet();
    }

    /** 2 base multiplications, 2 signatures, 2 strict verifications, 2 key conversions, 4 agreements. */
    @Benchmark
    public List<Object> acquaintancesPrimitives(Keys keys) {
        List<Object> results = new ArrayList<>();
        for (Side side : List.of(keys.opener, keys.answerer)) {
            results.add(CRYPTO.agreementKey(side.sessionSecret));
            results.add(CRYPTO.sign(side.own, side.message));
            results.add(CRYPTO.verify(side.peer, side.message, side.signature));
            results.add(CRYPTO.agree(side.own.agreementSecret(), CRYPTO.agreementKey(side.peer)));
            results.add(CRYPTO.agree(side.sessionSecret, side.peerSession));
        }
        return results;
    }

    /** What both Joins add: 2 signatures and 2 strict verifications. */
    List<Object> joinPrimitives(Keys keys) {
        List<Object> results = new ArrayList<>();
        for (Side side : List.of(keys.opener, keys.answerer)) {
            results.add(CRYPTO.sign(side.own, side.message));
            results.add(CRYPTO.verify(side.peer, side.message, side.signature));
        }
        return results;
    }
}
