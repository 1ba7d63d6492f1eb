package io.symbolon.tck.simulation.adversary;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.token.Extension;
import io.symbolon.core.token.Kind;
import io.symbolon.core.token.NodeToken;
import io.symbolon.core.token.TokenFields;
import io.symbolon.core.token.TokenSigner;
import java.util.List;
import java.util.SplittableRandom;

/** Makes what an adversary can make without anybody's help: keys, and valid tokens that say whatever it likes. */
final class Forgery {
    private static final long LIFETIME_MILLIS = 43_200_000;

    private final CryptoSuite crypto;
    private final SplittableRandom random;

    Forgery(CryptoSuite crypto, SplittableRandom random) {
        this.crypto = crypto;
        this.random = random;
    }

    /** {@code count} octets of the seed's choice. */
    Bytes octets(int count) {
        byte[] octets = new byte[count];
        random.nextBytes(octets);
        return Bytes.wrap(octets);
    }

    /** A key of the seed's choice. */
    SigningKey signingKey() {
        return SigningKey.of(Secret.copyOf(octets(32)), crypto);
    }

    /** A valid token of a node that nobody runs, which says that it can be reached at {@code address}. */
    NodeToken inventedToken(Endpoint address, long wallMillis) {
        return nodeToken(signingKey(), address, octets(32), wallMillis);
    }

    /** The token of the node with {@code key}, issued at {@code wallMillis}. */
    NodeToken nodeToken(SigningKey key, Endpoint address, Bytes sessionKey, long wallMillis) {
        TokenFields fields = new TokenFields(
                1,
                Kind.NODE.number(),
                key.publicKey().octets().slice(0, 16),
                Bytes.EMPTY,
                Bytes.EMPTY,
                Bytes.EMPTY,
                "urn:symbolon:adversary",
                Bytes.EMPTY,
                wallMillis,
                wallMillis,
                wallMillis + LIFETIME_MILLIS,
                List.of(
                        new Extension(
                                Extension.HOSTNAME,
                                Bytes.ofUtf8(address.address().toString())),
                        new Extension(Extension.PORT, Bytes.ofBigEndian(address.port(), 2)),
                        new Extension(Extension.SESSION_KEY, sessionKey)));
        return (NodeToken) new TokenSigner(crypto).sign(fields, key).value();
    }
}
