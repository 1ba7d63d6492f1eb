package io.symbolon.tck.simulation.crypto;

/** What a suite can be asked for, as {@link CountedSuite} counts it. */
public enum Operation {
    PUBLIC_KEY("public key of a seed"),
    SIGN("sign"),
    STRICT_KEY("check of a key"),
    VERIFY("verify"),
    KEY_OF_SECRET("agreement key of a secret"),
    KEY_OF_KEY("agreement key of a public key"),
    SECRET_OF_SEED("agreement secret of a seed"),
    AGREE("agree"),
    HASH("hash"),
    KEYED_HASH("keyed hash"),
    SEAL("seal"),
    OPEN("open");

    private final String text;

    Operation(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
