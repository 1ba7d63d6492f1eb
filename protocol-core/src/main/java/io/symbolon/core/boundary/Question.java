package io.symbolon.core.boundary;

import io.symbolon.core.interest.Interest;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.VerifiedToken;
import java.util.Optional;

/**
 * What the application is asked about an identity.
 *
 * @param id names the question in {@link Input.Answered}; never used twice by one node
 * @param about what is to be decided
 * @param identity whose every rule holds; a node token if the node is its own identity
 * @param node that the identity uses
 * @param realm that the identity has proved (TOK-037), if it has
 * @param interest of the identity, if the question is about a party (COO-022); it names subject and role
 */
public record Question(
        long id,
        About about,
        VerifiedToken identity,
        Fingerprint node,
        Optional<Fingerprint> realm,
        Optional<Interest> interest) {
    /** What is to be decided. */
    public enum About {
        /** Is this identity known and trusted? */
        AUTHENTICATE,
        /** May it join here, or be a party of our interest? */
        AUTHORIZE,
        /** As realm leader: does this identity belong to the realm? */
        RULE
    }
}
