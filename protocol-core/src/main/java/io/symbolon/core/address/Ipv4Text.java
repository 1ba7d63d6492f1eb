package io.symbolon.core.address;

import io.symbolon.core.bytes.Bytes;
import java.util.Optional;
import java.util.regex.Pattern;

/** Dotted decimal: four numbers from 0 to 255. */
final class Ipv4Text {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,3}");

    private Ipv4Text() {}

    /** The 4 octets, or empty. Leading zeros are left to the caller, who compares with {@link #format}. */
    static Optional<Bytes> parse(String text) {
        String[] numbers = text.split("\\.", -1);
        if (numbers.length != 4) return Optional.empty();
        int[] octets = new int[4];
        for (int i = 0; i < 4; i++) {
            if (!DIGITS.matcher(numbers[i]).matches()) return Optional.empty();
            octets[i] = Integer.parseInt(numbers[i]);
            if (octets[i] > 255) return Optional.empty();
        }
        return Optional.of(Bytes.of(octets));
    }

    static String format(Bytes octets) {
        return octets.at(0) + "." + octets.at(1) + "." + octets.at(2) + "." + octets.at(3);
    }
}
