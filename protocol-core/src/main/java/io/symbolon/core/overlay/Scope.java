package io.symbolon.core.overlay;

import io.symbolon.core.address.IpAddress;
import io.symbolon.core.bytes.Bytes;

/** How far an address leads, from narrow to wide (OVL-018). */
public enum Scope {
    /** 127.0.0.0/8, ::1. */
    LOOPBACK,
    /** 169.254.0.0/16, fe80::/10. */
    LINK_LOCAL,
    /** RFC 1918, RFC 4193, RFC 6598. */
    PRIVATE,
    /** All others. */
    GLOBAL;

    /** The scope of {@code address}. */
    public static Scope of(IpAddress address) {
        if (address.isLoopback()) return LOOPBACK;
        Bytes octets = address.octets();
        return address.isIpv4() ? ofIpv4(octets.at(0), octets.at(1)) : ofIpv6(octets.at(0), octets.at(1));
    }

    /** Whether an address of this scope may be contacted when a teller of the scope {@code teller} names it. */
    public boolean isAtLeast(Scope teller) {
        return compareTo(teller) >= 0;
    }

    private static Scope ofIpv4(int first, int second) {
        if (first == 169 && second == 254) return LINK_LOCAL;
        boolean rfc1918 = first == 10 || first == 172 && second >> 4 == 1 || first == 192 && second == 168;
        boolean rfc6598 = first == 100 && second >> 6 == 1;
        return rfc1918 || rfc6598 ? PRIVATE : GLOBAL;
    }

    private static Scope ofIpv6(int first, int second) {
        if (first == 0xfe && second >> 6 == 2) return LINK_LOCAL;
        return first >> 1 == 0x7e ? PRIVATE : GLOBAL; // fc00::/7
    }
}
