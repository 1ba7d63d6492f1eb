package io.symbolon.core.wire;

import io.symbolon.core.bytes.Bytes;

/** The parsed envelope of one datagram (chapter framing). */
public sealed interface Frame permits Handshake, Frame.Cookie, Frame.Sealed {
    <R> R match(Cases<R> cases);

    /** One function for each kind of frame; a new kind breaks the build wherever frames are handled. */
    interface Cases<R> {
        R initiation(Handshake.Initiation initiation);

        R answer(Handshake.Answer answer);

        R cookie(Cookie cookie);

        R sealed(Sealed sealed);
    }

    /** Asks the opener whose initiation carried {@code nonce} to show {@code cookie}; 16 octets each. */
    record Cookie(Bytes nonce, Bytes cookie) implements Frame {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.cookie(this);
        }
    }

    /**
     * A message under the keys of a session.
     *
     * @param header octets 0 to 17 as received: they are authenticated
     * @param sessionId 8 octets
     * @param counter unsigned
     * @param ciphertext 64 n octets and the 16-octet tag
     */
    record Sealed(Bytes header, Bytes sessionId, long counter, Bytes ciphertext) implements Frame {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.sealed(this);
        }
    }
}
