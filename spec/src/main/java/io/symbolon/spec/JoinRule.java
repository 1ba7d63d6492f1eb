package io.symbolon.spec;

/** Chapter join: who uses a node, and how it is admitted. One constant is one rule; the constants stand in the order of the text. */
public enum JoinRule implements Rule {
    /** JON-001. */
    JOINED_WHERE_ESTABLISHED(
            "JON-001",
            Breach.DROP,
            "A Join, an Ack and a Nack MUST come in an established session, every other message but "
                    + "challenge, response and leave in an established or a superseded one."),

    /** JON-002. */
    AN_IDENTITY_TAKES_PART(
            "JON-002",
            Breach.DROP,
            "A node without identity MUST send no Join, and take no message but challenge, response " + "and leave."),

    /** JON-003. */
    IDENTITY_IS_VALID(
            "JON-003",
            Breach.OWN,
            "The identity of a Join MUST pass TOK-001 to TOK-032 at the place identity, an empty one "
                    + "stands for the node token of the session; a given issuer MUST satisfy TOK-035 and "
                    + "TOK-036. What is refused is named by the first of these rules that is broken."),

    /** JON-004. */
    IDENTITY_NAMES_THE_NODE(
            "JON-004",
            Breach.NACK,
            "An identity that is not the node token MUST carry the extension `node_fingerprint` with "
                    + "the fingerprint of the peer's node token in this session."),

    /** JON-005. */
    NODE_TOKEN_IS_NOT_REPEATED(
            "JON-005",
            Breach.OWN,
            "The identity of a Join MUST be empty if the node token is the identity; a token of kind "
                    + "node is refused there by TOK-005."),

    /** JON-006. */
    JOIN_IS_SIGNED_FOR_THIS_SESSION(
            "JON-006",
            Breach.NACK,
            "The signature of a Join MUST be a strict signature of its signed message under the key "
                    + "of the identity."),

    /** JON-007. */
    ONE_IDENTITY_A_SESSION(
            "JON-007",
            Breach.DROP,
            "A Join in a session that has admitted an identity MUST carry that same identity, octet "
                    + "by octet; nothing else of it is checked."),

    /** JON-008. */
    AUTHENTICATED_THEN_AUTHORIZED(
            "JON-008",
            Breach.OWN,
            "Before a peer is admitted the application MUST have granted two questions about its "
                    + "identity, first authenticate, then authorize. They end with the session of their Join. "
                    + "Denied ends in a Nack with code denied, deferred in one with code deferred."),

    /** JON-009. */
    ADMITTED_AGAIN_WITHOUT_QUESTION(
            "JON-009",
            Breach.OWN,
            "A Join whose identity has the octets that were admitted on this node before, or that is "
                    + "again the node token, while the authorization lasts, MUST get its Ack without a "
                    + "question."),

    /** JON-010. */
    SAME_JOIN_SAME_ANSWER(
            "JON-010",
            Breach.OWN,
            "A Join with the id of the last one in its session MUST get the same answer again, a "
                    + "deferral with the rest of its time, at least 1 s, and MUST NOT be checked or asked for "
                    + "again."),

    /** JON-011. */
    ONE_QUESTION_A_PEER(
            "JON-011",
            Breach.DROP,
            "While the application has a question about a Join of a peer (JON-008), or about its "
                    + "authorization (JON-026), another Join of it MUST be dropped, in whichever session."),

    /** JON-012. */
    DEFERRED_PEERS_WAIT(
            "JON-012",
            Breach.NACK,
            "A Join that comes while a deferral in the same session lasts MUST get a Nack with code "
                    + "deferred and the rest of its time, and no question."),

    /** JON-013. */
    QUESTIONS_WITHIN_LIMIT(
            "JON-013",
            Breach.NACK,
            "There MUST be at most 64 questions about peers outstanding (JON-008, JON-026); a Join "
                    + "that would add one is deferred for 5 s."),

    /** JON-014. */
    OBSOLETE_PEERS_HEAR_NACK(
            "JON-014",
            Breach.DROP,
            "Of an obsolete peer nothing but Join and leave MUST be taken; each Join gets a Nack "
                    + "with the same code and its own id, at most 3 Nacks in all. It is sent no Join."),

    /** JON-015. */
    OBSOLETE_PEERS_ARE_DELETED(
            "JON-015",
            Breach.OWN,
            "All sessions of a peer MUST end, with all that is known of its identity and node, 30 s "
                    + "after it became obsolete; of more than 256 obsolete peers the oldest ends at once. A "
                    + "leave ends its session before."),

    /** JON-016. */
    DENIED_IS_REMEMBERED(
            "JON-016",
            Breach.OWN,
            "A peer that is denied or breaks JON-003 to JON-006 MUST become obsolete, with a Nack of "
                    + "code denied or invalid, and go on the deny list for 60 s: its identity if the signature "
                    + "held, otherwise its node. A Join whose identity is on the deny list has code denied, "
                    + "and is not put there anew."),

    /** JON-017. */
    NO_ANSWER_IS_DEFERRED(
            "JON-017",
            Breach.OWN,
            "A question that is not answered within 5 s MUST count as deferred, and a later answer "
                    + "to it MUST change nothing."),

    /** JON-018. */
    DEFERRED_FOR_5_S(
            "JON-018",
            Breach.OWN,
            "A deferred Join MUST get a Nack with code deferred and retry_after_s 5; the session "
                    + "stays as before the Join."),

    /** JON-019. */
    NOTHING_ELSE_BEFORE_THE_ACK(
            "JON-019",
            Breach.DROP,
            "A message other than challenge, response, leave, Join, Ack and Nack MUST come in a "
                    + "session in which its sender is admitted."),

    /** JON-020. */
    NOTHING_SENT_BEFORE_THE_ACK(
            "JON-020",
            Breach.OWN,
            "A node MUST NOT send such a message in a session in which its own Join has no Ack, nor "
                    + "to a peer that it has not admitted."),

    /** JON-021. */
    OPENER_JOINS_FIRST(
            "JON-021",
            Breach.OWN,
            "Who accepted a session by an answer MUST send its Join when the session is established; "
                    + "who accepted it by a frame sends its own right after its Ack. A Join that arrives while "
                    + "the peer still confirms the session is lost (JON-001), and comes again by JON-022."),

    /** JON-022. */
    JOIN_IS_REPEATED(
            "JON-022",
            Breach.OWN,
            "A Join MUST be sent again, the same message under new counters, after waits of 1, 2, 4, "
                    + "8 and then every 15 s, until its Ack or Nack opens; with each sending from the fifth on "
                    + "the session is measured as OVL-019 says, by a node that does not grow too. No Join is "
                    + "sent in a session that is not established."),

    /** JON-023. */
    ANSWER_NAMES_THE_JOIN(
            "JON-023",
            Breach.DROP,
            "The join id of an Ack and a Nack MUST be that of our last Join in the same session."),

    /** JON-024. */
    REFUSED_NODES_STOP(
            "JON-024",
            Breach.OWN,
            "Each Nack MUST be told to the application. After one with code denied or invalid the "
                    + "node MUST end the session with a leave; after one with code deferred it MUST send a new "
                    + "Join, with a new id, when retry_after_s seconds, or 1 if that is 0, are over."),

    /** JON-025. */
    UNADMITTED_SESSIONS_END(
            "JON-025",
            Breach.END,
            "A session in which the peer is not admitted 5 min after it was established, or after "
                    + "its authorization ended, MUST end; of more than 256 such sessions the one whose 5 min "
                    + "are up first ends. Those of an obsolete peer are among them; where JON-015 ends a "
                    + "session at the same moment, this rule is named."),

    /** JON-026. */
    AUTHORIZATION_EXPIRES(
            "JON-026",
            Breach.OWN,
            "An authorization MUST end 1 h after it was granted, or when the identity's token ends "
                    + "(TOK-025, by the wall clock of that moment) if that is sooner. One of a whole hour has "
                    + "marks, 50 min after it was granted and then every 60 s. At a mark the questions of "
                    + "JON-008 are asked again, without a Join, if the peer is admitted in a session, there is "
                    + "no question about it (JON-011) and JON-013 leaves room; otherwise the mark passes, and "
                    + "nothing is asked before the next. Granted begins a new hour, denied is JON-016, "
                    + "deferred changes nothing, and so does an answer after the authorization has ended. When "
                    + "it ends, the peer is before its Ack again and gets a Nack with code deferred and "
                    + "retry_after_s 1 that names its last Join."),

    /** JON-027. */
    ADMITTED_IN_ALL(
            "JON-027",
            Breach.OWN,
            "Of at most 4096 peers the authorization MUST be remembered; the one that ends first "
                    + "gives way among those without a session."),

    /** JON-028. */
    JOINED_IS_BOTH_WAYS(
            "JON-028",
            Breach.OWN,
            "A peer is *joined* while it has an accepted session in which it is admitted and our own "
                    + "Join has its Ack; the application MUST be told so then, and a peer that is not joined "
                    + "MUST NOT stand in a table."),

    /** JON-029. */
    OLDER_JOINS_ARE_DROPPED(
            "JON-029",
            Breach.DROP,
            "A Join that is not the last one of its session MUST come under a higher counter than "
                    + "that of the last one.");

    private final String id;
    private final Breach breach;
    private final String sentence;

    JoinRule(String id, Breach breach, String sentence) {
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
        return Chapter.JOIN;
    }
}
