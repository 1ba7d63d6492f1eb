package io.symbolon.core.address;

import io.symbolon.core.bytes.Bytes;
import java.util.Optional;

/** Dotted decimal: four numbers from 0 to 255. */
final class Ipv4Text {
    private static final int OCTETS = 4;

    private Ipv4Text() {}

    /** The 4 octets, or empty. Leading zeros are left to the caller, who compares with {@link #format}. */
    static Optional<Bytes> parse(String text) {
        int[] octets = new int[OCTETS];
        int index = 0;
        int digits = 0;
        for (char character : text.toCharArray()) {
            if (character == '.' && digits > 0 && index + 1 < OCTETS) {
                index++;
                digits = 0;
            } else if (character >= '0' && character <= '9' && digits < 3) {
                octets[index] = 10 * octets[index] + character - '0';
                digits++;
                if (octets[index] > 255) return Optional.empty();
            } else {
                return Optional.empty();
            }
        }
        return digits > 0 && index + 1 == OCTETS ? Optional.of(Bytes.of(octets)) : Optional.empty();
    }

    static String format(Bytes octets) {
        return octets.at(0) + "." + octets.at(1) + "." + octets.at(2) + "." + octets.at(3);
    }
}
