package io.symbolon.spec;

/** Chapter interest: who wants to send or to receive messages of a subject. One constant is one rule; the constants stand in the order of the text. */
public enum InterestRule implements Rule {
    /** INT-001. */
    SUBJECT_HASH_IS_A_CHAIN(
            "INT-001",
            Breach.DEFINITION,
            "The hash of a subject MUST be computed as above, over the octets of its parts."),

    /** INT-002. */
    SUBJECT_PARTS_WITHIN_LIMIT(
            "INT-002",
            Breach.CALLER,
            "A subject MUST have 1 to 16 parts, each of 1 to 255 octets of UTF-8, a private one at " + "least 2."),

    /** INT-003. */
    INTEREST_SAYS_WHO(
            "INT-003",
            Breach.DROP,
            "An interest MUST have an issuer, an empty realm, and the extensions `exchange`, "
                    + "`node_fingerprint` and `session_key`."),

    /** INT-004. */
    AUDIENCE_FITS_KIND(
            "INT-004",
            Breach.DROP,
            "The audience of an interest MUST be empty if its kind of exchange is public, and not "
                    + "empty if it is protected."),

    /** INT-005. */
    THRESHOLD_IN_RANGE(
            "INT-005",
            Breach.DROP,
            "The current threshold of an interest MUST NOT be above its maximum, and the maximum "
                    + "MUST be at most 1024."),

    /** INT-006. */
    INTEREST_LASTS_A_MINUTE(
            "INT-006", Breach.DROP, "expires_at of an interest MUST be at least 60 000 ms after not_before."),

    /** INT-007. */
    RECEIVERS_ASK_NO_ACKNOWLEDGEMENT("INT-007", Breach.DROP, "The acknowledgement of a receiver's interest MUST be 0."),

    /** INT-008. */
    EVERY_INTEREST_HAS_A_FRESH_KEY(
            "INT-008",
            Breach.OWN,
            "The `session_key` of every signed interest MUST be a new X25519 key; its secret MUST be "
                    + "destroyed 120 s after expires_at, and when the interest is withdrawn."),

    /** INT-009. */
    INTERESTS_ARE_RENEWED(
            "INT-009",
            Breach.OWN,
            "A live interest of our own with lifetime T ms MUST be signed anew after `(T / 2) * (900 "
                    + "+ J mod 201) / 1000` ms, each division rounded down, J a new jitter read as a "
                    + "big-endian number; at most one more time in 5 s, when its current threshold leaves 0."),

    /** INT-010. */
    WITHDRAWALS_ARE_SAID(
            "INT-010",
            Breach.OWN,
            "Who withdraws an interest MUST sign one with both thresholds 0 and an expires_at that "
                    + "is not before that of the last one, and publish it as every other (COO-012) until "
                    + "TOK-025 no longer holds for it; it is not renewed. Of more than 256 of these the first "
                    + "is forgotten."),

    /** INT-011. */
    OWN_INTERESTS_WITHIN_LIMIT(
            "INT-011",
            Breach.CALLER,
            "A node MUST have at most 256 interests of its own, not counting those withdrawn, one "
                    + "for each (subject, role, audience), with a lifetime from 60 000 to 600 000 ms, as the "
                    + "identity that it joins with; it takes part in growth.");

    private final String id;
    private final Breach breach;
    private final String sentence;

    InterestRule(String id, Breach breach, String sentence) {
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
        return Chapter.INTEREST;
    }
}
