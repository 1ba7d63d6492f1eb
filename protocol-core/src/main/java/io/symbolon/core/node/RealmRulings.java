package io.symbolon.core.node;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Decision;
import io.symbolon.core.join.Claim;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Message;
import java.util.Optional;

/** What a realm leader has to say about joins. */
interface RealmRulings {
    /** A node without realm. */
    RealmRulings NONE = new RealmRulings() {
        @Override
        public Optional<Decision> ruling(Claim claim, Fingerprint node) {
            return Optional.empty();
        }

        @Override
        public void deferred(Claim claim, Fingerprint node, Endpoint path) {}

        @Override
        public void admitted(Claim claim, Fingerprint node) {}

        @Override
        public void revoked(Message.Revocations list, Fingerprint peer, Endpoint from) {
            throw new IllegalStateException("a node without identity hears nobody");
        }

        @Override
        public boolean isRevoked(Fingerprint identity) {
            return false;
        }
    };

    /** The leader's unexpired decision about this claim on {@code node}, if there is one (RLM-015). */
    Optional<Decision> ruling(Claim claim, Fingerprint node);

    /** The application has deferred the claim of the node at {@code path}: the leader may be asked (RLM-003). */
    void deferred(Claim claim, Fingerprint node, Endpoint path);

    /** The claim was admitted on {@code node}: a decision that led to it has served its purpose (RLM-015). */
    void admitted(Claim claim, Fingerprint node);

    /** Whether the newest list revokes {@code identity} (RLM-018). */
    boolean isRevoked(Fingerprint identity);

    /** The admitted {@code peer} has sent {@code list} from {@code from} (RLM-017). */
    void revoked(Message.Revocations list, Fingerprint peer, Endpoint from);
}
