package io.symbolon.core.join;

/**
 * The bounds of chapter join.
 *
 * @param questions JON-013
 * @param obsolete JON-015
 * @param unadmitted JON-025
 * @param authorizations JON-027
 */
public record JoinLimits(int questions, int obsolete, int unadmitted, int authorizations) {
    /** What the specification says. */
    public static final JoinLimits SPECIFIED = new JoinLimits(64, 256, 256, 4096);
}
