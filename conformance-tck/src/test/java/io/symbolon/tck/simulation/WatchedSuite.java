package io.symbolon.tck.simulation;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.ForwardingSuite;
import io.symbolon.core.crypto.Secret;
import io.symbolon.crypto.BouncyCastleSuite;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/** The suite of the reference implementation, remembering which secrets it was lent. */
final class WatchedSuite extends ForwardingSuite {
    private final Set<Secret> agreementSecrets = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Secret> frameKeys = Collections.newSetFromMap(new IdentityHashMap<>());

    WatchedSuite() {
        super(new BouncyCastleSuite());
    }

    /** The X25519 secrets that took part in an agreement. */
    Set<Secret> agreementSecrets() {
        return agreementSecrets;
    }

    /** The keys that sealed or opened a frame. */
    Set<Secret> frameKeys() {
        return frameKeys;
    }

    @Override
    public Optional<Secret> agree(Secret secret, AgreementKey peer) {
        agreementSecrets.add(secret);
        return super.agree(secret, peer);
    }

    @Override
    public Bytes seal(Secret key, Bytes nonce, Bytes associated, Bytes plaintext) {
        frameKeys.add(key);
        return super.seal(key, nonce, associated, plaintext);
    }

    @Override
    public Optional<Bytes> open(Secret key, Bytes nonce, Bytes associated, Bytes sealed) {
        frameKeys.add(key);
        return super.open(key, nonce, associated, sealed);
    }
}
