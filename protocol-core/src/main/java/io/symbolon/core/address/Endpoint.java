package io.symbolon.core.address;

import java.util.Optional;

/** A UDP address as data: where a datagram comes from or goes to. */
public record Endpoint(IpAddress address, int port) {
    /** @throws IllegalArgumentException if the port is not 1 to 65535 */
    public Endpoint {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port is 1 to 65535, not " + port);
        }
    }

    /** {@code 192.0.2.1:4000} or {@code [2001:db8::1]:4000}; empty if the text is neither. */
    public static Optional<Endpoint> parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0 || !text.substring(colon + 1).matches("[1-9][0-9]{0,4}")) return Optional.empty();
        int port = Integer.parseInt(text.substring(colon + 1));
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (port > 65_535 || bracketed != host.contains(":")) return Optional.empty();
        return IpAddress.parse(bracketed ? host.substring(1, host.length() - 1) : host)
                .map(address -> new Endpoint(address, port));
    }

    @Override
    public String toString() {
        return (address.isIpv4() ? address.toString() : "[" + address + "]") + ":" + port;
    }
}
