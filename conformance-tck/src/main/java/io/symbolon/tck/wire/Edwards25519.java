package io.symbolon.tck.wire;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The curve of Ed25519 (RFC 8032, 5.1): able to make the points that no library makes. A point is held in the extended
 * coordinates of RFC 8032, 5.1.4. Nothing here takes the same time for every secret: the kit has none that is worth it.
 */
public final class Edwards25519 {
    /** The field: 2^255 - 19. */
    public static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    /** The order of the base point. */
    public static final BigInteger L =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private static final BigInteger ONE = BigInteger.ONE;
    private static final BigInteger D =
            mod(BigInteger.valueOf(-121665).multiply(BigInteger.valueOf(121666).modInverse(P)));
    private static final BigInteger ROOT_OF_MINUS_ONE =
            BigInteger.TWO.modPow(P.subtract(ONE).shiftRight(2), P);

    private static final FieldElement TWICE_D = FieldElement.of(mod(D.shiftLeft(1)));

    public static final Edwards25519 IDENTITY =
            new Edwards25519(FieldElement.ZERO, FieldElement.ONE, FieldElement.ONE, FieldElement.ZERO);

    /** The base point: y = 4/5, x even. */
    public static final Edwards25519 BASE = point(
                    mod(BigInteger.valueOf(4).multiply(BigInteger.valueOf(5).modInverse(P))), 0)
            .orElseThrow();

    private static final Edwards25519 ORDER_8 = findOrder8();

    private final FieldElement x;
    private final FieldElement y;
    private final FieldElement z;
    private final FieldElement t;

    /** {@code 16^i} times this point, as far as it was needed so far: a point that comes again is multiplied sooner. */
    private volatile List<Edwards25519> powersOf16 = List.of();

    private Edwards25519(FieldElement x, FieldElement y, FieldElement z, FieldElement t) {
        this.x = x;
        this.y = y;
        this.z = z;
        this.t = t;
    }

    /** The point that 32 octets encode by RFC 8032, 5.1.3: nothing if y is p or more, or if there is no such x. */
    public static Optional<Edwards25519> decode(byte[] octets) {
        if (octets.length != 32) {
            return Optional.empty();
        }
        int sign = (octets[31] & 0x80) >> 7;
        byte[] masked = octets.clone();
        masked[31] &= 0x7f;
        BigInteger y = integer(masked);
        return y.compareTo(P) >= 0 ? Optional.empty() : point(y, sign);
    }

    /** The point of small order {@code k * E}, E a fixed point of order 8, k from 0 to 7. */
    public static Edwards25519 smallOrder(int k) {
        return ORDER_8.times(BigInteger.valueOf(k));
    }

    /** The point of 32 octets that are a strict public key (CNV-005): canonical, on the curve, of order L exactly. */
    public static Optional<Edwards25519> strict(byte[] octets) {
        return decode(octets)
                .filter(point -> !point.isIdentity() && point.times(L).isIdentity());
    }

    /** Whether {@link #strict} finds a point. */
    public static boolean isStrict(byte[] octets) {
        return strict(octets).isPresent();
    }

    /** The 32 octets of the point: y little-endian, the lowest bit of x on top. */
    public byte[] encode() {
        BigInteger scale = z.number().modInverse(P);
        byte[] octets = octets(mod(y.number().multiply(scale)));
        octets[31] |= (byte) (mod(x.number().multiply(scale)).testBit(0) ? 0x80 : 0);
        return octets;
    }

    /** The u coordinate of the point on the Montgomery curve, (1 + y) / (1 - y), 32 octets little-endian (CNV-007). */
    public byte[] toMontgomery() {
        return octets(mod(z.plus(y).number().multiply(z.minus(y).number().modInverse(P))));
    }

    /**
     * The same from 32 octets alone, as code has it that does not ask whether they are a point: y without the sign is
     * reduced, and 1 / 0 is 0.
     */
    public static byte[] montgomeryOf(byte[] octets) {
        BigInteger y = mod(integer(octets).clearBit(255));
        BigInteger inverse = mod(ONE.subtract(y)).modPow(P.subtract(BigInteger.TWO), P);
        return octets(mod(ONE.add(y).multiply(inverse)));
    }

    public Edwards25519 plus(Edwards25519 other) {
        FieldElement a = y.minus(x).times(other.y.minus(other.x));
        FieldElement b = y.plus(x).times(other.y.plus(other.x));
        FieldElement c = t.times(other.t).times(TWICE_D);
        FieldElement zz = z.times(other.z);
        FieldElement d = zz.plus(zz);
        FieldElement e = b.minus(a);
        FieldElement f = d.minus(c);
        FieldElement g = d.plus(c);
        FieldElement h = b.plus(a);
        return new Edwards25519(e.times(f), g.times(h), f.times(g), e.times(h));
    }

    /** The point added to itself {@code scalar} times; the scalar is not reduced, and not negative. */
    public Edwards25519 times(BigInteger scalar) {
        int digits = (scalar.bitLength() + 3) / 4;
        List<Edwards25519> powers = powersOf16(digits);
        Edwards25519[] byDigit = new Edwards25519[16];
        Arrays.fill(byDigit, IDENTITY);
        for (int i = 0; i < digits; i++) {
            int digit = scalar.shiftRight(4 * i).intValue() & 15;
            byDigit[digit] = byDigit[digit].plus(powers.get(i));
        }
        Edwards25519 fromHere = IDENTITY;
        Edwards25519 result = IDENTITY;
        for (int digit = 15; digit > 0; digit--) {
            fromHere = fromHere.plus(byDigit[digit]);
            result = result.plus(fromHere);
        }
        return result;
    }

    private List<Edwards25519> powersOf16(int count) {
        List<Edwards25519> known = powersOf16;
        if (known.size() >= count) {
            return known;
        }
        List<Edwards25519> powers = new ArrayList<>(known);
        while (powers.size() < count) {
            powers.add(powers.isEmpty() ? this : powers.get(powers.size() - 1).sixteenfold());
        }
        powersOf16 = powers;
        return powers;
    }

    private Edwards25519 sixteenfold() {
        Edwards25519 result = this;
        for (int i = 0; i < 4; i++) {
            result = result.plus(result);
        }
        return result;
    }

    public boolean isIdentity() {
        return sameAs(IDENTITY);
    }

    public boolean sameAs(Edwards25519 other) {
        return x.times(other.z).isSameAs(other.x.times(z)) && y.times(other.z).isSameAs(other.y.times(z));
    }

    /** Octets, little-endian, as an integer. */
    public static BigInteger integer(byte[] littleEndian) {
        return new BigInteger(1, Octets.reversed(littleEndian));
    }

    /** A number below 2^256 as 32 octets, little-endian. */
    public static byte[] octets(BigInteger number) {
        byte[] octets = new byte[32];
        for (int i = 0; i < 32; i++) {
            octets[i] = number.shiftRight(8 * i).byteValue();
        }
        return octets;
    }

    /** The point with this y whose x has this lowest bit: x^2 = (y^2 - 1) / (d y^2 + 1). */
    private static Optional<Edwards25519> point(BigInteger y, int sign) {
        BigInteger yy = y.multiply(y);
        BigInteger xx =
                mod(yy.subtract(ONE).multiply(mod(D.multiply(yy).add(ONE)).modInverse(P)));
        BigInteger x = xx.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
        if (!mod(x.multiply(x)).equals(xx)) {
            x = mod(x.multiply(ROOT_OF_MINUS_ONE));
        }
        if (!mod(x.multiply(x)).equals(xx) || x.signum() == 0 && sign == 1) {
            return Optional.empty();
        }
        BigInteger chosen = x.testBit(0) == (sign == 1) ? x : P.subtract(x);
        FieldElement ofX = FieldElement.of(chosen);
        FieldElement ofY = FieldElement.of(y);
        return Optional.of(new Edwards25519(ofX, ofY, FieldElement.ONE, ofX.times(ofY)));
    }

    /** L times any point has an order that divides 8; the first y from 2 on where it is 8 itself. */
    private static Edwards25519 findOrder8() {
        for (BigInteger y = BigInteger.TWO; ; y = y.add(ONE)) {
            Optional<Edwards25519> torsion = point(y, 0).map(point -> point.times(L));
            if (torsion.isPresent()
                    && !torsion.get().times(BigInteger.valueOf(4)).isIdentity()) {
                return torsion.get();
            }
        }
    }

    private static BigInteger mod(BigInteger number) {
        return number.mod(P);
    }
}
