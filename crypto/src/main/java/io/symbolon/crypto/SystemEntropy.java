package io.symbolon.crypto;

import io.symbolon.core.crypto.Entropy;
import java.security.SecureRandom;

/**
 * Randomness from the operating system (CNV-014). The only class that may ask the system for it: everything else draws
 * from the port, so that a run with scripted randomness is a run without chance. Safe for use by many threads.
 */
public final class SystemEntropy implements Entropy {
    private final SecureRandom random = new SecureRandom();

    @Override
    public void fill(byte[] octets, Purpose purpose) {
        random.nextBytes(octets);
    }
}
