package io.symbolon.core.testing;

import io.symbolon.core.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Octets that are nearly right: what random octets never reach. */
public final class Mutations {
    private static final List<Bytes> ALL_OCTETS =
            IntStream.range(0, 256).mapToObj(Bytes::of).toList();

    /** Fields that no message of ours has, or not so. */
    private static final List<Bytes> STRANGE_FIELDS = List.of(
            Proto.integer(1, 0),
            Proto.delimited(2, Bytes.EMPTY),
            Proto.delimited(1, Bytes.EMPTY),
            Proto.delimited(1, Proto.integer(1, 1)),
            Proto.delimited(2, Proto.integer(1, 1)),
            Proto.integer(15, 1),
            Proto.delimited(16, Bytes.of(1)),
            Bytes.concat(Proto.tag(17, Proto.EIGHT_OCTETS), Bytes.zeros(8)),
            Bytes.concat(Proto.tag(18, Proto.FOUR_OCTETS), Bytes.zeros(4)),
            Bytes.concat(Proto.tag(19, Proto.GROUP), Proto.integer(1, 1), Proto.tag(19, Proto.GROUP_END)),
            Bytes.concat(Proto.longVarint(8), Bytes.of(1)),
            Bytes.concat(Proto.tag(1, Proto.VARINT), Proto.longVarint(1)),
            Bytes.concat(Proto.tag(1, Proto.VARINT), Proto.varint(1L << 32 | 1)),
            Bytes.concat(Proto.tag(2, Proto.DELIMITED), Proto.longVarint(1), Bytes.of(1)));

    private Mutations() {}

    /** One of {@code seeds} in which one to three octets were replaced, put in or taken out. */
    public static Arbitrary<Bytes> ofOctets(List<Bytes> seeds) {
        List<List<Bytes>> split = seeds.stream()
                .map(seed -> IntStream.range(0, seed.length())
                        .mapToObj(i -> seed.slice(i, 1))
                        .toList())
                .toList();
        return mutated(split, ALL_OCTETS);
    }

    /** One of {@code seeds}, lists of encoded fields, in which fields were moved, repeated, left out or strange ones added. */
    public static Arbitrary<Bytes> ofFields(List<List<Bytes>> seeds) {
        return mutated(seeds, STRANGE_FIELDS);
    }

    private static Arbitrary<Bytes> mutated(List<List<Bytes>> seeds, List<Bytes> strangers) {
        return Arbitraries.of(seeds)
                .flatMap(seed -> edit(seed, strangers)
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(3)
                        .map(edits -> {
                            List<Bytes> pieces = new ArrayList<>(seed);
                            edits.forEach(edit -> edit.applyTo(pieces));
                            return Bytes.concat(pieces.toArray(Bytes[]::new));
                        }));
    }

    private static Arbitrary<Edit> edit(List<Bytes> seed, List<Bytes> strangers) {
        Arbitrary<List<Bytes>> put = Arbitraries.of(
                        Stream.concat(seed.stream(), strangers.stream()).toList())
                .list()
                .ofMaxSize(1);
        return Combinators.combine(
                        Arbitraries.integers().between(0, seed.size()),
                        Arbitraries.integers().between(0, 1),
                        put)
                .as(Edit::new);
    }

    private record Edit(int at, int taken, List<Bytes> put) {
        void applyTo(List<Bytes> pieces) {
            int from = Math.min(at, pieces.size());
            pieces.subList(from, Math.min(from + taken, pieces.size())).clear();
            pieces.addAll(from, put);
        }
    }
}
