package io.symbolon.spec;

/** Chapter realm: how a leader decides about identities of its realm. One constant is one rule; the constants stand in the order of the text. */
public enum RealmRule implements Rule {
    /** RLM-001. */
    LEADER_IS_CONFIGURED(
            "RLM-001",
            Breach.OWN,
            "Only the leader that the node is configured with MUST be asked, and only about "
                    + "identities whose realm is that leader's fingerprint."),

    /** RLM-002. */
    LEADER_IS_VALID(
            "RLM-002",
            Breach.CALLER,
            "A configured leader's token MUST pass TOK-001 to TOK-032 at the place identity, but for "
                    + "TOK-024 to TOK-026; otherwise the configuration is refused to the caller. While those "
                    + "three do not hold for it, the node is without realm."),

    /** RLM-003. */
    ASKED_WHEN_DEFERRED(
            "RLM-003",
            Breach.OWN,
            "When the application defers the question authenticate about an identity of the realm, "
                    + "at a Join or when it is asked again (JON-026), and there is no unexpired decision, a "
                    + "query MUST be sent; the Join is deferred."),

    /** RLM-004. */
    QUERIES_ARE_RATIONED(
            "RLM-004",
            Breach.OWN,
            "At most 4 queries MUST be sent in one second of the monotonic clock, one outstanding "
                    + "for each (identity, node) and 8 for nodes of one address block (not loopback); each is "
                    + "forgotten after 10 s. For others the Join is deferred without a query."),

    /** RLM-005. */
    QUERY_IS_SEALED(
            "RLM-005",
            Breach.DEFINITION,
            "Query and reply MUST be sealed as above, with a query secret drawn for each query."),

    /** RLM-006. */
    QUERY_FITS_ITS_PLACE(
            "RLM-006",
            Breach.DROP,
            "A query MUST be taken only by a node whose own identity is the configured leader."),

    /** RLM-007. */
    QUERY_OPENS(
            "RLM-007",
            Breach.DROP,
            "A query MUST open under the keys above, with agreements that are not all zero, hold a "
                    + "canonical Query with fields of their lengths, and a strict public key of the asker."),

    /** RLM-008. */
    QUERY_IS_VALID(
            "RLM-008",
            Breach.DROP,
            "The identity of a query MUST pass TOK-001 to TOK-032 at the place identity, without a "
                    + "deny list, name the realm, and name node as its node_fingerprint if it carries that "
                    + "extension. What its token breaks is named by the token's rule."),

    /** RLM-009. */
    ASKERS_ARE_RATIONED(
            "RLM-009",
            Breach.DROP,
            "In one second of the monotonic clock at most 8 queries of one asker and 64 in all MUST "
                    + "be taken, none whose fresh_key is among the last 1024 that were, and none while 64 "
                    + "questions of the leader are outstanding."),

    /** RLM-010. */
    LEADER_DECIDES_ALONE(
            "RLM-010",
            Breach.OWN,
            "The leader's node MUST put the question to its application and send a decision when it "
                    + "is granted or denied within 5 s, with expires_at 3 600 000 ms after now; deferred or no "
                    + "answer sends nothing. About a revoked identity it decides denied without a question. It "
                    + "never asks another."),

    /** RLM-011. */
    REPLY_MATCHES_A_QUERY(
            "RLM-011",
            Breach.DROP,
            "The fresh_key of a reply MUST be that of an outstanding query, and the reply MUST open "
                    + "under its reply key and hold a canonical Decision with fields of their lengths and a "
                    + "ruling of 1 or 2."),

    /** RLM-012. */
    DECISION_IS_THE_LEADERS(
            "RLM-012",
            Breach.DROP,
            "The signature of a decision MUST be a strict signature of its signed message under the "
                    + "leader's key."),

    /** RLM-013. */
    DECISION_IS_BOUND(
            "RLM-013",
            Breach.DROP,
            "token_hash, identity, node, asker_node and nonce of a decision MUST be those of the " + "query."),

    /** RLM-014. */
    DECISION_IS_IN_TIME(
            "RLM-014",
            Breach.DROP,
            "A decision MUST be used only while now < expires_at + 60 000, and expires_at MUST be at "
                    + "most 3 660 000 ms after now when it is received."),

    /** RLM-015. */
    DECISION_SETTLES_THE_NEXT_JOIN(
            "RLM-015",
            Breach.OWN,
            "For the next Joins with the decision's token hash and node the question authenticate "
                    + "MUST count as answered by it, while it lasts: granted, and authorize is asked; or "
                    + "denied. The same holds when the application would be asked again (JON-026), for a "
                    + "decision that came after the admission: one that has led to an admission is forgotten. "
                    + "At most 256 decisions are remembered, the one that ends first gives way."),

    /** RLM-016. */
    LEADER_UNREACHABLE_IS_DEFERRED(
            "RLM-016",
            Breach.OWN,
            "While no decision comes, Joins MUST be deferred; nobody is admitted and nobody is ended " + "for it."),

    /** RLM-017. */
    REVOCATIONS_ARE_THE_LEADERS(
            "RLM-017",
            Breach.DROP,
            "Revocations MUST have at most 30 identities of 32 octets, in strictly ascending order, "
                    + "a sequence higher than the last one taken, and a strict signature of the leader of the "
                    + "node's realm."),

    /** RLM-018. */
    THE_REVOKED_END(
            "RLM-018",
            Breach.OWN,
            "All sessions of a peer whose identity is on the newest list MUST end with a leave at "
                    + "once, and its Joins be denied."),

    /** RLM-019. */
    REVOCATIONS_TRAVEL(
            "RLM-019",
            Breach.OWN,
            "The newest list MUST go to every joined peer when it is taken or made, but not back to "
                    + "whom it came from, and to every peer that becomes joined."),

    /** RLM-020. */
    REFUSED_LISTS_ARE_RATIONED(
            "RLM-020",
            Breach.DROP,
            "After 4 Revocations of one peer that RLM-017 has refused in one second of the monotonic "
                    + "clock, its further ones in that second MUST be dropped."),

    /** RLM-021. */
    OPENED_QUERIES_ARE_RATIONED(
            "RLM-021",
            Breach.DROP,
            "In one second of the monotonic clock at most 32 queries that one peer brings, and 256 "
                    + "in all, MUST be opened.");

    private final String id;
    private final Breach breach;
    private final String sentence;

    RealmRule(String id, Breach breach, String sentence) {
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
        return Chapter.REALM;
    }
}
