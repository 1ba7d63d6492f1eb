package io.symbolon.crypto;

/**
 * What one guess of a passphrase costs whoever makes it (RFC 9106, 3.1).
 *
 * @param memoryKibibytes m, from 8 for each lane to 262 144 (256 MiB)
 * @param passes t, 1 to 10
 * @param lanes p, 1 to 16
 */
public record Argon2idCost(int memoryKibibytes, int passes, int lanes) {
    /** The second of the two choices that RFC 9106, 4 recommends: 64 MiB, 3 passes, 4 lanes. */
    public static final Argon2idCost RECOMMENDED = new Argon2idCost(1 << 16, 3, 4);

    private static final int LARGEST_MEMORY = 1 << 18;
    private static final int MOST_PASSES = 10;
    private static final int MOST_LANES = 16;
    private static final int SMALLEST_MEMORY_OF_A_LANE = 8;

    /**
     * The upper bounds are ours: a file that says what it costs to read must not be able to ask for everything.
     *
     * @throws IllegalArgumentException if a number is not within its bounds
     */
    public Argon2idCost {
        expectWithin("lanes", lanes, 1, MOST_LANES);
        expectWithin("passes", passes, 1, MOST_PASSES);
        expectWithin("KiB of memory", memoryKibibytes, SMALLEST_MEMORY_OF_A_LANE * lanes, LARGEST_MEMORY);
    }

    private static void expectWithin(String what, int number, int smallest, int largest) {
        if (number < smallest || number > largest) {
            throw new IllegalArgumentException(
                    "Argon2id with " + number + " " + what + "; allowed are " + smallest + " to " + largest);
        }
    }
}
