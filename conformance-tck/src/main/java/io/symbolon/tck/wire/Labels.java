package io.symbolon.tck.wire;

/** The labels of chapter conventions, one for each use of a hash, a signature, a MAC or a derivation (CNV-001). */
public final class Labels {
    public static final String TOKEN = "symbolon/1 token";
    public static final String FINGERPRINT = "symbolon/1 fingerprint";
    public static final String ORDER = "symbolon/1 order";
    public static final String ENDORSEMENT = "symbolon/1 endorsement";
    public static final String TRANSCRIPT = "symbolon/1 transcript";
    public static final String HANDSHAKE = "symbolon/1 handshake";
    public static final String KEY_LOW_TO_HIGH = "symbolon/1 key low to high";
    public static final String KEY_HIGH_TO_LOW = "symbolon/1 key high to low";
    public static final String TAG_LOW = "symbolon/1 tag low";
    public static final String TAG_HIGH = "symbolon/1 tag high";
    public static final String SESSION_ID = "symbolon/1 session id";
    public static final String COOKIE = "symbolon/1 cookie";
    public static final String JOIN = "symbolon/1 join";

    public static final String TOKEN_HASH = "symbolon/1 token hash";
    public static final String REALM_ASKER = "symbolon/1 realm asker";
    public static final String REALM_QUERY = "symbolon/1 realm query";
    public static final String REALM_REPLY = "symbolon/1 realm reply";
    public static final String DECISION = "symbolon/1 decision";
    public static final String REVOCATIONS = "symbolon/1 revocations";

    public static final String SUBJECT = "symbolon/1 subject";
    public static final String EXCHANGE = "symbolon/1 exchange";
    public static final String MESSAGE = "symbolon/1 message";
    public static final String RECEIPT = "symbolon/1 receipt";

    private Labels() {}
}
