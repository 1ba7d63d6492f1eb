package io.symbolon.core.session;

import io.symbolon.core.boundary.Now;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.NodeToken;
import io.symbolon.core.verdict.Verdict;
import java.util.Optional;

/** What a state may ask of its node while it answers one input. */
public interface SessionContext {
    Now now();

    CryptoSuite crypto();

    Limits limits();

    /** Fresh octets for {@code purpose} (CNV-014). */
    Bytes draw(Entropy.Purpose purpose);

    /** The keys between an introduction of ours and the peer's token and nonce. */
    Verdict<SessionKeys> derive(Introduction own, NodeToken peer, Bytes peerNonce);

    /** The node token of a handshake, validated for it. */
    Verdict<NodeToken> validate(Bytes signedToken, Optional<Fingerprint> expected);

    /** Whether no other handshake has these keys' session id (HSK-028). */
    boolean isFree(SessionKeys keys);

    /** Whether {@code peer} was denied and hears nothing but that (JON-014). */
    boolean isObsolete(Fingerprint peer);

    /** Whether a session with {@code peer} may be accepted (SES-025). */
    boolean hasRoomFor(Fingerprint peer);
}
