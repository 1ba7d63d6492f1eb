package io.symbolon.core.exchange;

import io.symbolon.core.wire.Message.TakenBy;
import java.util.Optional;

/**
 * Which message numbers of a stream were taken, and what receipts they have got (MSG-006, MSG-010): the 4096 numbers up to
 * the highest.
 *
 * <p>Octet {@code n mod} its length of the ring says what became of number {@code n}, for numbers inside the window. The ring
 * grows with the numbers, up to 4096: most streams are short.
 */
final class NumberWindow {
    /** How far below the highest number a message may be, in numbers. */
    static final int SIZE = 4096;

    private static final int SMALLEST = 64;
    private static final byte FREE = 0;
    private static final byte TAKEN = 1;
    private static final byte RECEIPT_BY_NODE = 2;
    private static final byte RECEIPT_BY_APPLICATION = 3;

    private byte[] ring = new byte[SMALLEST];
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
        if (number > ring.length && ring.length < SIZE) grow(number);
        // what lies between the old and the new highest was not taken; more than a whole ring is a whole ring
        for (long skipped = Math.max(highest + 1, number - ring.length + 1); skipped < number; skipped++) {
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

    /** Makes room for {@code number}; so far no number is above the length of the ring. */
    private void grow(long number) {
        byte[] before = ring;
        ring = new byte[(int) Math.min(SIZE, 2 * Long.highestOneBit(Math.min(number, SIZE)))];
        for (int taken = 1; taken <= highest; taken++) {
            ring[taken % ring.length] = before[taken % before.length];
        }
    }

    private int place(long number) {
        return (int) (number % ring.length);
    }
}
