package io.symbolon.core.exchange;

import io.symbolon.core.wire.Message.TakenBy;
import java.util.Optional;

/**
 * Which message numbers of a stream were taken, and what receipts they have got (MSG-006, MSG-010): the 4096 numbers up to
 * the highest.
 *
 * <p>Octet {@code n mod 4096} of the ring says what became of number {@code n}, for numbers inside the window.
 */
final class NumberWindow {
    /** How far below the highest number a message may be, in numbers. */
    static final int SIZE = 4096;

    private static final byte FREE = 0;
    private static final byte TAKEN = 1;
    private static final byte RECEIPT_BY_NODE = 2;
    private static final byte RECEIPT_BY_APPLICATION = 3;

    private final byte[] ring = new byte[SIZE];
    private long highest;

    /** The highest number that was taken; 0 if none was. */
    long highest() {
        return highest;
    }

    /** Whether {@code number} is 1 or more, and above the highest minus 4096. */
    boolean contains(long number) {
        return number >= 1 && number > highest - SIZE;
    }

    /** Whether {@code number}, inside the window, was taken. */
    boolean isTaken(long number) {
        return number <= highest && ring[place(number)] != FREE;
    }

    /** {@code number}, inside the window, is taken now. */
    void take(long number) {
        // what lies between the old and the new highest was not taken; more than a whole ring is a whole ring
        for (long skipped = Math.max(highest + 1, number - SIZE + 1); skipped < number; skipped++) {
            ring[place(skipped)] = FREE;
        }
        ring[place(number)] = TAKEN;
        highest = Math.max(highest, number);
    }

    /** {@code number} was taken, and has got a receipt; one that has left the window since is remembered no longer. */
    void acknowledge(long number, TakenBy by) {
        if (contains(number)) ring[place(number)] = by == TakenBy.NODE ? RECEIPT_BY_NODE : RECEIPT_BY_APPLICATION;
    }

    /** The receipt that {@code number}, which was taken, has got. */
    Optional<TakenBy> receiptOf(long number) {
        return switch (ring[place(number)]) {
            case RECEIPT_BY_NODE -> Optional.of(TakenBy.NODE);
            case RECEIPT_BY_APPLICATION -> Optional.of(TakenBy.APPLICATION);
            default -> Optional.empty();
        };
    }

    private static int place(long number) {
        return (int) (number % SIZE);
    }
}
