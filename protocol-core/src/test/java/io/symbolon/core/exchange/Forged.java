package io.symbolon.core.exchange;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.interest.Interest;
import io.symbolon.core.interest.InterestCheck;
import io.symbolon.core.interest.SubjectHash;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.token.Endorsement;
import io.symbolon.core.token.Extension;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.InterestTerms;
import io.symbolon.core.token.InterestTerms.Acknowledgement;
import io.symbolon.core.token.InterestTerms.ExchangeKind;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.core.token.Kind;
import io.symbolon.core.token.TokenFields;
import io.symbolon.core.token.TokenSigner;
import io.symbolon.core.token.VerifiedToken;
import java.util.List;

/** Tokens that an honest actor would not sign in this way, and those of a realm. All are signed with the actor's own key. */
final class Forged {
    private Forged() {}

    static Bytes interest(Actor signer, SubjectHash subject, Role role, Acknowledgement acknowledgement) {
        return interest(signer, signer.identity().fingerprint(), signer.own(), subject, role, acknowledgement);
    }

    static Bytes interestOnNode(Actor signer, Fingerprint node) {
        return interest(
                signer, signer.identity().fingerprint(), node, Actor.SUBJECT, Role.SENDER, Acknowledgement.NONE);
    }

    static Bytes interestFor(Actor signer, Fingerprint issuer, Fingerprint node) {
        return interest(signer, issuer, node, Actor.SUBJECT, Role.SENDER, Acknowledgement.NONE);
    }

    /** A receiver's interest whose session key contributes nothing to an agreement. */
    static Interest interestOfSmallOrder(Actor signer) {
        Bytes signed = interest(
                signer,
                signer.identity().fingerprint(),
                signer.own(),
                Actor.SUBJECT,
                Role.RECEIVER,
                Acknowledgement.NONE,
                Bytes.zeros(32));
        return new InterestCheck(signer.validator(), signer.crypto())
                .validate(signed, signer.now().wall())
                .value();
    }

    private static Bytes interest(
            Actor signer,
            Fingerprint issuer,
            Fingerprint node,
            SubjectHash subject,
            Role role,
            Acknowledgement acknowledgement) {
        Bytes sessionKey = SeededEntropy.octets("session key");
        return interest(signer, issuer, node, subject, role, acknowledgement, sessionKey);
    }

    private static Bytes interest(
            Actor signer,
            Fingerprint issuer,
            Fingerprint node,
            SubjectHash subject,
            Role role,
            Acknowledgement acknowledgement,
            Bytes sessionKey) {
        InterestTerms terms = new InterestTerms(role, ExchangeKind.PUBLIC, acknowledgement, 64, 64);
        List<Extension> extensions = List.of(
                new Extension(Extension.EXCHANGE, terms.encode()),
                new Extension(Extension.NODE_FINGERPRINT, node.octets()),
                new Extension(Extension.SESSION_KEY, sessionKey));
        return token(signer, Kind.INTEREST, Bytes.EMPTY, issuer.octets(), subject.hex(), 300_000, extensions)
                .signedToken();
    }

    /** A node that is its own identity. */
    static VerifiedToken nodeToken(Actor signer) {
        return token(signer, Kind.NODE, Bytes.EMPTY, Bytes.EMPTY, "", 300_000, List.of());
    }

    /** An identity on the signer's node that lasts {@code millis}. */
    static VerifiedToken identityFor(Actor signer, long millis) {
        Extension node = new Extension(Extension.NODE_FINGERPRINT, signer.own().octets());
        return token(signer, Kind.IDENTITY, Bytes.EMPTY, Bytes.EMPTY, "", millis, List.of(node));
    }

    /** The identity of a realm's leader. */
    static VerifiedToken leaderToken(Actor leader) {
        return token(leader, Kind.IDENTITY, Bytes.EMPTY, Bytes.EMPTY, "leader", 86_400_000, List.of());
    }

    /** An identity on the member's node that the leader vouches for. */
    static VerifiedToken memberToken(Actor member, Actor leader) {
        Bytes realm = leader.identity().fingerprint().octets();
        long now = member.now().wallMillis();
        VerifiedToken unsigned = member.identity(
                realm, realm, List.of(new Extension(Extension.ENDORSEMENT, endorsement(now, Bytes.zeros(64)))));
        Bytes endorsement =
                Endorsement.make(unsigned.fingerprint(), now, now + 86_400_000, leader.identityKey(), member.crypto());
        return member.identity(realm, realm, List.of(new Extension(Extension.ENDORSEMENT, endorsement)));
    }

    private static Bytes endorsement(long now, Bytes signature) {
        return Bytes.concat(Bytes.ofBigEndian(now, 8), Bytes.ofBigEndian(now + 1, 8), signature);
    }

    private static VerifiedToken token(
            Actor signer,
            Kind kind,
            Bytes realm,
            Bytes issuer,
            String subject,
            long lifetimeMillis,
            List<Extension> extensions) {
        long now = signer.now().wallMillis();
        TokenFields fields = new TokenFields(
                1,
                kind.number(),
                Bytes.zeros(16),
                realm,
                issuer,
                Bytes.EMPTY,
                subject,
                Bytes.EMPTY,
                now,
                now,
                now + lifetimeMillis,
                extensions);
        return new TokenSigner(signer.crypto())
                .sign(fields, signer.identityKey())
                .value();
    }
}
