package io.symbolon.tck.fuzz;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.testing.StandInSuite;
import java.util.Optional;

/**
 * A suite that refuses nothing, so that a fuzzer comes to what stands behind keys: every signature verifies, sealing
 * adds 16 zero octets, opening takes 16 octets away.
 */
final class OpenSuite extends StandInSuite {
    static final CryptoSuite INSTANCE = new OpenSuite();
    static final Bytes TAG = Bytes.zeros(16);

    private static final Bytes SIGNATURE = Bytes.zeros(64);

    private OpenSuite() {}

    @Override
    public Bytes sign(SigningKey key, Bytes message) {
        return SIGNATURE;
    }

    @Override
    public boolean isStrictKey(PublicKey key) {
        return true;
    }

    @Override
    public boolean verify(PublicKey key, Bytes message, Bytes signature) {
        return true;
    }

    @Override
    public Bytes seal(Secret key, Bytes nonce, Bytes associated, Bytes plaintext) {
        return Bytes.concat(plaintext, TAG);
    }

    @Override
    public Optional<Bytes> open(Secret key, Bytes nonce, Bytes associated, Bytes sealed) {
        return sealed.length() < TAG.length()
                ? Optional.empty()
                : Optional.of(sealed.slice(0, sealed.length() - TAG.length()));
    }
}
