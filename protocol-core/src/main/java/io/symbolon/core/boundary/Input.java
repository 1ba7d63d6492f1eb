package io.symbolon.core.boundary;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.interest.OwnInterestRequest;
import io.symbolon.core.token.Fingerprint;
import java.util.List;
import java.util.Optional;

/** Everything that enters the engine. */
public sealed interface Input {
    Now now();

    <R> R match(Cases<R> cases);

    /** One function for each kind of input. */
    interface Cases<R> {
        R datagram(DatagramReceived input);

        R deadline(DeadlineReached input);

        R open(OpenRequested input);

        R leave(LeaveRequested input);

        R deny(DenyRequested input);

        R answered(Answered input);

        R revoke(RevokeRequested input);

        R close(CloseRequested input);

        R declared(InterestDeclared input);

        R withdrawn(InterestWithdrawn input);

        R submitted(MessageSubmitted input);

        R handled(MessageHandled input);
    }

    /** The network brought {@code datagram} from {@code from}. */
    record DatagramReceived(Endpoint from, Bytes datagram, Now now) implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.datagram(this);
        }
    }

    /** Time has passed; sent at the latest when {@link Outcome#wakeAtMillis} is reached. */
    record DeadlineReached(Now now) implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.deadline(this);
        }
    }

    /** The application wants a session with the node at {@code to}; {@code peer} pins its fingerprint. */
    record OpenRequested(Endpoint to, Optional<Fingerprint> peer, Now now) implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.open(this);
        }
    }

    /** The application ends all sessions with {@code peer} (SES-022). */
    record LeaveRequested(Fingerprint peer, Now now) implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.leave(this);
        }
    }

    /** The application wants no handshake with {@code peer} for {@code forMillis} (TOK-031). */
    record DenyRequested(Fingerprint peer, long forMillis, Now now) implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.deny(this);
        }
    }

    /** The application has decided {@code question}, one that an {@link Effect.Asked} brought (JON-008, RLM-010). */
    record Answered(long question, Decision decision, Now now) implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.answered(this);
        }
    }

    /** The application, as leader of the node's realm, revokes {@code identities}, and nobody else any longer (RLM-017). */
    record RevokeRequested(List<Fingerprint> identities, Now now) implements Input {
        public RevokeRequested {
            identities = List.copyOf(identities);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.revoke(this);
        }
    }

    /** The application needs the node no longer: it says goodbye, and every input after this one gives nothing (SES-026). */
    record CloseRequested(Now now) implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.close(this);
        }
    }

    /** The application declares an interest of its identity (INT-011). */
    record InterestDeclared(OwnInterestRequest request, Now now) implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.declared(this);
        }
    }

    /** The application withdraws its {@code interest} (INT-010). */
    record InterestWithdrawn(long interest, Now now) implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.withdrawn(this);
        }
    }

    /**
     * The application sends {@code payload} to the receivers of its sender's {@code interest} (MSG-022).
     *
     * @param message chosen by the caller, its name in every effect about it
     * @param payload at most 65 000 octets
     * @param timeToLiveMillis 1000 to 600 000
     */
    record MessageSubmitted(long interest, long message, Bytes payload, long timeToLiveMillis, Now now)
            implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.submitted(this);
        }
    }

    /** The application is through with {@code delivery}, one that an {@link Effect.MessageDelivered} brought (MSG-013). */
    record MessageHandled(long delivery, Handling handling, Now now) implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.handled(this);
        }
    }
}
