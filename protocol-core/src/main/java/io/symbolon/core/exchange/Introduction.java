package io.symbolon.core.exchange;

import static io.symbolon.spec.CoordinatorRule.IDENTITY_IS_THE_ISSUER;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.interest.Interest;
import io.symbolon.core.interest.InterestCheck;
import io.symbolon.core.token.Endorsement;
import io.symbolon.core.token.Expectation;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.IdentityToken;
import io.symbolon.core.token.Kind;
import io.symbolon.core.token.Place;
import io.symbolon.core.token.TokenCodec;
import io.symbolon.core.token.TokenValidator;
import io.symbolon.core.token.VerifiedToken;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The evidence that a Match brings an interest and the identity whose it is (COO-017, COO-018). */
public final class Introduction {
    private final Interest interest;
    private final VerifiedToken identity;

    private Introduction(Interest interest, VerifiedToken identity) {
        this.interest = interest;
        this.identity = identity;
    }

    /**
     * Whom {@code match} introduces.
     *
     * @param now wall time
     * @return refused by the first broken rule of TOK-001 to TOK-032, INT-003 to INT-007 of the interest, TOK-001 to TOK-032 of
     *     the identity, COO-018
     */
    public static Verdict<Introduction> of(
            Message.Match match, TokenValidator validator, CryptoSuite crypto, Instant now) {
        // [COO-017] [TOK-001] to [TOK-032] [INT-003] to [INT-007]
        Verdict<Interest> interest = new InterestCheck(validator, crypto).validate(match.interest(), now);
        if (interest.rule().isPresent()) return Verdict.refused(interest.rule().get());

        // [COO-017] [TOK-001] to [TOK-032]
        Expectation expectation = Expectation.of(placeOf(match.identity()));
        Verdict<VerifiedToken> identity = validator.validate(match.identity(), expectation, now);
        if (identity.rule().isPresent()) return Verdict.refused(identity.rule().get());

        // [COO-018] the interest is this identity's, on the node that it uses
        return isIssuer(identity.value(), interest.value())
                ? Verdict.accepted(new Introduction(interest.value(), identity.value()))
                : Verdict.refused(IDENTITY_IS_THE_ISSUER);
    }

    public Interest interest() {
        return interest;
    }

    /** An identity, or a node token if the node is its own identity. */
    public VerifiedToken identity() {
        return identity;
    }

    /** The realm that {@code identity} proves by the token of one of these leaders (TOK-037). */
    static Optional<Fingerprint> realm(
            VerifiedToken identity, List<Bytes> leaderTokens, CryptoSuite crypto, Instant now) {
        for (Bytes leader : leaderTokens) {
            Verdict<Fingerprint> realm = Endorsement.provedRealm(identity.unverified(), leader, crypto, now);
            if (realm.rule().isEmpty()) return Optional.of(realm.value());
        }
        return Optional.empty();
    }

    /** The place node for a token of that kind, and identity for all else. */
    private static Place placeOf(Bytes signedToken) {
        if (signedToken.length() > Place.IDENTITY.largestOctets()) return Place.IDENTITY;
        boolean isNode = TokenCodec.decode(signedToken)
                .match(token -> token.fields().kind() == Kind.NODE.number(), rule -> false);
        return isNode ? Place.NODE : Place.IDENTITY;
    }

    private static boolean isIssuer(VerifiedToken identity, Interest interest) {
        Optional<Fingerprint> node = identity instanceof IdentityToken person
                ? person.nodeFingerprint()
                : Optional.of(identity.fingerprint());
        return interest.identity().equals(identity.fingerprint())
                && interest.token().publicKey().equals(identity.publicKey())
                && node.equals(Optional.of(interest.node()));
    }
}
