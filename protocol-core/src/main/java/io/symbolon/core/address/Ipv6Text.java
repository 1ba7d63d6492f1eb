package io.symbolon.core.address;

import io.symbolon.core.bytes.Bytes;
import java.util.Optional;

/** The text of IPv6 addresses: RFC 4291, 2.2, written as RFC 5952, 4 demands; no zone and no embedded dotted decimal. */
final class Ipv6Text {
    private static final int GROUPS = 8;

    private Ipv6Text() {}

    /** The 16 octets, or empty. Forms other than that of {@link #format} are left to the caller, who compares. */
    static Optional<Bytes> parse(String text) {
        int gap = text.indexOf("::");
        int[] left = groups(gap < 0 ? text : text.substring(0, gap));
        int[] right = groups(gap < 0 ? "" : text.substring(gap + 2));
        int given = left.length + right.length;
        if (gap < 0 ? given != GROUPS : given >= GROUPS) return Optional.empty();

        int[] octets = new int[2 * GROUPS];
        for (int i = 0; i < left.length; i++) {
            if (left[i] < 0) return Optional.empty();
            put(octets, i, left[i]);
        }
        for (int i = 0; i < right.length; i++) {
            if (right[i] < 0) return Optional.empty();
            put(octets, GROUPS - right.length + i, right[i]);
        }
        return Optional.of(Bytes.of(octets));
    }

    /** Lower case, no leading zeros, the first longest run of two or more zero groups as "::". */
    static String format(Bytes octets) {
        int runStart = -1;
        int runLength = 1;
        for (int start = 0; start < GROUPS; start++) {
            int length = 0;
            while (start + length < GROUPS && group(octets, start + length) == 0) {
                length++;
            }
            if (length > runLength) {
                runStart = start;
                runLength = length;
            }
        }
        if (runStart < 0) return join(octets, 0, GROUPS);
        return join(octets, 0, runStart) + "::" + join(octets, runStart + runLength, GROUPS);
    }

    /** The values of groups separated by colons; -1 for one that is no group. */
    private static int[] groups(String text) {
        if (text.isEmpty()) return new int[0];
        String[] parts = text.split(":", -1);
        int[] values = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            values[i] = parts[i].matches("[0-9a-f]{1,4}") ? Integer.parseInt(parts[i], 16) : -1;
        }
        return values;
    }

    private static void put(int[] octets, int group, int value) {
        octets[2 * group] = value >> 8;
        octets[2 * group + 1] = value & 0xff;
    }

    private static int group(Bytes octets, int group) {
        return (int) octets.bigEndian(2 * group, 2);
    }

    private static String join(Bytes octets, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            if (i > from) text.append(':');
            text.append(Integer.toHexString(group(octets, i)));
        }
        return text.toString();
    }
}
