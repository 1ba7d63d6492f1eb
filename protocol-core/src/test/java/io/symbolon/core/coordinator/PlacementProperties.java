package io.symbolon.core.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.address.IpAddress;
import io.symbolon.core.interest.SubjectHash;
import io.symbolon.core.overlay.Health;
import io.symbolon.core.overlay.RoutePeer;
import io.symbolon.core.overlay.RoutingTable;
import io.symbolon.core.session.OpenedBy;
import io.symbolon.core.testing.NearestRouter;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.token.Fingerprint;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** COO-001, against a plain sort by distance. */
class PlacementProperties {
    private static final Fingerprint OWN = new Fingerprint(SeededEntropy.octets("own"));

    private static BigInteger distance(Fingerprint one, SubjectHash subject) {
        return number(one.octets().toHex()).xor(number(subject.hex()));
    }

    private static BigInteger number(String hex) {
        return new BigInteger(hex, 16);
    }

    @Property(tries = 100, seed = "20260101")
    void the_four_nearest_that_can_be_reached(
            @ForAll @IntRange(max = 12) int reachable, @ForAll @IntRange(max = 4) int leaves, @ForAll int seed) {
        RoutingTable view = new NearestRouter().empty(OWN, 16);
        List<Fingerprint> others = new ArrayList<>();
        for (int i = 0; i < reachable; i++) {
            Fingerprint peer = new Fingerprint(SeededEntropy.octets(seed + "/" + i));
            others.add(peer);
            view = view.with(
                    new RoutePeer(peer, IpAddress.parse("203.0.113.1").orElseThrow(), OpenedBy.US, Health.UNMEASURED));
        }
        for (int i = 0; i < leaves; i++) {
            view = view.withLeaf(new Fingerprint(SeededEntropy.octets(seed + "/leaf " + i)));
        }
        SubjectHash subject = new SubjectHash(SeededEntropy.octets("subject " + seed));
        assertThat(Placement.coordinators(view, OWN, false, subject)).isEqualTo(nearest(others, subject));
        others.add(OWN);
        assertThat(Placement.coordinators(view, OWN, true, subject)).isEqualTo(nearest(others, subject));
    }

    private static List<Fingerprint> nearest(List<Fingerprint> nodes, SubjectHash subject) {
        return nodes.stream()
                .sorted(Comparator.comparing(node -> distance(node, subject)))
                .limit(4)
                .toList();
    }
}
