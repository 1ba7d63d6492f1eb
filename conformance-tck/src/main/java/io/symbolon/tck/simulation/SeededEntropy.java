package io.symbolon.tck.simulation;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Entropy;
import java.util.SplittableRandom;

/** Entropy that a seed decides: for simulations only, since who knows the seed knows everything drawn. */
public final class SeededEntropy implements Entropy {
    private final SplittableRandom random;

    public SeededEntropy(SplittableRandom random) {
        this.random = random;
    }

    @Override
    public Bytes draw(Purpose purpose) {
        byte[] octets = new byte[purpose.lengthOctets()];
        random.nextBytes(octets);
        return Bytes.wrap(octets);
    }
}
