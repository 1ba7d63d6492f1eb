package io.symbolon.core.session;

import static io.symbolon.spec.JoinRule.JOINED_WHERE_ESTABLISHED;
import static io.symbolon.spec.JoinRule.OBSOLETE_PEERS_HEAR_NACK;
import static io.symbolon.spec.SessionRule.RESPONSE_MATCHES_A_CHALLENGE;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.wire.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/** What a frame that opened means for its session: steps 5 and 6 of chapter session, the same in every accepted state. */
final class Reception {
    /** What a message means for the state of its session. */
    enum Said {
        /** Nothing. */
        NOTHING,
        /** The response to the confirming challenge (SES-009). */
        CONFIRMED,
        /** The response to the measuring challenge (OVL-019). */
        MEASURED,
        /** Goodbye (SES-022). */
        LEAVE,
        /** Something of the chapters join, overlay and realm, for the node (JON-001). */
        MORE
    }

    private static final long PATH_CHALLENGE_LIFE_MILLIS = 5_000;

    private final Endpoint from;
    private final SessionContext context;
    private final List<Effect> effects = new ArrayList<>();
    private SealedChannel channel;
    private Awaited awaited;
    private Said said = Said.NOTHING;
    private Optional<Transition.Heard> more = Optional.empty();
    private OptionalLong latencyMillis = OptionalLong.empty();

    private Reception(SealedChannel channel, Awaited awaited, Endpoint from, SessionContext context) {
        this.channel = channel;
        this.awaited = awaited;
        this.from = from;
        this.context = context;
    }

    /** Takes an opened frame from {@code from} into a session that awaits {@code awaited} and follows its peer. */
    static Reception of(SealedChannel.Opened opened, Endpoint from, Awaited awaited, SessionContext context) {
        Reception reception = new Reception(opened.channel(), awaited, from, context);
        if (reception.isUnheard(opened.message())) return reception;
        if (opened.isNewest() && !(opened.message() instanceof Message.Leave)) reception.askForAnotherPath();
        return reception.take(opened);
    }

    /** The same for a superseded session, which asks nothing (SES-012). */
    static Reception ofSuperseded(SealedChannel.Opened opened, Endpoint from, Awaited awaited, SessionContext context) {
        Reception reception = new Reception(opened.channel(), awaited, from, context);
        return reception.isUnheard(opened.message()) ? reception : reception.take(opened);
    }

    /** [JON-014] an obsolete peer may join and leave; the rest of what it says counts and is dropped. */
    private boolean isUnheard(Message message) {
        if (message instanceof Message.Join || message instanceof Message.Leave) return false;
        if (!context.isObsolete(channel.origin().peer().fingerprint())) return false;
        effects.add(new Effect.Dropped(from, OBSOLETE_PEERS_HEAR_NACK));
        return true;
    }

    private Reception take(SealedChannel.Opened opened) {
        said = sayingOf(opened.message(), opened.counter());
        return this;
    }

    private Said sayingOf(Message message, long counter) {
        if (message instanceof Message.Challenge challenge) return challenge(challenge);
        if (message instanceof Message.Response response) return response(response);
        if (message instanceof Message.Leave leave) return leave(leave);
        more = Optional.of(new Transition.Heard(message, from, counter)); // every other kind is the node's
        return Said.MORE;
    }

    /** What the frame said. */
    Said said() {
        return said;
    }

    /** The state that {@code keep} makes of channel and challenges, what was sent, and what the node is to hear. */
    Transition into(BiFunction<SealedChannel, Awaited, SessionState> keep) {
        Transition.Event event = said == Said.MEASURED ? Transition.Event.MEASURED : Transition.Event.NONE;
        return new Transition(keep.apply(channel, awaited), effects, event, more, latencyMillis);
    }

    /** The same where the node hears nothing yet: the frame counts, its message is dropped (JON-001). */
    Transition unheardInto(BiFunction<SealedChannel, Awaited, SessionState> keep) {
        if (more.isPresent()) effects.add(new Effect.Dropped(from, JOINED_WHERE_ESTABLISHED));
        return new Transition(keep.apply(channel, awaited), effects, Transition.Event.NONE);
    }

    /** [SES-017] the newest frame came from another source: ask there, once at a time (SES-018). */
    private void askForAnotherPath() {
        if (from.equals(channel.path()) || awaited.path().isPresent()) return;
        Bytes data = context.draw(Entropy.Purpose.CHALLENGE);
        long end = context.now().monotonicMillis() + PATH_CHALLENGE_LIFE_MILLIS;
        awaited = awaited.withPath(new Awaited.PathChallenge(from, data, end));
        send(new Message.Challenge(data), from);
    }

    private Said challenge(Message.Challenge challenge) {
        // [SES-014] answered in this session, to its path
        send(new Message.Response(challenge.data()), channel.path());
        return Said.NOTHING;
    }

    private Said response(Message.Response response) {
        // [SES-009] the peer is there now and has the keys
        if (awaited.confirmation().equals(Optional.of(response.data()))) {
            awaited = awaited.withoutConfirmation();
            return Said.CONFIRMED;
        }
        // [OVL-019] the peer has answered, so long after it was asked
        Optional<Measurement> measurement = awaited.measurement();
        if (measurement.isPresent() && measurement.get().data().equals(response.data())) {
            awaited = awaited.withoutMeasurement();
            latencyMillis = OptionalLong.of(
                    context.now().monotonicMillis() - measurement.get().sentMillis());
            return Said.MEASURED;
        }
        Optional<Awaited.PathChallenge> path = awaited.path();
        if (path.isPresent()
                && path.get().data().equals(response.data())
                && path.get().source().equals(from)) {
            // [SES-017] the challenged source answered from there
            awaited = awaited.withoutPath();
            channel = channel.withPath(from);
            effects.add(new Effect.PathChanged(
                    channel.origin().peer().fingerprint(), channel.keys().sessionId(), from));
        } else {
            // [SES-015] the frame counts, its message does not
            effects.add(new Effect.Dropped(from, RESPONSE_MATCHES_A_CHALLENGE));
        }
        return Said.NOTHING;
    }

    private Said leave(Message.Leave leave) {
        return Said.LEAVE;
    }

    private void send(Message message, Endpoint to) {
        // [SES-020] the session ends with its last counter
        if (channel.isUsedUp()) return;
        SealedChannel.Sealed sealed = channel.seal(message, context.crypto());
        channel = sealed.channel();
        effects.add(new Effect.SendDatagram(to, sealed.datagram()));
    }
}
