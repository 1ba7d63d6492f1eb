package io.symbolon.benchmarks;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.crypto.BouncyCastleSuite;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Each expensive primitive by itself, as the suite gives it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PrimitivesBenchmark {
    private final CryptoSuite crypto = new BouncyCastleSuite();
    private final SigningKey signingKey = SigningKey.of(Secret.owning(new byte[32]), crypto);
    private final PublicKey key = signingKey.publicKey();
    private final Secret agreementSecret = signingKey.agreementSecret();
    private final AgreementKey agreementKey = crypto.agreementKey(key);
    private final Bytes message = Bytes.zeros(200);
    private final Bytes signature = crypto.sign(signingKey, message);

    /** Ed25519 over 200 octets, about as many as a token has. */
    @Benchmark
    public Bytes sign() {
        return crypto.sign(signingKey, message);
    }

    /** Ed25519, with the check of R that strictness adds; the key is taken as checked. */
    @Benchmark
    public boolean strictVerify() {
        return crypto.verify(key, message, signature);
    }

    /** Canonical, on the curve, of prime order. */
    @Benchmark
    public boolean keyCheck() {
        return crypto.isStrictKey(key);
    }

    /** An X25519 public key from its secret. */
    @Benchmark
    public AgreementKey baseMultiplication() {
        return crypto.agreementKey(agreementSecret);
    }

    /** The X25519 form of an Ed25519 public key. */
    @Benchmark
    public AgreementKey keyConversion() {
        return crypto.agreementKey(key);
    }

    /** One agreement. */
    @Benchmark
    public Optional<Secret> x25519() {
        return crypto.agree(agreementSecret, agreementKey);
    }
}
