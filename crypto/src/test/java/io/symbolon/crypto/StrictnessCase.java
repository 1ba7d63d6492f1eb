package io.symbolon.crypto;

import io.symbolon.core.bytes.Bytes;

/** One row of the strictness table: what is presented, what CNV-005 says of it, and why. */
record StrictnessCase(String name, Bytes key, Bytes message, Bytes signature, Verdict verdict, String why) {
    /** Where strictness stops the case. */
    enum Verdict {
        /** The key is strict and the signature verifies. */
        ACCEPTED,
        /** The key is refused; what becomes of the signature does not matter, only that nothing is thrown. */
        KEY_REFUSED,
        /** The key is strict, the signature is not. */
        SIGNATURE_REFUSED
    }

    @Override
    public String toString() {
        return name + ": " + verdict + ", " + why;
    }
}
