package io.symbolon.tck.simulation.scenario;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Who is nearest, by looking at everybody: the exact answer that tables are compared with. Distance is the exclusive or of
 * two fingerprints as an unsigned number (OVL-001), written here once more and on its own.
 */
public final class ExactNeighbours {
    private static final int WORDS = Fingerprint.LENGTH_OCTETS / 8;

    private final List<Fingerprint> everybody;
    private final long[][] words;

    public ExactNeighbours(List<Fingerprint> everybody) {
        this.everybody = List.copyOf(everybody);
        this.words = everybody.stream().map(ExactNeighbours::words).toArray(long[][]::new);
    }

    /** The {@code count} nearest to {@code target} that are not the target itself, nearest first. */
    public List<Fingerprint> nearestTo(Fingerprint target, int count) {
        long[] aim = words(target);
        int[] nearest = new int[Math.min(count, words.length)];
        int found = 0;
        for (int candidate = 0; candidate < words.length; candidate++) {
            if (Arrays.equals(words[candidate], aim)) continue;
            boolean isFull = found == nearest.length;
            if (isFull && (found == 0 || !isNearer(candidate, nearest[found - 1], aim))) continue;
            int place = isFull ? found - 1 : found++;
            for (; place > 0 && isNearer(candidate, nearest[place - 1], aim); place--)
                nearest[place] = nearest[place - 1];
            nearest[place] = candidate;
        }
        List<Fingerprint> result = new ArrayList<>(found);
        for (int place = 0; place < found; place++) result.add(everybody.get(nearest[place]));
        return result;
    }

    /** Who is nearest to {@code target}, the target itself if it is among them; there is at least one node. */
    public Fingerprint nearestOrItself(Fingerprint target) {
        long[] aim = words(target);
        int nearest = 0;
        for (int candidate = 1; candidate < words.length; candidate++) {
            if (isNearer(candidate, nearest, aim)) nearest = candidate;
        }
        return everybody.get(nearest);
    }

    private boolean isNearer(int one, int other, long[] aim) {
        for (int word = 0; word < WORDS; word++) {
            int order = Long.compareUnsigned(words[one][word] ^ aim[word], words[other][word] ^ aim[word]);
            if (order != 0) return order < 0;
        }
        return false;
    }

    private static long[] words(Fingerprint fingerprint) {
        Bytes octets = fingerprint.octets();
        long[] words = new long[WORDS];
        for (int word = 0; word < WORDS; word++) words[word] = octets.bigEndian(8 * word, 8);
        return words;
    }
}
