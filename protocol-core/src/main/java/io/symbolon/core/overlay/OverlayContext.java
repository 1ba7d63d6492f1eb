package io.symbolon.core.overlay;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Now;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.NodeToken;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Message;
import java.util.List;
import java.util.Optional;

/** What the overlay may ask of its node while it answers one input. */
public interface OverlayContext {
    Now now();

    /** Who this node is. */
    Fingerprint own();

    /** Where it says it can be reached; empty for a node that declares no address. */
    Optional<Endpoint> declared();

    CryptoSuite crypto();

    /** The effects of this input so far. */
    List<Effect> effects();

    /** Fresh octets for {@code purpose} (CNV-014). */
    Bytes draw(Entropy.Purpose purpose);

    /** A token that others told of, validated for the place node (OVL-010). */
    Verdict<NodeToken> validateTold(Bytes signedToken);

    /** Whether {@code peer} is on the deny list. */
    boolean isDenied(Fingerprint peer);

    /** Sends {@code message} in the sending session of a joined peer; nothing if it is not joined. */
    void send(Fingerprint peer, Message message);

    /** A routed message has reached this node, its destination. */
    void arrived(Message.Routed message);

    /** Begins an attempt by the schedule of OVL-017; its end comes back as {@code contactEnded}. */
    void contact(Endpoint to, Fingerprint peer);

    /** Begins one measurement of {@code peer} (OVL-019); its result comes back as {@code measured}. */
    void measure(Fingerprint peer);
}
