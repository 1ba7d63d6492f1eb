package io.symbolon.crypto;

import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.modes.ChaCha20Poly1305;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** ChaCha20-Poly1305 with a 12-octet nonce (RFC 8439, 2.8; CNV-008). */
final class ChaChaPoly {
    static final int KEY_OCTETS = 32;
    static final int NONCE_OCTETS = 12;
    static final int TAG_OCTETS = 16;

    private ChaChaPoly() {}

    /** Ciphertext, then tag. */
    static byte[] seal(byte[] key, byte[] nonce, byte[] associated, byte[] plaintext) {
        ChaCha20Poly1305 cipher = new ChaCha20Poly1305();
        cipher.init(true, parameters(key, nonce, associated));
        byte[] sealed = new byte[plaintext.length + TAG_OCTETS];
        int written = cipher.processBytes(plaintext, 0, plaintext.length, sealed, 0);
        try {
            cipher.doFinal(sealed, written);
        } catch (InvalidCipherTextException impossible) {
            throw new IllegalStateException("sealing checks no tag", impossible);
        }
        return sealed;
    }

    /**
     * Whether the tag of {@code sealed}, at least 16 octets, fits; only then does {@code scratch}, 16 octets shorter,
     * hold the plaintext, and otherwise zeros. The library decrypts before it has seen the tag, so {@code scratch} must
     * not be in anyone's sight until this returns.
     */
    static boolean open(byte[] key, byte[] nonce, byte[] associated, byte[] sealed, byte[] scratch) {
        ChaCha20Poly1305 cipher = new ChaCha20Poly1305();
        cipher.init(false, parameters(key, nonce, associated));
        boolean fits = false;
        try {
            int written = cipher.processBytes(sealed, 0, sealed.length, scratch, 0);
            cipher.doFinal(scratch, written);
            fits = true;
        } catch (InvalidCipherTextException tagDoesNotFit) {
            // An answer, not an error: forged and damaged datagrams are everyday business.
        } finally {
            if (!fits) {
                Arrays.fill(scratch, (byte) 0);
            }
        }
        return fits;
    }

    private static AEADParameters parameters(byte[] key, byte[] nonce, byte[] associated) {
        return new AEADParameters(new KeyParameter(key), TAG_OCTETS * Byte.SIZE, nonce, associated);
    }
}
