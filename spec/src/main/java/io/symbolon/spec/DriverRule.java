package io.symbolon.spec;

/** Chapter driver: how the kit talks to an implementation. One constant is one rule; the constants stand in the order of the text. */
public enum DriverRule implements Rule {
    /** DRV-001. */
    ONE_REPLY_A_REQUEST(
            "DRV-001",
            Breach.OWN,
            "A driver MUST answer every request with exactly one reply that carries the request's id."),

    /** DRV-002. */
    UNKNOWN_IS_UNSUPPORTED(
            "DRV-002",
            Breach.OWN,
            "A driver MUST answer an operation that it does not know with the error kind " + "`unsupported`."),

    /** DRV-003. */
    STANDARD_OUTPUT_IS_THE_PROTOCOLS(
            "DRV-003", Breach.OWN, "A driver MUST write nothing but replies to its standard output."),

    /** DRV-004. */
    RESET_FORGETS(
            "DRV-004", Breach.OWN, "After `reset` a driver MUST behave as newly started: no node, time at its start."),

    /** DRV-005. */
    CAPABILITIES_ARE_TRUE(
            "DRV-005", Breach.OWN, "A driver MUST implement every operation of each capability that it declares."),

    /** DRV-006. */
    RANDOMNESS_IS_SCRIPTED(
            "DRV-006",
            Breach.OWN,
            "A node with scripted entropy MUST use the given octets for the named purpose in the "
                    + "given order, exactly as many as CNV-014 says."),

    /** DRV-007. */
    BAD_REQUEST_CHANGES_NOTHING(
            "DRV-007",
            Breach.OWN,
            "A driver MUST answer a request that it can not carry out with the error kind "
                    + "`bad_request`, and MUST go on as if it had not come."),

    /** DRV-008. */
    TIME_IS_VIRTUAL(
            "DRV-008",
            Breach.OWN,
            "A node of a driver MUST handle every deadline when `clock.set` reaches it, at the "
                    + "deadline's own time and in order, and MUST know no other time.");

    private final String id;
    private final Breach breach;
    private final String sentence;

    DriverRule(String id, Breach breach, String sentence) {
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
        return Chapter.DRIVER;
    }
}
