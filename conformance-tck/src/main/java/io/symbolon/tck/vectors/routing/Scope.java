package io.symbolon.tck.vectors.routing;

import io.symbolon.tck.wire.Source;
import java.math.BigInteger;
import java.util.Map;

/** How far an address reaches, from narrow to wide (OVL-018). */
enum Scope {
    LOOPBACK,
    LINK_LOCAL,
    PRIVATE,
    ALL_OTHERS;

    /** The prefixes of IPv4, as dotted decimal and length. */
    private static final Map<String, Scope> IPV4 = Map.of(
            "127.0.0.0/8", LOOPBACK,
            "169.254.0.0/16", LINK_LOCAL,
            "10.0.0.0/8", PRIVATE,
            "172.16.0.0/12", PRIVATE,
            "192.168.0.0/16", PRIVATE,
            "100.64.0.0/10", PRIVATE);

    private static final Map<String, Scope> IPV6 =
            Map.of("[::1]/128", LOOPBACK, "[fe80::]/10", LINK_LOCAL, "[fc00::]/7", PRIVATE);

    /** The scope of an address as the driver protocol writes it. */
    static Scope of(String address) {
        byte[] octets = Source.parse(address).address();
        Map<String, Scope> prefixes = octets.length == 4 ? IPV4 : IPV6;
        return prefixes.entrySet().stream()
                .filter(entry -> covers(entry.getKey(), octets))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(ALL_OTHERS);
    }

    private static boolean covers(String prefix, byte[] octets) {
        String[] parts = prefix.split("/");
        byte[] network = Source.parse(parts[0] + ":0").address();
        int rest = octets.length * 8 - Integer.parseInt(parts[1]);
        return new BigInteger(1, network).shiftRight(rest).equals(new BigInteger(1, octets).shiftRight(rest));
    }
}
