package io.symbolon.spec;

/** Chapter coordinator: how the parties of a subject meet. One constant is one rule; the constants stand in the order of the text. */
public enum CoordinatorRule implements Rule {
    /** COO-001. */
    COORDINATORS_ARE_THE_NEAREST(
            "COO-001", Breach.DEFINITION, "The coordinators of a subject MUST be those that are defined above."),

    /** COO-002. */
    PUBLISHING_IS_RATIONED(
            "COO-002",
            Breach.DROP,
            "Of one peer at most 256 Publishes at once and 16 a second MUST be taken; the rest is " + "dropped."),

    /** COO-003. */
    INTEREST_IS_VALID(
            "COO-003",
            Breach.OWN,
            "A published interest MUST pass TOK-001 to TOK-032 at the place interest, and INT-003 to "
                    + "INT-007; what it breaks is named by that rule."),

    /** COO-004. */
    BROUGHT_BY_ITS_PARTY(
            "COO-004",
            Breach.DROP,
            "A published interest MUST come from a joined peer, and have as issuer the fingerprint "
                    + "of the identity that the peer is admitted with, that identity's public key, and the "
                    + "peer's fingerprint as `node_fingerprint`."),

    /** COO-005. */
    NEWER_INTEREST_COUNTS(
            "COO-005",
            Breach.DROP,
            "An interest that speaks of the same as a kept one MUST be newer (TOK-034) or equal to "
                    + "it; a newer one takes its place, an equal one is answered again."),

    /** COO-006. */
    NEARER_NODES_ARE_NAMED(
            "COO-006",
            Breach.OWN,
            "A node that is not a coordinator of the subject MUST answer with a Nearer that carries "
                    + "whole node tokens of the coordinators, the nearest first, without the sender's, until "
                    + "one does not fit; without any it says nothing. It keeps the interest only if it has one "
                    + "that speaks of the same."),

    /** COO-007. */
    INTERESTS_WITHIN_LIMIT(
            "COO-007",
            Breach.DROP,
            "At most 256 interests of one identity, 16 of one identity and subject, 1024 of one "
                    + "subject and 16 384 in all MUST be kept; a further one is dropped, none gives way."),

    /** COO-008. */
    INTERESTS_END(
            "COO-008",
            Breach.OWN,
            "A kept interest MUST be forgotten when TOK-025 no longer holds for it, and when the "
                    + "peer that brought it is no longer joined."),

    /** COO-009. */
    BOTH_ARE_TOLD(
            "COO-009",
            Breach.OWN,
            "When an interest is taken that is new, newer or equal, the peer that brought it MUST "
                    + "get a Kept, and a Match with each kept interest that matches it; if it is new or newer, "
                    + "the peer of each of these gets a Match with it. Of more than 64 these are the 64 whose "
                    + "issuers are nearest to its token hash (OVL-001). An interest with current threshold 0, "
                    + "as in a withdrawal, is passed on in this way to those that the interest before it "
                    + "matched but for thresholds, and to nobody else."),

    /** COO-010. */
    PASSED_ON_AS_RECEIVED(
            "COO-010",
            Breach.OWN,
            "A Match MUST carry the interest as it was published, and the identity of its Join as "
                    + "received: its SignedToken, or the node token of the session if that is the identity."),

    /** COO-011. */
    ONLY_MATCHES_ARE_TOLD(
            "COO-011",
            Breach.OWN,
            "A node MUST tell of kept interests by COO-009 only, and pass on no message of a subject "
                    + "for being its coordinator."),

    /** COO-012. */
    PUBLISHED_TO_ALL(
            "COO-012",
            Breach.OWN,
            "A live interest of our own, and a withdrawal, MUST be published to each coordinator in "
                    + "our view that has not answered this token, at once and again after waits of 1, 2, 4, 8 "
                    + "and then every 15 s; to one that becomes a coordinator, or is joined in another "
                    + "session, at once. A withdrawal goes to each joined peer, too, to which what it takes "
                    + "back was published. From its fourth sending on that peer is measured (OVL-019), unless "
                    + "it is."),

    /** COO-013. */
    ANSWERS_NAME_A_PUBLISH(
            "COO-013",
            Breach.DROP,
            "A Kept or a Nearer MUST name the newest interest that was published to its sender of "
                    + "what it speaks of; a Nearer has 1 to 4 tokens, and there is at most one for each "
                    + "Publish."),

    /** COO-014. */
    NEARER_NODES_ARE_CONTACTED(
            "COO-014",
            Breach.OWN,
            "A node of a Nearer that is not joined and nearer to the subject than the farthest "
                    + "coordinator in our view, or while there are fewer than 4, MUST be contacted by the "
                    + "schedule and silences of OVL-017 within the rations of OVL-016, before those that "
                    + "growth asks for; at most 64 such nodes wait, the nearest to their subject stay."),

    /** COO-015. */
    MATCHES_ARE_RATIONED(
            "COO-015",
            Breach.DROP,
            "Of one peer at most 1024 Matches at once and 128 a second MUST be taken; the rest is " + "dropped."),

    /** COO-016. */
    MATCH_COMES_FROM_A_COORDINATOR(
            "COO-016", Breach.DROP, "A Match MUST come from a peer to which a live interest of our own was published."),

    /** COO-017. */
    MATCH_IS_VALID(
            "COO-017",
            Breach.OWN,
            "The interest of a Match MUST be as COO-003 says, and its identity MUST pass TOK-001 to "
                    + "TOK-032 at the place identity, or node if it is a token of that kind; what is broken is "
                    + "named by that rule."),

    /** COO-018. */
    IDENTITY_IS_THE_ISSUER(
            "COO-018",
            Breach.DROP,
            "The issuer of the interest MUST be the fingerprint of the identity, their public keys "
                    + "MUST be equal, and its `node_fingerprint` MUST be that of the identity, or for a node "
                    + "token its fingerprint."),

    /** COO-019. */
    MATCH_FITS_AN_OWN_INTEREST(
            "COO-019",
            Breach.DROP,
            "The interest MUST match a live interest of our own; where its current threshold, or our "
                    + "own, is 0, it needs to match but for that."),

    /** COO-020. */
    NEWER_MATCH_COUNTS(
            "COO-020",
            Breach.DROP,
            "An interest that speaks of the same as a known one MUST be newer (TOK-034) than that; "
                    + "an equal one is passed over in silence, unless the application is to be asked again."),

    /** COO-021. */
    PARTIES_WITHIN_LIMIT(
            "COO-021",
            Breach.DROP,
            "At most 1024 parties of one interest of our own and 4096 in all MUST be known, granted, "
                    + "asked about or refused; of one more the Match is dropped. A withdrawal of an unknown "
                    + "party is dropped, too."),

    /** COO-022. */
    PARTIES_ARE_AUTHORIZED(
            "COO-022",
            Breach.OWN,
            "Before a message is sent to a party, or taken from it, the application MUST have "
                    + "granted two questions about it, authenticate and then authorize, which name subject, "
                    + "role and interest. JON-013 and JON-017 hold for them. A grant lasts 1 h, or until "
                    + "TOK-025 no longer holds for the identity's token; it is asked for again with the first "
                    + "Match from 50 min on, and with one that brings a newer token of the identity, unless "
                    + "that is a node token. Until the answer the grant stays. Denied, the party is refused "
                    + "and asked about again with the first Match after 60 s; deferred, with the first one "
                    + "after 5 s."),

    /** COO-023. */
    PARTIES_END(
            "COO-023",
            Breach.OWN,
            "A party MUST end when TOK-025 no longer holds for the newest interest known of it, when "
                    + "that is withdrawn, when its grant ends, when it is denied, and with our own interest. "
                    + "It stays known until TOK-025 no longer holds for its newest interest, or our own has "
                    + "ended.");

    private final String id;
    private final Breach breach;
    private final String sentence;

    CoordinatorRule(String id, Breach breach, String sentence) {
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
        return Chapter.COORDINATOR;
    }
}
