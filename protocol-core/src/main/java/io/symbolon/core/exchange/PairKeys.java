package io.symbolon.core.exchange;

import io.symbolon.core.bytes.LabelledInput;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.interest.Interest;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.spec.ConventionRule;
import java.util.Optional;

/** The keys of a sender's interest and a receiver's (MSG-001), each step with its formula. Derived once for a pair. */
public final class PairKeys {
    private static final int PAIR_KEY_OCTETS = 64;
    private static final int KEY_OCTETS = 32;

    private final CryptoSuite crypto;
    private final Pair pair;
    private final Secret pairKey;

    private PairKeys(CryptoSuite crypto, Pair pair, Secret pairKey) {
        this.crypto = crypto;
        this.pair = pair;
        this.pairKey = pairKey;
    }

    /**
     * The keys of {@code sender} and {@code receiver}, one of which is our own.
     *
     * @param own which of the two
     * @param secret of our own interest's session key; lent
     * @param identity our own; lent
     * @return refused by CNV-006 if an agreement is all zero
     */
    public static Verdict<PairKeys> derive(
            Interest sender, Interest receiver, Role own, Secret secret, SigningKey identity, CryptoSuite crypto) {
        Interest other = own == Role.SENDER ? receiver : sender;
        Optional<Secret> fresh = freshAgreement(secret, other, crypto);
        Optional<Secret> identities = identityAgreement(identity, other, crypto);
        try {
            // [CNV-006] neither agreement is all zero
            if (fresh.isEmpty() || identities.isEmpty()) {
                return Verdict.refused(ConventionRule.AGREEMENT_CONTRIBUTES);
            }
            Secret pairKey = combine(fresh.get(), identities.get(), sender, receiver, crypto);
            return Verdict.accepted(new PairKeys(crypto, Pair.of(sender, receiver), pairKey));
        } finally {
            fresh.ifPresent(Secret::destroy);
            identities.ifPresent(Secret::destroy);
        }
    }

    /** fresh = X25519(the two session keys of the interests). */
    private static Optional<Secret> freshAgreement(Secret secret, Interest other, CryptoSuite crypto) {
        return crypto.agree(secret, other.sessionKey());
    }

    /** identity = X25519(the two identities' keys), both in their X25519 forms (CNV-007). */
    private static Optional<Secret> identityAgreement(SigningKey identity, Interest other, CryptoSuite crypto) {
        return crypto.agree(
                identity.agreementSecret(), crypto.agreementKey(other.token().publicKey()));
    }

    /**
     * pair key = BLAKE2b-512(key = fresh || identity; L("symbolon/1 exchange") || subject hash || sender's token hash ||
     * receiver's token hash).
     */
    private static Secret combine(
            Secret fresh, Secret identity, Interest sender, Interest receiver, CryptoSuite crypto) {
        Secret both = Secret.joined(fresh, identity);
        try {
            return crypto.keyedHash(
                    both,
                    PAIR_KEY_OCTETS,
                    LabelledInput.of("symbolon/1 exchange")
                            .fixed(receiver.subject().octets())
                            .fixed(sender.hash())
                            .fixed(receiver.hash())
                            .toBytes());
        } finally {
            both.destroy();
        }
    }

    /** message key = BLAKE2b-256(key = pair key; L("symbolon/1 message") || u64(number)); the caller destroys it. */
    public Secret messageKey(long number) {
        return output("symbolon/1 message", number);
    }

    /** receipt key = BLAKE2b-256(key = pair key; L("symbolon/1 receipt") || u64(number)); the caller destroys it. */
    public Secret receiptKey(long number) {
        return output("symbolon/1 receipt", number);
    }

    /** 64 octets; lent. */
    public Secret pairKey() {
        return pairKey;
    }

    /** What the two interests are called. */
    Pair pair() {
        return pair;
    }

    CryptoSuite crypto() {
        return crypto;
    }

    /** Erases the pair key (CNV-012). */
    public void destroy() {
        pairKey.destroy();
    }

    @Override
    public String toString() {
        return "PairKeys[" + pair.sender() + ", " + pair.receiver() + "]";
    }

    private Secret output(String label, long number) {
        return crypto.keyedHash(
                pairKey, KEY_OCTETS, LabelledInput.of(label).u64(number).toBytes());
    }
}
