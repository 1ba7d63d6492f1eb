package io.symbolon.core.session;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;

/** What the key schedule gives one side: two keys, two tags, the session id and the transcript. */
public final class SessionKeys {
    private final Bytes sessionId;
    private final Direction sending;
    private final Secret sendKey;
    private final Secret receiveKey;
    private final Bytes ownTag;
    private final Bytes peerTag;
    private final Bytes transcript;

    SessionKeys(
            Bytes sessionId,
            Direction sending,
            Secret sendKey,
            Secret receiveKey,
            Bytes ownTag,
            Bytes peerTag,
            Bytes transcript) {
        this.sessionId = sessionId;
        this.sending = sending;
        this.sendKey = sendKey;
        this.receiveKey = receiveKey;
        this.ownTag = ownTag;
        this.peerTag = peerTag;
        this.transcript = transcript;
    }

    /** 8 octets, the same on both sides. */
    public Bytes sessionId() {
        return sessionId;
    }

    /** The direction of what we send. */
    public Direction sending() {
        return sending;
    }

    /** 32 octets, for what we send. */
    public Secret sendKey() {
        return sendKey;
    }

    /** 32 octets, for what we receive. */
    public Secret receiveKey() {
        return receiveKey;
    }

    /** The tag in an answer of ours, 16 octets. */
    public Bytes ownTag() {
        return ownTag;
    }

    /** The tag in an answer of the peer, 16 octets. */
    public Bytes peerTag() {
        return peerTag;
    }

    /** The hash of the whole handshake, 32 octets. */
    public Bytes transcript() {
        return transcript;
    }

    /** Whether both were derived from the same handshake. */
    boolean areOfTheSameHandshakeAs(SessionKeys other) {
        return transcript.equals(other.transcript);
    }

    /** Erases both keys (SES-023). */
    public void destroy() {
        sendKey.destroy();
        receiveKey.destroy();
    }

    @Override
    public String toString() {
        return "SessionKeys[" + sessionId + "]";
    }
}
