package io.symbolon.benchmarks;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.token.Expectation;
import io.symbolon.core.token.Extension;
import io.symbolon.core.token.Kind;
import io.symbolon.core.token.Place;
import io.symbolon.core.token.TokenCodec;
import io.symbolon.core.token.TokenFields;
import io.symbolon.core.token.TokenSigner;
import io.symbolon.core.token.TokenValidator;
import io.symbolon.core.token.UnverifiedToken;
import io.symbolon.core.token.VerifiedToken;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.crypto.BouncyCastleSuite;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A node token in the place handshake, from its octets to the evidence that every rule holds. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TokenValidationBenchmark {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Expectation EXPECTATION = Expectation.of(Place.HANDSHAKE);

    private final CryptoSuite crypto = new BouncyCastleSuite();
    private final TokenValidator remembering = new TokenValidator(crypto);
    private Bytes signedToken;
    private PublicKey key;
    private Bytes signedMessage;
    private Bytes signature;

    @Setup
    public void begin() {
        TokenFields fields = new TokenFields(
                1,
                Kind.NODE.number(),
                Bytes.zeros(16),
                Bytes.EMPTY,
                Bytes.EMPTY,
                Bytes.EMPTY,
                "urn:symbolon:node:00000000000000000000000000000000",
                Bytes.EMPTY,
                NOW.toEpochMilli(),
                NOW.toEpochMilli(),
                NOW.toEpochMilli() + 43_200_000,
                List.of(new Extension(Extension.SESSION_KEY, Bytes.zeros(32))));
        VerifiedToken token = new TokenSigner(crypto)
                .sign(fields, SigningKey.of(Secret.owning(new byte[32]), crypto))
                .value();
        signedToken = token.signedToken();
        key = token.publicKey();
        UnverifiedToken parts = TokenCodec.decode(signedToken).value();
        signedMessage = TokenCodec.signedMessage(parts.token());
        signature = parts.signature();
        remembering.validate(signedToken, EXPECTATION, NOW).value();
    }

    /** A key that is seen for the first time. */
    @Benchmark
    public VerifiedToken firstTime() {
        return accepted(new TokenValidator(crypto));
    }

    /** Strict verification and key check. */
    @Benchmark
    public boolean firstTimePrimitives() {
        return crypto.isStrictKey(key) & crypto.verify(key, signedMessage, signature);
    }

    /** A key that is remembered as checked (TOK-029). */
    @Benchmark
    public VerifiedToken keyRemembered() {
        return accepted(remembering);
    }

    /** Strict verification. */
    @Benchmark
    public boolean keyRememberedPrimitives() {
        return crypto.verify(key, signedMessage, signature);
    }

    private VerifiedToken accepted(TokenValidator validator) {
        Verdict<VerifiedToken> verdict = validator.validate(signedToken, EXPECTATION, NOW);
        return verdict.value();
    }
}
