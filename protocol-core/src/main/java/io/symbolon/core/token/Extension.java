package io.symbolon.core.token;

import io.symbolon.core.bytes.Bytes;

/** A named value inside a token's signature (chapter token, extensions). */
public record Extension(String name, Bytes value) {
    /** The issuer's word for this token: span and signature, 80 octets. */
    public static final String ENDORSEMENT = "endorsement";
    /** The IP address at which a node says it can be reached, as text. */
    public static final String HOSTNAME = "hostname";
    /** The UDP port at which a node says it can be reached, 2 octets. */
    public static final String PORT = "port";
    /** A fresh X25519 public key of a node or an interest, 32 octets. */
    public static final String SESSION_KEY = "session_key";
    /** The fingerprint of the node that an identity or an interest uses, 32 octets. */
    public static final String NODE_FINGERPRINT = "node_fingerprint";
    /** How the party of an interest takes part, 7 octets. */
    public static final String EXCHANGE = "exchange";

    /** {@code name}, in the one copy of a name that every node token carries: there is one for each session. */
    static String sharedName(String name) {
        return switch (name) {
            case HOSTNAME -> HOSTNAME;
            case PORT -> PORT;
            case SESSION_KEY -> SESSION_KEY;
            default -> name;
        };
    }
}
