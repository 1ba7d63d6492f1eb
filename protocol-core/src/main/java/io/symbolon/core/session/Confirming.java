package io.symbolon.core.session;

import static io.symbolon.spec.HandshakeRule.COOKIE_FITS_AN_ATTEMPT;
import static io.symbolon.spec.HandshakeRule.COOKIE_FOR_A_KNOWN_PEER;
import static io.symbolon.spec.HandshakeRule.ECHO_MATCHES_AN_ATTEMPT;
import static io.symbolon.spec.SessionRule.CONFIRMED_WITHIN_10_S;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
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

/** Our challenge is under way, and no frame of the peer has opened since: it is repeated until one does (SES-009). */
public final class Confirming extends AcceptedSession {
    /** The waits after each challenge but the last (SES-009). */
    private static final long[] WAITS_MILLIS = {500, 1_000, 2_000, 4_000};

    private static final long LIFE_MILLIS = 10_000;

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

    /** We have accepted the session by an answer. */
    static Transition begin(SealedChannel channel, SessionContext context) {
        Lifetime lifetime =
                Lifetime.begin(channel.keys().sending(), context.now().monotonicMillis());
        Transition first = first(channel, lifetime, Awaited.NOTHING, Standing.NEW, context);
        return new Transition(first.next(), List.of(), first.effects(), Transition.Event.ACCEPTED);
    }

    /** An established session of higher rank than one that was just established has to show that it lives (SES-011). */
    public static Transition question(Established session, SessionContext context) {
        return first(session.channel(), session.lifetime(), session.awaited(), Standing.QUESTIONED, context);
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

        // [SES-008] [SES-009] a frame has opened: both sides hold the keys
        List<Effect> news = standing == Standing.NEW
                ? List.of(new Effect.SessionEstablished(channel().peer(), id(), path()))
                : List.of();
        return Reception.of(opened.value(), from, awaited(), context).established(lifetime(), news);
    }

    @Override
    public Transition onDeadline(SessionContext context) {
        Optional<Rule> over = over(context.now());
        if (over.isPresent()) return Transition.ended(this, over.get());

        // [SES-009] 10 s without a frame
        if (context.now().monotonicMillis() >= endMillis) {
            return new Transition(
                    Vacant.VACANT, List.of(ended(CONFIRMED_WITHIN_10_S)), List.of(), Transition.Event.FAILED);
        }

        Confirming current = new Confirming(
                channel(), lifetime(), awaitedAt(context.now()), standing, challenge, sendings, nextMillis, endMillis);
        return context.now().monotonicMillis() >= nextMillis ? current.send(context) : Transition.to(current);
    }

    @Override
    public OptionalLong deadlineMillis() {
        return OptionalLong.of(earliest(Math.min(nextMillis, endMillis)));
    }
}
