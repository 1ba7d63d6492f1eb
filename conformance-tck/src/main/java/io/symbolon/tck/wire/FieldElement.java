package io.symbolon.tck.wire;

import java.math.BigInteger;

/**
 * A number of the field of 2^255 - 19 elements, in five limbs of 51 bits, the lowest first.
 *
 * <p>A limb may be a little above 2^51 between operations; {@link #number()} is the number itself.
 */
final class FieldElement {
    private static final int LIMBS = 5;
    private static final int BITS = 51;
    private static final long MASK = (1L << BITS) - 1;

    /** 2^255 is 19. */
    private static final long FOLD = 19;

    static final FieldElement ZERO = of(BigInteger.ZERO);
    static final FieldElement ONE = of(BigInteger.ONE);

    private final long[] limbs;

    private FieldElement(long[] limbs) {
        this.limbs = limbs;
    }

    /** A number from 0 to 2^255 - 1. */
    static FieldElement of(BigInteger number) {
        long[] limbs = new long[LIMBS];
        for (int i = 0; i < LIMBS; i++) {
            limbs[i] = number.shiftRight(BITS * i).longValue() & MASK;
        }
        return new FieldElement(limbs);
    }

    /** The number, from 0 to p - 1. */
    BigInteger number() {
        BigInteger number = BigInteger.ZERO;
        for (int i = LIMBS - 1; i >= 0; i--) {
            number = number.shiftLeft(BITS).add(BigInteger.valueOf(limbs[i]));
        }
        return number.mod(Edwards25519.P);
    }

    FieldElement plus(FieldElement other) {
        long[] sum = new long[LIMBS];
        for (int i = 0; i < LIMBS; i++) {
            sum[i] = limbs[i] + other.limbs[i];
        }
        return carried(sum);
    }

    FieldElement minus(FieldElement other) {
        long[] difference = new long[LIMBS];
        for (int i = 0; i < LIMBS; i++) {
            // 4p more, so that no limb is negative
            difference[i] = limbs[i] + 4 * (i == 0 ? MASK + 1 - FOLD : MASK) - other.limbs[i];
        }
        return carried(difference);
    }

    /** Each product of two limbs is cut at bit 51: its lower part stays, its upper part belongs to the next limb. */
    FieldElement times(FieldElement other) {
        long[] low = new long[LIMBS];
        long[] high = new long[LIMBS];
        for (int i = 0; i < LIMBS; i++) {
            long a = limbs[i];
            for (int j = 0; j < LIMBS; j++) {
                boolean folds = i + j >= LIMBS;
                int k = folds ? i + j - LIMBS : i + j;
                long b = folds ? FOLD * other.limbs[j] : other.limbs[j];
                long product = a * b;
                low[k] += product & MASK;
                high[k] += Math.multiplyHigh(a, b) << (Long.SIZE - BITS) | product >>> BITS;
            }
        }
        low[0] += FOLD * high[LIMBS - 1];
        for (int k = 1; k < LIMBS; k++) {
            low[k] += high[k - 1];
        }
        return carried(carry(low));
    }

    boolean isSameAs(FieldElement other) {
        return number().equals(other.number());
    }

    private static FieldElement carried(long[] limbs) {
        return new FieldElement(carry(limbs));
    }

    /** What a limb has above 51 bits goes on to the next, and from the last to the first. */
    private static long[] carry(long[] limbs) {
        for (int i = 0; i < LIMBS; i++) {
            long more = limbs[i] >>> BITS;
            limbs[i] &= MASK;
            limbs[(i + 1) % LIMBS] += i == LIMBS - 1 ? FOLD * more : more;
        }
        return limbs;
    }
}
