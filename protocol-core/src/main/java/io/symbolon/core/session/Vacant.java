package io.symbolon.core.session;

import static io.symbolon.spec.HandshakeRule.COOKIE_FITS_AN_ATTEMPT;
import static io.symbolon.spec.HandshakeRule.ECHO_MATCHES_AN_ATTEMPT;
import static io.symbolon.spec.SessionRule.SESSION_IS_KNOWN;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.Handshake;
import io.symbolon.spec.Rule;
import java.util.Optional;
import java.util.OptionalLong;

/** Nothing: what a node has of a peer that it does not know. */
public record Vacant() implements SessionState {
    /** The one vacancy. */
    public static final Vacant VACANT = new Vacant();

    @Override
    public Bytes id() {
        return Bytes.EMPTY;
    }

    @Override
    public Optional<Fingerprint> peer() {
        return Optional.empty();
    }

    @Override
    public Optional<Rule> onInitiation(CookieProof cookie) {
        return Optional.empty();
    }

    @Override
    public Transition onCookie(Frame.Cookie cookie, Endpoint from, SessionContext context) {
        // [HSK-024] a cookie belongs to an attempt
        return Transition.refused(this, from, COOKIE_FITS_AN_ATTEMPT);
    }

    @Override
    public Transition onAnswer(Handshake.Answer answer, Endpoint from, SessionContext context) {
        // [HSK-015] an answer belongs to an attempt
        return Transition.refused(this, from, ECHO_MATCHES_AN_ATTEMPT);
    }

    @Override
    public Transition onFrame(Frame.Sealed frame, Endpoint from, SessionContext context) {
        // [SES-001] a frame belongs to a candidate or a session
        return Transition.refused(this, from, SESSION_IS_KNOWN);
    }

    @Override
    public Transition onDeadline(SessionContext context) {
        return Transition.to(this);
    }

    @Override
    public OptionalLong deadlineMillis() {
        return OptionalLong.empty();
    }

    @Override
    public OptionalLong wallDeadlineMillis() {
        return OptionalLong.empty();
    }

    @Override
    public void destroy() {
        // there is nothing to erase
    }
}
