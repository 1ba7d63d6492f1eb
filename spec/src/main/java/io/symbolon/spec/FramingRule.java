package io.symbolon.spec;

/** Chapter framing: datagrams, frames and the messages in them. One constant is one rule; the constants stand in the order of the text. */
public enum FramingRule implements Rule {
    /** FRM-001. */
    DATAGRAM_WITHIN_LIMIT("FRM-001", Breach.DROP, "A datagram MUST have 1 to 1232 octets."),

    /** FRM-002. */
    TYPE_IS_KNOWN("FRM-002", Breach.DROP, "The first octet MUST be 01, 02 or 03."),

    /** FRM-003. */
    HANDSHAKE_HAS_1200_OCTETS("FRM-003", Breach.DROP, "A handshake frame MUST have exactly 1200 octets."),

    /** FRM-004. */
    HANDSHAKE_LENGTH_FITS("FRM-004", Breach.DROP, "The length of the handshake message MUST be 1 to 1197."),

    /** FRM-005. */
    HANDSHAKE_PADDING_IS_ZERO("FRM-005", Breach.DROP, "Every octet after the handshake message MUST be zero."),

    /** FRM-006. */
    HANDSHAKE_DECODES(
            "FRM-006",
            Breach.DROP,
            "The handshake message MUST be a well-formed Protocol Buffers message with fields of the "
                    + "declared wire types."),

    /** FRM-007. */
    HANDSHAKE_IS_CANONICAL(
            "FRM-007", Breach.DROP, "The handshake message MUST have the canonical encoding of CNV-004."),

    /** FRM-008. */
    HANDSHAKE_FIELDS_HAVE_THEIR_LENGTHS(
            "FRM-008",
            Breach.DROP,
            "In a handshake message nonce MUST have 16 octets, and each of echo, cookie and tag 0 or " + "16."),

    /** FRM-009. */
    FRAME_VERSION_IS_ONE(
            "FRM-009",
            Breach.DROP,
            "The second octet of a cookie frame and of a sealed frame MUST be there and be 01."),

    /** FRM-010. */
    COOKIE_HAS_34_OCTETS("FRM-010", Breach.DROP, "A cookie frame MUST have exactly 34 octets."),

    /** FRM-011. */
    SEALED_LENGTH_FITS("FRM-011", Breach.DROP, "A sealed frame MUST have 34 + 64 n octets with n from 1 to 18."),

    /** FRM-012. */
    CONTENT_LENGTH_FITS(
            "FRM-012",
            Breach.DROP,
            "The length at the start of the content MUST be such that the content is the smallest "
                    + "multiple of 64 octets, at least 64, that holds it and the message."),

    /** FRM-013. */
    CONTENT_PADDING_IS_ZERO("FRM-013", Breach.DROP, "Every octet of the content after the message MUST be zero."),

    /** FRM-014. */
    MESSAGE_DECODES(
            "FRM-014",
            Breach.DROP,
            "A message MUST be a well-formed Protocol Buffers message with fields of the declared " + "wire types."),

    /** FRM-015. */
    MESSAGE_IS_CANONICAL("FRM-015", Breach.DROP, "A message MUST have the canonical encoding of CNV-004."),

    /** FRM-016. */
    MESSAGE_HAS_A_BODY("FRM-016", Breach.DROP, "A message MUST have exactly one body."),

    /** FRM-017. */
    MESSAGE_FIELDS_HAVE_THEIR_LENGTHS(
            "FRM-017",
            Breach.DROP,
            "The data of a challenge and of a response, a join id and the id of a Routed MUST have "
                    + "16 octets, a signature 64, a target and a destination 32; known MUST have 8 n octets, n "
                    + "at most 64; identity and issuer of a Join together at most 1000; the code of a Nack "
                    + "MUST be 1, 2 or 3 and its retry_after_s at most 300; a Routed MUST have a body, with a "
                    + "fresh_key of 32 octets and, in a query, an asker of 48; a Piggy MUST have at most 16 "
                    + "tokens, none of them empty, and an Update a token that is not empty; the short names in "
                    + "Kept, Nearer, Parcel and Receipt MUST have 8 octets, a tag 16, a number MUST be below "
                    + "2^63, by MUST be 1 or 2, and of the interest and identity of a Publish and a Match and "
                    + "the tokens of a Nearer none MUST be empty."),

    /** FRM-018. */
    MESSAGES_FIT_ONE_DATAGRAM(
            "FRM-018",
            Breach.OWN,
            "No message MUST need more than one datagram; the table of worst cases above holds.");

    private final String id;
    private final Breach breach;
    private final String sentence;

    FramingRule(String id, Breach breach, String sentence) {
        this.id = id;
        this.breach = breach;
        this.sentence = sentence;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Breach breach() {
        return breach;
    }

    @Override
    public String sentence() {
        return sentence;
    }

    @Override
    public Chapter chapter() {
        return Chapter.FRAMING;
    }
}
