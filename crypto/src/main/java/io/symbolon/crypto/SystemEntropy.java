package io.symbolon.crypto;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.crypto.Secret;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;

/**
 * Randomness from the operating system (CNV-014). The only class that may ask the system for it: everything else draws
 * from the port, so that a run with scripted randomness is a run without chance. Safe for use by many threads.
 */
public final class SystemEntropy implements Entropy {
    private static final int TESTED_BLOCKS = 16;
    private static final int BLOCK_OCTETS = 16;

    private final SecureRandom random;

    /** @throws IllegalStateException if the source of the system stands still */
    public SystemEntropy() {
        this(new SecureRandom());
    }

    SystemEntropy(SecureRandom random) {
        this.random = random;
        demandItMoves();
    }

    @Override
    public void fill(byte[] octets, Purpose purpose) {
        random.nextBytes(octets);
    }

    /** A fresh secret that no message carries: a seed. */
    public Secret drawSeed() {
        byte[] seed = new byte[32];
        random.nextBytes(seed);
        return Secret.owning(seed);
    }

    /** Octets for a file that nobody sends: a salt. */
    public Bytes drawSalt(int lengthOctets) {
        byte[] salt = new byte[lengthOctets];
        random.nextBytes(salt);
        return Bytes.wrap(salt);
    }

    /** [CNV-014] no node starts on a source that repeats itself: two equal blocks of 16 octets are no chance. */
    private void demandItMoves() {
        Set<Bytes> blocks = new HashSet<>();
        for (int i = 0; i < TESTED_BLOCKS; i++) {
            byte[] block = new byte[BLOCK_OCTETS];
            random.nextBytes(block);
            blocks.add(Bytes.wrap(block));
        }
        if (blocks.size() < TESTED_BLOCKS) {
            throw new IllegalStateException("the random source of this system repeats itself (CNV-014)");
        }
    }
}
