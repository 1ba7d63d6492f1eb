package io.symbolon.tck.reference.wrong;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.overlay.Health;
import io.symbolon.core.overlay.RoutePeer;
import io.symbolon.core.overlay.RoutingTable;
import io.symbolon.core.session.OpenedBy;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.NodeToken;
import io.symbolon.routing.Distance;
import java.lang.reflect.Field;
import java.util.Optional;

/** Bodies for methods of chapter overlay, in the way of {@link WrongParts}. */
public final class WrongOverlay {
    private WrongOverlay() {}

    /** Whoever is far is near. */
    public static int fartherFirst(Distance one, Distance other) {
        return other.octets().toHex().compareTo(one.octets().toHex());
    }

    /** The last octet decides. */
    public static Distance littleEndian(Fingerprint one, Fingerprint other) {
        long[] words = new long[4];
        for (int i = 0; i < 32; i++) {
            long octet = one.octets().at(31 - i) ^ other.octets().at(31 - i);
            words[i / 8] = words[i / 8] << 8 | octet;
        }
        return new Distance(words[0], words[1], words[2], words[3]);
    }

    /** A token that was told of would be a peer. */
    public static void placedByHearsay(Object contacts, NodeToken token, Fingerprint teller, Endpoint path) {
        try {
            Field rosterField = contacts.getClass().getDeclaredField("roster");
            rosterField.setAccessible(true);
            Object roster = rosterField.get(contacts);
            Field tableField = roster.getClass().getDeclaredField("table");
            tableField.setAccessible(true);
            RoutingTable table = (RoutingTable) tableField.get(roster);
            tableField.set(
                    roster,
                    table.with(new RoutePeer(
                            token.fingerprint(),
                            token.declaredAddress().orElseThrow().address(),
                            OpenedBy.US,
                            Health.UNMEASURED)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the roster has another shape", e);
        }
    }

    /** Who is gone is still a peer. */
    public static Optional<?> keepsTheGone(Object roster, Fingerprint peer) {
        return Optional.empty();
    }

    /** Nothing is done. */
    public static void silence(Object telling, Object one) {
        // nothing
    }
}
