package io.symbolon.transport;

import io.symbolon.core.address.IpAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An address as an application writes it: {@code 192.0.2.1:4000}, {@code [2001:db8::1]:4000} or {@code name:4000}. Names
 * stand in the application's own text only; nothing that a peer sends is ever looked up.
 */
record HostPort(String host, int port) {
    private static final String EXPECTED = "; expected 192.0.2.1:4000, [2001:db8::1]:4000 or name:4000";

    /** @throws IllegalArgumentException if {@code text} is none of the three, or the port not 0 to 65535 */
    static HostPort parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0 || text.endsWith("]")) throw malformed(text, "there is no port");
        String host = text.substring(0, colon);
        String port = text.substring(colon + 1);
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            throw malformed(text, "'" + port + "' is no port from 0 to 65535");
        }
        if (host.isEmpty()) throw malformed(text, "there is no host");
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (!bracketed && host.contains(":")) throw malformed(text, "an IPv6 address stands in brackets");
        String name = bracketed ? host.substring(1, host.length() - 1) : host;
        boolean literal = bracketed || host.matches("[0-9.]+");
        if (literal && IpAddress.parse(name).isEmpty()) {
            throw malformed(
                    text,
                    bracketed
                            ? "'" + name + "' is no IPv6 address as RFC 5952 writes it"
                            : "'" + name + "' is no IPv4 address");
        }
        if (!literal && !name.matches("[A-Za-z0-9._-]+")) throw malformed(text, "'" + name + "' is no host name");
        return new HostPort(name, Integer.parseInt(port));
    }

    /**
     * The first address of the host that is {@code usable}. An address literal is itself; a name is looked up as the
     * system does it, which can take its time.
     *
     * @throws UnknownHostException if the name is unknown, or none of its addresses is usable
     */
    InetSocketAddress resolve(Predicate<InetAddress> usable) throws UnknownHostException {
        Optional<IpAddress> literal = IpAddress.parse(host);
        if (literal.isPresent()) return new InetSocketAddress(SocketAddresses.inetAddress(literal.get()), port);
        InetAddress[] all;
        try {
            all = InetAddress.getAllByName(host);
        } catch (UnknownHostException unknown) {
            UnknownHostException clear = new UnknownHostException("the host '" + host + "' is unknown on this machine");
            clear.initCause(unknown);
            throw clear;
        }
        return Stream.of(all)
                .filter(usable)
                .findFirst()
                .map(address -> new InetSocketAddress(address, port))
                .orElseThrow(() -> new UnknownHostException(
                        "the host '" + host + "' has no address that the listening socket can reach"));
    }

    private static IllegalArgumentException malformed(String text, String why) {
        return new IllegalArgumentException("'" + text + "' is no address: " + why + EXPECTED);
    }
}
