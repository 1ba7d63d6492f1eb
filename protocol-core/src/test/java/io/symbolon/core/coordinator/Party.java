package io.symbolon.core.coordinator;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.interest.SubjectHash;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.testing.StandInSuite;
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
import java.util.Optional;

/** A party of the tests: a node that is its own identity, and the interests that it signs. */
final class Party {
    static final CryptoSuite SUITE = new StandInSuite();
    static final long START = 1_767_225_600_000L;
    static final SubjectHash SUBJECT = new SubjectHash(SeededEntropy.octets("subject"));

    final VerifiedToken identity;
    private final SigningKey key;
    private final String name;

    Party(String name) {
        this.name = name;
        this.key = SigningKey.of(Secret.copyOf(SeededEntropy.octets(name)), SUITE);
        this.identity = sign(new TokenFields(
                1,
                Kind.NODE.number(),
                Bytes.zeros(16),
                Bytes.EMPTY,
                Bytes.EMPTY,
                Bytes.EMPTY,
                name,
                Bytes.EMPTY,
                START,
                START,
                START + 43_200_000,
                List.of()));
    }

    Fingerprint fingerprint() {
        return identity.fingerprint();
    }

    /** What it says of itself in an interest; a sender's or a receiver's in {@link #SUBJECT}, 8 of 8, for five minutes. */
    Draft sends() {
        return new Draft(Role.SENDER, SUBJECT, 8, 8, 0, 300_000, Optional.empty(), fingerprint(), fingerprint());
    }

    Draft receives() {
        return new Draft(Role.RECEIVER, SUBJECT, 8, 8, 0, 300_000, Optional.empty(), fingerprint(), fingerprint());
    }

    Bytes signed(Draft draft) {
        InterestTerms terms = new InterestTerms(
                draft.role(), ExchangeKind.PRIVATE, Acknowledgement.NONE, draft.current(), draft.maximum());
        return sign(new TokenFields(
                        1,
                        Kind.INTEREST.number(),
                        SeededEntropy.octets(name + " uuid").slice(0, 16),
                        Bytes.EMPTY,
                        draft.issuer().octets(),
                        draft.audience().map(Fingerprint::octets).orElse(Bytes.EMPTY),
                        draft.subject().hex(),
                        Bytes.EMPTY,
                        START + draft.laterMillis(),
                        START + draft.laterMillis(),
                        START + draft.laterMillis() + draft.lifetimeMillis(),
                        List.of(
                                new Extension(Extension.EXCHANGE, terms.encode()),
                                new Extension(
                                        Extension.NODE_FINGERPRINT, draft.node().octets()),
                                new Extension(Extension.SESSION_KEY, SeededEntropy.octets("key")))))
                .signedToken();
    }

    private VerifiedToken sign(TokenFields fields) {
        return new TokenSigner(SUITE).sign(fields, key).value();
    }

    record Draft(
            Role role,
            SubjectHash subject,
            int current,
            int maximum,
            long laterMillis,
            long lifetimeMillis,
            Optional<Fingerprint> audience,
            Fingerprint issuer,
            Fingerprint node) {
        Draft of(int nowTaken, int inAll) {
            return new Draft(role, subject, nowTaken, inAll, laterMillis, lifetimeMillis, audience, issuer, node);
        }

        Draft withdrawn() {
            return of(0, 0);
        }

        Draft later(long millis) {
            return new Draft(role, subject, current, maximum, millis, lifetimeMillis, audience, issuer, node);
        }

        Draft about(String other) {
            SubjectHash hash = new SubjectHash(SeededEntropy.octets(other));
            return new Draft(role, hash, current, maximum, laterMillis, lifetimeMillis, audience, issuer, node);
        }

        Draft forWhom(Fingerprint who) {
            return new Draft(
                    role, subject, current, maximum, laterMillis, lifetimeMillis, Optional.of(who), issuer, node);
        }

        Draft issuedBy(Fingerprint other) {
            return new Draft(role, subject, current, maximum, laterMillis, lifetimeMillis, audience, other, node);
        }

        Draft on(Fingerprint other) {
            return new Draft(role, subject, current, maximum, laterMillis, lifetimeMillis, audience, issuer, other);
        }
    }
}
