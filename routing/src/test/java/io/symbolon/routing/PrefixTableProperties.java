package io.symbolon.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.address.IpAddress;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.overlay.Health;
import io.symbolon.core.overlay.RoutePeer;
import io.symbolon.core.overlay.Router;
import io.symbolon.core.overlay.RoutingTable;
import io.symbolon.core.overlay.RoutingTable.Position;
import io.symbolon.core.session.OpenedBy;
import io.symbolon.core.token.Fingerprint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** Neighbour set, table and next hop after any history are what an exhaustive search says. */
class PrefixTableProperties {
    private static final String SEED = "1";
    private static final int TRIES = 200;

    /** What happens to a node: somebody joins, changes or parts. */
    private enum Event {
        JOINS,
        IS_A_LEAF,
        PARTS
    }

    private record Step(Event event, RoutePeer peer) {}

    @Property(seed = SEED, tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void the_neighbours_are_the_nearest_of_all(
            @ForAll("fingerprints") Fingerprint own,
            @ForAll("histories") List<Step> history,
            @ForAll @IntRange(min = 1, max = 16) int bound) {
        Mirror mirror = Mirror.after(own, history, bound);
        List<Fingerprint> nearest = Exhaustive.nearest(own, mirror.reachable.keySet());
        assertThat(mirror.table.neighbours()).isEqualTo(nearest.subList(0, Math.min(bound, nearest.size())));
        assertThat(mirror.reachable.keySet().stream().filter(mirror.table::isNeighbour))
                .hasSameElementsAs(mirror.table.neighbours());
    }

    @Property(seed = SEED, tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void the_next_hop_is_the_nearest_of_table_and_neighbours(
            @ForAll("fingerprints") Fingerprint own,
            @ForAll("histories") List<Step> history,
            @ForAll("fingerprints") Fingerprint target) {
        Mirror mirror = Mirror.after(own, history, 4);
        assertThat(mirror.table.nextHop(target)).isEqualTo(mirror.nextHop(own, target));
        for (Fingerprint peer : mirror.reachable.keySet()) {
            assertThat(mirror.table.nextHop(peer)).contains(peer);
        }
        for (Fingerprint leaf : mirror.leaves)
            assertThat(mirror.table.nextHop(leaf)).contains(leaf);
    }

    @Property(seed = SEED, tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void the_nearest_to_a_target_come_in_order(
            @ForAll("fingerprints") Fingerprint own,
            @ForAll("histories") List<Step> history,
            @ForAll("fingerprints") Fingerprint target,
            @ForAll @IntRange(max = 20) int count) {
        Mirror mirror = Mirror.after(own, history, 4);
        List<Fingerprint> odd = Exhaustive.nearest(target, mirror.reachable.keySet()).stream()
                .filter(PrefixTableProperties::isOdd)
                .limit(count)
                .toList();
        assertThat(mirror.table.nearest(target, count, PrefixTableProperties::isOdd))
                .isEqualTo(odd);
    }

    @Property(seed = SEED, tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void every_position_is_in_its_place_and_no_bound_is_broken(
            @ForAll("fingerprints") Fingerprint own, @ForAll("histories") List<Step> history) {
        Mirror mirror = Mirror.after(own, history, Router.NEIGHBOURS);
        Map<List<Integer>, Integer> places = new HashMap<>();
        Map<Bytes, Integer> blocks = new HashMap<>();
        Map<List<Object>, Integer> blocksOfRows = new HashMap<>();
        for (Position position : mirror.table.positions()) {
            String digits = position.fingerprint().toString();
            assertThat(position.row()).isEqualTo(Exhaustive.sharedDigits(own, position.fingerprint()));
            assertThat(position.column()).isEqualTo(Character.digit(digits.charAt(position.row()), 16));
            places.merge(List.of(position.row(), position.column()), 1, Integer::sum);
            IpAddress address = mirror.reachable.get(position.fingerprint()).address();
            if (address.isLoopback()) continue;
            blocks.merge(address.block(), 1, Integer::sum);
            blocksOfRows.merge(List.of(position.row(), address.block()), 1, Integer::sum);
        }
        assertThat(places.values()).allMatch(count -> count <= 3);
        assertThat(blocks.values()).allMatch(count -> count <= 10);
        assertThat(blocksOfRows.values()).allMatch(count -> count <= 2);
        places.forEach((place, count) ->
                assertThat(mirror.table.occupancy(place.get(0), place.get(1))).isEqualTo(count));
    }

    @Property(seed = SEED, tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void a_table_that_holds_everybody_routes_like_an_exhaustive_search(
            @ForAll("fingerprints") Fingerprint own,
            @ForAll("few") Set<Fingerprint> few,
            @ForAll("fingerprints") Fingerprint target) {
        RoutingTable table = new PrefixRouter().empty(own, 1);
        Set<Fingerprint> peers = new TreeSet<>(few);
        peers.remove(own);
        for (Fingerprint peer : peers)
            table = table.with(peer(peer, IpAddress.parse("127.0.0.1").orElseThrow()));
        if (table.positions().size() < peers.size()) return; // four in one place
        assertThat(table.nextHop(target)).isEqualTo(Exhaustive.nextHop(own, target, peers));
    }

    @Property(seed = SEED, tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void every_hop_gets_nearer(
            @ForAll("fingerprints") Fingerprint own,
            @ForAll("histories") List<Step> history,
            @ForAll("fingerprints") Fingerprint target) {
        Mirror.after(own, history, 4)
                .table
                .nextHop(target)
                .ifPresent(hop ->
                        assertThat(Exhaustive.distance(target, hop)).isLessThan(Exhaustive.distance(target, own)));
    }

    /** The view after a history, and what the history says of itself. */
    private record Mirror(RoutingTable table, Map<Fingerprint, RoutePeer> reachable, Set<Fingerprint> leaves) {
        static Mirror after(Fingerprint own, List<Step> history, int bound) {
            RoutingTable table = new PrefixRouter().empty(own, bound);
            Map<Fingerprint, RoutePeer> reachable = new LinkedHashMap<>();
            Set<Fingerprint> leaves = new TreeSet<>();
            for (Step step : history) {
                Fingerprint peer = step.peer().fingerprint();
                if (peer.equals(own)) continue;
                reachable.remove(peer);
                leaves.remove(peer);
                switch (step.event()) {
                    case JOINS:
                        table = table.with(step.peer());
                        reachable.put(peer, step.peer());
                        break;
                    case IS_A_LEAF:
                        table = table.withLeaf(peer);
                        leaves.add(peer);
                        break;
                    default:
                        table = table.without(peer);
                        break;
                }
            }
            return new Mirror(table, reachable, leaves);
        }

        Optional<Fingerprint> nextHop(Fingerprint own, Fingerprint target) {
            if (leaves.contains(target) || reachable.containsKey(target)) return Optional.of(target);
            Set<Fingerprint> routes = table.positions().stream()
                    .map(Position::fingerprint)
                    .collect(Collectors.toCollection(TreeSet::new));
            routes.addAll(table.neighbours());
            return Exhaustive.nextHop(own, target, routes);
        }
    }

    /** Fingerprints that share many digits: two octets of few values, then octets of few values. */
    @Provide
    Arbitrary<Fingerprint> fingerprints() {
        return Arbitraries.of(0x00, 0x01, 0x10, 0x80, 0x81, 0xff)
                .list()
                .ofSize(4)
                .map(values -> {
                    byte[] octets = new byte[32];
                    for (int i = 0; i < 4; i++)
                        octets[i < 2 ? i : 28 + i] = values.get(i).byteValue();
                    return new Fingerprint(Bytes.wrap(octets));
                });
    }

    @Provide
    Arbitrary<Set<Fingerprint>> few() {
        return fingerprints().set().ofMaxSize(20);
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        Arbitrary<Event> events = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(Event.JOINS)),
                Tuple.of(1, Arbitraries.just(Event.IS_A_LEAF)),
                Tuple.of(3, Arbitraries.just(Event.PARTS)));
        Arbitrary<IpAddress> addresses = Arbitraries.of(
                        "127.0.0.1", "192.0.2.1", "192.0.2.2", "198.51.100.1", "2001:db8::1")
                .map(text -> IpAddress.parse(text).orElseThrow());
        Arbitrary<Health> health = Combinators.combine(
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.longs().between(0, 3))
                .as(Health::new);
        return Combinators.combine(events, fingerprints(), addresses, Arbitraries.of(OpenedBy.class), health)
                .as((event, peer, address, openedBy, healthOf) ->
                        new Step(event, new RoutePeer(peer, address, openedBy, healthOf)))
                .list()
                .ofMaxSize(120)
                .map(ArrayList::new);
    }

    private static RoutePeer peer(Fingerprint fingerprint, IpAddress address) {
        return new RoutePeer(fingerprint, address, OpenedBy.US, Health.UNMEASURED);
    }

    private static boolean isOdd(Fingerprint fingerprint) {
        return fingerprint.octets().at(31) % 2 == 1;
    }
}
