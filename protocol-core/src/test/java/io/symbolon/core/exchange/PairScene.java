package io.symbolon.core.exchange;

import static io.symbolon.core.testing.TokenDraft.SUITE;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.interest.Interest;
import io.symbolon.core.interest.InterestCheck;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.testing.TokenDraft;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.core.token.TokenValidator;
import io.symbolon.core.verdict.Verdict;

/** A sender's interest and a receiver's, written field by field, with real cryptography. */
final class PairScene {
    static final Secret SENDER_SECRET = Secret.copyOf(SeededEntropy.octets("sender's interest"));
    static final Secret RECEIVER_SECRET = Secret.copyOf(SeededEntropy.octets("receiver's interest"));
    static final TokenDraft SENDER = draft(3, "01", SENDER_SECRET);
    static final TokenDraft RECEIVER = draft(4, "02", RECEIVER_SECRET);

    private PairScene() {}

    /** An interest of the signer, with role {@code role}, public, for messages that ask for nothing. */
    static TokenDraft draft(int signer, String role, Secret secret) {
        return TokenDraft.interest()
                .by(signer)
                .issuer(SeededEntropy.octets("identity " + signer))
                .extension("exchange", Bytes.ofHex(role + "020000400040"))
                .extension("node_fingerprint", SeededEntropy.octets("node " + signer))
                .extension("session_key", SUITE.agreementKey(secret).octets());
    }

    static Interest interest(TokenDraft draft) {
        return new InterestCheck(new TokenValidator(SUITE), SUITE)
                .validate(draft.signed(), TokenDraft.NOW)
                .value();
    }

    /** The keys as the sender has them. */
    static Verdict<PairKeys> bySender(TokenDraft sender, TokenDraft receiver) {
        return PairKeys.derive(interest(sender), interest(receiver), Role.SENDER, SENDER_SECRET, sender.key(), SUITE);
    }

    /** The keys as the receiver has them. */
    static Verdict<PairKeys> byReceiver(TokenDraft sender, TokenDraft receiver) {
        return PairKeys.derive(
                interest(sender), interest(receiver), Role.RECEIVER, RECEIVER_SECRET, receiver.key(), SUITE);
    }
}
