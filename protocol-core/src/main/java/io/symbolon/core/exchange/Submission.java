package io.symbolon.core.exchange;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.interest.OwnInterest;
import java.util.LinkedHashSet;
import java.util.Set;

/** A message of the application, and for which parties it is not settled yet. They share its payload. */
final class Submission {
    private final long message;
    private final OwnInterest own;
    private final Bytes payload;
    private final long endMillis;
    private final Set<Dispatch> open = new LinkedHashSet<>();

    /** @param endMillis when its time to live ends, monotonic */
    Submission(long message, OwnInterest own, Bytes payload, long endMillis) {
        this.message = message;
        this.own = own;
        this.payload = payload;
        this.endMillis = endMillis;
    }

    /** The number that the application gave it. */
    long message() {
        return message;
    }

    OwnInterest own() {
        return own;
    }

    Bytes payload() {
        return payload;
    }

    long endMillis() {
        return endMillis;
    }

    /** Those that are not settled. */
    Set<Dispatch> open() {
        return open;
    }
}
