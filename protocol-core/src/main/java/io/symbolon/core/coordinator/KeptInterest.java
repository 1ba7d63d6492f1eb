package io.symbolon.core.coordinator;

import io.symbolon.core.interest.Interest;
import io.symbolon.core.interest.InterestKey;
import io.symbolon.core.interest.Matching;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Message;
import java.time.Instant;

/**
 * An interest that a coordinator keeps.
 *
 * @param publisher who brought it: its party (COO-004)
 */
record KeptInterest(Interest interest, Publisher publisher) {
    /** What it speaks of. */
    InterestKey key() {
        return interest.key();
    }

    /** The peer that brought it. */
    Fingerprint node() {
        return interest.node();
    }

    /** [COO-010] as it was published, and the identity as it joined. */
    Message.Match told() {
        return new Message.Match(interest.signedToken(), publisher.identity().signedToken());
    }

    boolean matches(KeptInterest other, Instant now) {
        return Matching.matches(interest, publisher.realm(), other.interest, other.publisher.realm(), now);
    }

    /** Whether they match but for their thresholds. */
    boolean fits(KeptInterest other, Instant now) {
        return Matching.fits(interest, publisher.realm(), other.interest, other.publisher.realm(), now);
    }
}
