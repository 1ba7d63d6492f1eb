package io.symbolon.core.boundary;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.NodeToken;
import io.symbolon.core.token.VerifiedToken;
import io.symbolon.core.wire.Message.NackCode;
import io.symbolon.spec.Rule;
import java.util.Optional;

/** What the engine wants done or known. Performed in the order of the list. */
public sealed interface Effect {
    void perform(EffectHandler handler);

    /** Hand {@code datagram} to the network once; that it arrives is not implied. */
    record SendDatagram(Endpoint to, Bytes datagram) implements Effect {
        @Override
        public void perform(EffectHandler handler) {
            handler.sendDatagram(this);
        }
    }

    /** An input from {@code from} was refused because it broke {@code rule} (CNV-010). */
    record Dropped(Endpoint from, Rule rule) implements Effect {
        @Override
        public void perform(EffectHandler handler) {
            handler.dropped(this);
        }
    }

    /** A session with {@code peer} stands: the response to our challenge has opened for the first time (SES-009). */
    record SessionEstablished(NodeToken peer, Bytes sessionId, Endpoint path) implements Effect {
        @Override
        public void perform(EffectHandler handler) {
            handler.sessionEstablished(this);
        }
    }

    /** An accepted session with {@code peer} is over by {@code rule}; its keys are gone. {@code path} is where its frames went. */
    record SessionEnded(Fingerprint peer, Bytes sessionId, Endpoint path, Rule rule) implements Effect {
        @Override
        public void perform(EffectHandler handler) {
            handler.sessionEnded(this);
        }
    }

    /** A request to open was refused, or its attempt ended without a session. */
    record OpenFailed(Endpoint to, Optional<Fingerprint> peer, Rule rule) implements Effect {
        @Override
        public void perform(EffectHandler handler) {
            handler.openFailed(this);
        }
    }

    /** The peer has proved another address; frames of this session go there now (SES-017). */
    record PathChanged(Fingerprint peer, Bytes sessionId, Endpoint path) implements Effect {
        @Override
        public void perform(EffectHandler handler) {
            handler.pathChanged(this);
        }
    }

    /** The application decides {@code question} by an {@link Input.Answered} within 5 s; no answer means deferred (JON-017). */
    record Asked(Question question) implements Effect {
        @Override
        public void perform(EffectHandler handler) {
            handler.asked(this);
        }
    }

    /** {@code peer} was admitted with {@code identity}: our Ack was sent (JON-008). */
    record Admitted(Fingerprint peer, Fingerprint identity, Bytes sessionId) implements Effect {
        @Override
        public void perform(EffectHandler handler) {
            handler.admitted(this);
        }
    }

    /** {@code peer} has admitted us: its Ack has opened. */
    record Acknowledged(Fingerprint peer, Bytes sessionId) implements Effect {
        @Override
        public void perform(EffectHandler handler) {
            handler.acknowledged(this);
        }
    }

    /** {@code peer} has not admitted us (JON-024); a deferred Join is made again after {@code retryAfterSeconds}. */
    record JoinRefused(Fingerprint peer, Bytes sessionId, NackCode code, int retryAfterSeconds) implements Effect {
        @Override
        public void perform(EffectHandler handler) {
            handler.joinRefused(this);
        }
    }

    /** {@code peer} is joined from now on (JON-028). */
    record PeerJoined(NodeToken peer, VerifiedToken identity, Endpoint path) implements Effect {
        @Override
        public void perform(EffectHandler handler) {
            handler.peerJoined(this);
        }
    }

    /** {@code peer} is not joined any longer, by {@code rule}. */
    record PeerParted(Fingerprint peer, Rule rule) implements Effect {
        @Override
        public void perform(EffectHandler handler) {
            handler.peerParted(this);
        }
    }
}
