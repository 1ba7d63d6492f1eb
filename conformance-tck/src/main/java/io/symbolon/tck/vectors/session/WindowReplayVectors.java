package io.symbolon.tck.vectors.session;

import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorCase;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.wire.Octets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/** The file {@code window-replay.json}: SES-003. Each counter that is fresh is taken before the next one comes. */
public final class WindowReplayVectors {
    private static final long LAST = (1L << 33) - 1;
    private static final String ASCENDING = "SES-P-0301";
    private static final String LATE = "SES-P-0302";

    private final VectorFile file = new VectorFile(
            "window-replay",
            "session",
            "Counters in the order in which their frames arrive, and which of them are fresh.",
            "A refusing case holds at least one counter that is not fresh.");

    private WindowReplayVectors() {}

    public static VectorFile file() {
        WindowReplayVectors vectors = new WindowReplayVectors();
        vectors.fresh();
        vectors.edges();
        vectors.duplicates();
        vectors.jumps();
        vectors.run();
        return vectors.file;
    }

    private void fresh() {
        accept(ASCENDING, "one after the other", 0, 1, 2, 3, 4);
        accept(LATE, "2047 below the highest", 2047, 0);
        accept("SES-P-0303", "the first counter may be any", 5000, 5001);
        accept("SES-P-0304", "descending within the window", 10, 9, 8, 7, 0);
        accept("SES-P-0305", "the last counter, and the lowest one that it leaves fresh", LAST, LAST - 2047);
        accept("SES-P-0306", "the highest two, exchanged", LAST, LAST - 1);
        accept("SES-P-0307", "gaps are filled", 0, 2, 4, 6, 1, 3, 5);
    }

    private void edges() {
        refuse("SES-N-0301", LATE, "2048 below the highest", 2048, 0);
        refuse("SES-N-0302", LATE, "2049 below the highest", 2049, 0);
        refuse("SES-N-0303", LATE, "2046, 2047, 2048 and 2049 below the highest", 10_000, 7954, 7953, 7952, 7951);
        refuse("SES-N-0304", LATE, "the window moves by one", 2047, 2048, 1, 0);
        refuse("SES-N-0305", "SES-P-0305", "2048 below the last counter", LAST, LAST - 2048);
        refuse("SES-N-0306", "SES-P-0303", "0 after 5000", 5000, 0);
    }

    private void duplicates() {
        refuse("SES-N-0310", ASCENDING, "0 twice", 0, 0);
        refuse("SES-N-0311", ASCENDING, "the highest twice", 0, 1, 2, 2);
        refuse("SES-N-0312", ASCENDING, "an older one twice", 0, 1, 2, 3, 1);
        refuse("SES-N-0313", LATE, "the lowest of the window twice", 2047, 0, 0);
        refuse("SES-N-0314", "SES-P-0307", "a filled gap again", 0, 2, 1, 1);
        refuse("SES-N-0315", "SES-P-0306", "the last counter twice", LAST, LAST);
        refuse("SES-N-0316", ASCENDING, "a refused counter stays refused", 5, 5, 5, 6);
    }

    private void jumps() {
        refuse(
                "SES-N-0320",
                ASCENDING,
                "a jump across the window forgets nothing that is still in it",
                0,
                2047,
                2047,
                0,
                1);
        refuse("SES-N-0321", ASCENDING, "a jump of 2048", 0, 2048, 0, 1, 1);
        refuse("SES-N-0322", ASCENDING, "a jump of 4096, a multiple of the window", 100, 4196, 100, 2148, 2149, 2149);
        refuse("SES-N-0323", ASCENDING, "a jump of 2^32", 7, (1L << 32) + 7, 7, 1L << 32, 1L << 32);
        refuse(
                "SES-N-0324",
                ASCENDING,
                "places of a ring of 2048 bits are cleaned",
                0,
                1,
                2,
                2050,
                2048,
                2049,
                2050,
                3);
        refuse(
                "SES-N-0325",
                ASCENDING,
                "places of a ring of 64-bit words are cleaned",
                63,
                64,
                2111,
                2112,
                2111,
                64,
                65,
                63);
    }

    /** Many counters in a shuffled but fixed order, half of them twice. */
    private void run() {
        long[] counters = LongStream.range(0, 300).map(i -> i * 97 % 300 * 10).toArray();
        long[] again = LongStream.range(0, 150).map(i -> i * 53 % 150 * 20).toArray();
        refuse(
                "SES-N-0330",
                ASCENDING,
                "450 counters out of order",
                LongStream.concat(Arrays.stream(counters), Arrays.stream(again)).toArray());
    }

    private void accept(String id, String title, long... counters) {
        add(file.accept(id, title, "SES-003"), counters);
    }

    private void refuse(String id, String twin, String title, long... counters) {
        add(file.refuse(id, twin, title, "SES-003"), counters);
    }

    private static void add(VectorCase vector, long... counters) {
        List<byte[]> sent = Arrays.stream(counters).mapToObj(Octets::u64).toList();
        vector.flags(Flag.WINDOW_EDGE)
                .asks("window.replay", Members.of("counters", sent), Members.of("fresh", fresh(counters)));
    }

    /** The definition of the chapter, word by word, with a set of all counters that opened. */
    private static List<Boolean> fresh(long... counters) {
        Set<Long> opened = new HashSet<>();
        return Arrays.stream(counters)
                .mapToObj(counter -> {
                    Optional<Long> highest = opened.stream().max(Long::compare);
                    boolean fresh = highest.isEmpty()
                            || counter > highest.get()
                            || highest.get() - counter < 2048 && !opened.contains(counter);
                    return fresh && opened.add(counter);
                })
                .toList();
    }
}
