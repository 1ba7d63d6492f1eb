package io.symbolon.transport;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;

/** Opens the socket of a node, and says clearly why it can not be opened. */
final class Binding {
    /** What may come at once: the messages of a threshold of 1024 with their receipts. The system may give less. */
    private static final int BUFFER_OCTETS = 4 * 1024 * 1024;

    private Binding() {}

    /**
     * A non-blocking channel bound to {@code address}: IPv4 for an IPv4 address, both for {@code [::]}, else IPv6.
     *
     * @throws BindException if the address is not of this machine, or the port is taken
     */
    static DatagramChannel open(InetSocketAddress address) throws IOException {
        DatagramChannel channel = open(address.getAddress());
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_OCTETS);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER_OCTETS);
            channel.bind(address);
            return channel;
        } catch (BindException refused) {
            channel.close();
            throw explained(address, refused);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    private static DatagramChannel open(InetAddress address) throws IOException {
        try {
            return DatagramChannel.open(
                    address instanceof Inet4Address ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
        } catch (UnsupportedOperationException noIpv6) {
            throw new IOException("this machine, or this Java, has no IPv6: " + text(address), noIpv6);
        }
    }

    private static BindException explained(InetSocketAddress address, BindException refused) throws IOException {
        InetAddress ip = address.getAddress();
        boolean ours = ip.isAnyLocalAddress() || NetworkInterface.getByInetAddress(ip) != null;
        BindException clear = new BindException(
                ours
                        ? "can not listen on port " + address.getPort() + " of " + text(ip)
                                + ": it is taken or not allowed (" + refused.getMessage() + ")"
                        : text(ip) + " is not an address of this machine");
        clear.initCause(refused);
        return clear;
    }

    private static String text(InetAddress address) {
        return SocketAddresses.ipAddress(address).toString();
    }
}
