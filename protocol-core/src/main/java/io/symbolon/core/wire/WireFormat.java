package io.symbolon.core.wire;

/** Every size and offset of chapter framing, in octets. */
public final class WireFormat {
    /** The largest datagram (FRM-001). */
    public static final int DATAGRAM_LIMIT = 1232;
    /** Nonces, echoes, cookies, tags, challenge data. */
    public static final int NONCE = 16;
    /** A session id. */
    public static final int SESSION_ID = 8;
    /** The largest message that a sealed frame carries. */
    public static final int MESSAGE_LIMIT = 1150;

    static final int VERSION = 1;

    static final int HANDSHAKE_TYPE = 1;
    static final int HANDSHAKE_FRAME = 1200;
    static final int HANDSHAKE_MESSAGE_AT = 3;
    static final int HANDSHAKE_MESSAGE_LIMIT = HANDSHAKE_FRAME - HANDSHAKE_MESSAGE_AT;

    static final int COOKIE_TYPE = 2;
    static final int COOKIE_NONCE_AT = 2;
    static final int COOKIE_AT = COOKIE_NONCE_AT + NONCE;
    static final int COOKIE_FRAME = COOKIE_AT + NONCE;

    static final int SEALED_TYPE = 3;
    static final int SEALED_ID_AT = 2;
    static final int SEALED_COUNTER_AT = SEALED_ID_AT + SESSION_ID;
    static final int SEALED_HEADER = SEALED_COUNTER_AT + 8;
    static final int SEALED_TAG = 16;
    static final int SEALED_OVERHEAD = SEALED_HEADER + SEALED_TAG;

    static final int CONTENT_BLOCK = 64;
    static final int CONTENT_BLOCKS_LIMIT = 18;
    static final int CONTENT_LENGTH = 2;

    private WireFormat() {}
}
