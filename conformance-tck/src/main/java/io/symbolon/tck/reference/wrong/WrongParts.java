package io.symbolon.tck.reference.wrong;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.bytes.LabelledInput;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.realm.Decision;
import io.symbolon.core.realm.SentQuery;
import io.symbolon.core.session.Candidate;
import io.symbolon.core.session.CookieProof;
import io.symbolon.core.session.KeySchedule;
import io.symbolon.core.session.Opening;
import io.symbolon.core.session.Party;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.TokenFields;
import io.symbolon.core.token.UnverifiedToken;
import io.symbolon.crypto.BouncyCastleSuite;
import io.symbolon.spec.Rule;
import java.util.Optional;

/**
 * Bodies for methods of the reference implementation, each wrong in one way. A method that stands for an instance method
 * takes the receiver first; what it is and what it returns are those of the method whose place it takes.
 */
public final class WrongParts {
    private WrongParts() {}

    /** The issuer is left out. */
    public static Fingerprint fingerprintWithoutIssuer(TokenFields fields, CryptoSuite crypto) {
        Bytes who = LabelledInput.of("symbolon/1 fingerprint")
                .u8(fields.version())
                .u8(fields.kind())
                .fixed(fields.uuid())
                .variable(fields.realm())
                .variable(Bytes.EMPTY)
                .variable(Bytes.ofUtf8(fields.subject()))
                .variable(fields.audience())
                .fixed(fields.publicKey())
                .toBytes();
        return new Fingerprint(crypto.hash(32, who));
    }

    /** A renewed token would be somebody else. */
    public static Fingerprint fingerprintWithTimes(TokenFields fields, CryptoSuite crypto) {
        Bytes who = LabelledInput.of("symbolon/1 fingerprint")
                .u8(fields.version())
                .u8(fields.kind())
                .fixed(fields.uuid())
                .variable(fields.realm())
                .variable(fields.issuer())
                .variable(Bytes.ofUtf8(fields.subject()))
                .variable(fields.audience())
                .fixed(fields.publicKey())
                .u64(fields.issuedAtMillis())
                .toBytes();
        return new Fingerprint(crypto.hash(32, who));
    }

    /** What is out of date counts. */
    public static int olderCounts(UnverifiedToken first, UnverifiedToken second, CryptoSuite crypto) {
        return Long.compare(second.fields().issuedAtMillis(), first.fields().issuedAtMillis());
    }

    /** A replayed handshake would give the keys of the first one. */
    public static Bytes transcriptWithoutNonces(KeySchedule schedule, Party one, Party other) {
        Party low = one.isLowTowards(other) ? one : other;
        Party high = low == one ? other : one;
        return new BouncyCastleSuite()
                .hash(
                        32,
                        LabelledInput.of("symbolon/1 transcript")
                                .u8(1)
                                .variable(low.signedToken())
                                .variable(high.signedToken())
                                .toBytes());
    }

    /** Whoever shares an address shares its cookies. */
    public static Bytes cookieWithoutPort(Object jar, Endpoint source, Bytes nonce, long epoch) {
        Bytes input = LabelledInput.of("symbolon/1 cookie")
                .u64(epoch)
                .variable(source.address().octets())
                .fixed(nonce)
                .toBytes();
        return new BouncyCastleSuite().hash(16, input);
    }

    /** An initiation of anybody is answered. */
    public static Optional<Rule> noCookieNeeded(Object state, CookieProof cookie) {
        return Optional.empty();
    }

    /** What should be authenticated is taken as it stands. */
    public static Optional<Bytes> openedWithoutTag(
            CryptoSuite suite, Secret key, Bytes nonce, Bytes associated, Bytes sealed) {
        return Optional.of(sealed.slice(0, sealed.length() - 16)); // the length of a tag
    }

    /** What the peer was asked it may use anywhere. */
    public static boolean reusedEverywhere(Opening attempt, Fingerprint fingerprint, Endpoint source) {
        return attempt.isReachedBy(fingerprint, source);
    }

    /** Nobody has asked the same before. */
    public static Optional<Candidate> nobodyKnown(Object table, Object initiation, Object from) {
        return Optional.empty();
    }

    /** A decision of the leader about this joiner would serve every question. */
    public static boolean boundWithoutNonce(Decision decision, SentQuery sent) {
        return decision.tokenHash().equals(sent.tokenHash())
                && decision.identity().equals(sent.identity())
                && decision.node().equals(sent.node())
                && decision.askerNode().equals(sent.askerNode());
    }

    /** A decision about one token would serve every token of that identity. */
    public static boolean boundWithoutTokenHash(Decision decision, SentQuery sent) {
        return decision.identity().equals(sent.identity())
                && decision.node().equals(sent.node())
                && decision.askerNode().equals(sent.askerNode())
                && decision.nonce().equals(sent.nonce());
    }

    /** A decision for one node would serve another. */
    public static boolean boundWithoutAsker(Decision decision, SentQuery sent) {
        return decision.tokenHash().equals(sent.tokenHash())
                && decision.identity().equals(sent.identity())
                && decision.node().equals(sent.node())
                && decision.nonce().equals(sent.nonce());
    }

    /** Whoever learns the query secret could answer in the leader's place, and nobody would show who asks. */
    public static Secret keyOfTheFirstAgreementAlone(Object keys, Secret first, Secret second, LabelledInput input) {
        return new BouncyCastleSuite().keyedHash(first, 32, input.toBytes());
    }

    /** Nothing is done. */
    public static void silence(Object reception) {
        // nothing
    }
}
