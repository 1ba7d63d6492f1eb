package io.symbolon.tck.simulation;

import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Input;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.FrameCodec;
import io.symbolon.core.wire.Handshake;
import java.util.Locale;
import java.util.stream.Collectors;

/** Steps as lines that can be read: when, who, what it was given, and what it made of it. */
public final class Trace {
    private static final int BRIEF_OCTETS = 4;

    private final SimulatedNetwork network;

    /** Names addresses after the nodes of {@code network}. */
    public Trace(SimulatedNetwork network) {
        this.network = network;
    }

    /** One line. */
    public String line(Step step) {
        String effects = step.effects().stream().map(this::effect).collect(Collectors.joining("; "));
        return String.format(
                Locale.ROOT,
                "%12.3f s  %-10s %s%s",
                step.atMillis() / 1_000.0,
                step.node().name(),
                input(step.input()),
                effects.isEmpty() ? "" : " => " + effects);
    }

    private String input(Input input) {
        if (input instanceof Input.DatagramReceived received) {
            return "gets " + datagram(received.datagram()) + " from " + network.nameOf(received.from());
        }
        if (input instanceof Input.DeadlineReached) return "wakes";
        if (input instanceof Input.OpenRequested open) return "is to open to " + network.nameOf(open.to());
        return input.getClass().getSimpleName();
    }

    private String effect(Effect effect) {
        if (effect instanceof Effect.SendDatagram sending) {
            return "sends " + datagram(sending.datagram()) + " to " + network.nameOf(sending.to());
        }
        if (effect instanceof Effect.Dropped dropped) {
            return "drops it by " + dropped.rule().id();
        }
        if (effect instanceof Effect.SessionEstablished established) {
            return "session " + brief(established.sessionId()) + " established";
        }
        if (effect instanceof Effect.SessionEnded ended) {
            return "session " + brief(ended.sessionId()) + " ended by "
                    + ended.rule().id();
        }
        if (effect instanceof Effect.OpenFailed failed) {
            return "opening to " + network.nameOf(failed.to()) + " failed by "
                    + failed.rule().id();
        }
        return effect.getClass().getSimpleName();
    }

    private static String datagram(Bytes datagram) {
        return FrameCodec.decode(datagram)
                .match(
                        frame -> frame.match(new Names()),
                        rule -> datagram.length() + " octets that break " + rule.id());
    }

    private static String brief(Bytes octets) {
        return octets.slice(0, BRIEF_OCTETS).toHex();
    }

    /** What a frame is, as far as one can see without keys. */
    private static final class Names implements Frame.Cases<String> {
        @Override
        public String initiation(Handshake.Initiation initiation) {
            return "initiation " + brief(initiation.nonce())
                    + (initiation.cookie().isEmpty() ? "" : " with cookie");
        }

        @Override
        public String answer(Handshake.Answer answer) {
            return "answer to " + brief(answer.echo());
        }

        @Override
        public String cookie(Frame.Cookie cookie) {
            return "cookie for " + brief(cookie.nonce());
        }

        @Override
        public String sealed(Frame.Sealed sealed) {
            return "frame " + sealed.counter() + " of session " + brief(sealed.sessionId());
        }
    }
}
