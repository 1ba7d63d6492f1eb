package io.symbolon.transport;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.address.IpAddress;
import io.symbolon.core.bytes.Bytes;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Addresses of sockets as addresses of the engine, and back. */
final class SocketAddresses {
    private SocketAddresses() {}

    /** Where a datagram came from; empty for port 0, which is legal on the wire and can not be answered. */
    static Optional<Endpoint> endpoint(InetSocketAddress address) {
        if (address.getPort() == 0) return Optional.empty();
        return Optional.of(new Endpoint(ipAddress(address.getAddress()), address.getPort()));
    }

    static IpAddress ipAddress(InetAddress address) {
        return IpAddress.ofSocket(Bytes.wrap(address.getAddress()));
    }

    static InetSocketAddress of(Endpoint endpoint) {
        return new InetSocketAddress(inetAddress(endpoint.address()), endpoint.port());
    }

    static InetAddress inetAddress(IpAddress address) {
        try {
            return InetAddress.getByAddress(address.octets().toArray());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an IP address has 4 or 16 octets", impossible);
        }
    }
}
