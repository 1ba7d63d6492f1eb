package io.symbolon.core.exchange;

/**
 * How much an exchange holds.
 *
 * @param parties known, in all
 * @param granted of these
 * @param outstanding messages, each counted for each party
 * @param incomplete messages of which parts are missing
 * @param waiting messages that the application has not handled
 */
public record ExchangeCounts(int parties, int granted, int outstanding, int incomplete, int waiting) {}
