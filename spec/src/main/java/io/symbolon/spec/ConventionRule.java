package io.symbolon.spec;

/** Chapter conventions: what all chapters build on. One constant is one rule; the constants stand in the order of the text. */
public enum ConventionRule implements Rule {
    /** CNV-001. */
    LABEL_BEGINS_EVERY_INPUT(
            "CNV-001",
            Breach.DEFINITION,
            "Every input of a hash, a signature, a MAC and a key derivation MUST begin with the "
                    + "label of its use and one zero octet."),

    /** CNV-002. */
    INTEGERS_ARE_BIG_ENDIAN(
            "CNV-002",
            Breach.DEFINITION,
            "An integer in such an input MUST be unsigned and big-endian: 1 octet for a version or a "
                    + "kind, 2 for a port, 4 for a part, 8 for a time, an epoch or a number."),

    /** CNV-003. */
    VARIABLE_FIELDS_CARRY_THEIR_LENGTH(
            "CNV-003",
            Breach.DEFINITION,
            "A field of variable length in such an input MUST be preceded by its length in octets as "
                    + "4 octets big-endian; a field of fixed length MUST NOT be."),

    /** CNV-004. */
    ONE_ENCODING(
            "CNV-004",
            Breach.DEFINITION,
            "A message MUST have the one canonical encoding; a receiver MUST refuse every other "
                    + "encoding of the same value."),

    /** CNV-005. */
    SIGNATURES_ARE_STRICT(
            "CNV-005",
            Breach.DROP,
            "A public key MUST be strict, and a signature MUST be strict and satisfy the equation of "
                    + "RFC 8032, 5.1.7."),

    /** CNV-006. */
    AGREEMENT_CONTRIBUTES(
            "CNV-006",
            Breach.DROP,
            "A result of X25519 that is all zero MUST be refused. A set top bit of the peer's u "
                    + "coordinate is masked and a u of p or more is reduced, as RFC 7748 says."),

    /** CNV-007. */
    ONE_KEY_SIGNS_AND_AGREES(
            "CNV-007",
            Breach.DEFINITION,
            "The X25519 form of a strict Ed25519 public key with coordinate y MUST be u = (1 + y) / "
                    + "(1 - y) mod p, and that of its seed the first 32 octets of SHA-512(seed), clamped as "
                    + "RFC 7748 says."),

    /** CNV-008. */
    NOTHING_LEAVES_UNVERIFIED(
            "CNV-008",
            Breach.OWN,
            "Sealing MUST be ChaCha20-Poly1305 of RFC 8439; of a ciphertext whose tag does not "
                    + "verify no octet of plaintext MUST leave the opening function."),

    /** CNV-009. */
    SECRETS_ARE_COMPARED_IN_CONSTANT_TIME(
            "CNV-009",
            Breach.OWN,
            "Tags, cookies and secrets MUST be compared in a time that does not depend on where they " + "differ."),

    /** CNV-010. */
    REFUSAL_IS_SILENT(
            "CNV-010",
            Breach.OWN,
            "A refused datagram MUST NOT be answered, except where a rule's breach says cookie or "
                    + "nack; every refusal MUST be observable inside the node with its source and the rule."),

    /** CNV-011. */
    EVERYTHING_IS_BOUNDED(
            "CNV-011",
            Breach.OWN,
            "Every table, list and queue MUST have the bound that its rule names; an entry of an "
                    + "authenticated peer MUST NOT give way to one of an unauthenticated peer."),

    /** CNV-012. */
    SECRETS_END_WITH_THEIR_USE(
            "CNV-012",
            Breach.OWN,
            "Session secrets, derived keys and shared secrets MUST be destroyed when their use ends, "
                    + "and MUST NOT appear in any printed or logged text."),

    /** CNV-013. */
    TWO_CLOCKS(
            "CNV-013",
            Breach.OWN,
            "Wall time MUST be used only for the validity of tokens and decisions and the sequence "
                    + "of revocations; every interval, deadline and rate MUST use a clock that never goes back."),

    /** CNV-014. */
    RANDOMNESS_HAS_A_PURPOSE(
            "CNV-014",
            Breach.OWN,
            "Random octets MUST be unpredictable and drawn anew for each use, by these purposes and "
                    + "lengths: session secret 32, nonce 16, uuid 16, cookie secret 32, challenge 16, jitter "
                    + "8, join id 16, query secret 32, query nonce 16, message id 16, interest secret 32."),

    /** CNV-015. */
    LOGS_ARE_RATIONED(
            "CNV-015",
            Breach.OWN,
            "Of what other nodes cause, a program MUST write at most one line a second for each kind "
                    + "of event and what it is about, and at most 8 lines a second of each kind; the next line "
                    + "of that kind says how many were left out."),

    /** CNV-016. */
    ONLY_CHECKED_CODE_RUNS(
            "CNV-016",
            Breach.OWN,
            "Each library that an implementation is built with MUST be named with the SHA-256 of its "
                    + "octets, and a build with another one fails. A running node MUST NOT load code, schemas "
                    + "or configuration from the network.");

    private final String id;
    private final Breach breach;
    private final String sentence;

    ConventionRule(String id, Breach breach, String sentence) {
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
        return Chapter.CONVENTIONS;
    }
}
