package io.symbolon.core.token;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the receiver of a token knows beforehand.
 *
 * @param place where the token stands
 * @param expected the fingerprint that was asked for, if one was (TOK-030)
 * @param own the receiver's own fingerprint, in a handshake (HSK-005)
 * @param denied whether a fingerprint is on the deny list (TOK-031)
 */
public record Expectation(
        Place place, Optional<Fingerprint> expected, Optional<Fingerprint> own, Predicate<Fingerprint> denied) {

    /** A token in this place, from anybody. */
    public static Expectation of(Place place) {
        return new Expectation(place, Optional.empty(), Optional.empty(), fingerprint -> false);
    }

    /** The same, and the token must be {@code fingerprint}'s, where there is one. */
    public Expectation expecting(Optional<Fingerprint> fingerprint) {
        return new Expectation(place, fingerprint, own, denied);
    }

    /** The same, received by the node {@code fingerprint}. */
    public Expectation receivedBy(Fingerprint fingerprint) {
        return new Expectation(place, expected, Optional.of(fingerprint), denied);
    }

    /** The same, and nobody for whom {@code test} holds. */
    public Expectation denying(Predicate<Fingerprint> test) {
        return new Expectation(place, expected, own, test);
    }
}
