package io.symbolon.core.testing;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * {@link JdkSuite} for the many tests of the core: what that computes in big integers, because the JDK has it not, is
 * Bouncy Castle's here, some hundred times faster.
 */
public final class QuickSuite extends JdkSuite {
    @Override
    boolean isOfPrimeOrder(Bytes encoded) {
        return Ed25519.validatePublicKeyFull(encoded.toArray(), 0);
    }

    @Override
    public Bytes hash(int lengthOctets, Bytes input) {
        return digest(new Blake2bDigest(lengthOctets * 8), input);
    }

    @Override
    public Secret keyedHash(Secret key, int lengthOctets, Bytes input) {
        return Secret.copyOf(key.use(octets -> digest(new Blake2bDigest(octets, lengthOctets, null, null), input)));
    }

    private static Bytes digest(Blake2bDigest digest, Bytes input) {
        byte[] result = new byte[digest.getDigestSize()];
        digest.update(input.toArray(), 0, input.length());
        digest.doFinal(result, 0);
        return Bytes.wrap(result);
    }
}
