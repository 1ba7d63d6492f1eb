package io.symbolon.spec;

/** Chapter message: what parties exchange end to end. One constant is one rule; the constants stand in the order of the text. */
public enum MessageRule implements Rule {
    /** MSG-001. */
    KEYS_OF_A_PAIR(
            "MSG-001",
            Breach.DEFINITION,
            "Messages and receipts MUST be sealed as above, with a pair key of an interest of the "
                    + "sender and one of the receiver; a pair whose agreements are all zero (CNV-006) has none."),

    /** MSG-002. */
    MESSAGES_ARE_CUT(
            "MSG-002",
            Breach.DEFINITION,
            "A message MUST be cut into parts as above, and sent again octet by octet as before, "
                    + "each time in a new Routed."),

    /** MSG-003. */
    PARCEL_NAMES_A_PAIR(
            "MSG-003",
            Breach.DROP,
            "The receiver of a Parcel MUST be the short name of a signed receiver's interest of our "
                    + "own whose key is alive, the sender that of an interest of a granted sender of that "
                    + "subject whose key would be alive; of such an interest that a newer one replaced, too, "
                    + "of which at least the last 32 of a party are remembered. A withdrawal forgets those "
                    + "before it."),

    /** MSG-004. */
    VIRTUAL_CARRIES_NOTHING("MSG-004", Breach.DROP, "The kind of exchange of the two interests MUST NOT be virtual."),

    /** MSG-005. */
    PARTS_WITHIN_LIMIT(
            "MSG-005",
            Breach.DROP,
            "parts MUST be from 1 to 64, part below parts; sealed MUST have 1040 octets, in the last "
                    + "part 17 to 1040."),

    /** MSG-006. */
    NUMBER_IS_IN_THE_WINDOW(
            "MSG-006",
            Breach.DROP,
            "number MUST be at least 1, and above the highest number taken in the stream minus 4096."),

    /** MSG-007. */
    PARCEL_OPENS("MSG-007", Breach.DROP, "sealed MUST open under the message key of the pair."),

    /** MSG-008. */
    REASSEMBLY_IS_BOUNDED(
            "MSG-008",
            Breach.DROP,
            "Of one party at most 8 messages MUST be incomplete, of more the one that began first is "
                    + "forgotten; 256 in all, of one more nothing is kept. Each is forgotten 10 s after its "
                    + "first part. A part that is there already is dropped, and so is one whose parts differ "
                    + "from those before."),

    /** MSG-009. */
    CONTENT_DECODES(
            "MSG-009",
            Breach.DROP,
            "The parts of a message MUST be the canonical encoding of a Content with an "
                    + "acknowledgement of at most 2 and a payload of 1 to 65 000 octets."),

    /** MSG-010. */
    TAKEN_ONCE(
            "MSG-010",
            Breach.DROP,
            "A message whose number was taken in the stream MUST be dropped; with part 0 of it the "
                    + "receipts that it has got are sent again."),

    /** MSG-011. */
    APPLICATION_KEEPS_UP(
            "MSG-011",
            Breach.DROP,
            "While as many messages of an interest of our own wait for the application as its "
                    + "maximum threshold says, a further one MUST be dropped, as if it had never come."),

    /** MSG-012. */
    ORDER_IS_REPORTED(
            "MSG-012",
            Breach.OWN,
            "The application MUST be given each message that is taken, with its number, the highest "
                    + "number taken before it, the subject, and the sender's identity and node."),

    /** MSG-013. */
    RECEIPTS_ARE_SENT(
            "MSG-013",
            Breach.OWN,
            "When a message with acknowledgement 1 or 2 is taken, a Receipt by the node MUST go to "
                    + "the sender's node if it is 1; when the application has handled one with 2, a Receipt by "
                    + "the application. The application that fails sends none."),

    /** MSG-014. */
    RECEIPT_IS_FOR_A_MESSAGE(
            "MSG-014",
            Breach.DROP,
            "A Receipt MUST name pair and number of an outstanding message that asked for it, be by "
                    + "whom that message asked, and have the right tag."),

    /** MSG-015. */
    SENT_TO_THE_GRANTED(
            "MSG-015",
            Breach.OWN,
            "A message MUST go to every granted receiver of its subject that is there when it is "
                    + "sent, or, if there is none, to the first one that comes while it lives."),

    /** MSG-016. */
    THRESHOLD_IS_CREDIT(
            "MSG-016",
            Breach.OWN,
            "At most as many messages as the maximum threshold of a receiver's newest interest MUST "
                    + "be outstanding for it, and none whose number is 2048 or more above an outstanding one; "
                    + "while its current threshold is 0 no new one is sent. What waits or is outstanding of "
                    + "one interest of our own is at most 1024 messages and 16 777 216 octets of payload, each "
                    + "counted once; a further one is refused to the caller."),

    /** MSG-017. */
    THE_FIRST_IS_ACKNOWLEDGED(
            "MSG-017",
            Breach.OWN,
            "Until a Receipt of a party has come, at most one message MUST be outstanding for it, "
                    + "with an acknowledgement of at least 1. A message is outstanding until its Receipt comes "
                    + "or its time ends; one with acknowledgement 0 only while it is sent."),

    /** MSG-018. */
    SENT_AGAIN_UNTIL_RECEIVED(
            "MSG-018",
            Breach.OWN,
            "A message with acknowledgement 1 or 2 MUST be sent again after waits of 0.5, 1, 2, 4 "
                    + "and then every 8 s until its Receipt comes or its time to live ends, 1 s to 600 s after "
                    + "the application gave it; time_to_live_ms of its Routed is what is left of that, at most "
                    + "60 000. The time to live ends with the party, and with the interest of our own, too. "
                    + "The application is told of both, party by party, and that there was none."),

    /** MSG-019. */
    SETTLED_INTERESTS_SEND(
            "MSG-019",
            Breach.OWN,
            "A message MUST be sealed, when it is first sent, with the sender's newest interest that "
                    + "was signed at least 5 s ago and is alive, or the oldest alive if there is none, and the "
                    + "newest known of the receiver."),

    /** MSG-020. */
    ENVELOPES_ARE_EACH_HOPS_OWN(
            "MSG-020",
            Breach.OWN,
            "Counter, session and nonce of a frame that carries a Routed MUST be those of the hop "
                    + "that sends it; of what is sealed end to end nothing takes part in them."),

    /** MSG-021. */
    ROUTING_IS_RATIONED(
            "MSG-021",
            Breach.DROP,
            "Of one peer at most 65 536 Routed messages MUST be taken or passed on in one second of "
                    + "the monotonic clock; the rest is dropped."),

    /** MSG-022. */
    MESSAGE_WITHIN_LIMIT(
            "MSG-022",
            Breach.CALLER,
            "A message that is given to be sent MUST have 1 to 65 000 octets, a time to live from "
                    + "1000 to 600 000 ms, and a live sender's interest whose kind is not virtual.");

    private final String id;
    private final Breach breach;
    private final String sentence;

    MessageRule(String id, Breach breach, String sentence) {
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
        return Chapter.MESSAGE;
    }
}
