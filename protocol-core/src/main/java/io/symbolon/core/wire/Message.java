package io.symbolon.core.wire;

import io.symbolon.core.bytes.Bytes;
import java.util.List;

/** What a sealed frame carries (chapters framing, join, overlay, realm, coordinator). */
public sealed interface Message {
    <R> R match(Cases<R> cases);

    /** One function for each kind of message; a new kind breaks the build wherever messages are handled. */
    interface Cases<R> {
        R challenge(Challenge challenge);

        R response(Response response);

        R leave(Leave leave);

        R join(Join join);

        R ack(Ack ack);

        R nack(Nack nack);

        R update(Update update);

        R piggy(Piggy piggy);

        R seek(Seek seek);

        R routed(Routed routed);

        R revocations(Revocations revocations);

        R publish(Publish publish);

        R kept(Kept kept);

        R nearer(Nearer nearer);

        R match(Match match);
    }

    /** A question that only the peer can answer; {@code data} has 16 octets. */
    record Challenge(Bytes data) implements Message {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.challenge(this);
        }
    }

    /** The answer: the challenge's {@code data}. */
    record Response(Bytes data) implements Message {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.response(this);
        }
    }

    /** The sender ends its sessions with the receiver. */
    record Leave() implements Message {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.leave(this);
        }
    }

    /**
     * The identity that uses the sender asks to be admitted: {@code joinId} of 16 octets, the encoded identity or nothing if the
     * node token is the identity, a signature of 64, the encoded token of the issuer or nothing.
     */
    record Join(Bytes joinId, Bytes identity, Bytes signature, Bytes issuer) implements Message {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.join(this);
        }
    }

    /** The receiver of this Join is admitted. */
    record Ack(Bytes joinId) implements Message {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.ack(this);
        }
    }

    /** Why a Join got no Ack (JON-008, JON-016, JON-018). */
    enum NackCode {
        DENIED,
        DEFERRED,
        INVALID
    }

    /** The receiver of this Join is not admitted; a deferred one may join again after {@code retryAfterSeconds}. */
    record Nack(Bytes joinId, NackCode code, int retryAfterSeconds) implements Message {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.nack(this);
        }
    }

    /** A node has joined: its encoded token. */
    record Update(Bytes token) implements Message {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.update(this);
        }
    }

    /** Nodes that the sender knows: their encoded tokens, nearest to the target first. */
    record Piggy(List<Bytes> tokens) implements Message {
        public Piggy {
            tokens = List.copyOf(tokens);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.piggy(this);
        }
    }

    /** Asks for nodes near {@code target}, 32 octets, but for those whose short names of 8 octets stand in {@code known}. */
    record Seek(Bytes target, Bytes known) implements Message {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.seek(this);
        }
    }

    /** A message on its way to the node {@code destination}, 32 octets, with its {@code id} of 16. */
    record Routed(Bytes destination, int hopLimit, int timeToLiveMillis, Bytes id, RoutedBody body) implements Message {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.routed(this);
        }
    }

    /** What a routed message carries. */
    sealed interface RoutedBody {}

    /** A sealed question to a realm leader: {@code freshKey} of 32 octets, {@code asker} of 48. */
    record RealmQuery(Bytes freshKey, Bytes asker, Bytes sealed) implements RoutedBody {}

    /** The leader's sealed decision. */
    record RealmReply(Bytes freshKey, Bytes sealed) implements RoutedBody {}

    /**
     * One part of a message between two parties: short names of 8 octets, the message's number from 1, which of how many parts,
     * and the sealed part (chapter message).
     */
    record Parcel(Bytes sender, Bytes receiver, long number, int part, int parts, Bytes sealed) implements RoutedBody {}

    /** The message {@code number} was taken; {@code tag} of 16 octets shows it. */
    record Receipt(Bytes sender, Bytes receiver, long number, TakenBy by, Bytes tag) implements RoutedBody {}

    /** Who took a message (MSG-013). */
    enum TakenBy {
        NODE(1),
        APPLICATION(2);

        private final int code;

        TakenBy(int code) {
            this.code = code;
        }

        /** Its number in a Receipt. */
        public int code() {
            return code;
        }
    }

    /** Whom a realm leader revokes: fingerprints of 32 octets, and its signature of 64. */
    record Revocations(long sequence, List<Bytes> identities, Bytes signature) implements Message {
        public Revocations {
            identities = List.copyOf(identities);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.revocations(this);
        }
    }

    /** A party publishes its encoded interest. */
    record Publish(Bytes interest) implements Message {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.publish(this);
        }
    }

    /** The interest with this short name of 8 octets is kept. */
    record Kept(Bytes interest) implements Message {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.kept(this);
        }
    }

    /** For the interest with this short name other nodes are nearer: their encoded tokens, the nearest first. */
    record Nearer(Bytes interest, List<Bytes> tokens) implements Message {
        public Nearer {
            tokens = List.copyOf(tokens);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.nearer(this);
        }
    }

    /** An encoded interest that fits one of the receiver's, and the encoded token of its identity. */
    record Match(Bytes interest, Bytes identity) implements Message {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.match(this);
        }
    }
}
