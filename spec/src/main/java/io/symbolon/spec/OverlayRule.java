package io.symbolon.spec;

/** Chapter overlay: how nodes find and keep each other. One constant is one rule; the constants stand in the order of the text. */
public enum OverlayRule implements Rule {
    /** OVL-001. */
    DISTANCE_IS_EXCLUSIVE_OR(
            "OVL-001",
            Breach.DEFINITION,
            "The distance of two fingerprints MUST be their exclusive or, compared as a big-endian "
                    + "unsigned number of 256 bits."),

    /** OVL-002. */
    NEIGHBOURS_ARE_THE_NEAREST(
            "OVL-002",
            Breach.DEFINITION,
            "The neighbour set MUST be the 16 nearest of the joined, reachable peers, 4 for a node "
                    + "that declares no address itself."),

    /** OVL-003. */
    PLACE_IN_THE_TABLE(
            "OVL-003",
            Breach.DEFINITION,
            "A peer that shares n leading digits with the node MUST stand in row n, in the column of "
                    + "its next digit, at most 2 peers a place. A peer may stand in table and neighbour set."),

    /** OVL-004. */
    NEXT_HOP_IS_THE_NEAREST(
            "OVL-004",
            Breach.DEFINITION,
            "The next hop to a target MUST be the target itself if it is joined, a leaf included; "
                    + "otherwise that peer of table and neighbour set that is nearest to the target, if it is "
                    + "nearer than the node itself; otherwise there is none: the node is the nearest that it "
                    + "knows."),

    /** OVL-005. */
    TABLE_TAKES_JOINED_REACHABLE_PEERS(
            "OVL-005",
            Breach.OWN,
            "Only a joined, reachable peer MUST enter table and neighbour set; what is told by "
                    + "others never does."),

    /** OVL-006. */
    HALF_A_ROW_FOR_OWN_CONTACTS(
            "OVL-006",
            Breach.OWN,
            "Of the places of a row at most 15 MUST be of peers that opened to us; who would be one "
                    + "more does not enter the row."),

    /** OVL-007. */
    ADDRESS_BLOCKS_IN_THE_TABLE(
            "OVL-007",
            Breach.OWN,
            "Of one address block (IPv4 /24, IPv6 /48; not loopback) at most 2 peers MUST stand in a "
                    + "row and at most 10 in the table; who would be one more does not enter. The neighbour "
                    + "set has no such bound."),

    /** OVL-008. */
    UNHEALTHY_PEERS_GIVE_WAY(
            "OVL-008",
            Breach.DEFINITION,
            "A peer that finds its place full MUST take the position of the one with the lowest "
                    + "success if that is below 1/2, of equal ones that with the higher latency, then the "
                    + "farther one, which OVL-006 and OVL-007 do not count then; otherwise, or if these forbid "
                    + "it, it does not enter."),

    /** OVL-009. */
    GROWTH_DECISION(
            "OVL-009",
            Breach.DEFINITION,
            "What to do with a node told of MUST be: *ignore* for the node's own fingerprint, one on "
                    + "the deny list, one without declared address or one whose address OVL-018 excludes; "
                    + "*forward* for a joined one; *join* if it would enter the neighbour set, or if the table "
                    + "has a place for it by OVL-003 and OVL-006 to OVL-008, as one that we contact; otherwise "
                    + "*forward*. A node that declares no address joins only for the neighbour set."),

    /** OVL-010. */
    TOLD_TOKENS_ARE_VALIDATED(
            "OVL-010",
            Breach.DROP,
            "A token in an Update or a Piggy MUST pass TOK-001 to TOK-032 at the place node before "
                    + "it is used or forwarded, and carry hostname and port; one that does not is passed over, "
                    + "the others count. What would change nothing needs no signature check: a token of a "
                    + "joined or waiting node that is not newer than the known one, news that was seen, and in "
                    + "a Piggy a node that the growth decision would not join."),

    /** OVL-011. */
    NEWS_OF_A_JOIN(
            "OVL-011",
            Breach.OWN,
            "When a reachable peer that opened to us becomes joined and a neighbour, and no news "
                    + "with its id was seen, an Update with its node token MUST go to the 8 joined peers "
                    + "nearest to it."),

    /** OVL-012. */
    NEWS_TRAVELS_ONCE(
            "OVL-012",
            Breach.DROP,
            "The id of an Update is (fingerprint, issued_at / 3 600 000 rounded down). An Update "
                    + "whose id was seen MUST be dropped. One that is new, and whose growth decision is not "
                    + "ignore, MUST be forwarded once, to the at most 8 joined peers nearest to the newcomer, "
                    + "never to whom it came from, nor to the newcomer. 4096 ids are remembered, the oldest "
                    + "gives way."),

    /** OVL-013. */
    PIGGY_SHARES_PEERS(
            "OVL-013",
            Breach.OWN,
            "A Piggy MUST carry whole node tokens of joined, reachable peers other than the "
                    + "receiver, nearest to the target first, until one does not fit the message, of the 16 "
                    + "nearest; a token of more than 576 octets is left out. When a peer becomes joined it "
                    + "gets one with itself as target, even an empty one."),

    /** OVL-014. */
    SEEK_IS_ANSWERED(
            "OVL-014",
            Breach.OWN,
            "A Seek MUST be answered by one Piggy, which may be empty, with the peers nearest to its "
                    + "target whose short names are not among the known."),

    /** OVL-015. */
    NODES_SEEK(
            "OVL-015",
            Breach.OWN,
            "A node MUST seek its own fingerprint at a peer that becomes a neighbour, because it is "
                    + "joined or because another is gone, at the 4 nearest neighbours when one leaves the set, "
                    + "and at one neighbour after the other; and, if it declares an address, for each place of "
                    + "the table with room, in rows up to that of its farthest neighbour, the fingerprint that "
                    + "differs from its own in that digit, at the joined peer nearest to it, one place after "
                    + "the other. Known are the 64 joined peers nearest to the target. The two turns advance "
                    + "together, every 10 s, every 3 s in the 60 s after a peer became joined, every 1 s in "
                    + "the 60 s after the first one did."),

    /** OVL-016. */
    CONTACTS_ARE_RATIONED(
            "OVL-016",
            Breach.OWN,
            "At most 4 contacts to nodes told of MUST begin in a second, the nearest to the node "
                    + "first and only if the growth decision still wants it, and at most 16 contacts be "
                    + "outstanding, 2 of one IP address (not loopback): a further one is passed over; at most "
                    + "128 nodes wait, of which the nearest to the node stay, and at most 32 were told by one "
                    + "peer: a 33rd does not wait."),

    /** OVL-017. */
    THREE_DATAGRAMS_TO_A_STRANGER(
            "OVL-017",
            Breach.OWN,
            "A contact MUST send at most 3 datagrams to an address before a session with it is "
                    + "accepted: at once and after waits of 1 and 3 s, an initiation repeated for a cookie "
                    + "among them, which does not move the next; it ends 5 s after the last. An address that "
                    + "did not answer, an IP address (not loopback) of which two ports did not, and a node "
                    + "that did and is not joined, is not contacted on hearsay for 30 s, each time twice as "
                    + "long, at most 10 min; 1024 of each are remembered, the oldest gives way. A node for "
                    + "which or for whose address an attempt is outstanding is not contacted, and may be told "
                    + "again."),

    /** OVL-018. */
    NO_NARROWER_SCOPE(
            "OVL-018",
            Breach.OWN,
            "An address told of MUST NOT be contacted if its scope is narrower than that of the path "
                    + "of the teller; scopes from narrow to wide: loopback, link-local, private (RFC 1918, RFC "
                    + "4193, RFC 6598), all others."),

    /** OVL-019. */
    PEERS_ARE_MEASURED(
            "OVL-019",
            Breach.OWN,
            "Each neighbour MUST be measured every 15 s and every other joined peer every 60 s, "
                    + "first so long after it became joined, and one that becomes a neighbour because another "
                    + "is gone at once; when the turn of one has come, also those whose turn comes within 5 s; "
                    + "by a challenge to the path, again after 2 and 4 s with the same data; without a "
                    + "response 6 s after the first the session is questioned (SES-009)."),

    /** OVL-020. */
    THE_GONE_ARE_REMOVED(
            "OVL-020",
            Breach.OWN,
            "A peer that is no longer joined MUST leave table and neighbour set at once; the place "
                    + "that it had is offered to the joined peers that have none there, nearest first."),

    /** OVL-021. */
    THE_GONE_ARE_REMEMBERED(
            "OVL-021",
            Breach.OWN,
            "Up to 256 peers that were joined and reachable until their session ended by a rule of "
                    + "chapter session other than a leave MUST be remembered with their node token while now < "
                    + "its expires_at and contacted again in turn, each after 5, 10, 20 and then every 30 s, "
                    + "at most one a second, one in 4 s after 16 contacts in which nobody has gone or come "
                    + "back, and all of them anew when one of them is joined again; the oldest gives way. One "
                    + "at whose address another node answers a contact (TOK-030) is contacted 10 min after "
                    + "that answer and not before. The rations of OVL-016 and the silences of OVL-017 are not "
                    + "for these contacts."),

    /** OVL-022. */
    LEAVES_ARE_NOT_TOLD(
            "OVL-022",
            Breach.OWN,
            "A leaf MUST NOT stand in Piggy, table, neighbour set or an Update of our own (OVL-011); "
                    + "messages to it go by its session."),

    /** OVL-023. */
    TELLING_IS_RATIONED(
            "OVL-023",
            Breach.DROP,
            "Of one peer at most 32 Updates, Piggies and Seeks at once and 4 a second MUST be taken; "
                    + "the rest is dropped."),

    /** OVL-024. */
    NEWER_NODE_TOKEN_COUNTS(
            "OVL-024",
            Breach.OWN,
            "Of two node tokens of one fingerprint the newer one by TOK-034 MUST be told to others "
                    + "and used for its address."),

    /** OVL-025. */
    ROUTED_TO_THE_DESTINATION(
            "OVL-025",
            Breach.DROP,
            "A Routed message MUST be taken by the node whose fingerprint is its destination; any "
                    + "other passes it on to the next hop (OVL-004) if that is not the peer it came from, and "
                    + "drops it if there is none. A message of the node's own for which there is no next hop "
                    + "goes to the nearest peer."),

    /** OVL-026. */
    HOP_LIMIT_SHRINKS(
            "OVL-026",
            Breach.DROP,
            "A Routed message MUST be passed on with its hop_limit less one; it is sent with 32. One "
                    + "with 0 or more than 32 is dropped, and so is one that would be passed on with 0."),

    /** OVL-027. */
    TIME_TO_LIVE_SHRINKS(
            "OVL-027",
            Breach.DROP,
            "time_to_live_ms MUST be from 1 to 60 000 and only shrink: by the time spent in a node, "
                    + "at least 1 ms; what would reach 0 is dropped."),

    /** OVL-028. */
    ROUTED_ONCE(
            "OVL-028",
            Breach.DROP,
            "A Routed message whose (id, destination) was seen MUST be dropped. 1024 are remembered, "
                    + "the oldest gives way."),

    /** OVL-029. */
    GROWING_IS_A_CHOICE(
            "OVL-029",
            Breach.DROP,
            "A node with identity that is configured not to grow MUST tell, seek and route nothing, "
                    + "measure only for JON-022, contact nobody on hearsay, and drop Update, Piggy, Seek and "
                    + "Routed of admitted peers."),

    /** OVL-030. */
    ROUTED_AROUND_THE_SILENT(
            "OVL-030",
            Breach.OWN,
            "A node that passes on a Routed message MUST measure the next hop, unless that has "
                    + "answered within the last 5 s, and when no response has come after 1 s pass the message "
                    + "to the next hop as if the silent one were not joined, at most twice and with the "
                    + "hop_limit as it was. At most 64 messages are kept for this; of one more nothing is kept.");

    private final String id;
    private final Breach breach;
    private final String sentence;

    OverlayRule(String id, Breach breach, String sentence) {
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
        return Chapter.OVERLAY;
    }
}
