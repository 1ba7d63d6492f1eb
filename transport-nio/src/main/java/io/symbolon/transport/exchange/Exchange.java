package io.symbolon.transport.exchange;

import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.InterestTerms.ExchangeKind;
import java.util.Optional;

/**
 * Between whom messages of a subject go. Two parties match only if they say the same kind, and each fits the other's
 * audience.
 *
 * @param kind of exchange
 * @param audience an identity or a realm, and nobody else; empty: everybody whom both applications authorize
 */
public record Exchange(ExchangeKind kind, Optional<Fingerprint> audience) {
    /** Everybody who knows the subject. */
    public static final Exchange PUBLIC = new Exchange(ExchangeKind.PUBLIC, Optional.empty());

    /** Everybody who knows all parts of the subject, of which there are two or more. */
    public static final Exchange PRIVATE = new Exchange(ExchangeKind.PRIVATE, Optional.empty());

    /** Parties learn of each other, and send nothing. */
    public static final Exchange VIRTUAL = new Exchange(ExchangeKind.VIRTUAL, Optional.empty());

    /** @throws IllegalArgumentException if a public exchange has an audience, or a protected one has none (INT-004) */
    public Exchange {
        boolean fits = switch (kind) {
            case PUBLIC -> audience.isEmpty();
            case PROTECTED -> audience.isPresent();
            case PRIVATE, VIRTUAL -> true;
        };
        if (!fits) {
            throw new IllegalArgumentException(
                    "INT-004: a public exchange has no audience, a protected one names an identity or a realm");
        }
    }

    /** Only with {@code audience}, the fingerprint of an identity or of a realm, which names us too. */
    public static Exchange protectedFor(Fingerprint audience) {
        return new Exchange(ExchangeKind.PROTECTED, Optional.of(audience));
    }

    /** The same, only with {@code audience}; for a private or virtual exchange. */
    public Exchange with(Fingerprint audience) {
        return new Exchange(kind, Optional.of(audience));
    }
}
