package io.symbolon.core.session;

import static io.symbolon.spec.HandshakeRule.COOKIE_FITS_AN_ATTEMPT;
import static io.symbolon.spec.HandshakeRule.COOKIE_FOR_A_KNOWN_PEER;
import static io.symbolon.spec.HandshakeRule.ECHO_MATCHES_AN_ATTEMPT;
import static io.symbolon.spec.SessionRule.LEAVE_ENDS_THE_SESSION;
import static io.symbolon.spec.SessionRule.SUPERSEDED_SESSIONS_END;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.Handshake;
import io.symbolon.spec.Rule;
import java.util.Optional;
import java.util.OptionalLong;

/** Another session of the peer sends: this one receives, answers challenges, and ends soon (SES-012). */
public final class Superseded extends AcceptedSession {
    private static final long LIFE_MILLIS = 60_000;

    private final long endMillis;

    private Superseded(SealedChannel channel, Lifetime lifetime, Awaited awaited, long endMillis) {
        super(channel, lifetime, awaited);
        this.endMillis = endMillis;
    }

    /** {@code session} does not send any more. */
    public static Superseded of(Established session, SessionContext context) {
        return new Superseded(
                session.channel(),
                session.lifetime(),
                session.awaited().withoutMeasurement(),
                context.now().monotonicMillis() + LIFE_MILLIS);
    }

    @Override
    public Optional<Rule> onInitiation(CookieProof cookie) {
        // [HSK-022] a peer that we know shows that it can receive
        return cookie == CookieProof.VALID ? Optional.empty() : Optional.of(COOKIE_FOR_A_KNOWN_PEER);
    }

    @Override
    public Transition onCookie(Frame.Cookie cookie, Endpoint from, SessionContext context) {
        return Transition.refused(this, from, COOKIE_FITS_AN_ATTEMPT); // our question is answered
    }

    @Override
    public Transition onAnswer(Handshake.Answer answer, Endpoint from, SessionContext context) {
        return Transition.refused(this, from, ECHO_MATCHES_AN_ATTEMPT); // our question is answered
    }

    @Override
    public Transition onFrame(Frame.Sealed frame, Endpoint from, SessionContext context) {
        Verdict<SealedChannel.Opened> opened = channel().open(frame, context.crypto());
        if (opened.rule().isPresent())
            return Transition.refused(this, from, opened.rule().get());
        Reception reception = Reception.ofSuperseded(opened.value(), from, awaited(), context);
        // [SES-022] goodbye
        if (reception.said() == Reception.Said.LEAVE) return Transition.ended(this, LEAVE_ENDS_THE_SESSION);
        return reception.into((channel, awaited) -> new Superseded(channel, lifetime(), awaited, endMillis));
    }

    @Override
    AcceptedSession with(SealedChannel other) {
        return new Superseded(other, lifetime(), awaited(), endMillis);
    }

    @Override
    public Transition onDeadline(SessionContext context) {
        Optional<Rule> over = over(context.now());
        if (over.isPresent()) return Transition.ended(this, over.get());

        // [SES-012] 60 s after it was superseded
        if (context.now().monotonicMillis() >= endMillis) return Transition.ended(this, SUPERSEDED_SESSIONS_END);

        return Transition.to(new Superseded(channel(), lifetime(), awaitedAt(context.now()), endMillis));
    }

    @Override
    public OptionalLong deadlineMillis() {
        return OptionalLong.of(earliest(endMillis));
    }
}
