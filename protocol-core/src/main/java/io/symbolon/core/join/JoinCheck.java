package io.symbolon.core.join;

import static io.symbolon.spec.JoinRule.IDENTITY_NAMES_THE_NODE;
import static io.symbolon.spec.JoinRule.JOIN_IS_SIGNED_FOR_THIS_SESSION;
import static io.symbolon.spec.TokenRule.NOT_DENIED;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.bytes.LabelledInput;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.token.Endorsement;
import io.symbolon.core.token.Expectation;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.IdentityToken;
import io.symbolon.core.token.NodeToken;
import io.symbolon.core.token.Place;
import io.symbolon.core.token.TokenValidator;
import io.symbolon.core.token.VerifiedToken;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Message;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** Step 6 of a Join: the identity is valid, names this node, and has signed for this session. */
public final class JoinCheck {
    private final CryptoSuite crypto;
    private final TokenValidator validator;

    public JoinCheck(CryptoSuite crypto, TokenValidator validator) {
        this.crypto = crypto;
        this.validator = validator;
    }

    /**
     * What {@code join} claims.
     *
     * @param transcript of the session, 32 octets
     * @param peer the sender's node token in this session
     * @param denied whether a fingerprint is on the deny list
     * @return refused by TOK-001 to TOK-032, JON-004, JON-006, TOK-035 or TOK-036
     */
    public Verdict<Claim> check(
            Message.Join join,
            Bytes transcript,
            Bytes sessionId,
            NodeToken peer,
            Predicate<Fingerprint> denied,
            Instant now) {
        Verdict<VerifiedToken> identity = identity(join, peer, denied, now);
        if (identity.rule().isPresent()) return Verdict.refused(identity.rule().get());

        // [JON-006] signed for this session, by the identity, for this node
        Bytes message = signedMessage(transcript, sessionId, peer.fingerprint(), join.joinId(), join.identity());
        if (!crypto.verify(identity.value().publicKey(), message, join.signature())) {
            return Verdict.refused(JOIN_IS_SIGNED_FOR_THIS_SESSION);
        }
        return realm(identity.value(), join.issuer(), now)
                .then(realm -> Verdict.accepted(new Claim(identity.value(), join.identity(), realm)));
    }

    private Verdict<VerifiedToken> identity(
            Message.Join join, NodeToken peer, Predicate<Fingerprint> denied, Instant now) {
        if (join.identity().isEmpty()) {
            // [TOK-031] the handshake has checked the rest of the node token
            return denied.test(peer.fingerprint()) ? Verdict.refused(NOT_DENIED) : Verdict.accepted(peer);
        }

        // [JON-003] [TOK-001] to [TOK-032]
        Expectation expectation = Expectation.of(Place.IDENTITY).denying(denied);
        Verdict<VerifiedToken> identity = validator.validate(join.identity(), expectation, now);
        if (identity.rule().isPresent()) return identity;

        // [JON-004] it names the node of this session
        Optional<Fingerprint> named = ((IdentityToken) identity.value()).nodeFingerprint();
        return named.equals(Optional.of(peer.fingerprint())) ? identity : Verdict.refused(IDENTITY_NAMES_THE_NODE);
    }

    /** [TOK-035] [TOK-036] an issuer that is given vouches; [TOK-037] whether that proves a realm. */
    private Verdict<Optional<Fingerprint>> realm(VerifiedToken identity, Bytes issuer, Instant now) {
        if (issuer.isEmpty()) return Verdict.accepted(Optional.empty());
        return Endorsement.verify(identity.unverified(), issuer, crypto, now).then(leader -> {
            boolean proves = identity instanceof IdentityToken
                    && identity.fields().realm().equals(leader.fingerprint().octets());
            return Verdict.accepted(proves ? Optional.of(leader.fingerprint()) : Optional.empty());
        });
    }

    /**
     * L("symbolon/1 join") || transcript || session id || node fingerprint of the sender || join id || V(identity).
     *
     * @param node the sender's
     * @param identity as it stands in the Join: an encoded SignedToken, or nothing
     */
    public static Bytes signedMessage(
            Bytes transcript, Bytes sessionId, Fingerprint node, Bytes joinId, Bytes identity) {
        return LabelledInput.of("symbolon/1 join")
                .fixed(transcript)
                .fixed(sessionId)
                .fixed(node.octets())
                .fixed(joinId)
                .variable(identity)
                .toBytes();
    }
}
