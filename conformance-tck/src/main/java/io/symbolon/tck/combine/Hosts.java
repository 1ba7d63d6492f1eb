package io.symbolon.tck.combine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** The kit's reading of the value of the extension {@code hostname} (chapter token, extensions). */
final class Hosts {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final int GROUPS = 8;

    private Hosts() {}

    /** Whether a text is an address of a single host in its one spelling. */
    static boolean isHost(String text) {
        return text.indexOf(':') < 0 ? isVersion4(text) : isVersion6(text);
    }

    private static boolean isVersion4(String text) {
        if (!text.matches(OCTET + "(\\." + OCTET + "){3}")) return false;
        int first = Integer.parseInt(text.substring(0, text.indexOf('.')));
        return !text.equals("0.0.0.0") && !text.equals("255.255.255.255") && (first < 224 || first > 239);
    }

    private static boolean isVersion6(String text) {
        if (!text.matches("[0-9a-f:]+")) return false;
        byte[] octets;
        try {
            octets = InetAddress.getByName("[" + text + "]").getAddress(); // a literal is never looked up
        } catch (UnknownHostException e) {
            return false;
        }
        // a mapped address comes as 4 octets
        boolean single = octets.length == 2 * GROUPS && octets[0] != (byte) 0xff && !text.equals("::");
        return single && written(octets).equals(text);
    }

    /** RFC 5952, 4: the first of the longest runs of two or more zero groups is left out. */
    private static String written(byte[] octets) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) groups[i] = ByteBuffer.wrap(octets).getShort(2 * i) & 0xffff;
        int from = 0;
        int longest = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups[end] == 0) end++;
            if (end - i > longest) {
                from = i;
                longest = end - i;
            }
        }
        return longest < 2
                ? joined(groups, 0, GROUPS)
                : joined(groups, 0, from) + "::" + joined(groups, from + longest, GROUPS);
    }

    private static String joined(int[] groups, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) text.append(i > from ? ":" : "").append(Integer.toHexString(groups[i]));
        return text.toString();
    }
}
