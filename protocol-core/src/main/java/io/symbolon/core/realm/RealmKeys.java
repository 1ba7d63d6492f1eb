package io.symbolon.core.realm;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.bytes.LabelledInput;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.token.Fingerprint;
import java.util.Optional;

/** The keys of one sealed question (RLM-005), each step with its formula. Each key seals once, so its nonce is zero. */
final class RealmKeys {
    private static final int KEY_OCTETS = 32;
    private static final Bytes NONCE = Bytes.zeros(12);

    private final CryptoSuite crypto;
    private final AgreementKey freshKey;
    private final Fingerprint leader;

    /** @param freshKey of the query secret: it is associated with all that is sealed */
    RealmKeys(CryptoSuite crypto, AgreementKey freshKey, Fingerprint leader) {
        this.crypto = crypto;
        this.freshKey = freshKey;
        this.leader = leader;
    }

    /** asker key = BLAKE2b-256(key = first; L("symbolon/1 realm asker") || fresh_key || leader's fingerprint). */
    Secret askerKey(Secret first) {
        return crypto.keyedHash(
                first, KEY_OCTETS, input("symbolon/1 realm asker").toBytes());
    }

    /** query key = BLAKE2b-256(key = first || second; L("symbolon/1 realm query") || fresh_key || leader's fingerprint || asker's public key). */
    Secret queryKey(Secret first, Secret second, PublicKey asker) {
        return bothAgreements(first, second, input("symbolon/1 realm query").fixed(asker.octets()));
    }

    /** reply key = BLAKE2b-256(key = first || second; L("symbolon/1 realm reply") || fresh_key || leader's fingerprint || asker's public key). */
    Secret replyKey(Secret first, Secret second, PublicKey asker) {
        return bothAgreements(first, second, input("symbolon/1 realm reply").fixed(asker.octets()));
    }

    /** Seals {@code plaintext} under {@code key}. */
    Bytes seal(Secret key, Bytes plaintext) {
        return crypto.seal(key, NONCE, freshKey.octets(), plaintext);
    }

    /** What was sealed under {@code key}; empty if it does not open. */
    Optional<Bytes> open(Secret key, Bytes sealed) {
        return crypto.open(key, NONCE, freshKey.octets(), sealed);
    }

    private Secret bothAgreements(Secret first, Secret second, LabelledInput input) {
        Secret both = Secret.joined(first, second);
        try {
            return crypto.keyedHash(both, KEY_OCTETS, input.toBytes());
        } finally {
            both.destroy();
        }
    }

    private LabelledInput input(String label) {
        return LabelledInput.of(label).fixed(freshKey.octets()).fixed(leader.octets());
    }
}
