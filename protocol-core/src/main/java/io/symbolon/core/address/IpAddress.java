package io.symbolon.core.address;

import io.symbolon.core.bytes.Bytes;
import java.util.Optional;

/**
 * An IP address as data: 4 octets (IPv4) or 16 (IPv6). An IPv4-mapped IPv6 address becomes its 4 octets when it comes
 * from a socket, and is refused as text.
 */
public record IpAddress(Bytes octets) {
    private static final Bytes MAPPED_PREFIX = Bytes.ofHex("00000000000000000000ffff");

    /** @throws IllegalArgumentException if there are neither 4 nor 16 octets */
    public IpAddress {
        if (octets.length() != 4 && octets.length() != 16) {
            throw new IllegalArgumentException("an IP address has 4 or 16 octets, not " + octets.length());
        }
    }

    /** The address that a socket reports: an IPv4-mapped IPv6 address is its IPv4 address (HSK-023). */
    public static IpAddress ofSocket(Bytes octets) {
        boolean mapped = octets.length() == 16 && octets.slice(0, 12).equals(MAPPED_PREFIX);
        return new IpAddress(mapped ? octets.from(12) : octets);
    }

    /** The address written as {@code text} in the one form of the extension {@code hostname} (TOK-020); empty if it is another. */
    public static Optional<IpAddress> parse(String text) {
        return (text.indexOf(':') < 0 ? Ipv4Text.parse(text) : Ipv6Text.parse(text))
                .map(IpAddress::new)
                .filter(address -> !address.isMapped() && address.toString().equals(text));
    }

    public boolean isIpv4() {
        return octets.length() == 4;
    }

    /** 0.0.0.0 or ::. */
    public boolean isUnspecified() {
        return octets.isAllZero();
    }

    /** 127.0.0.0/8 or ::1. */
    public boolean isLoopback() {
        return isIpv4() ? octets.at(0) == 127 : octets.slice(0, 15).isAllZero() && octets.at(15) == 1;
    }

    /** 224.0.0.0/4 or ff00::/8. */
    public boolean isMulticast() {
        return isIpv4() ? octets.at(0) >> 4 == 0xe : octets.at(0) == 0xff;
    }

    /** 255.255.255.255. */
    public boolean isBroadcast() {
        return octets.equals(Bytes.of(255, 255, 255, 255));
    }

    /** An IPv6 address that stands for an IPv4 one, ::ffff:0:0/96. */
    public boolean isMapped() {
        return !isIpv4() && octets.slice(0, 12).equals(MAPPED_PREFIX);
    }

    /** Whether a node may declare this address as its own (TOK-020). */
    public boolean isDeclarable() {
        return !isUnspecified() && !isMulticast() && !isBroadcast() && !isMapped();
    }

    /** The address block: the first 24 bits of IPv4, the first 48 of IPv6 (HSK-021, HSK-026). */
    public Bytes block() {
        return octets.slice(0, isIpv4() ? 3 : 6);
    }

    /** Dotted decimal, or the form of RFC 5952. */
    @Override
    public String toString() {
        return isIpv4() ? Ipv4Text.format(octets) : Ipv6Text.format(octets);
    }
}
