package io.symbolon.core.session;

import static io.symbolon.spec.HandshakeRule.COOKIE_FITS_AN_ATTEMPT;
import static io.symbolon.spec.HandshakeRule.COOKIE_FOR_A_KNOWN_PEER;
import static io.symbolon.spec.HandshakeRule.ECHO_MATCHES_AN_ATTEMPT;
import static io.symbolon.spec.SessionRule.LEAVE_ENDS_THE_SESSION;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.Handshake;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.Rule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The peer has answered our challenge. Of a peer's established sessions the one of highest rank sends. */
public final class Established extends AcceptedSession {
    Established(SealedChannel channel, Lifetime lifetime, Awaited awaited) {
        super(channel, lifetime, awaited);
    }

    /** Whether the lower side has sent so much that it opens a new handshake before its time (SES-019). */
    public boolean hasSentEnough(Limits limits) {
        return keys().sending() == Direction.LOW_TO_HIGH && sent() >= limits.rekeyAfterFrames();
    }

    /** Whether it is time for new keys, whatever was asked for already. */
    public boolean wantsKeys(SessionContext context) {
        return context.now().monotonicMillis() >= lifetime().oldMillis() || hasSentEnough(context.limits());
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
        Reception reception = Reception.of(opened.value(), from, awaited(), context);
        // [SES-022] goodbye
        if (reception.said() == Reception.Said.LEAVE) return Transition.ended(this, LEAVE_ENDS_THE_SESSION);
        return reception.into((channel, awaited) -> new Established(channel, lifetime(), awaited));
    }

    @Override
    AcceptedSession with(SealedChannel other) {
        return new Established(other, lifetime(), awaited());
    }

    /** [OVL-019] asks the peer for a response, unless it is being asked. */
    public Transition measure(SessionContext context) {
        if (awaited().measurement().isPresent()) return Transition.to(this);
        Bytes data = context.draw(Entropy.Purpose.CHALLENGE);
        return measure(new Measurement(data, context.now().monotonicMillis(), 1), context);
    }

    private Transition measure(Measurement measurement, SessionContext context) {
        Awaited awaiting = awaitedAt(context.now()).withMeasurement(measurement);
        return new Established(channel(), lifetime(), awaiting).say(new Message.Challenge(measurement.data()), context);
    }

    @Override
    public Transition onDeadline(SessionContext context) {
        Optional<Rule> over = over(context.now());
        if (over.isPresent()) return Transition.ended(this, over.get());

        // [OVL-019] the measuring challenge is sent again, or the session is questioned
        long now = context.now().monotonicMillis();
        Optional<Measurement> measurement = awaited().measurement();
        if (measurement.isPresent() && now >= measurement.get().nextMillis()) {
            return measurement.get().isOver()
                    ? unanswered(context)
                    : measure(measurement.get().again(), context);
        }

        // [SES-019] time for new keys
        Awaited awaited = awaitedAt(context.now());
        if (now < lifetime().rekeyMillis()) return Transition.to(new Established(channel(), lifetime(), awaited));
        Established asking = new Established(channel(), lifetime().asked(now), awaited);
        return new Transition(asking, List.of(), Transition.Event.REKEY);
    }

    private Transition unanswered(SessionContext context) {
        Transition questioned = Confirming.question(this, context);
        return new Transition(questioned.next(), questioned.effects(), Transition.Event.UNANSWERED);
    }

    @Override
    public OptionalLong deadlineMillis() {
        long own = lifetime().rekeyMillis();
        return OptionalLong.of(earliest(awaited()
                .measurement()
                .map(measurement -> Math.min(own, measurement.nextMillis()))
                .orElse(own)));
    }
}
