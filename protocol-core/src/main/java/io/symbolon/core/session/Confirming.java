package io.symbolon.core.session;

import static io.symbolon.spec.HandshakeRule.COOKIE_FITS_AN_ATTEMPT;
import static io.symbolon.spec.HandshakeRule.COOKIE_FOR_A_KNOWN_PEER;
import static io.symbolon.spec.HandshakeRule.ECHO_MATCHES_AN_ATTEMPT;
import static io.symbolon.spec.SessionRule.CONFIRMED_IN_TIME;
import static io.symbolon.spec.SessionRule.LEAVE_ENDS_THE_SESSION;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.Handshake;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Our challenge is outstanding: it is repeated until its response opens, which shows that the peer is there now (SES-009). */
public final class Confirming extends AcceptedSession {
    /** The waits after each challenge but the last (SES-009). */
    private static final long[] WAITS_MILLIS = {500, 500, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 2_000};

    private static final long LIFE_MILLIS = 12_000;

    /** Whether the session was established before. */
    private enum Standing {
        NEW,
        QUESTIONED
    }

    private final Standing standing;
    private final Bytes challenge;
    private final int sendings;
    private final long nextMillis;
    private final long endMillis;

    private Confirming(
            SealedChannel channel,
            Lifetime lifetime,
            Awaited awaited,
            Standing standing,
            Bytes challenge,
            int sendings,
            long nextMillis,
            long endMillis) {
        super(channel, lifetime, awaited);
        this.standing = standing;
        this.challenge = challenge;
        this.sendings = sendings;
        this.nextMillis = nextMillis;
        this.endMillis = endMillis;
    }

    /** Whether the session was never established. */
    public boolean isNew() {
        return standing == Standing.NEW;
    }

    /** We have accepted the session by an answer. */
    static Transition begin(SealedChannel channel, SessionContext context) {
        Lifetime lifetime = Lifetime.begin(
                channel.keys().sending(),
                context.now().monotonicMillis(),
                channel.origin().tokensEndMillis() - context.now().wallMillis());
        return first(channel, lifetime, Awaited.NOTHING, Standing.NEW, context);
    }

    /** We have accepted the session by the first frame that opened, which came from {@code from} (SES-008). */
    static Transition beginByFrame(SealedChannel.Opened opened, Endpoint from, SessionContext context) {
        Transition challenged = begin(opened.channel(), context);
        Confirming confirming = (Confirming) challenged.next();
        Transition taken = confirming.take(opened.on(confirming.channel()), from, context);
        List<Effect> effects = new ArrayList<>(challenged.effects());
        effects.addAll(taken.effects());
        return new Transition(taken.next(), effects, taken.event());
    }

    /** Another session of the peer was established: what proves this one has to come after that (SES-010). */
    public Transition again(SessionContext context) {
        return first(channel(), lifetime(), awaited(), standing, context);
    }

    /** An established session of higher rank than one that was just established has to show that it lives (SES-011). */
    public static Transition question(Established session, SessionContext context) {
        return first(
                session.channel(),
                session.lifetime(),
                session.awaited().withoutMeasurement(),
                Standing.QUESTIONED,
                context);
    }

    private static Transition first(
            SealedChannel channel, Lifetime lifetime, Awaited awaited, Standing standing, SessionContext context) {
        Bytes data = context.draw(Entropy.Purpose.CHALLENGE);
        long end = context.now().monotonicMillis() + LIFE_MILLIS;
        return new Confirming(channel, lifetime, awaited.withConfirmation(data), standing, data, 0, 0, end)
                .send(context);
    }

    /** Sends the challenge under the next counter and waits for the next time, or for the end. */
    private Transition send(SessionContext context) {
        SealedChannel.Sealed sealed = channel().seal(new Message.Challenge(challenge), context.crypto());
        long next =
                sendings < WAITS_MILLIS.length ? context.now().monotonicMillis() + WAITS_MILLIS[sendings] : endMillis;
        Confirming sent = new Confirming(
                sealed.channel(), lifetime(), awaited(), standing, challenge, sendings + 1, next, endMillis);
        return Transition.to(sent, new Effect.SendDatagram(path(), sealed.datagram()));
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

        return take(opened.value(), from, context);
    }

    private Transition take(SealedChannel.Opened opened, Endpoint from, SessionContext context) {
        Reception reception = Reception.of(opened, from, awaited(), context);
        switch (reception.said()) {
            case LEAVE:
                return failed(LEAVE_ENDS_THE_SESSION);
            case CONFIRMED:
                return established(reception);
            default:
                return reception.unheardInto((channel, awaited) -> new Confirming(
                        channel, lifetime(), awaited, standing, challenge, sendings, nextMillis, endMillis));
        }
    }

    /** The session is over before its peer has shown that it is there: what it was to bring came to nothing (SES-019). */
    private Transition failed(Rule rule) {
        return new Transition(Vacant.VACANT, List.of(ended(rule)), Transition.Event.FAILED);
    }

    /** [SES-009] the response has come. */
    private Transition established(Reception reception) {
        Transition next = reception.into((channel, awaited) -> new Established(channel, lifetime(), awaited));
        if (standing == Standing.QUESTIONED) {
            return new Transition(next.next(), next.effects(), Transition.Event.PROVED);
        }
        List<Effect> effects = new ArrayList<>(next.effects());
        effects.add(new Effect.SessionEstablished(channel().origin().peer(), id(), path()));
        return new Transition(next.next(), effects, Transition.Event.ESTABLISHED);
    }

    @Override
    AcceptedSession with(SealedChannel other) {
        return new Confirming(other, lifetime(), awaited(), standing, challenge, sendings, nextMillis, endMillis);
    }

    @Override
    public Transition onDeadline(SessionContext context) {
        Optional<Rule> over = over(context.now());
        if (over.isPresent()) return failed(over.get());

        // [SES-009] 12 s without the response
        if (context.now().monotonicMillis() >= endMillis) return failed(CONFIRMED_IN_TIME);

        Confirming current = new Confirming(
                channel(), lifetime(), awaitedAt(context.now()), standing, challenge, sendings, nextMillis, endMillis);
        return context.now().monotonicMillis() >= nextMillis ? current.send(context) : Transition.to(current);
    }

    @Override
    public OptionalLong deadlineMillis() {
        return OptionalLong.of(earliest(Math.min(nextMillis, endMillis)));
    }
}
