package io.symbolon.tck.driver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a driver that somebody else has started waits for the kit: {@code tcp:127.0.0.1:7777}, {@code tcp:[::1]:7777} or
 * {@code pipe:REQUESTS,REPLIES}. The driver protocol knows no authentication, so a TCP address is one of this machine.
 */
public sealed interface DriverAddress {
    /** An octet of an IPv4 address; a name of any other form would be looked up. */
    String OCTET = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";

    Pattern TCP =
            Pattern.compile("tcp:(?<host>" + OCTET + "(\\." + OCTET + "){3}|\\[[0-9a-fA-F:]+]):(?<port>[0-9]{1,5})");

    /** A loopback address and a port. */
    record Tcp(InetAddress host, int port) implements DriverAddress {
        /** As it is typed. */
        @Override
        public String toString() {
            String literal = host.getHostAddress();
            return "tcp:" + (literal.contains(":") ? "[" + literal + "]" : literal) + ":" + port;
        }
    }

    /** Two named pipes: the driver reads the first and writes the second. */
    record NamedPipes(Path requests, Path replies) implements DriverAddress {
        /** As it is typed. */
        @Override
        public String toString() {
            return "pipe:" + requests + "," + replies;
        }
    }

    /** @throws IllegalArgumentException saying what was expected */
    static DriverAddress parse(String text) {
        if (text.startsWith("tcp:")) {
            return tcp(text);
        }
        if (text.startsWith("pipe:")) {
            return pipes(text.substring("pipe:".length()));
        }
        throw new IllegalArgumentException(
                "expected tcp:127.0.0.1:PORT, tcp:[::1]:PORT or pipe:REQUESTS,REPLIES, not '" + text + "'");
    }

    /** @throws IllegalArgumentException saying what was expected */
    static Tcp tcp(String text) {
        Matcher address = TCP.matcher(text);
        if (!address.matches()) {
            throw new IllegalArgumentException("expected tcp:127.0.0.1:PORT or tcp:[::1]:PORT, not '" + text + "'");
        }
        int port = Integer.parseInt(address.group("port"));
        if (port > 65_535) {
            throw new IllegalArgumentException("a port is at most 65535, not " + port);
        }
        try {
            InetAddress host = InetAddress.getByName(address.group("host")); // a literal: nothing is looked up
            if (!host.isLoopbackAddress()) {
                throw new IllegalArgumentException(
                        "expected a loopback address, since a driver has no authentication; '" + text
                                + "' is another machine's: use a tunnel of your own");
            }
            return new Tcp(host, port);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("expected the digits of an IP address in '" + text + "'", e);
        }
    }

    private static NamedPipes pipes(String paths) {
        String[] both = paths.split(",", -1);
        if (both.length != 2 || both[0].isEmpty() || both[1].isEmpty() || both[0].equals(both[1])) {
            throw new IllegalArgumentException(
                    "expected two named pipes, pipe:REQUESTS,REPLIES, not 'pipe:" + paths + "'");
        }
        return new NamedPipes(pipe(both[0]), pipe(both[1]));
    }

    /** A regular file would be overwritten. */
    private static Path pipe(String path) {
        try {
            Path pipe = Path.of(path);
            if (Files.readAttributes(pipe, BasicFileAttributes.class).isOther()) {
                return pipe;
            }
            throw new IllegalArgumentException("expected a named pipe (mkfifo), and " + path + " is none");
        } catch (IOException e) {
            throw new IllegalArgumentException("expected a named pipe (mkfifo): there is no " + path, e);
        }
    }
}
