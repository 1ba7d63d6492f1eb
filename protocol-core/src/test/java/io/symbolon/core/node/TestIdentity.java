package io.symbolon.core.node;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.testing.StandInSuite;
import io.symbolon.core.token.Extension;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.Kind;
import io.symbolon.core.token.TokenFields;
import io.symbolon.core.token.TokenSigner;
import io.symbolon.core.token.VerifiedToken;
import java.util.List;

/** Identities of the tests: each name has its key and uuid, and lasts 40 minutes from the beginning of virtual time. */
final class TestIdentity {
    private static final CryptoSuite SUITE = new StandInSuite();
    private static final long LIFE_MILLIS = 40 * 60_000;

    private TestIdentity() {}

    static Secret seed(String name) {
        return Secret.copyOf(SeededEntropy.octets(name + " identity"));
    }

    /** The token of an identity that names the node {@code named}. */
    static VerifiedToken naming(String name, Fingerprint named) {
        return token(name, List.of(new Extension(Extension.NODE_FINGERPRINT, named.octets())));
    }

    static VerifiedToken token(String name, List<Extension> extensions) {
        long now = VirtualTime.START.toEpochMilli();
        TokenFields fields = new TokenFields(
                1,
                Kind.IDENTITY.number(),
                SeededEntropy.octets(name + " identity uuid").slice(0, 16),
                Bytes.EMPTY,
                Bytes.EMPTY,
                Bytes.EMPTY,
                name,
                Bytes.EMPTY,
                now,
                now,
                now + LIFE_MILLIS,
                extensions);
        return new TokenSigner(SUITE)
                .sign(fields, SigningKey.of(seed(name), SUITE))
                .value();
    }
}
