package io.symbolon.core.coordinator;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Now;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.interest.Interest;
import io.symbolon.core.interest.SubjectHash;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Message;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a node does for coordinators: for its part as one, and to publish to others. */
public interface CoordinatorContext {
    Now now();

    /** The fingerprint of this node. */
    Fingerprint own();

    CryptoSuite crypto();

    /** The effects of the input under way. */
    List<Effect> effects();

    /** An interest that a peer brings (COO-003). */
    Verdict<Interest> validate(Bytes signedToken);

    /** The coordinators of {@code subject} as of now, the nearest first (COO-001). */
    List<Fingerprint> coordinators(SubjectHash subject);

    /** Nearer to {@code target} first (OVL-001). */
    Comparator<Fingerprint> nearestFirst(Fingerprint target);

    /** What {@code peer}, joined or this node itself, is admitted with; empty for one that is not joined. */
    Optional<ProvedIdentity> identityOf(Fingerprint peer);

    /** The SignedToken with which a joined, reachable peer is told of, if it can be (OVL-010). */
    Optional<Bytes> tellableToken(Fingerprint peer);

    /** Sends {@code message} in the sending session of a joined peer; to this node itself without one. */
    void send(Fingerprint peer, Message message);

    /** Begins one measurement of {@code peer} (OVL-019), unless one is under way. */
    void measure(Fingerprint peer);

    /** [COO-014] {@code from} names nodes that are nearer to {@code subject}: SignedTokens. */
    void nearer(Fingerprint from, Endpoint path, SubjectHash subject, List<Bytes> tokens);
}
