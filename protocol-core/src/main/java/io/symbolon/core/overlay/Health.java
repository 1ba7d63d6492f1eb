package io.symbolon.core.overlay;

/**
 * What measuring has shown of a peer (chapter overlay).
 *
 * @param answered of the last 8 measurements, 0 to 8; those that were not made yet count as answered
 * @param latencyMillis from challenge to response, smoothed by 7/8; 0 before the first
 */
public record Health(int answered, long latencyMillis) {
    /** How many measurements count. */
    public static final int MEASUREMENTS = 8;

    /** Of a peer that was never measured. */
    public static final Health UNMEASURED = new Health(MEASUREMENTS, 0);

    /** Whether less than half of the measurements were answered (OVL-008). */
    public boolean isPoor() {
        return answered < MEASUREMENTS / 2;
    }
}
