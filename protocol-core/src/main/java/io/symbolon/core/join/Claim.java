package io.symbolon.core.join;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.VerifiedToken;
import java.util.Optional;

/** The evidence that a Join holds: only {@link JoinCheck} makes one. */
public final class Claim {
    private final VerifiedToken identity;
    private final Bytes octets;
    private final Optional<Fingerprint> realm;

    Claim(VerifiedToken identity, Bytes octets, Optional<Fingerprint> realm) {
        this.identity = identity;
        this.octets = octets;
        this.realm = realm;
    }

    /** The identity: its own token, or the node token of the session. */
    public VerifiedToken identity() {
        return identity;
    }

    /** The realm that the identity proves (TOK-037). */
    public Optional<Fingerprint> realm() {
        return realm;
    }

    /** Whether the identity of a Join in the same session has the octets of this one (JON-007). */
    public boolean isOf(Bytes identityOctets) {
        return octets.equals(identityOctets);
    }

    /** Whether both claim the same identity, octet by octet; the node token, new in each handshake, by its fingerprint. */
    public boolean isSameAs(Claim other) {
        return octets.equals(other.octets) && identity.fingerprint().equals(other.identity.fingerprint());
    }
}
