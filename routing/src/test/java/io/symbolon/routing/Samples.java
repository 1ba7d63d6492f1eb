package io.symbolon.routing;

import io.symbolon.core.address.IpAddress;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.overlay.Health;
import io.symbolon.core.overlay.RoutePeer;
import io.symbolon.core.overlay.Router;
import io.symbolon.core.overlay.RoutingTable;
import io.symbolon.core.session.OpenedBy;
import io.symbolon.core.token.Fingerprint;

/** Nodes and peers of the tests. */
final class Samples {
    /** A node in the middle of the space. */
    static final Fingerprint OWN = fingerprint("80");

    private Samples() {}

    /** The fingerprint that begins with these digits and ends in zeros. */
    static Fingerprint fingerprint(String digits) {
        return Fingerprint.ofHex(digits + "0".repeat(64 - digits.length()));
    }

    static RoutingTable empty() {
        return new PrefixRouter().empty(OWN, Router.NEIGHBOURS);
    }

    /** A peer that we contacted, in an address block of its own. */
    static RoutePeer peer(String digits) {
        Fingerprint fingerprint = fingerprint(digits);
        int block = fingerprint.octets().hashCode();
        return peer(digits, IpAddress.ofSocket(Bytes.of(20, block >> 8 & 0xff, block & 0xff, 1)), OpenedBy.US);
    }

    static RoutePeer peer(String digits, IpAddress address, OpenedBy openedBy) {
        return new RoutePeer(fingerprint(digits), address, openedBy, Health.UNMEASURED);
    }

    static RoutePeer withHealth(RoutePeer peer, Health health) {
        return new RoutePeer(peer.fingerprint(), peer.address(), peer.openedBy(), health);
    }
}
