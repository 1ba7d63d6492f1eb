package io.symbolon.spec;

/** Chapter token: tokens, their validation and their endorsement. One constant is one rule; the constants stand in the order of the text. */
public enum TokenRule implements Rule {
    /** TOK-001. */
    SIZE_WITHIN_LIMIT(
            "TOK-001",
            Breach.DROP,
            "A SignedToken MUST have at most as many octets as its place allows: 700 in a handshake, "
                    + "512 for an interest, 576 elsewhere."),

    /** TOK-002. */
    DECODES(
            "TOK-002",
            Breach.DROP,
            "A SignedToken and the Token in it MUST be well-formed Protocol Buffers with fields of "
                    + "the declared wire types and valid UTF-8 text."),

    /** TOK-003. */
    CANONICAL_ENCODING(
            "TOK-003", Breach.DROP, "A SignedToken and the Token in it MUST have the canonical encoding of CNV-004."),

    /** TOK-004. */
    VERSION_IS_ONE("TOK-004", Breach.DROP, "The version MUST be 1."),

    /** TOK-005. */
    KIND_FITS_PLACE("TOK-005", Breach.DROP, "The kind MUST be the one that the place demands."),

    /** TOK-006. */
    UUID_HAS_16_OCTETS("TOK-006", Breach.DROP, "The uuid MUST have exactly 16 octets."),

    /** TOK-007. */
    REALM_IS_EMPTY_OR_FINGERPRINT("TOK-007", Breach.DROP, "The realm MUST be empty or have exactly 32 octets."),

    /** TOK-008. */
    ISSUER_IS_EMPTY_OR_FINGERPRINT("TOK-008", Breach.DROP, "The issuer MUST be empty or have exactly 32 octets."),

    /** TOK-009. */
    AUDIENCE_IS_EMPTY_OR_FINGERPRINT("TOK-009", Breach.DROP, "The audience MUST be empty or have exactly 32 octets."),

    /** TOK-010. */
    SUBJECT_WITHIN_LIMIT("TOK-010", Breach.DROP, "The subject MUST have at most 255 octets of UTF-8."),

    /** TOK-011. */
    SUBJECT_HAS_NO_CONTROL_CHARACTERS(
            "TOK-011",
            Breach.DROP,
            "The subject MUST NOT contain a code point below U+0020 or from U+007F to U+009F. "
                    + "Subjects are compared octet by octet, never normalised."),

    /** TOK-012. */
    INTEREST_SUBJECT_IS_HASH(
            "TOK-012", Breach.DROP, "The subject of an interest MUST be exactly 64 lower-case hexadecimal digits."),

    /** TOK-013. */
    PUBLIC_KEY_HAS_32_OCTETS("TOK-013", Breach.DROP, "The public key MUST have exactly 32 octets."),

    /** TOK-014. */
    TIMES_IN_RANGE(
            "TOK-014", Breach.DROP, "issued_at, not_before and expires_at MUST each be from 1 to 253402300799999."),

    /** TOK-015. */
    EXTENSIONS_WITHIN_LIMIT("TOK-015", Breach.DROP, "A token MUST have at most 16 extensions."),

    /** TOK-016. */
    EXTENSION_NAMES_WELL_FORMED(
            "TOK-016",
            Breach.DROP,
            "The name of an extension MUST have 1 to 32 characters out of a to z, 0 to 9, `_`, `-` " + "and `.`."),

    /** TOK-017. */
    EXTENSIONS_SORTED_AND_UNIQUE(
            "TOK-017", Breach.DROP, "Extensions MUST stand in strictly ascending order of the octets of their names."),

    /** TOK-018. */
    EXTENSION_VALUES_WITHIN_LIMIT("TOK-018", Breach.DROP, "The value of an extension MUST have at most 256 octets."),

    /** TOK-019. */
    NODE_TOKEN_SHOWS_ALLOWED_EXTENSIONS_ONLY(
            "TOK-019",
            Breach.DROP,
            "A node token MUST NOT carry any extension but `endorsement`, `hostname`, `port` and "
                    + "`session_key`; building or sending any other is refused to the caller."),

    /** TOK-020. */
    KNOWN_EXTENSIONS_WELL_FORMED(
            "TOK-020",
            Breach.DROP,
            "An extension named in the table above MUST have the value that the table demands for "
                    + "this kind; in a kind that the table does not name for it, it MUST NOT occur. An "
                    + "endorsement's endorsed_from and endorsed_until MUST be in the range of TOK-014, and "
                    + "endorsed_from below endorsed_until."),

    /** TOK-021. */
    ADDRESS_IS_COMPLETE("TOK-021", Breach.DROP, "A node token MUST carry both `hostname` and `port` or neither."),

    /** TOK-022. */
    ENDORSEMENT_ACCOMPANIES_ISSUER(
            "TOK-022",
            Breach.DROP,
            "A node token and an identity MUST carry an endorsement if the issuer is not empty, and "
                    + "none if it is empty."),

    /** TOK-023. */
    SIGNATURE_HAS_64_OCTETS("TOK-023", Breach.DROP, "The signature MUST have exactly 64 octets."),

    /** TOK-024. */
    NOT_BEFORE_REACHED(
            "TOK-024",
            Breach.DROP,
            "not_before minus 60 000 ms MUST have been reached: now equal to not_before - 60 000 is " + "valid."),

    /** TOK-025. */
    EXPIRES_AT_IN_FUTURE(
            "TOK-025",
            Breach.DROP,
            "expires_at plus 60 000 ms MUST lie in the future: now equal to expires_at + 60 000 is " + "expired."),

    /** TOK-026. */
    ISSUED_AT_NOT_IN_FUTURE(
            "TOK-026",
            Breach.DROP,
            "issued_at MUST NOT be later than now plus 60 000 ms: issued_at equal to now + 60 000 is " + "valid."),

    /** TOK-027. */
    VALIDITY_IS_A_SPAN("TOK-027", Breach.DROP, "expires_at MUST be later than not_before and later than issued_at."),

    /** TOK-028. */
    LIFETIME_WITHIN_CAP(
            "TOK-028",
            Breach.DROP,
            "expires_at minus the later of issued_at and not_before MUST be at most 86 400 000 ms "
                    + "for a node, 34 560 000 000 ms for an identity, 600 000 ms for an interest."),

    /** TOK-029. */
    PUBLIC_KEY_IS_STRICT(
            "TOK-029",
            Breach.DROP,
            "The public key MUST be strict (CNV-005). Up to 1024 keys of tokens that passed every "
                    + "rule may be remembered as strict."),

    /** TOK-030. */
    FINGERPRINT_IS_EXPECTED(
            "TOK-030", Breach.DROP, "Where a fingerprint is expected, the computed fingerprint MUST equal it."),

    /** TOK-031. */
    NOT_DENIED("TOK-031", Breach.DROP, "The computed fingerprint MUST NOT be on the deny list."),

    /** TOK-032. */
    SIGNATURE_VERIFIES(
            "TOK-032",
            Breach.DROP,
            "The signature MUST be a strict signature (CNV-005) of the signed message under the "
                    + "token's own public key."),

    /** TOK-033. */
    FINGERPRINT_SAYS_WHO(
            "TOK-033",
            Breach.DEFINITION,
            "The fingerprint MUST be computed as above: from version, kind, uuid, realm, issuer, "
                    + "subject, audience and public key, and from nothing else."),

    /** TOK-034. */
    NEWER_TOKEN_COUNTS(
            "TOK-034",
            Breach.DEFINITION,
            "Of two tokens that speak of the same thing the one with the later issued_at MUST count; "
                    + "at equal issued_at the one with the larger order value, octet by octet unsigned."),

    /** TOK-035. */
    ENDORSEMENT_IS_THE_ISSUERS(
            "TOK-035",
            Breach.DROP,
            "An endorsement MUST be verified with the public key of the issuer's own token, valid "
                    + "for the place identity, whose fingerprint equals the endorsed token's issuer; never "
                    + "with a key carried inside the endorsed token. The issuer's token passes TOK-001 to "
                    + "TOK-029 and TOK-032; its own endorsement is not looked at."),

    /** TOK-036. */
    ENDORSEMENT_SPAN_HOLDS(
            "TOK-036",
            Breach.DROP,
            "An endorsed token MUST be used only while endorsed_from - 60 000 <= now < " + "endorsed_until + 60 000."),

    /** TOK-037. */
    REALM_IS_PROVED(
            "TOK-037",
            Breach.DROP,
            "An identity proves realm R if and only if its realm and its issuer are both R and its "
                    + "endorsement holds (TOK-035, TOK-036); otherwise it proves none. A node token that "
                    + "stands for an identity proves none.");

    private final String id;
    private final Breach breach;
    private final String sentence;

    TokenRule(String id, Breach breach, String sentence) {
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
        return Chapter.TOKEN;
    }
}
