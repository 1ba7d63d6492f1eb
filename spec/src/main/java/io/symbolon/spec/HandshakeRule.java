package io.symbolon.spec;

/** Chapter handshake: the exchange of node tokens and session keys. One constant is one rule; the constants stand in the order of the text. */
public enum HandshakeRule implements Rule {
    /** HSK-001. */
    VERSION_IS_ONE("HSK-001", Breach.DROP, "The version of a handshake message MUST be 1."),

    /** HSK-002. */
    INITIATION_OR_ANSWER(
            "HSK-002",
            Breach.DROP,
            "A handshake MUST be an initiation (echo and tag empty) or an answer (echo and tag of 16 "
                    + "octets, cookie empty)."),

    /** HSK-003. */
    TOKEN_CARRIES_SESSION_KEY(
            "HSK-003", Breach.DROP, "The node token of a handshake MUST carry the extension `session_key`."),

    /** HSK-004. */
    VERIFIED_BEFORE_ANSWER(
            "HSK-004",
            Breach.OWN,
            "A node MUST verify signature and contents of a received node token before it answers "
                    + "the handshake or remembers anything of it."),

    /** HSK-005. */
    NOT_OUR_OWN("HSK-005", Breach.DROP, "The fingerprint of the received token MUST NOT be the receiver's own."),

    /** HSK-006. */
    ANSWERS_GO_TO_THE_SOURCE(
            "HSK-006",
            Breach.OWN,
            "An answer and a cookie MUST be sent to the UDP source of the initiation, never to an "
                    + "address named in a token."),

    /** HSK-007. */
    ANSWERS_ARE_NOT_LARGER(
            "HSK-007",
            Breach.OWN,
            "What is sent because of a datagram of an unauthenticated source MUST NOT have more "
                    + "octets or datagrams than that datagram; the one initiation of HSK-025, which goes to an "
                    + "address that we asked, is excepted."),

    /** HSK-008. */
    AGREEMENT_CONTRIBUTES("HSK-008", Breach.DROP, "Neither X25519 result of the key schedule MUST be all zero."),

    /** HSK-009. */
    KEY_SCHEDULE(
            "HSK-009",
            Breach.DEFINITION,
            "Keys, tags and session id MUST be derived as above from both session keys, both node "
                    + "keys, both SignedTokens and both nonces."),

    /** HSK-010. */
    ROLE_BY_FINGERPRINT(
            "HSK-010", Breach.DEFINITION, "The roles low and high MUST follow from the fingerprints alone."),

    /** HSK-011. */
    ONE_ATTEMPT_A_PEER(
            "HSK-011",
            Breach.CALLER,
            "A node MUST have at most one outstanding attempt for one address and for one expected "
                    + "fingerprint; a second request to open is refused to the caller."),

    /** HSK-012. */
    ANSWERS_REUSE_THE_ATTEMPT(
            "HSK-012",
            Breach.OWN,
            "While an attempt to the initiation's source is outstanding that expects the initiator's "
                    + "fingerprint or none, the answer MUST carry exactly the token and the nonce of the "
                    + "attempt; no other answer carries those of an attempt."),

    /** HSK-013. */
    IDENTICAL_INITIATION_GETS_THE_STORED_ANSWER(
            "HSK-013",
            Breach.OWN,
            "An initiation from the source of a candidate with the candidate's token and nonce MUST "
                    + "get the stored answer, octet by octet, and change nothing."),

    /** HSK-014. */
    ONLY_THE_OPENER_REPEATS(
            "HSK-014",
            Breach.OWN,
            "The opener MUST send its initiation at most 8 times: at once and after waits of 5, 10, "
                    + "20 and then four times 30 s; the attempt ends 10 s after the last. It ends before when "
                    + "a session is established for the first time with the peer that it expects or, if it "
                    + "expects none, whose path is its address. An answerer MUST NOT repeat an answer on its "
                    + "own."),

    /** HSK-015. */
    ECHO_MATCHES_AN_ATTEMPT(
            "HSK-015", Breach.DROP, "The echo of an answer MUST be the nonce of an outstanding attempt."),

    /** HSK-016. */
    ANSWER_COMES_FROM_THE_ASKED_ADDRESS(
            "HSK-016", Breach.DROP, "An answer MUST come from the address to which the attempt sends."),

    /** HSK-017. */
    TAG_CONFIRMS_THE_KEY(
            "HSK-017", Breach.DROP, "The tag of an answer MUST be that of its sender in the key schedule."),

    /** HSK-018. */
    CANDIDATES_OF_ONE_FINGERPRINT(
            "HSK-018",
            Breach.OWN,
            "There MUST be at most 4 candidates of one fingerprint, one for each source. An "
                    + "initiation from the source of one takes its place; a fifth takes the place of the "
                    + "oldest. Both carry a valid cookie by HSK-022."),

    /** HSK-019. */
    CANDIDATES_IN_ALL(
            "HSK-019",
            Breach.DROP,
            "There MUST be at most 4096 candidates; an initiation that would add one more is dropped."),

    /** HSK-020. */
    CANDIDATES_EXPIRE(
            "HSK-020", Breach.OWN, "A candidate MUST be forgotten 12 s after its initiation, its keys destroyed."),

    /** HSK-021. */
    COOKIE_UNDER_LOAD(
            "HSK-021",
            Breach.COOKIE,
            "While 50 or more openings were counted within the last 1000 ms (one exactly 1000 ms ago "
                    + "is not), or 5 or more of the source's address block in this second of HSK-026, or there "
                    + "are 3072 candidates or more, an initiation without a valid cookie MUST be answered with "
                    + "a cookie frame and otherwise dropped."),

    /** HSK-022. */
    COOKIE_FOR_A_KNOWN_PEER(
            "HSK-022",
            Breach.COOKIE,
            "An initiation of a fingerprint that has an accepted session, or a candidate, MUST carry "
                    + "a valid cookie; without one it is answered with a cookie frame and otherwise dropped."),

    /** HSK-023. */
    COOKIE_BINDS_SOURCE_AND_NONCE(
            "HSK-023",
            Breach.DEFINITION,
            "A cookie MUST be computed as above, and be valid only for the address, the port and the "
                    + "nonce it was made for, in its epoch and the next. A cookie that is not valid counts as "
                    + "none."),

    /** HSK-024. */
    COOKIE_FITS_AN_ATTEMPT(
            "HSK-024",
            Breach.DROP,
            "A cookie frame MUST come from the address of an outstanding attempt and carry its nonce."),

    /** HSK-025. */
    A_COOKIE_IS_USED_ONCE(
            "HSK-025",
            Breach.DROP,
            "After each sending of HSK-014 the opener MUST send the initiation with the cookie at "
                    + "once for the first cookie frame only; a further one before the next sending is dropped. "
                    + "Later sendings carry the newest cookie taken."),

    /** HSK-026. */
    OPENINGS_ARE_RATIONED(
            "HSK-026",
            Breach.DROP,
            "In each second of the monotonic clock (t div 1000) at most 200 openings, and at most 20 "
                    + "of one address block, MUST be taken on; others are dropped."),

    /** HSK-027. */
    NO_PRIVILEGE_BEFORE_ACCEPTANCE(
            "HSK-027",
            Breach.OWN,
            "Before a session is accepted a node MUST NOT tell the application of it, enter the peer "
                    + "in any table, or send it anything but answers and cookies."),

    /** HSK-028. */
    SESSION_ID_IS_FREE(
            "HSK-028",
            Breach.DROP,
            "The session id derived for an initiation MUST NOT belong to any candidate or session. "
                    + "That derived from an answer MUST NOT either, except to a candidate with the same keys, "
                    + "which becomes the session."),

    /** HSK-029. */
    ATTEMPTS_WITHIN_LIMIT(
            "HSK-029",
            Breach.CALLER,
            "There MUST be at most 256 outstanding attempts; a further request to open is refused to " + "the caller."),

    /** HSK-030. */
    FRESH_FOR_EACH(
            "HSK-030",
            Breach.OWN,
            "Each attempt, and each answer that reuses none, MUST draw a new session secret and a "
                    + "new nonce and sign a new node token with the new session key; issued_at and not_before "
                    + "are now.");

    private final String id;
    private final Breach breach;
    private final String sentence;

    HandshakeRule(String id, Breach breach, String sentence) {
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
        return Chapter.HANDSHAKE;
    }
}
