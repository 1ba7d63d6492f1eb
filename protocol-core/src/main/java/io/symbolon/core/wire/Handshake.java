package io.symbolon.core.wire;

import io.symbolon.core.bytes.Bytes;

/** The message of a handshake frame (HSK-002). */
public sealed interface Handshake extends Frame {
    /** The sender's SignedToken exactly as received. */
    Bytes token();

    /** The sender's nonce, 16 octets. */
    Bytes nonce();

    /** Who asks first. {@code cookie} is empty or has 16 octets. */
    record Initiation(Bytes token, Bytes nonce, Bytes cookie) implements Handshake {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.initiation(this);
        }
    }

    /** The reply: {@code echo} is the initiation's nonce, {@code tag} confirms the keys; 16 octets each. */
    record Answer(Bytes token, Bytes nonce, Bytes echo, Bytes tag) implements Handshake {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.answer(this);
        }
    }
}
