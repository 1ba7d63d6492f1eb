package io.symbolon.tck.simulation.scenario;

import io.symbolon.tck.simulation.crypto.Tally;

/**
 * One part of a scenario, measured.
 *
 * @param virtualMillis how much virtual time it took
 * @param nanos how much real time
 * @param processorNanos how long it kept a processor busy
 * @param steps inputs that nodes were given
 * @param cryptography what was asked of the suite meanwhile
 */
public record Phase(String name, long virtualMillis, long nanos, long processorNanos, long steps, Tally cryptography) {

    /** Real time by what the counted operations cost in this phase. */
    public double timesItsCryptography() {
        return (double) nanos / Math.max(1, cryptography.totalNanos());
    }
}
