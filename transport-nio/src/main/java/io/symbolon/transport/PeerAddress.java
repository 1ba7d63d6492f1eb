package io.symbolon.transport;

import io.symbolon.core.token.Fingerprint;
import java.util.Optional;

/** Where a node is, as an application writes it: {@code host:port}, or {@code fingerprint@host:port} where nobody else will do. */
record PeerAddress(Optional<Fingerprint> peer, HostPort hostPort) {
    /** @throws IllegalArgumentException if {@code text} is neither; a fingerprint has 64 digits, and no node listens on port 0 */
    static PeerAddress parse(String text) {
        int at = text.indexOf('@');
        Optional<Fingerprint> peer = at < 0 ? Optional.empty() : Optional.of(fingerprint(text.substring(0, at)));
        HostPort hostPort = HostPort.parse(text.substring(at + 1));
        if (hostPort.port() == 0) throw new IllegalArgumentException("nobody listens on port 0: '" + text + "'");
        return new PeerAddress(peer, hostPort);
    }

    private static Fingerprint fingerprint(String hex) {
        try {
            return Fingerprint.ofHex(hex);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    "'" + hex + "' before the @ is no fingerprint; expected 64 hexadecimal digits", malformed);
        }
    }
}
