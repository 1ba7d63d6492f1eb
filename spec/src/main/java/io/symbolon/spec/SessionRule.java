package io.symbolon.spec;

/** Chapter session: what two nodes share after a handshake. One constant is one rule; the constants stand in the order of the text. */
public enum SessionRule implements Rule {
    /** SES-001. */
    SESSION_IS_KNOWN(
            "SES-001",
            Breach.DROP,
            "The session id of a sealed frame MUST be that of a candidate or of an accepted session."),

    /** SES-002. */
    COUNTER_WITHIN_LIMIT("SES-002", Breach.DROP, "The counter MUST be below 8 589 934 592 (2^33)."),

    /** SES-003. */
    COUNTER_IS_FRESH("SES-003", Breach.DROP, "The counter MUST be fresh in the replay window of 2048."),

    /** SES-004. */
    FRAME_OPENS(
            "SES-004",
            Breach.DROP,
            "The tag MUST verify under the key and the associated data of the peer's direction."),

    /** SES-005. */
    COUNTERS_NEVER_REPEAT(
            "SES-005",
            Breach.OWN,
            "A sender MUST count the frames of a session from 0 upwards by one, and never use a "
                    + "counter twice under one key."),

    /** SES-006. */
    A_FAILED_OPEN_CHANGES_NOTHING(
            "SES-006",
            Breach.OWN,
            "A frame refused by SES-001 to SES-004 or FRM-012 to FRM-017 MUST NOT change counters, "
                    + "window, deadlines, path or state."),

    /** SES-007. */
    CLEAR_TEXT_IS_DISCARDED(
            "SES-007",
            Breach.OWN,
            "After the handshake nothing MUST be taken from a datagram that is not a sealed frame "
                    + "that opens, except a handshake or cookie frame by their own rules."),

    /** SES-008. */
    ACCEPTED_BY_THE_FIRST_FRAME(
            "SES-008",
            Breach.OWN,
            "A candidate MUST be accepted by the first frame that opens under it. It is then "
                    + "confirming (SES-009), its path is the source of its initiation, and an attempt whose "
                    + "nonce is in its handshake ends."),

    /** SES-009. */
    CONFIRMED_IN_TIME(
            "SES-009",
            Breach.OWN,
            "Who accepts a session, by an answer or by a frame, MUST send a challenge ten times, at "
                    + "once and again after waits of 0.5, 0.5, 1, 1, 1, 1, 1, 1 and 2 s, with the same data "
                    + "and new counters, until its response opens: then the session is established. If none "
                    + "opened 12 s after the first challenge, the session ends."),

    /** SES-010. */
    THE_HIGHEST_RANK_SENDS(
            "SES-010",
            Breach.OWN,
            "Of the established sessions of one peer the one of highest rank MUST send. When a "
                    + "session becomes established, established sessions of lower rank become superseded, and "
                    + "every confirming session of the peer draws a new challenge and begins SES-009 anew."),

    /** SES-011. */
    AN_OLDER_SESSION_IS_QUESTIONED(
            "SES-011",
            Breach.OWN,
            "When a session becomes established while an established session of the peer has a "
                    + "higher rank, that one MUST become confirming again (SES-009) with a new challenge, and "
                    + "the new one sends until the response opens under the other."),

    /** SES-012. */
    SUPERSEDED_SESSIONS_END(
            "SES-012",
            Breach.OWN,
            "A superseded session MUST end 60 s after it was superseded; until then it receives, "
                    + "answers challenges, and sends nothing else but a leave."),

    /** SES-013. */
    AT_MOST_3_SESSIONS_A_PEER(
            "SES-013",
            Breach.OWN,
            "There MUST be at most 3 accepted sessions of one peer; a fourth ends the one of lowest "
                    + "rank among those that were there and do not send."),

    /** SES-014. */
    CHALLENGES_ARE_ANSWERED(
            "SES-014",
            Breach.OWN,
            "A challenge MUST be answered by one response with its data, in the session in which it "
                    + "came, to that session's path."),

    /** SES-015. */
    RESPONSE_MATCHES_A_CHALLENGE(
            "SES-015",
            Breach.DROP,
            "A response MUST carry the data of an outstanding challenge of the same session, and one "
                    + "to a path challenge MUST come from the challenged source. The frame itself has opened "
                    + "and counts."),

    /** SES-016. */
    FRAMES_GO_TO_THE_PATH(
            "SES-016",
            Breach.OWN,
            "Frames of a session MUST be sent to its path and nowhere else, except a path challenge. "
                    + "The first path is the address from which the answer came, or the source of the "
                    + "candidate's initiation."),

    /** SES-017. */
    THE_PATH_FOLLOWS_A_PROOF(
            "SES-017",
            Breach.OWN,
            "When a frame with the highest counter so far opens and comes from another source than "
                    + "the path, one challenge MUST be sent to that source; when its response comes from "
                    + "there, that source becomes the path."),

    /** SES-018. */
    ONE_PATH_CHALLENGE_AT_A_TIME(
            "SES-018",
            Breach.OWN,
            "A session MUST have at most one outstanding path challenge; it is forgotten after 5 s, "
                    + "not when the session is superseded, and meanwhile no other source is challenged."),

    /** SES-019. */
    SESSIONS_ARE_REKEYED(
            "SES-019",
            Breach.OWN,
            "The side with the lower fingerprint MUST open a new handshake to the path, expecting "
                    + "the peer's fingerprint, when the sending session is 60 min old, or as old as 3/4 of the "
                    + "time that its acceptance left until the end of its tokens (SES-021, in whole "
                    + "milliseconds, by the wall clock of that moment), or 2^32 frames were sent on it; the "
                    + "other side does at 62 min or 7/8. If the attempt, or a session that it led to, ends "
                    + "before a session is established, it is made again at once; else, while the session "
                    + "still sends, 165 s after it was last due. None is made while one is outstanding or a "
                    + "session of the peer is confirming."),

    /** SES-020. */
    SESSIONS_STOP_AFTER_2_H(
            "SES-020",
            Breach.END,
            "A session MUST end 2 h after it was accepted, and MUST NOT send a counter of 2^33 or " + "more."),

    /** SES-021. */
    A_SESSION_ENDS_WITH_ITS_TOKENS(
            "SES-021",
            Breach.END,
            "A session MUST end when wall time reaches expires_at + 60 000 ms of either node token "
                    + "of its handshake; a candidate is forgotten then, too."),

    /** SES-022. */
    LEAVE_ENDS_THE_SESSION(
            "SES-022",
            Breach.OWN,
            "A leave MUST end the session or the candidate in which it comes, at once; nothing is "
                    + "answered. Who leaves a peer sends one leave in each of its accepted sessions, and ends "
                    + "them, its candidates and the attempts that expect this peer, of which nobody is told "
                    + "again."),

    /** SES-023. */
    KEYS_DIE_WITH_THE_SESSION(
            "SES-023",
            Breach.OWN,
            "The keys of a session or candidate MUST be destroyed when it ends, and a session secret "
                    + "as soon as the keys that need it are derived or its attempt ends."),

    /** SES-024. */
    WHAT_IS_SENT_IS_CANONICAL(
            "SES-024", Breach.OWN, "Every datagram a node sends MUST satisfy every rule that a receiver checks."),

    /** SES-025. */
    PEERS_IN_ALL(
            "SES-025",
            Breach.DROP,
            "There MUST be accepted sessions with at most 2048 peers; a frame or an answer that "
                    + "would accept a session with one more is dropped."),

    /** SES-026. */
    CLOSING_ENDS_EVERYTHING(
            "SES-026",
            Breach.OWN,
            "A node that is closed MUST send one leave in each of its accepted sessions, end them, "
                    + "its candidates and its attempts, and destroy every secret; later inputs MUST change and "
                    + "give nothing.");

    private final String id;
    private final Breach breach;
    private final String sentence;

    SessionRule(String id, Breach breach, String sentence) {
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
        return Chapter.SESSION;
    }
}
