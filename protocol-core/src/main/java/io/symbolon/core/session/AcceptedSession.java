package io.symbolon.core.session;

import static io.symbolon.spec.SessionRule.A_SESSION_ENDS_WITH_ITS_TOKENS;
import static io.symbolon.spec.SessionRule.SESSIONS_STOP_AFTER_2_H;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Now;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.NodeToken;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.Rule;
import java.util.Optional;
import java.util.OptionalLong;

/** A session that was accepted. Its three states share the channel and the ways a session ends. */
public abstract sealed class AcceptedSession implements SessionState permits Confirming, Established, Superseded {
    private final SealedChannel channel;
    private final Lifetime lifetime;
    private final Awaited awaited;

    AcceptedSession(SealedChannel channel, Lifetime lifetime, Awaited awaited) {
        this.channel = channel;
        this.lifetime = lifetime;
        this.awaited = awaited;
    }

    final SealedChannel channel() {
        return channel;
    }

    final Lifetime lifetime() {
        return lifetime;
    }

    final Awaited awaited() {
        return awaited;
    }

    /** The fingerprint of the peer. */
    public final Fingerprint fingerprint() {
        return channel.origin().peer().fingerprint();
    }

    /** Where the frames of the session go (SES-016). */
    public final Endpoint path() {
        return channel.path();
    }

    /** Which session of the peer sends (SES-010). */
    public final Rank rank() {
        return channel.rank();
    }

    /** How many frames were sent. */
    public final long sent() {
        return channel.sent();
    }

    /** The keys of the session. */
    public final SessionKeys keys() {
        return channel.keys();
    }

    @Override
    public final Bytes id() {
        return channel.keys().sessionId();
    }

    @Override
    public final Optional<Fingerprint> peer() {
        return Optional.of(fingerprint());
    }

    /** Whether its handshake used the introduction of {@code attempt} (SES-008). */
    public final boolean cameFrom(Opening attempt) {
        return channel.origin().attempt().equals(attempt.id());
    }

    /** The peer's node token of this session's handshake. */
    public final NodeToken peerToken() {
        return channel.origin().peer();
    }

    /** Whether we accepted it by an answer to our own initiation (JON-021). */
    public final boolean openedByUs() {
        return openedBy() == OpenedBy.US;
    }

    /** Whose initiation it came from. */
    public final OpenedBy openedBy() {
        return channel.origin().openedBy();
    }

    /** The session after {@code message} was sent in it, under the next counter. */
    public final Transition say(Message message, SessionContext context) {
        // [SES-020] the session ends with its last counter
        if (channel.isUsedUp()) return Transition.to(this);
        SealedChannel.Sealed sealed = channel.seal(message, context.crypto());
        return Transition.to(with(sealed.channel()), new Effect.SendDatagram(path(), sealed.datagram()));
    }

    /** The same state with another channel. */
    abstract AcceptedSession with(SealedChannel other);

    /** Says goodbye in this session (SES-022). */
    public final Effect leave(SessionContext context) {
        return new Effect.SendDatagram(
                path(), channel.seal(new Message.Leave(), context.crypto()).datagram());
    }

    /** The effect by which everybody learns that this session is over. */
    public final Effect ended(Rule rule) {
        return new Effect.SessionEnded(fingerprint(), id(), path(), rule);
    }

    /** Why the session is over at {@code now}, whatever its state; empty if it is not. */
    final Optional<Rule> over(Now now) {
        // [SES-020] 2 h after it was accepted
        if (now.monotonicMillis() >= lifetime.endMillis()) return Optional.of(SESSIONS_STOP_AFTER_2_H);

        // [SES-021] with the first of its tokens, by wall time
        if (now.wallMillis() >= channel.origin().tokensEndMillis()) return Optional.of(A_SESSION_ENDS_WITH_ITS_TOKENS);

        return Optional.empty();
    }

    /** The challenges that still wait at {@code now} (SES-018). */
    final Awaited awaitedAt(Now now) {
        boolean forgotten = awaited.path()
                .filter(path -> now.monotonicMillis() >= path.endMillis())
                .isPresent();
        return forgotten ? awaited.withoutPath() : awaited;
    }

    /** The first deadline of {@code own} and those that every accepted session has. */
    final long earliest(long own) {
        long first = Math.min(own, lifetime.endMillis());
        return awaited.path().map(path -> Math.min(first, path.endMillis())).orElse(first);
    }

    @Override
    public final OptionalLong wallDeadlineMillis() {
        return OptionalLong.of(channel.origin().tokensEndMillis());
    }

    @Override
    public final void destroy() {
        channel.keys().destroy();
    }
}
