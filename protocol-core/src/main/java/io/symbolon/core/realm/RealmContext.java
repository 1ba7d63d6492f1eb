package io.symbolon.core.realm;

import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Now;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.IdentityToken;
import io.symbolon.core.wire.Message;
import java.util.List;

/** What a node does for its part in a realm. */
public interface RealmContext {
    Now now();

    /** The fingerprint of this node. */
    Fingerprint own();

    CryptoSuite crypto();

    /** Fresh octets for {@code purpose} (CNV-014). */
    Bytes draw(Entropy.Purpose purpose);

    /** A fresh secret for {@code purpose} (CNV-014). */
    Secret drawSecret(Entropy.Purpose purpose);

    /** The effects of the input under way. */
    List<Effect> effects();

    /** Sends a routed message of our own (OVL-026). */
    void route(Fingerprint destination, Message.RoutedBody body);

    /** Asks the application what the leader that uses this node rules; the number of the question. */
    long ask(IdentityToken identity, Fingerprint node);

    /** The peers that are joined. */
    List<Fingerprint> joinedPeers();

    /** Sends in the session of a joined peer. */
    void send(Fingerprint peer, Message message);

    /** Ends the sessions of every peer whose identity is revoked now, each with a leave (RLM-018). */
    void endRevoked();
}
