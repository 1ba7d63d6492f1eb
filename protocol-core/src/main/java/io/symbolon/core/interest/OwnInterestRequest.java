package io.symbolon.core.interest;

import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.InterestTerms.Acknowledgement;
import io.symbolon.core.token.InterestTerms.ExchangeKind;
import io.symbolon.core.token.InterestTerms.Role;
import java.util.Optional;

/**
 * An interest that the application wants this node to declare.
 *
 * @param interest chosen by the caller, and the name of this interest from then on
 * @param acknowledgement that the sender asks for; none for a receiver (INT-007)
 * @param audience an identity, a realm, or anybody (INT-004)
 * @param maximumThreshold messages in all that the application takes before it has handled them, or gives, 1 to 1024
 * @param lifetimeMillis of each signed interest, 60 000 to 600 000
 */
public record OwnInterestRequest(
        long interest,
        SubjectHash subject,
        Role role,
        ExchangeKind exchange,
        Acknowledgement acknowledgement,
        Optional<Fingerprint> audience,
        int maximumThreshold,
        long lifetimeMillis) {}
