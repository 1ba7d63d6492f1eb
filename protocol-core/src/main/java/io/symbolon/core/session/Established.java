package io.symbolon.core.session;

import static io.symbolon.spec.HandshakeRule.COOKIE_FITS_AN_ATTEMPT;
import static io.symbolon.spec.HandshakeRule.COOKIE_FOR_A_KNOWN_PEER;
import static io.symbolon.spec.HandshakeRule.ECHO_MATCHES_AN_ATTEMPT;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.Handshake;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.Rule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Both sides have shown that they hold the keys. Of a peer's established sessions the one of highest rank sends. */
public final class Established extends AcceptedSession {
    /** When each side opens a new handshake (SES-019). */
    private static final long LOW_REKEYS_MILLIS = 3_600_000;

    private static final long HIGH_REKEYS_MILLIS = 3_720_000;

    /** How long an attempt can last (HSK-014): after that it is made again. */
    private static final long ATTEMPT_MILLIS = 165_000;

    private final long rekeyMillis;

    private Established(SealedChannel channel, long acceptedMillis, Awaited awaited, long rekeyMillis) {
        super(channel, acceptedMillis, awaited);
        this.rekeyMillis = rekeyMillis;
    }

    /** A session that was accepted at {@code acceptedMillis}. */
    static Established since(SealedChannel channel, long acceptedMillis, Awaited awaited) {
        boolean low = channel.keys().sending() == Direction.LOW_TO_HIGH;
        return new Established(
                channel, acceptedMillis, awaited, acceptedMillis + (low ? LOW_REKEYS_MILLIS : HIGH_REKEYS_MILLIS));
    }

    /** Says goodbye (SES-022). */
    public Effect leave(SessionContext context) {
        return new Effect.SendDatagram(
                path(), channel().seal(new Message.Leave(), context.crypto()).datagram());
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
        return Reception.of(opened.value(), from, awaited(), context)
                .staying((channel, awaited) -> new Established(channel, acceptedMillis(), awaited, rekeyMillis));
    }

    @Override
    public Transition onDeadline(SessionContext context) {
        Optional<Rule> over = over(context.now());
        if (over.isPresent()) return Transition.to(Vacant.VACANT, ended(over.get()));

        // [SES-019] time for new keys; if the attempt fails, it is made again
        long now = context.now().monotonicMillis();
        if (now < rekeyMillis) {
            return Transition.to(new Established(channel(), acceptedMillis(), awaitedAt(context.now()), rekeyMillis));
        }
        Established later =
                new Established(channel(), acceptedMillis(), awaitedAt(context.now()), now + ATTEMPT_MILLIS);
        return new Transition(later, List.of(), Transition.Event.REKEY);
    }

    @Override
    public OptionalLong deadlineMillis() {
        return OptionalLong.of(earliest(rekeyMillis));
    }
}
