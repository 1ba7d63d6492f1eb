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

    /** {@code peer} has not admitted us (JON-024); a deferred Join is made again after {@code retryAfterSeconds}, or 1 if that is 0. */
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

    /** The application's {@code interest} was not declared: by INT-004, INT-005, INT-007, INT-011, or what its identity breaks. */
    record InterestRefused(long interest, Rule rule) implements Effect {
        @Override
        public void perform(EffectHandler handler) {
            handler.interestRefused(this);
        }
    }

    /** {@code coordinator}, this node itself perhaps, keeps what was last signed of the own {@code interest} (COO-009). */
    record InterestKept(long interest, Fingerprint coordinator) implements Effect {
        @Override
        public void perform(EffectHandler handler) {
            handler.interestKept(this);
        }
    }

    /** The application has granted the party ({@code identity}, {@code node}) of the own {@code interest} (COO-022). */
    record PartyGranted(long interest, Fingerprint identity, Fingerprint node) implements Effect {
        @Override
        public void perform(EffectHandler handler) {
            handler.partyGranted(this);
        }
    }

    /** A granted party of the own {@code interest} has ended, by {@code rule} (COO-023). */
    record PartyEnded(long interest, Fingerprint identity, Fingerprint node, Rule rule) implements Effect {
        @Override
        public void perform(EffectHandler handler) {
            handler.partyEnded(this);
        }
    }

    /**
     * A message of the own {@code interest} for the application, which says when it is through with it (MSG-012).
     *
     * @param delivery names it in {@link Input.MessageHandled}; never used twice by one node
     * @param number of the message in the sender's stream, from 1
     * @param previous the highest number taken before it; 0 if it is the first
     */
    record MessageDelivered(
            long delivery,
            long interest,
            Fingerprint identity,
            Fingerprint node,
            long number,
            long previous,
            Bytes payload)
            implements Effect {
        @Override
        public void perform(EffectHandler handler) {
            handler.messageDelivered(this);
        }
    }

    /** What became of the application's {@code message} for one party (MSG-018). */
    record MessageSettled(long message, Fingerprint identity, Fingerprint node, Settlement settlement)
            implements Effect {
        @Override
        public void perform(EffectHandler handler) {
            handler.messageSettled(this);
        }
    }

    /** The application's {@code message} went to nobody: refused (MSG-016, MSG-022), or without a party in its time (MSG-018). */
    record MessageUnsent(long message, Rule rule) implements Effect {
        @Override
        public void perform(EffectHandler handler) {
            handler.messageUnsent(this);
        }
    }
}
