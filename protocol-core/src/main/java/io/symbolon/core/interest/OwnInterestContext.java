package io.symbolon.core.interest;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.token.Fingerprint;
import java.time.Instant;

/** What a node does for its own interests. */
public interface OwnInterestContext {
    /** Monotonic time. */
    long nowMillis();

    Instant wall();

    CryptoSuite crypto();

    /** Fresh octets for {@code purpose} (CNV-014). */
    Bytes draw(Entropy.Purpose purpose);

    /** A fresh secret for {@code purpose} (CNV-014). */
    Secret drawSecret(Entropy.Purpose purpose);

    /** The fingerprint of this node. */
    Fingerprint own();

    /** The fingerprint of the identity that it joins with. */
    Fingerprint issuer();

    /** The key of that identity. */
    SigningKey identityKey();

    /** {@code interest} has something newer to be published: it was declared, renewed or withdrawn. */
    void signed(OwnInterest interest);

    /** How many messages are taken or given under {@code interest} at the moment. */
    int current(OwnInterest interest);

    /** {@code interest} is withdrawn, and nothing is left to be said of it. */
    void forgotten(OwnInterest interest);
}
