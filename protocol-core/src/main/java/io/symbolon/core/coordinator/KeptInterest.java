package io.symbolon.core.coordinator;

import io.symbolon.core.interest.Interest;
import io.symbolon.core.interest.InterestKey;
import io.symbolon.core.interest.Matching;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Message;
import java.time.Instant;
import java.util.Optional;

/** An interest that a coordinator keeps. */
final class KeptInterest {
    private final Interest interest;
    private final Optional<Fingerprint> realm;
    private final Message.Match told;

    /** What the peer admitted with {@code identity}, its party (COO-004), has brought. */
    KeptInterest(Interest interest, ProvedIdentity identity) {
        this.interest = interest;
        this.realm = identity.realm();
        // [COO-010] as it was published, and the identity as it joined
        this.told = new Message.Match(interest.signedToken(), identity.token().signedToken());
    }

    Interest interest() {
        return interest;
    }

    /** What it speaks of. */
    InterestKey key() {
        return interest.key();
    }

    /** The peer that brought it. */
    Fingerprint node() {
        return interest.node();
    }

    /** What others are told of it. */
    Message.Match told() {
        return told;
    }

    boolean matches(KeptInterest other, Instant now) {
        return Matching.matches(interest, realm, other.interest, other.realm, now);
    }

    /** Whether they match but for their thresholds. */
    boolean fits(KeptInterest other, Instant now) {
        return Matching.fits(interest, realm, other.interest, other.realm, now);
    }
}
