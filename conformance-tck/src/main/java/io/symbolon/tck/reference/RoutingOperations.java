package io.symbolon.tck.reference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.core.address.IpAddress;
import io.symbolon.core.coordinator.Placement;
import io.symbolon.core.interest.SubjectHash;
import io.symbolon.core.overlay.Decision;
import io.symbolon.core.overlay.Health;
import io.symbolon.core.overlay.RoutePeer;
import io.symbolon.core.overlay.Router;
import io.symbolon.core.overlay.RoutingTable;
import io.symbolon.core.session.OpenedBy;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.routing.Distance;
import io.symbolon.routing.PrefixRouter;
import io.symbolon.tck.driver.Json;
import java.util.Locale;
import java.util.Optional;

/** The operations of capability routing, and where coordinators are. */
final class RoutingOperations {
    private static final IpAddress ANYWHERE = IpAddress.parse("192.0.2.1").orElseThrow();
    private static final int DIGITS = 64;

    private final Router router = new PrefixRouter();

    ObjectNode distance(Args args) {
        Distance distance = Distance.between(args.fingerprint("one"), args.fingerprint("other"));
        return Json.object().put("distance", distance.octets().toHex());
    }

    ObjectNode place(Args args) {
        Fingerprint peer = args.fingerprint("peer");
        int row = router.empty(args.fingerprint("own"), Router.NEIGHBOURS).row(peer);
        if (row == DIGITS) {
            throw new BadRequest("a node has no place in its own table");
        }
        int octet = peer.octets().at(row / 2);
        return Json.object().put("row", row).put("column", row % 2 == 0 ? octet >> 4 : octet & 0xf);
    }

    ObjectNode neighbours(Args args) {
        RoutingTable table = ofFingerprints(args, (int) args.number("size"));
        ObjectNode result = Json.object();
        ArrayNode list = result.putArray("neighbours");
        table.neighbours().forEach(neighbour -> list.add(neighbour.toString()));
        return result;
    }

    ObjectNode table(Args args) {
        ObjectNode result = Json.object();
        ArrayNode places = result.putArray("places");
        for (RoutingTable.Position position : ofPeers(args, Router.NEIGHBOURS).positions()) {
            places.add(Results.position(position));
        }
        return result;
    }

    ObjectNode nextHop(Args args) {
        // the peers are those of table and neighbour set: a neighbour set that holds them all
        RoutingTable table = ofFingerprints(args, args.bytesList("peers").size());
        for (Fingerprint leaf : args.fingerprints("leaves")) {
            table = table.withLeaf(leaf);
        }
        ObjectNode result = Json.object();
        table.nextHop(args.fingerprint("target"))
                .ifPresentOrElse(hop -> result.put("next_hop", hop.toString()), () -> result.putNull("next_hop"));
        return result;
    }

    ObjectNode decide(Args args) {
        boolean declares = args.members().get("declares").asBoolean();
        Args candidate = args.object("candidate");
        Fingerprint fingerprint = candidate.fingerprint("fingerprint");
        Optional<IpAddress> declared = candidate.members().has("address")
                ? Optional.of(candidate.address("address").address())
                : Optional.empty();
        Decision decision = ofPeers(args, declares ? Router.NEIGHBOURS : Router.NEIGHBOURS_OF_A_LEAF)
                .decide(
                        fingerprint,
                        declared,
                        args.address("teller").address(),
                        args.fingerprints("denied").contains(fingerprint));
        return Json.object().put("decision", decision.name().toLowerCase(Locale.ROOT));
    }

    /** {@code coordinator.place}, of capability exchange: it is about distances, too. */
    ObjectNode coordinators(Args args) {
        boolean declares = args.members().get("declares").asBoolean();
        RoutingTable view = ofFingerprints(args, declares ? Router.NEIGHBOURS : Router.NEIGHBOURS_OF_A_LEAF);
        SubjectHash subject = new SubjectHash(args.bytes("subject"));
        ObjectNode result = Json.object();
        ArrayNode list = result.putArray("coordinators");
        Placement.coordinators(view, args.fingerprint("own"), declares, subject)
                .forEach(coordinator -> list.add(coordinator.toString()));
        return result;
    }

    private RoutingTable ofPeers(Args args, int neighbours) {
        RoutingTable table = router.empty(args.fingerprint("own"), neighbours);
        for (Args peer : args.objects("peers")) {
            OpenedBy openedBy = peer.members().get("contacted").asBoolean() ? OpenedBy.US : OpenedBy.PEER;
            Health health = new Health((int) peer.number("success_of_8"), peer.number("latency_ms"));
            table = table.with(new RoutePeer(
                    peer.fingerprint("fingerprint"), peer.address("address").address(), openedBy, health));
        }
        return table;
    }

    /** Peers of which only the fingerprints count. */
    private RoutingTable ofFingerprints(Args args, int neighbours) {
        RoutingTable table = router.empty(args.fingerprint("own"), neighbours);
        for (Fingerprint peer : args.fingerprints("peers")) {
            table = table.with(new RoutePeer(peer, ANYWHERE, OpenedBy.US, Health.UNMEASURED));
        }
        return table;
    }
}
