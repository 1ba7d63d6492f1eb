package io.symbolon.tck.simulation.crypto;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Another suite, counting and timing what is asked of it: how much of a run is cryptography, and how much is not. */
public final class CountedSuite implements CryptoSuite {
    private final CryptoSuite suite;
    private final LongSupplier nanoClock;
    private final long[] counts = new long[Operation.values().length];
    private final long[] nanos = new long[Operation.values().length];

    /** Counts what {@code suite} does; {@code nanoClock} only measures and decides nothing. */
    public CountedSuite(CryptoSuite suite, LongSupplier nanoClock) {
        this.suite = suite;
        this.nanoClock = nanoClock;
    }

    /** What was counted so far. */
    public Tally tally() {
        return new Tally(counts.clone(), nanos.clone());
    }

    @Override
    public PublicKey publicKey(Secret seed) {
        return counted(Operation.PUBLIC_KEY, () -> suite.publicKey(seed));
    }

    @Override
    public Bytes sign(SigningKey key, Bytes message) {
        return counted(Operation.SIGN, () -> suite.sign(key, message));
    }

    @Override
    public boolean isStrictKey(PublicKey key) {
        return counted(Operation.STRICT_KEY, () -> suite.isStrictKey(key));
    }

    @Override
    public boolean verify(PublicKey key, Bytes message, Bytes signature) {
        return counted(Operation.VERIFY, () -> suite.verify(key, message, signature));
    }

    @Override
    public AgreementKey agreementKey(Secret secret) {
        return counted(Operation.KEY_OF_SECRET, () -> suite.agreementKey(secret));
    }

    @Override
    public AgreementKey agreementKey(PublicKey key) {
        return counted(Operation.KEY_OF_KEY, () -> suite.agreementKey(key));
    }

    @Override
    public Secret agreementSecret(Secret seed) {
        return counted(Operation.SECRET_OF_SEED, () -> suite.agreementSecret(seed));
    }

    @Override
    public Optional<Secret> agree(Secret secret, AgreementKey peer) {
        return counted(Operation.AGREE, () -> suite.agree(secret, peer));
    }

    @Override
    public Bytes hash(int lengthOctets, Bytes input) {
        return counted(Operation.HASH, () -> suite.hash(lengthOctets, input));
    }

    @Override
    public Secret keyedHash(Secret key, int lengthOctets, Bytes input) {
        return counted(Operation.KEYED_HASH, () -> suite.keyedHash(key, lengthOctets, input));
    }

    @Override
    public Bytes seal(Secret key, Bytes nonce, Bytes associated, Bytes plaintext) {
        return counted(Operation.SEAL, () -> suite.seal(key, nonce, associated, plaintext));
    }

    @Override
    public Optional<Bytes> open(Secret key, Bytes nonce, Bytes associated, Bytes sealed) {
        return counted(Operation.OPEN, () -> suite.open(key, nonce, associated, sealed));
    }

    private <R> R counted(Operation operation, Supplier<R> asked) {
        long begin = nanoClock.getAsLong();
        R result = asked.get();
        nanos[operation.ordinal()] += nanoClock.getAsLong() - begin;
        counts[operation.ordinal()]++;
        return result;
    }
}
