package io.symbolon.tck.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A UDP source.
 *
 * @param address 4 or 16 octets; an IPv4-mapped address has 4
 * @param port 0 to 65535
 */
public record Source(byte[] address, int port) {

    /** The source that the driver protocol writes as {@code 192.0.2.1:4000} or {@code [2001:db8::1]:4000}. */
    public static Source parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = text.substring(0, colon);
        if (!host.matches("[0-9.]+|\\[[0-9a-f:.]+\\]")) {
            throw new IllegalArgumentException("not an address: " + text);
        }
        try {
            // a literal is never looked up; the JDK gives a mapped address as its 4 octets
            return new Source(InetAddress.getByName(host).getAddress(), Integer.parseInt(text.substring(colon + 1)));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + text, e);
        }
    }
}
