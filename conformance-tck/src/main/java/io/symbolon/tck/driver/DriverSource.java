package io.symbolon.tck.driver;

/** Where a run gets its drivers from: one at its start, and a new one after each that failed. */
@FunctionalInterface
public interface DriverSource {
    /** @throws DriverFault of kind {@code NOT_STARTED} if there can be none */
    Driver start();
}
