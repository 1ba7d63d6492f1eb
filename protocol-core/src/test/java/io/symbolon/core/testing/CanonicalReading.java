package io.symbolon.core.testing;

import io.symbolon.core.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * A second reading of CNV-004, sentence by sentence and octet by octet; the code under test decodes, encodes again and
 * compares instead.
 */
public final class CanonicalReading {
    /** What octets are, judged as a message of some shape. */
    public enum Result {
        MALFORMED,
        /** Well-formed, but not the one encoding. */
        OTHER_ENCODING,
        /** One of both: integers of more than 64 bits, tags and lengths of more than 32. Libraries differ, the text is open. */
        NOT_CANONICAL,
        CANONICAL
    }

    /** How a field is declared. */
    private record Field(
            int wireType, LongPredicate integer, boolean repeated, boolean optional, boolean text, Shape shape) {}

    /** The fields of a message; of those of its {@code oneof} at most one occurs. */
    public record Shape(Map<Integer, Field> fields, Set<Integer> oneof) {
        private Shape(Map<Integer, Field> fields) {
            this(fields, Set.of());
        }
    }

    private static final Field OCTETS = delimited(false, false, false, null);
    private static final Field TEXT = delimited(false, false, true, null);
    private static final Field TIME = integer(value -> true);
    private static final Field NUMBER = integer(value -> value >>> 32 == 0);
    /** An enum: its sign fills 64 bits, so a negative one has ten octets. */
    private static final Field CODE = integer(value -> value == (int) value);

    private static final Field LIST = delimited(true, true, false, null);

    public static final Shape SIGNED_TOKEN = new Shape(Map.of(1, OCTETS, 2, OCTETS));
    public static final Shape TOKEN = new Shape(Map.ofEntries(
            Map.entry(1, NUMBER),
            Map.entry(2, CODE),
            Map.entry(3, OCTETS),
            Map.entry(4, OCTETS),
            Map.entry(5, OCTETS),
            Map.entry(6, OCTETS),
            Map.entry(7, TEXT),
            Map.entry(8, OCTETS),
            Map.entry(9, TIME),
            Map.entry(10, TIME),
            Map.entry(11, TIME),
            Map.entry(12, delimited(true, true, false, new Shape(Map.of(1, TEXT, 2, OCTETS))))));
    public static final Shape HANDSHAKE =
            new Shape(Map.of(1, NUMBER, 2, OCTETS, 3, OCTETS, 4, OCTETS, 5, OCTETS, 6, OCTETS));
    public static final Shape SESSION_MESSAGE = new Shape(
            Map.ofEntries(
                    Map.entry(1, body(Map.of(1, OCTETS))),
                    Map.entry(2, body(Map.of(1, OCTETS))),
                    Map.entry(3, body(Map.of())),
                    Map.entry(4, body(Map.of(1, OCTETS, 2, OCTETS, 3, OCTETS, 4, OCTETS))),
                    Map.entry(5, body(Map.of(1, OCTETS))),
                    Map.entry(6, body(Map.of(1, OCTETS, 2, CODE, 3, NUMBER))),
                    Map.entry(7, body(Map.of(1, OCTETS))),
                    Map.entry(8, body(Map.of(1, LIST))),
                    Map.entry(9, body(Map.of(1, OCTETS, 2, OCTETS))),
                    Map.entry(10, routed()),
                    Map.entry(11, body(Map.of(1, TIME, 2, LIST, 3, OCTETS))),
                    Map.entry(12, body(Map.of(1, OCTETS))),
                    Map.entry(13, body(Map.of(1, OCTETS))),
                    Map.entry(14, body(Map.of(1, OCTETS, 2, LIST))),
                    Map.entry(15, body(Map.of(1, OCTETS, 2, OCTETS)))),
            Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15));

    private static Field body(Map<Integer, Field> fields) {
        return delimited(false, true, false, new Shape(fields));
    }

    private static Field routed() {
        Map<Integer, Field> fields = Map.of(
                1,
                OCTETS,
                2,
                NUMBER,
                3,
                NUMBER,
                4,
                OCTETS,
                5,
                body(Map.of(1, OCTETS, 2, OCTETS, 3, OCTETS)),
                6,
                body(Map.of(1, OCTETS, 2, OCTETS)),
                7,
                body(Map.of(1, OCTETS, 2, OCTETS, 3, TIME, 4, NUMBER, 5, NUMBER, 6, OCTETS)),
                8,
                body(Map.of(1, OCTETS, 2, OCTETS, 3, TIME, 4, NUMBER, 5, OCTETS)));
        return delimited(false, true, false, new Shape(fields, Set.of(5, 6, 7, 8)));
    }

    private final Bytes octets;
    private final Map<Integer, Bytes> delimited = new HashMap<>();
    private int at;
    private Result result = Result.CANONICAL;

    private CanonicalReading(Bytes octets) {
        this.octets = octets;
    }

    public static CanonicalReading of(Shape shape, Bytes octets) {
        CanonicalReading reading = new CanonicalReading(octets);
        try {
            reading.message(shape);
        } catch (Unreadable e) {
            reading.result = e.result;
        }
        return reading;
    }

    public Result result() {
        return result;
    }

    /** The octets of the field {@code number}, the last if it was repeated; empty if it did not occur. */
    public Bytes field(int number) {
        return delimited.getOrDefault(number, Bytes.EMPTY);
    }

    private static final class Unreadable extends Exception {
        private final Result result;

        private Unreadable(Result result) {
            this.result = result;
        }
    }

    private static Field integer(LongPredicate fits) {
        return new Field(Proto.VARINT, fits, false, false, false, null);
    }

    private static Field delimited(boolean repeated, boolean optional, boolean text, Shape shape) {
        return new Field(Proto.DELIMITED, value -> false, repeated, optional, text, shape);
    }

    private void message(Shape shape) throws Unreadable {
        int last = 0;
        int occurred = 0;
        while (at < octets.length()) {
            long tag = tag();
            int number = (int) (tag >>> 3);
            int wireType = (int) (tag & 7);
            Field field = shape.fields().get(number);
            if (field == null) {
                demand(false); // 2: every field is declared
                skip(number, wireType);
                continue;
            }
            expect(wireType == field.wireType()); // 2: with its declared wire type
            demand(number > last || number == last && field.repeated()); // 1: in order; 3: once
            boolean oneOf = shape.oneof().contains(number);
            demand(!oneOf || ++occurred == 1); // 5: of a oneof at most one
            if (wireType == Proto.VARINT) {
                integer(field);
            } else {
                delimited.put(number, delimited());
                // A body that another one replaces is not looked at by every library.
                expectReadable(!oneOf || at == octets.length() || readable(field, delimited.get(number)));
                octets(field, delimited.get(number));
            }
            last = number;
        }
    }

    private static boolean readable(Field field, Bytes value) {
        return of(field.shape(), value).result() != Result.MALFORMED;
    }

    private void integer(Field field) throws Unreadable {
        long value = varint();
        demand(value != 0 && field.integer().test(value)); // 3: no default
    }

    private void octets(Field field, Bytes value) throws Unreadable {
        demand(field.optional() || !value.isEmpty()); // 3: no default, but a message in a list or a oneof
        expect(!field.text()
                || Bytes.ofUtf8(new String(value.toArray(), StandardCharsets.UTF_8))
                        .equals(value)); // 6
        if (field.shape() != null) {
            CanonicalReading inner = new CanonicalReading(value);
            inner.message(field.shape());
            demand(inner.result == Result.CANONICAL);
        }
    }

    private void skip(int number, int wireType) throws Unreadable {
        Deque<Integer> groups = new ArrayDeque<>();
        do {
            switch (wireType) {
                case Proto.VARINT -> varint();
                case Proto.EIGHT_OCTETS -> advance(8);
                case Proto.DELIMITED -> delimited();
                case Proto.FOUR_OCTETS -> advance(4);
                case Proto.GROUP -> groups.push(number);
                case Proto.GROUP_END -> expect(!groups.isEmpty() && groups.pop() == number);
                default -> throw new Unreadable(Result.MALFORMED);
            }
            if (!groups.isEmpty()) {
                long tag = tag();
                number = (int) (tag >>> 3);
                wireType = (int) (tag & 7);
            }
        } while (!groups.isEmpty());
    }

    private long tag() throws Unreadable {
        long tag = varint();
        expectReadable(tag >>> 32 == 0);
        expect(tag >>> 3 > 0);
        return tag;
    }

    private Bytes delimited() throws Unreadable {
        long length = varint();
        expectReadable(length >>> 32 == 0);
        expect(length <= octets.length() - at);
        at += (int) length;
        return octets.slice(at - (int) length, (int) length);
    }

    private long varint() throws Unreadable {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            expect(at < octets.length());
            int octet = octets.at(at++);
            expectReadable(shift < 63 || octet < 2 || octet >= 0x80);
            value |= (long) (octet & 0x7f) << shift;
            if (octet < 0x80) {
                demand(octet != 0 || shift == 0); // 4: the shortest
                return value;
            }
        }
        throw new Unreadable(Result.MALFORMED);
    }

    private void advance(int count) throws Unreadable {
        expect(count <= octets.length() - at);
        at += count;
    }

    /** What the one encoding has to be. */
    private void demand(boolean canonical) {
        if (!canonical) result = Result.OTHER_ENCODING;
    }

    private static void expectReadable(boolean everywhere) throws Unreadable {
        if (!everywhere) throw new Unreadable(Result.NOT_CANONICAL);
    }

    private static void expect(boolean wellFormed) throws Unreadable {
        if (!wellFormed) throw new Unreadable(Result.MALFORMED);
    }
}
