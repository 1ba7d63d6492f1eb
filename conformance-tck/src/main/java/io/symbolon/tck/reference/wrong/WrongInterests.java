package io.symbolon.tck.reference.wrong;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.bytes.LabelledInput;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.exchange.PairKeys;
import io.symbolon.core.interest.Interest;
import io.symbolon.core.interest.Matching;
import io.symbolon.core.interest.SubjectHash;
import io.symbolon.core.overlay.RoutingTable;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.core.token.VerifiedToken;
import io.symbolon.core.wire.Message;
import io.symbolon.crypto.BouncyCastleSuite;
import io.symbolon.spec.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bodies for methods about subjects, interests, coordinators and pairs, each wrong in one way; see {@link WrongParts}. */
public final class WrongInterests {
    private static final int COORDINATORS = 4;
    private static final int PREFIX_OCTETS = 16;

    private WrongInterests() {}

    /** Parts that are cut elsewhere give the same subject. */
    public static Bytes subjectWithoutLengths(List<Bytes> parts, CryptoSuite crypto) {
        return crypto.hash(
                32,
                LabelledInput.of("symbolon/1 subject")
                        .fixed(Bytes.concat(parts.toArray(new Bytes[0])))
                        .toBytes());
    }

    /** The order of the parts does not count, and a part that stands twice is gone. */
    public static Bytes subjectByExclusiveOr(List<Bytes> parts, CryptoSuite crypto) {
        byte[] together = new byte[32];
        for (Bytes part : parts) {
            Bytes hash = crypto.hash(
                    32, LabelledInput.of("symbolon/1 subject").variable(part).toBytes());
            for (int i = 0; i < together.length; i++) together[i] ^= (byte) hash.at(i);
        }
        return Bytes.wrap(together);
    }

    /** Every fingerprint; what stands in another method's place can call only what is public. */
    public static boolean anybody(Fingerprint fingerprint) {
        return true;
    }

    /** The farthest peers coordinate. */
    public static List<Fingerprint> farthestCoordinators(
            RoutingTable view, Fingerprint own, boolean declares, SubjectHash subject) {
        List<Fingerprint> all =
                new ArrayList<>(view.nearest(subject.place(), Integer.MAX_VALUE, WrongInterests::anybody));
        if (declares) all.add(own);
        all.sort(view.nearestFirst(subject.place()).reversed());
        return List.copyOf(all.subList(0, Math.min(COORDINATORS, all.size())));
    }

    /** The node itself never coordinates. */
    public static List<Fingerprint> othersCoordinate(
            RoutingTable view, Fingerprint own, boolean declares, SubjectHash subject) {
        return view.nearest(subject.place(), COORDINATORS, WrongInterests::anybody);
    }

    /** The node itself coordinates although nobody reaches it. */
    public static List<Fingerprint> leavesCoordinate(
            RoutingTable view, Fingerprint own, boolean declares, SubjectHash subject) {
        List<Fingerprint> all = new ArrayList<>(view.nearest(subject.place(), COORDINATORS, WrongInterests::anybody));
        all.add(own);
        all.sort(view.nearestFirst(subject.place()));
        return List.copyOf(all.subList(0, Math.min(COORDINATORS, all.size())));
    }

    /** An audience that begins like somebody is that one. */
    public static boolean isForItsBeginning(Interest interest, Interest other, Optional<Fingerprint> otherRealm) {
        return interest.audience().isEmpty()
                || beginsAlike(interest.audience().get(), other.identity())
                || otherRealm.isPresent() && beginsAlike(interest.audience().get(), otherRealm.get());
    }

    /** Whether the first half of two fingerprints is the same. */
    public static boolean beginsAlike(Fingerprint one, Fingerprint other) {
        return one.octets().slice(0, PREFIX_OCTETS).equals(other.octets().slice(0, PREFIX_OCTETS));
    }

    /** Whoever is of some realm is of every realm. */
    public static boolean isForEveryRealm(Interest interest, Interest other, Optional<Fingerprint> otherRealm) {
        return interest.audience().isEmpty()
                || interest.audience().get().equals(other.identity())
                || otherRealm.isPresent();
    }

    /** The node that an identity is on is as good as the identity. */
    public static boolean isForItsNode(Interest interest, Interest other, Optional<Fingerprint> otherRealm) {
        return interest.audience().isEmpty()
                || interest.audience().get().equals(other.identity())
                || interest.audience().get().equals(other.node())
                || interest.audience().equals(otherRealm);
    }

    /** Senders meet senders. */
    public static Role theSameRole(Role role) {
        return role;
    }

    /** Public and private ones match. */
    public static boolean fitsWhateverTheKind(
            Interest one,
            Optional<Fingerprint> oneRealm,
            Interest other,
            Optional<Fingerprint> otherRealm,
            Instant now) {
        return one.subject().equals(other.subject())
                && one.role() != other.role()
                && !one.node().equals(other.node())
                && one.isCurrent(now)
                && other.isCurrent(now)
                && isForWhomItNames(one, other, otherRealm)
                && isForWhomItNames(other, one, oneRealm);
    }

    /** What is on one node matches. */
    public static boolean fitsOnOneNode(
            Interest one,
            Optional<Fingerprint> oneRealm,
            Interest other,
            Optional<Fingerprint> otherRealm,
            Instant now) {
        return one.subject().equals(other.subject())
                && one.role() != other.role()
                && one.exchange() == other.exchange()
                && one.isCurrent(now)
                && other.isCurrent(now)
                && isForWhomItNames(one, other, otherRealm)
                && isForWhomItNames(other, one, oneRealm);
    }

    /** Only the sender's audience counts. */
    public static boolean fitsTheSendersAudience(
            Interest one,
            Optional<Fingerprint> oneRealm,
            Interest other,
            Optional<Fingerprint> otherRealm,
            Instant now) {
        return one.subject().equals(other.subject())
                && one.role() != other.role()
                && one.exchange() == other.exchange()
                && !one.node().equals(other.node())
                && one.isCurrent(now)
                && other.isCurrent(now)
                && (one.role() == Role.RECEIVER || isForWhomItNames(one, other, otherRealm))
                && (other.role() == Role.RECEIVER || isForWhomItNames(other, one, oneRealm));
    }

    /** Whether the audience of an interest takes the identity of the other, as it should be. */
    public static boolean isForWhomItNames(Interest interest, Interest other, Optional<Fingerprint> otherRealm) {
        return interest.audience().isEmpty()
                || interest.audience().get().equals(other.identity())
                || interest.audience().equals(otherRealm);
    }

    /** Who has nothing to give is told of all the same. */
    public static boolean matchesWithoutThresholds(
            Interest one,
            Optional<Fingerprint> oneRealm,
            Interest other,
            Optional<Fingerprint> otherRealm,
            Instant now) {
        return Matching.fits(one, oneRealm, other, otherRealm, now);
    }

    /** Whoever has the key may be anywhere. */
    public static boolean isIssuerAnywhere(VerifiedToken identity, Interest interest) {
        return interest.identity().equals(identity.fingerprint())
                && interest.token().publicKey().equals(identity.publicKey());
    }

    /** Whoever writes the name of an identity into an interest speaks for it. */
    public static boolean isIssuerByName(VerifiedToken identity, Interest interest) {
        return interest.identity().equals(identity.fingerprint());
    }

    /** Who learns the keys of two interests is a party. */
    public static Optional<Secret> noIdentityAgreement(SigningKey identity, Interest other, CryptoSuite crypto) {
        return Optional.of(Secret.copyOf(Bytes.zeros(32)));
    }

    /** The keys do not depend on which tokens the interests are. */
    public static Secret pairKeyWithoutTokens(
            Secret fresh, Secret identity, Interest sender, Interest receiver, CryptoSuite crypto) {
        return crypto.keyedHash(
                Secret.joined(fresh, identity),
                64,
                LabelledInput.of("symbolon/1 exchange")
                        .fixed(receiver.subject().octets())
                        .toBytes());
    }

    /** The keys do not depend on the subject. */
    public static Secret pairKeyWithoutSubject(
            Secret fresh, Secret identity, Interest sender, Interest receiver, CryptoSuite crypto) {
        return crypto.keyedHash(
                Secret.joined(fresh, identity),
                64,
                LabelledInput.of("symbolon/1 exchange")
                        .fixed(sender.hash())
                        .fixed(receiver.hash())
                        .toBytes());
    }

    /** Every message of a pair has the same key. */
    public static Secret keyWithoutNumber(PairKeys keys, String label, long number) {
        return new BouncyCastleSuite()
                .keyedHash(keys.pairKey(), 32, LabelledInput.of(label).toBytes());
    }

    /** All parts of a message have one nonce. */
    public static Bytes nonceWithoutPart(int part) {
        return Bytes.zeros(12);
    }

    /** Parts can be exchanged between messages of other lengths. */
    public static Bytes namesWithoutParts(Object pair, long number, int part, int parts) {
        return Bytes.concat(Bytes.ofBigEndian(number, 8), Bytes.ofBigEndian(part, 4));
    }

    /** Every parcel has a good shape. */
    public static Optional<Rule> anyShape(Message.Parcel parcel) {
        return Optional.empty();
    }
}
