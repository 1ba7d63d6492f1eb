package io.symbolon.tck.wire;

import java.math.BigInteger;
import java.util.Optional;

/**
 * The curve of Ed25519 (RFC 8032, 5.1) in plain integers: slow, short, and able to make the points that no library
 * makes. A point is held in the extended coordinates of RFC 8032, 5.1.4.
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

    public static final Edwards25519 IDENTITY = new Edwards25519(BigInteger.ZERO, ONE, ONE, BigInteger.ZERO);

    /** The base point: y = 4/5, x even. */
    public static final Edwards25519 BASE = point(
                    mod(BigInteger.valueOf(4).multiply(BigInteger.valueOf(5).modInverse(P))), 0)
            .orElseThrow();

    private static final Edwards25519 ORDER_8 = findOrder8();

    private final BigInteger x;
    private final BigInteger y;
    private final BigInteger z;
    private final BigInteger t;

    private Edwards25519(BigInteger x, BigInteger y, BigInteger z, BigInteger t) {
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

    /** Whether 32 octets are a strict public key (CNV-005): canonical, on the curve, of order L exactly. */
    public static boolean isStrict(byte[] octets) {
        return decode(octets)
                .filter(point -> point.times(L).isIdentity() && !point.isIdentity())
                .isPresent();
    }

    /** The 32 octets of the point: y little-endian, the lowest bit of x on top. */
    public byte[] encode() {
        byte[] octets = octets(affineY());
        octets[31] |= (byte) (affineX().testBit(0) ? 0x80 : 0);
        return octets;
    }

    /** The u coordinate of the point on the Montgomery curve, (1 + y) / (1 - y), 32 octets little-endian (CNV-007). */
    public byte[] toMontgomery() {
        BigInteger v = affineY();
        return octets(mod(ONE.add(v).multiply(mod(ONE.subtract(v)).modInverse(P))));
    }

    public Edwards25519 plus(Edwards25519 other) {
        BigInteger a = mod(y.subtract(x).multiply(other.y.subtract(other.x)));
        BigInteger b = mod(y.add(x).multiply(other.y.add(other.x)));
        BigInteger c = mod(t.multiply(other.t).multiply(D).shiftLeft(1));
        BigInteger d = mod(z.multiply(other.z).shiftLeft(1));
        BigInteger e = b.subtract(a);
        BigInteger f = d.subtract(c);
        BigInteger g = d.add(c);
        BigInteger h = b.add(a);
        return new Edwards25519(mod(e.multiply(f)), mod(g.multiply(h)), mod(f.multiply(g)), mod(e.multiply(h)));
    }

    /** The point added to itself {@code scalar} times; the scalar is not reduced. */
    public Edwards25519 times(BigInteger scalar) {
        Edwards25519 result = IDENTITY;
        for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
            result = result.plus(result);
            if (scalar.testBit(bit)) {
                result = result.plus(this);
            }
        }
        return result;
    }

    public boolean isIdentity() {
        return sameAs(IDENTITY);
    }

    public boolean sameAs(Edwards25519 other) {
        return mod(x.multiply(other.z)).equals(mod(other.x.multiply(z)))
                && mod(y.multiply(other.z)).equals(mod(other.y.multiply(z)));
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

    private BigInteger affineX() {
        return mod(x.multiply(z.modInverse(P)));
    }

    private BigInteger affineY() {
        return mod(y.multiply(z.modInverse(P)));
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
        return Optional.of(new Edwards25519(chosen, y, ONE, mod(chosen.multiply(y))));
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
