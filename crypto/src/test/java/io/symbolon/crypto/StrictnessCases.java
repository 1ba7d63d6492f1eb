package io.symbolon.crypto;

import static io.symbolon.core.testing.EdwardsPoint.BASE;
import static io.symbolon.core.testing.EdwardsPoint.L;
import static io.symbolon.core.testing.EdwardsPoint.P;
import static io.symbolon.crypto.Forger.HONEST_KEY;
import static io.symbolon.crypto.Forger.HONEST_R;
import static io.symbolon.crypto.Forger.KEY_SCALAR;
import static io.symbolon.crypto.Forger.MESSAGE;
import static io.symbolon.crypto.Forger.R_SCALAR;
import static io.symbolon.crypto.StrictnessCase.Verdict.ACCEPTED;
import static io.symbolon.crypto.StrictnessCase.Verdict.KEY_REFUSED;
import static io.symbolon.crypto.StrictnessCase.Verdict.SIGNATURE_REFUSED;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.testing.EdwardsPoint;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The strictness table: keys and signatures at and past every edge that CNV-005 draws. */
final class StrictnessCases {
    private static final BigInteger NONE = BigInteger.ZERO;

    private final List<StrictnessCase> cases = new ArrayList<>();

    private StrictnessCases() {}

    static List<StrictnessCase> all() {
        StrictnessCases table = new StrictnessCases();
        table.honest();
        table.keys();
        table.pointsR();
        table.scalarsS();
        table.lengths();
        table.mismatches();
        return table.cases;
    }

    /** Every encoding that some decoder reads as a point of small order: eight canonical, six not. */
    static Map<String, Bytes> smallOrderEncodings() {
        Map<String, Bytes> encodings = new LinkedHashMap<>();
        for (int i = 0; i < 8; i++) {
            encodings.put(
                    "small order, " + i + " times the generator",
                    EdwardsPoint.smallOrder(i).encoded());
        }
        encodings.put("identity with odd x", EdwardsPoint.encodedAsOdd(BigInteger.ONE));
        encodings.put("order 2 with odd x", EdwardsPoint.encodedAsOdd(P.subtract(BigInteger.ONE)));
        encodings.put("y = p, even x", EdwardsPoint.encodedAsEven(P));
        encodings.put("y = p, odd x", EdwardsPoint.encodedAsOdd(P));
        encodings.put("y = p + 1, even x", EdwardsPoint.encodedAsEven(P.add(BigInteger.ONE)));
        encodings.put("y = p + 1, odd x", EdwardsPoint.encodedAsOdd(P.add(BigInteger.ONE)));
        return encodings;
    }

    private void honest() {
        accepted("honest signature", Forger.honestSignature(), "all rules are kept");
        accepted("R is the base point", Forger.signatureWith(BigInteger.ONE, BASE.encoded()), "R is of prime order");
        accepted("R equals the key", Forger.signatureWith(KEY_SCALAR, HONEST_KEY), "no rule forbids it");
        EdwardsPoint lastPoint = BASE.times(L.subtract(BigInteger.ONE));
        accepted(
                "R is the base point negated",
                Forger.signatureWith(L.subtract(BigInteger.ONE), lastPoint.encoded()),
                "R is of prime order, and its x is odd");
    }

    private void keys() {
        smallOrderEncodings().forEach((name, key) -> key(name, NONE, key, "the key is of small order"));
        for (int i = 1; i < 8; i++) {
            Bytes key = BASE.times(KEY_SCALAR).plus(EdwardsPoint.smallOrder(i)).encoded();
            key("honest plus small order " + i, KEY_SCALAR, key, "the key is of mixed order");
        }
        for (int above = 2; above < 19; above++) {
            BigInteger y = P.add(BigInteger.valueOf(above));
            boolean isPoint = EdwardsPoint.withEvenX(y.subtract(P)).isPresent();
            String why =
                    "y is not below p, " + (isPoint ? "though a point has it when reduced" : "and no point has it");
            key("y = p + " + above, NONE, EdwardsPoint.encodedAsEven(y), why);
        }
        Bytes offCurve = EdwardsPoint.encodedAsEven(smallestYOffCurve());
        key("no point has this y", NONE, offCurve, "the key is not on the curve");
        key("all bits set", NONE, EdwardsPoint.encodedAsOdd(P.add(BigInteger.valueOf(18))), "y is not below p");
    }

    private void pointsR() {
        smallOrderEncodings()
                .forEach((name, r) -> refused("R: " + name, Forger.signatureWith(NONE, r), "R is of small order"));
        for (int i = 1; i < 8; i++) {
            Bytes r = BASE.times(R_SCALAR).plus(EdwardsPoint.smallOrder(i)).encoded();
            refused("R: honest plus small order " + i, Forger.signatureWith(R_SCALAR, r), "R is of mixed order");
        }
        Bytes nonCanonical = EdwardsPoint.encodedAsEven(P.add(smallestYOnCurve()));
        refused("R: y = p and more", Forger.signatureWith(NONE, nonCanonical), "R is not canonical");
        Bytes offCurve = EdwardsPoint.encodedAsEven(smallestYOffCurve());
        refused("R: no point has this y", Forger.signatureWith(NONE, offCurve), "R is not on the curve");
        Bytes allSet = EdwardsPoint.encodedAsOdd(P.add(BigInteger.valueOf(18)));
        refused("R: all bits set", Forger.signatureWith(NONE, allSet), "R is not canonical");
        Bytes otherSign = BASE.times(R_SCALAR).encodedWithOtherSign();
        Bytes negated = Bytes.concat(otherSign, Forger.honestSignature().from(32));
        refused("R: negated", negated, "the equation does not hold");
    }

    private void scalarsS() {
        for (int multiple = 1; multiple <= 15; multiple++) {
            BigInteger addend = L.multiply(BigInteger.valueOf(multiple));
            refused("S plus L times " + multiple, Forger.withAddedToS(addend), "S is not below L");
        }
        for (int bit = 253; bit < 256; bit++) {
            Bytes raised = Forger.withAddedToS(BigInteger.ZERO.setBit(bit));
            refused("S with bit " + bit + " set", raised, "S is not below L");
        }
        scalar("S = 0", BigInteger.ZERO, "the equation does not hold");
        scalar("S = L - 1", L.subtract(BigInteger.ONE), "the equation does not hold");
        scalar("S = L", L, "S is not below L");
        scalar("S = L + 1", L.add(BigInteger.ONE), "S is not below L");
        scalar("S = 2^256 - 1", BigInteger.ZERO.setBit(256).subtract(BigInteger.ONE), "S is not below L");
    }

    private void lengths() {
        Bytes honest = Forger.honestSignature();
        refused("0 octets", Bytes.EMPTY, "a signature has 64 octets");
        refused("1 octet", honest.slice(0, 1), "a signature has 64 octets");
        refused("32 octets", honest.slice(0, 32), "a signature has 64 octets");
        refused("63 octets", honest.slice(0, 63), "a signature has 64 octets");
        refused("65 octets", Bytes.concat(honest, Bytes.zeros(1)), "a signature has 64 octets");
        refused("128 octets", Bytes.concat(honest, honest), "a signature has 64 octets");
    }

    private void mismatches() {
        Bytes honest = Forger.honestSignature();
        Bytes otherKey = BASE.times(R_SCALAR).encoded();
        add("other key", otherKey, MESSAGE, honest, SIGNATURE_REFUSED, "another key signed");
        add("other message", HONEST_KEY, Bytes.EMPTY, honest, SIGNATURE_REFUSED, "another message was signed");
        Bytes longer = Bytes.concat(MESSAGE, Bytes.zeros(1));
        add("longer message", HONEST_KEY, longer, honest, SIGNATURE_REFUSED, "another message was signed");
    }

    private static BigInteger smallestYOnCurve() {
        return smallestY(y -> EdwardsPoint.withEvenX(y).isPresent());
    }

    private static BigInteger smallestYOffCurve() {
        return smallestY(y -> EdwardsPoint.withEvenX(y).isEmpty());
    }

    private static BigInteger smallestY(Predicate<BigInteger> fits) {
        return Stream.iterate(BigInteger.TWO, y -> y.add(BigInteger.ONE))
                .filter(fits)
                .findFirst()
                .orElseThrow();
    }

    private void key(String name, BigInteger scalar, Bytes key, String why) {
        Bytes signature = Forger.signature(scalar, key, R_SCALAR, HONEST_R);
        add("key: " + name, key, MESSAGE, signature, KEY_REFUSED, why);
    }

    private void scalar(String name, BigInteger s, String why) {
        refused(name, Bytes.concat(HONEST_R, EdwardsPoint.littleEndian(s)), why);
    }

    private void accepted(String name, Bytes signature, String why) {
        add(name, HONEST_KEY, MESSAGE, signature, ACCEPTED, why);
    }

    private void refused(String name, Bytes signature, String why) {
        add(name, HONEST_KEY, MESSAGE, signature, SIGNATURE_REFUSED, why);
    }

    private void add(
            String name, Bytes key, Bytes message, Bytes signature, StrictnessCase.Verdict verdict, String why) {
        cases.add(new StrictnessCase(name, key, message, signature, verdict, why));
    }
}
