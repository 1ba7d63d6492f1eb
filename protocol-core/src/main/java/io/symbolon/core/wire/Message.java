package io.symbolon.core.wire;

import io.symbolon.core.bytes.Bytes;

/** What a sealed frame carries (chapter framing). */
public sealed interface Message {
    <R> R match(Cases<R> cases);

    /** One function for each kind of message; a new kind breaks the build wherever messages are handled. */
    interface Cases<R> {
        R challenge(Challenge challenge);

        R response(Response response);

        R leave(Leave leave);
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
}
