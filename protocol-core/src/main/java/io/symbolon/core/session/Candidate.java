package io.symbolon.core.session;

import static io.symbolon.spec.HandshakeRule.COOKIE_FITS_AN_ATTEMPT;
import static io.symbolon.spec.HandshakeRule.COOKIE_FOR_A_KNOWN_PEER;
import static io.symbolon.spec.HandshakeRule.ECHO_MATCHES_AN_ATTEMPT;
import static io.symbolon.spec.SessionRule.PEERS_IN_ALL;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.NodeToken;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.FrameCodec;
import io.symbolon.core.wire.Handshake;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.Rule;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * We answered an initiation, and wait for the first frame under its keys. It has no power (HSK-027).
 *
 * @param channel under the derived keys, its path the initiation's source
 * @param initiation what was answered
 * @param answer the datagram that was sent, for an identical initiation (HSK-013)
 * @param endMillis when it is forgotten (HSK-020)
 */
public record Candidate(SealedChannel channel, Handshake.Initiation initiation, Bytes answer, long endMillis)
        implements SessionState {
    private static final long LIFE_MILLIS = 12_000;

    /** A candidate for {@code initiation} from {@code source}, whose answer introduces us as {@code own}. */
    public static Candidate begin(
            Handshake.Initiation initiation,
            NodeToken peer,
            Endpoint source,
            Introduction own,
            SessionKeys keys,
            SessionContext context) {
        Handshake.Answer answer =
                new Handshake.Answer(own.token().signedToken(), own.nonce(), initiation.nonce(), keys.ownTag());
        return new Candidate(
                SealedChannel.fresh(keys, Origin.of(own, peer, OpenedBy.PEER), source),
                initiation,
                FrameCodec.encode(answer),
                context.now().monotonicMillis() + LIFE_MILLIS);
    }

    /** Where the initiation came from. */
    public Endpoint source() {
        return channel.path();
    }

    /** Whether {@code keys} come from the same handshake: both sides opened at once (HSK-028). */
    public boolean hasKeysOf(SessionKeys keys) {
        return channel.keys().areOfTheSameHandshakeAs(keys);
    }

    /** The answer, for the initiation's source and nobody else (HSK-006). */
    public Effect sendAnswer() {
        return new Effect.SendDatagram(source(), answer);
    }

    @Override
    public Bytes id() {
        return channel.keys().sessionId();
    }

    @Override
    public Optional<Fingerprint> peer() {
        return Optional.of(channel.origin().peer().fingerprint());
    }

    @Override
    public Optional<Rule> onInitiation(CookieProof cookie) {
        // [HSK-022] a peer that we know shows that it can receive
        return cookie == CookieProof.VALID ? Optional.empty() : Optional.of(COOKIE_FOR_A_KNOWN_PEER);
    }

    @Override
    public Transition onCookie(Frame.Cookie cookie, Endpoint from, SessionContext context) {
        return Transition.refused(this, from, COOKIE_FITS_AN_ATTEMPT); // we asked nothing
    }

    @Override
    public Transition onAnswer(Handshake.Answer answer, Endpoint from, SessionContext context) {
        return Transition.refused(this, from, ECHO_MATCHES_AN_ATTEMPT); // we asked nothing
    }

    @Override
    public Transition onFrame(Frame.Sealed frame, Endpoint from, SessionContext context) {
        Verdict<SealedChannel.Opened> opened = channel.open(frame, context.crypto());
        if (opened.rule().isPresent())
            return Transition.refused(this, from, opened.rule().get());

        // [SES-022] a goodbye before anybody was told
        if (opened.value().message() instanceof Message.Leave) return Transition.to(Vacant.VACANT);

        // [SES-025] there is room for the peer
        if (!context.hasRoomFor(channel.origin().peer().fingerprint()))
            return Transition.refused(this, from, PEERS_IN_ALL);

        // [SES-008] the first frame that opens accepts the session
        return Confirming.beginByFrame(opened.value(), from, context);
    }

    @Override
    public Transition onDeadline(SessionContext context) {
        return Transition.to(Vacant.VACANT); // [HSK-020] [SES-021] nobody was told of it, so nobody is told of its end
    }

    @Override
    public OptionalLong deadlineMillis() {
        return OptionalLong.of(endMillis);
    }

    @Override
    public OptionalLong wallDeadlineMillis() {
        return OptionalLong.of(channel.origin().tokensEndMillis()); // [SES-021]
    }

    @Override
    public void destroy() {
        channel.keys().destroy();
    }
}
