package io.symbolon.tck.probe;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of the implementation that is probed.
 *
 * @param address an IP address and a port from 1 to 65535
 */
public record Target(InetSocketAddress address) {
    /** Two or more groups of IPv6 that are zero. */
    private static final Pattern ZEROS = Pattern.compile("(?:^|:)0(?::0)+(?=:|$)");

    /**
     * The target of {@code udp://127.0.0.1:4000} or {@code udp://[::1]:4000}. Names are not looked up, but for
     * {@code localhost}.
     *
     * @throws IllegalArgumentException with what was expected, if the text is none or the address is nobody's
     */
    public static Target parse(String text) {
        String host;
        int port;
        try {
            URI uri = new URI(text);
            boolean bare = "udp".equals(uri.getScheme()) && uri.getHost() != null && text.equals(bare(uri));
            if (!bare || uri.getPort() < 1 || uri.getPort() > 65_535) {
                throw expected(text);
            }
            host = uri.getHost();
            port = uri.getPort();
        } catch (URISyntaxException e) {
            throw expected(text);
        }
        InetAddress ip = ip(host.equals("localhost") ? "127.0.0.1" : host, text);
        if (ip.isAnyLocalAddress() || ip.isMulticastAddress() || ip.equals(ip("255.255.255.255", text))) {
            throw new IllegalArgumentException("a probe talks to one node, and " + host + " is not the address of one");
        }
        return new Target(new InetSocketAddress(ip, port));
    }

    private static String bare(URI uri) {
        return "udp://" + uri.getHost() + ":" + uri.getPort();
    }

    private static InetAddress ip(String host, String text) {
        if (!host.matches("[0-9.]+|\\[[0-9a-fA-F:.]+]")) {
            throw expected(text);
        }
        try {
            return InetAddress.getByName(host); // a literal is never looked up
        } catch (UnknownHostException e) {
            throw expected(text);
        }
    }

    private static IllegalArgumentException expected(String text) {
        return new IllegalArgumentException(
                "a target is udp://127.0.0.1:4000 or udp://[::1]:4000, an IP address and a port; not '" + text + "'");
    }

    /** Whether the address can not be that of a stranger on the internet: loopback, link-local or private. */
    public boolean isNear() {
        InetAddress ip = address.getAddress();
        return ip.isLoopbackAddress()
                || ip.isLinkLocalAddress()
                || ip.isSiteLocalAddress()
                || isPrivate(ip.getAddress());
    }

    /** RFC 4193 (fc00::/7) and RFC 6598 (100.64.0.0/10), which the class library does not know. */
    private static boolean isPrivate(byte[] ip) {
        return ip.length == 16 ? (ip[0] & 0xfe) == 0xfc : ip[0] == 100 && (ip[1] & 0xc0) == 64;
    }

    /** {@code udp://127.0.0.1:4000}. */
    @Override
    public String toString() {
        return "udp://" + hostAndPort(address);
    }

    /** {@code 127.0.0.1:4000} or {@code [::1]:4000}. */
    public static String hostAndPort(InetSocketAddress address) {
        String ip = ipText(address.getAddress());
        return (ip.contains(":") ? "[" + ip + "]" : ip) + ":" + address.getPort();
    }

    /** An IP address as text: dotted decimal, or IPv6 as RFC 5952 writes it. */
    static String ipText(InetAddress address) {
        String groups = address.getHostAddress().replaceAll("%.*", "");
        Matcher zeros = ZEROS.matcher(groups);
        Optional<MatchResult> longest = zeros.results()
                .reduce((one, other) -> other.group().length() > one.group().length() ? other : one);
        return longest.map(run -> {
                    String after = groups.substring(run.end());
                    return groups.substring(0, run.start()) + ":" + (after.isEmpty() ? ":" : after);
                })
                .orElse(groups);
    }
}
