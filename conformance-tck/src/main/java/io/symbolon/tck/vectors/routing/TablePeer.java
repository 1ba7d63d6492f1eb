package io.symbolon.tck.vectors.routing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Source;

/**
 * A joined, reachable peer as it is offered to a table.
 *
 * @param fingerprint 32 octets
 * @param address where it is, as the driver protocol writes it
 * @param contacted whether we opened to it
 * @param successOf8 how many of the last 8 measurements were answered
 * @param latencyMs smoothed
 */
record TablePeer(byte[] fingerprint, String address, boolean contacted, int successOf8, long latencyMs) {

    /** A healthy peer that we opened to. */
    static TablePeer of(byte[] fingerprint, String address) {
        return new TablePeer(fingerprint, address, true, 8, 20);
    }

    /** The same, but it opened to us. */
    TablePeer opener() {
        return new TablePeer(fingerprint, address, false, successOf8, latencyMs);
    }

    /** The same with this health. */
    TablePeer health(int successes, long latency) {
        return new TablePeer(fingerprint, address, contacted, successes, latency);
    }

    /** What counts as one address block (IPv4 /24, IPv6 /48); each loopback address is a block of its own. */
    String block() {
        byte[] octets = Source.parse(address).address();
        if (Scope.of(address) == Scope.LOOPBACK) {
            return Octets.hex(fingerprint);
        }
        return Octets.hex(Octets.first(octets, octets.length == 4 ? 3 : 6));
    }

    ObjectNode json() {
        return Members.of(
                "fingerprint", fingerprint,
                "address", address,
                "contacted", contacted,
                "success_of_8", successOf8,
                "latency_ms", latencyMs);
    }
}
