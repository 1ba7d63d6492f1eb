package io.symbolon.core.session;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.Handshake;
import io.symbolon.spec.Rule;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a node has of one handshake or session with one peer (chapter states). Every state answers every input; a refused
 * input leaves the state as it is.
 */
public sealed interface SessionState permits Vacant, Opening, Candidate, AcceptedSession {
    /** How the datagrams of the peer find this state: the nonce of an attempt, or a session id; empty if nothing can. */
    Bytes id();

    /** The peer, where it is known. */
    Optional<Fingerprint> peer();

    /** The rule that keeps a new initiation of this peer from being answered; empty if it may be. */
    Optional<Rule> onInitiation(CookieProof cookie);

    Transition onCookie(Frame.Cookie cookie, Endpoint from, SessionContext context);

    Transition onAnswer(Handshake.Answer answer, Endpoint from, SessionContext context);

    Transition onFrame(Frame.Sealed frame, Endpoint from, SessionContext context);

    /** A deadline of this state has been reached. */
    Transition onDeadline(SessionContext context);

    /** The next deadline, monotonic milliseconds. */
    OptionalLong deadlineMillis();

    /** The wall time at which this state ends, in milliseconds. */
    OptionalLong wallDeadlineMillis();

    /** Erases the secrets of a state that is no more (SES-023). */
    void destroy();
}
