package io.symbolon.core.realm;

import static io.symbolon.spec.RealmRule.REVOCATIONS_ARE_THE_LEADERS;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.bytes.LabelledInput;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.verdict.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Whom a realm leader revokes. Only {@link #sign} and {@link #check} make a list, so every list is the leader's. */
public final class RevocationList {
    /** The most identities of one list (RLM-017). */
    public static final int LIMIT = 30;

    private final long sequence;
    private final List<Fingerprint> identities;
    private final Bytes signature;

    private RevocationList(long sequence, List<Fingerprint> identities, Bytes signature) {
        this.sequence = sequence;
        this.identities = identities;
        this.signature = signature;
    }

    /**
     * The list that the leader of {@code realm} signs.
     *
     * @param key of the leader's identity; lent
     * @throws IllegalArgumentException if there are more than 30 identities
     */
    public static RevocationList sign(
            Fingerprint realm, long sequence, Collection<Fingerprint> identities, SigningKey key, CryptoSuite crypto) {
        List<Fingerprint> ascending = List.copyOf(new TreeSet<>(identities));
        if (ascending.size() > LIMIT) {
            throw new IllegalArgumentException("a leader revokes at most " + LIMIT + ", not " + ascending.size());
        }
        Bytes signature = crypto.sign(key, signedMessage(realm, sequence, octets(ascending)));
        return new RevocationList(sequence, ascending, signature);
    }

    /**
     * The list as received, or refused by RLM-017.
     *
     * @param lastSequence that of the last list taken, 0 before the first; unsigned
     */
    public static Verdict<RevocationList> check(
            Realm realm,
            long lastSequence,
            long sequence,
            List<Bytes> identities,
            Bytes signature,
            CryptoSuite crypto) {
        // [RLM-017] at most 30 identities, ascending
        if (identities.size() > LIMIT || !isAscending(identities)) return Verdict.refused(REVOCATIONS_ARE_THE_LEADERS);

        // [RLM-017] newer: the same again is not
        if (!isNewer(sequence, lastSequence)) return Verdict.refused(REVOCATIONS_ARE_THE_LEADERS);

        // [RLM-017] signed by the leader
        if (!crypto.verify(realm.key(), signedMessage(realm.fingerprint(), sequence, identities), signature)) {
            return Verdict.refused(REVOCATIONS_ARE_THE_LEADERS);
        }
        return Verdict.accepted(new RevocationList(
                sequence, identities.stream().map(Fingerprint::new).toList(), signature));
    }

    /** L("symbolon/1 revocations") || realm (32) || u64(sequence) || V(identities, one after the other). */
    public static Bytes signedMessage(Fingerprint realm, long sequence, List<Bytes> identities) {
        return LabelledInput.of("symbolon/1 revocations")
                .fixed(realm.octets())
                .u64(sequence)
                .variable(Bytes.concat(identities.toArray(Bytes[]::new)))
                .toBytes();
    }

    public long sequence() {
        return sequence;
    }

    /** Ascending, at most 30. */
    public List<Fingerprint> identities() {
        return identities;
    }

    /** 64 octets. */
    public Bytes signature() {
        return signature;
    }

    /** Whether all are fingerprints, each above the one before: equal is not ascending. */
    private static boolean isAscending(List<Bytes> identities) {
        for (int i = 0; i < identities.size(); i++) {
            if (identities.get(i).length() != Fingerprint.LENGTH_OCTETS) return false;
            if (i > 0 && identities.get(i - 1).compareTo(identities.get(i)) >= 0) return false;
        }
        return true;
    }

    private static boolean isNewer(long sequence, long lastSequence) {
        return Long.compareUnsigned(sequence, lastSequence) > 0;
    }

    private static List<Bytes> octets(List<Fingerprint> identities) {
        return identities.stream().map(Fingerprint::octets).toList();
    }
}
