package io.symbolon.transport.identity;

import java.io.IOException;

/** A key file was not read, or not written. The text says why, and what to do about it where something can be done. */
public final class KeyFileRefused extends IOException {
    private final Why why;

    KeyFileRefused(Why why, String text) {
        super(text);
        this.why = why;
    }

    KeyFileRefused(Why why, String text, Throwable cause) {
        super(text, cause);
        this.why = why;
    }

    /** The kind of reason, for a program. */
    public Why why() {
        return why;
    }

    /** Why a key file was refused. */
    public enum Why {
        /** There is no such file. */
        MISSING,
        /** The system does not let us read or write it. */
        INACCESSIBLE,
        /** Its permissions give something to others than its owner. */
        OPEN_TO_OTHERS,
        /** It is no key file, or one of a version that is unknown here. */
        UNKNOWN_FORM,
        /** It keeps the key of a node where that of an identity was asked for, or the other way round. */
        ANOTHER_KIND,
        /** What can be seen without the passphrase is not whole. */
        DAMAGED,
        /** The passphrase does not open it: it is another one, or what it sealed has changed. Nobody can tell which. */
        NOT_OPENED
    }
}
