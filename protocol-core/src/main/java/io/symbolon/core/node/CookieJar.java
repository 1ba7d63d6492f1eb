package io.symbolon.core.node;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.address.IpAddress;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.bytes.LabelledInput;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Secret;
import java.util.Arrays;

/**
 * Makes and checks cookies, and remembers none (HSK-023): first 16 octets of BLAKE2b-256(key = cookie secret;
 * L("symbolon/1 cookie") || u64(epoch) || V(address) || u16(port) || nonce).
 */
public final class CookieJar {
    private static final long EPOCH_MILLIS = 60_000;
    private static final int COOKIE_OCTETS = 16;

    private final CryptoSuite crypto;
    private final Secret secret;

    /** A jar under {@code secret}, 32 octets. */
    public CookieJar(CryptoSuite crypto, Secret secret) {
        this.crypto = crypto;
        this.secret = secret;
    }

    /** The cookie, 16 octets, for an initiation with {@code nonce} from {@code source} at {@code monotonicMillis}. */
    public Bytes cookie(Endpoint source, Bytes nonce, long monotonicMillis) {
        return ofEpoch(source, nonce, monotonicMillis / EPOCH_MILLIS);
    }

    /** Whether {@code cookie} was made for these in this epoch or the last. */
    public boolean isValid(Bytes cookie, Endpoint source, Bytes nonce, long monotonicMillis) {
        if (cookie.length() != COOKIE_OCTETS) return false;
        long epoch = monotonicMillis / EPOCH_MILLIS;
        return cookie.equalsConstantTime(ofEpoch(source, nonce, epoch))
                || epoch > 0 && cookie.equalsConstantTime(ofEpoch(source, nonce, epoch - 1));
    }

    /** Erases the secret; there are no cookies any more. */
    void destroy() {
        secret.destroy();
    }

    private Bytes ofEpoch(Endpoint source, Bytes nonce, long epoch) {
        Bytes input = LabelledInput.of("symbolon/1 cookie")
                .u64(epoch)
                .variable(IpAddress.ofSocket(source.address().octets()).octets()) // mapped counts as IPv4
                .u16(source.port())
                .fixed(nonce)
                .toBytes();
        Secret whole = crypto.keyedHash(secret, 32, input);
        try {
            return whole.use(octets -> Bytes.wrap(Arrays.copyOf(octets, COOKIE_OCTETS)));
        } finally {
            whole.destroy();
        }
    }
}
