package io.symbolon.tck.simulation;

import io.symbolon.core.crypto.Entropy;
import java.util.SplittableRandom;

/** Entropy that a seed decides: for simulations only, since who knows the seed knows everything drawn. */
public final class SeededEntropy implements Entropy {
    private final SplittableRandom random;

    public SeededEntropy(SplittableRandom random) {
        this.random = random;
    }

    @Override
    public void fill(byte[] octets, Purpose purpose) {
        random.nextBytes(octets);
    }
}
