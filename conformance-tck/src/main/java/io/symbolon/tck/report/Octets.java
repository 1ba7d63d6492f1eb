package io.symbolon.tck.report;

import java.util.regex.Pattern;

/** Octets as verdicts write them: hexadecimal digits, as a JSON text or bare. */
final class Octets {
    private static final Pattern DIGITS = Pattern.compile("\"?(?:[0-9a-f]{2}){8,}\"?");

    private Octets() {}

    /** Whether {@code value} is at least 8 octets. */
    public static boolean areOctets(String value) {
        return DIGITS.matcher(value).matches();
    }

    /** The digits alone. */
    public static String digits(String value) {
        return value.replace("\"", "");
    }

    /** The offset of the first octet that is not the same in both. */
    public static int firstDifference(String digits, String otherDigits) {
        int i = 0;
        while (i < digits.length() && i < otherDigits.length() && digits.charAt(i) == otherDigits.charAt(i)) {
            i++;
        }
        return i / 2;
    }
}
