package io.symbolon.core.session;

/** Which way a frame goes, by fingerprints (HSK-010). The ordinal is the octet in the associated data. */
public enum Direction {
    LOW_TO_HIGH,
    HIGH_TO_LOW;

    /** The direction of the frames that come back. */
    public Direction opposite() {
        return this == LOW_TO_HIGH ? HIGH_TO_LOW : LOW_TO_HIGH;
    }
}
