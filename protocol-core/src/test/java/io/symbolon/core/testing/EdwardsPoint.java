package io.symbolon.core.testing;

import io.symbolon.core.bytes.Bytes;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A point of edwards25519 in plain big integers (RFC 8032, 5.1), slow and apart from the library under test: the tests
 * build with it the points that no honest library hands out.
 */
public record EdwardsPoint(BigInteger x, BigInteger y) {
    public static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    public static final BigInteger L =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    public static final EdwardsPoint IDENTITY = new EdwardsPoint(BigInteger.ZERO, BigInteger.ONE);
    private static final BigInteger D = fraction(BigInteger.valueOf(-121665), BigInteger.valueOf(121666));
    private static final BigInteger ROOT_OF_MINUS_ONE =
            BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P);
    public static final EdwardsPoint BASE =
            withEvenX(fraction(BigInteger.valueOf(4), BigInteger.valueOf(5))).orElseThrow();

    /** The point of this y whose x is even; empty if no point has this y. */
    public static Optional<EdwardsPoint> withEvenX(BigInteger y) {
        BigInteger ySquared = y.multiply(y);
        BigInteger xSquared =
                fraction(ySquared.subtract(BigInteger.ONE), D.multiply(ySquared).add(BigInteger.ONE));
        BigInteger candidate = xSquared.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
        BigInteger square = candidate.multiply(candidate).mod(P);
        if (!square.equals(xSquared)) {
            if (!square.equals(P.subtract(xSquared).mod(P))) {
                return Optional.empty();
            }
            candidate = candidate.multiply(ROOT_OF_MINUS_ONE).mod(P);
        }
        return Optional.of(new EdwardsPoint(candidate.testBit(0) ? P.subtract(candidate) : candidate, y.mod(P)));
    }

    /** The point that 32 octets encode canonically: y below p, and the sign of 0 is even; empty if there is none. */
    public static Optional<EdwardsPoint> decoded(Bytes octets) {
        BigInteger number = number(octets);
        BigInteger y = number.clearBit(255);
        if (y.compareTo(P) >= 0) return Optional.empty();
        return withEvenX(y)
                .map(even -> number.testBit(255) ? new EdwardsPoint(P.subtract(even.x), even.y) : even)
                .filter(point -> point.x.compareTo(P) < 0);
    }

    /** A generator of the eight points of small order: {@code smallOrder(i)} is i times it. */
    public static EdwardsPoint smallOrder(int i) {
        BigInteger y = BigInteger.TWO;
        while (true) {
            Optional<EdwardsPoint> torsion = withEvenX(y).map(point -> point.times(L));
            if (torsion.isPresent()
                    && !torsion.get().times(BigInteger.valueOf(4)).equals(IDENTITY)) {
                return torsion.get().times(BigInteger.valueOf(i));
            }
            y = y.add(BigInteger.ONE);
        }
    }

    public EdwardsPoint plus(EdwardsPoint other) {
        BigInteger product = D.multiply(x)
                .multiply(other.x)
                .mod(P)
                .multiply(y.multiply(other.y).mod(P))
                .mod(P);
        BigInteger above = BigInteger.ONE.add(product);
        BigInteger below = BigInteger.ONE.subtract(product);
        BigInteger inverse = above.multiply(below).modInverse(P); // one inversion serves both quotients
        return new EdwardsPoint(
                x.multiply(other.y)
                        .add(y.multiply(other.x))
                        .multiply(inverse.multiply(below))
                        .mod(P),
                y.multiply(other.y)
                        .add(x.multiply(other.x))
                        .multiply(inverse.multiply(above))
                        .mod(P));
    }

    public EdwardsPoint times(BigInteger scalar) {
        EdwardsPoint sum = IDENTITY;
        for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
            sum = sum.plus(sum);
            if (scalar.testBit(bit)) {
                sum = sum.plus(this);
            }
        }
        return sum;
    }

    /** The canonical encoding: y little-endian, the top bit telling whether x is odd. */
    public Bytes encoded() {
        return x.testBit(0) ? encodedAsOdd(y) : encodedAsEven(y);
    }

    /** This y with the sign of the other x. */
    public Bytes encodedWithOtherSign() {
        return x.testBit(0) ? encodedAsEven(y) : encodedAsOdd(y);
    }

    /** Any number below 2^255 in the place of y, and an even x: also what is no encoding of a point. */
    public static Bytes encodedAsEven(BigInteger y) {
        return littleEndian(y);
    }

    /** Any number below 2^255 in the place of y, and an odd x: also what is no encoding of a point. */
    public static Bytes encodedAsOdd(BigInteger y) {
        return littleEndian(y.setBit(255));
    }

    /** A number below 2^256 in 32 octets. */
    public static Bytes littleEndian(BigInteger number) {
        byte[] octets = new byte[32];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = number.shiftRight(8 * i).byteValue();
        }
        return Bytes.wrap(octets);
    }

    /** The number that octets in little-endian order mean. */
    public static BigInteger number(Bytes littleEndian) {
        BigInteger number = BigInteger.ZERO;
        for (int i = littleEndian.length() - 1; i >= 0; i--) {
            number = number.shiftLeft(8).or(BigInteger.valueOf(littleEndian.at(i)));
        }
        return number;
    }

    private static BigInteger fraction(BigInteger numerator, BigInteger denominator) {
        return numerator.multiply(denominator.modInverse(P)).mod(P);
    }
}
