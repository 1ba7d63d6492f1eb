package io.symbolon.tck.compare;

/**
 * What became of one case or one rule between two reports.
 *
 * @param id of the case or the rule
 * @param title of the case, or name of the rule
 * @param before as the first report names it, or {@code not in the run}
 * @param after as the second one does
 * @param direction whether more is shown now, or less
 */
public record Change(String id, String title, String before, String after, Direction direction) {
    /** Which way it went; in the order in which it matters. */
    public enum Direction {
        /** It was shown and is not any more, or it was undecided and is broken now. */
        WORSE,
        /** It is shown now, or no longer broken. */
        BETTER,
        /** Another word for what decides as much as before, such as a crash where there was a failure. */
        OTHER
    }

    static Change of(String id, String title, String before, String after, Standing was, Standing is) {
        int order = is.compareTo(was);
        Direction direction = order < 0 ? Direction.WORSE : order > 0 ? Direction.BETTER : Direction.OTHER;
        return new Change(id, title, before, after, direction);
    }
}
