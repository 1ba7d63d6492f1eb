package io.symbolon.core.token;

/** Where a token stands, which says what it must be (chapter token, places). */
public enum Place {
    HANDSHAKE(Kind.NODE, 700),
    NODE(Kind.NODE, 576),
    IDENTITY(Kind.IDENTITY, 576),
    INTEREST(Kind.INTEREST, 512);

    private final Kind kind;
    private final int largestOctets;

    Place(Kind kind, int largestOctets) {
        this.kind = kind;
        this.largestOctets = largestOctets;
    }

    /** The only kind allowed here (TOK-005). */
    public Kind kind() {
        return kind;
    }

    /** The largest SignedToken allowed here, in octets (TOK-001). */
    public int largestOctets() {
        return largestOctets;
    }
}
