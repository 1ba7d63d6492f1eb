package io.symbolon.tck.simulation;

import io.symbolon.tck.simulation.crypto.Mixing;

/**
 * What the network does to a datagram. Percentages are of datagrams, drawn one by one.
 *
 * @param latencyMillis how long it is under way at least
 * @param spreadMillis how much longer at most, always the same between the same two: half of all pairs need less than an
 *     eighth of it
 * @param jitterMillis how much longer at most, another time each time; what was sent later may arrive earlier
 * @param lossPercent how many never arrive
 * @param duplicatePercent how many arrive twice
 * @param latePercent how many are held back on the way
 * @param lateMillis how long these are held back at most
 * @param sizeLimitOctets larger ones never arrive
 */
public record Link(
        int latencyMillis,
        int spreadMillis,
        int jitterMillis,
        int lossPercent,
        int duplicatePercent,
        int latePercent,
        int lateMillis,
        int sizeLimitOctets) {
    /** The largest payload of UDP over IPv4. */
    private static final int UDP_LIMIT = 65_507;

    /** 20 ms one way, and nothing goes wrong. */
    public static final Link GOOD = new Link(20, 0, 0, 0);

    /** Across a continent and further: 5 to 155 ms by pair, in order, nothing lost. */
    public static final Link WIDE = new Link(5, 150, 0, 0, 0, 0, 0, UDP_LIMIT);

    /** A link of the same latency for every pair, without lateness and size limit. */
    public Link(int latencyMillis, int jitterMillis, int lossPercent, int duplicatePercent) {
        this(latencyMillis, 0, jitterMillis, lossPercent, duplicatePercent, 0, 0, UDP_LIMIT);
    }

    /** The same link, losing {@code percent} of a hundred. */
    public Link losing(int percent) {
        return new Link(
                latencyMillis,
                spreadMillis,
                jitterMillis,
                percent,
                duplicatePercent,
                latePercent,
                lateMillis,
                sizeLimitOctets);
    }

    /** The same link, delivering {@code percent} of a hundred twice. */
    public Link duplicating(int percent) {
        return new Link(
                latencyMillis,
                spreadMillis,
                jitterMillis,
                lossPercent,
                percent,
                latePercent,
                lateMillis,
                sizeLimitOctets);
    }

    /** The same link, holding back {@code percent} of a hundred for at most {@code millis}. */
    public Link delaying(int percent, int millis) {
        return new Link(
                latencyMillis,
                spreadMillis,
                jitterMillis,
                lossPercent,
                duplicatePercent,
                percent,
                millis,
                sizeLimitOctets);
    }

    /** The same link, through which nothing above {@code octets} gets. */
    public Link limitedTo(int octets) {
        return new Link(
                latencyMillis,
                spreadMillis,
                jitterMillis,
                lossPercent,
                duplicatePercent,
                latePercent,
                lateMillis,
                octets);
    }

    /** What every datagram between two places needs at least; the same in both directions. */
    long latencyBetween(long seed, int onePlace, int otherPlace) {
        if (spreadMillis == 0) return latencyMillis;
        long mixed = new Mixing(seed)
                .add(Math.min(onePlace, otherPlace))
                .add(Math.max(onePlace, otherPlace))
                .toLong();
        double even = (mixed >>> 11) * 0x1p-53;
        return latencyMillis + (long) (even * even * even * spreadMillis);
    }
}
