package io.symbolon.tck.simulation;

import java.util.PriorityQueue;

/**
 * What will happen, in order of virtual time. Of what happens in one millisecond wake-ups come first, in order of the nodes'
 * numbers; then all else, in the order in which it was planned.
 */
final class EventQueue {
    /** The time of what never happens. */
    static final long NEVER = Long.MAX_VALUE;

    private final PriorityQueue<Planned> planned = new PriorityQueue<>();
    private final WakeUps wakeUps = new WakeUps();
    private long plannedSoFar;

    private record Planned(long atMillis, long number, Runnable event) implements Comparable<Planned> {
        @Override
        public int compareTo(Planned other) {
            return atMillis != other.atMillis
                    ? Long.compare(atMillis, other.atMillis)
                    : Long.compare(number, other.number);
        }
    }

    /** Lets {@code event} happen at {@code atMillis}. */
    void plan(long atMillis, Runnable event) {
        planned.add(new Planned(atMillis, plannedSoFar++, event));
    }

    /** The nodes that want to be woken. */
    WakeUps wakeUps() {
        return wakeUps;
    }

    /** When the next thing happens; {@link #NEVER} if nothing is planned. */
    long nextMillis() {
        return Math.min(wakeUps.earliestMillis(), plannedMillis());
    }

    /** Whether the next thing that happens is a wake-up. */
    boolean isNextAWakeUp() {
        return wakeUps.earliestMillis() <= plannedMillis();
    }

    /** Takes the next planned event. */
    Runnable next() {
        return planned.remove().event();
    }

    private long plannedMillis() {
        return planned.isEmpty() ? NEVER : planned.peek().atMillis();
    }
}
