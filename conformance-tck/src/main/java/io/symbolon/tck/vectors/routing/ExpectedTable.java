package io.symbolon.tck.vectors.routing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.wire.Distances;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The table that chapter overlay makes of peers that enter one after the other (OVL-003, OVL-006 to OVL-008). */
final class ExpectedTable {
    private static final int OF_A_PLACE = 2;
    private static final int OPENERS_OF_A_ROW = 15;
    private static final int BLOCK_IN_A_ROW = 2;
    private static final int BLOCK_IN_THE_TABLE = 10;

    private final byte[] own;

    /** The peers of each row and column, by their positions. */
    private final Map<Integer, Map<Integer, List<TablePeer>>> rows = new TreeMap<>();

    private ExpectedTable(byte[] own) {
        this.own = own;
    }

    static ExpectedTable of(byte[] own, List<TablePeer> peers) {
        ExpectedTable table = new ExpectedTable(own);
        peers.forEach(table::enter);
        return table;
    }

    /** Whether the peer entered. */
    boolean enter(TablePeer peer) {
        int row = Distances.sharedDigits(own, peer.fingerprint());
        List<TablePeer> place = rows.computeIfAbsent(row, number -> new TreeMap<>())
                .computeIfAbsent(Distances.digit(peer.fingerprint(), row), number -> new ArrayList<>());
        Optional<TablePeer> leaves = place.size() < OF_A_PLACE ? Optional.empty() : weakest(place);
        if (place.size() == OF_A_PLACE && leaves.isEmpty() || exceeds(row, peer, leaves)) {
            return false;
        }
        if (leaves.isPresent()) {
            place.set(place.indexOf(leaves.get()), peer);
        } else {
            place.add(peer);
        }
        return true;
    }

    List<ObjectNode> json() {
        List<ObjectNode> places = new ArrayList<>();
        rows.forEach((row, columns) -> columns.forEach((column, place) -> place.forEach(
                peer -> places.add(Members.of("row", row, "column", column, "fingerprint", peer.fingerprint())))));
        return places;
    }

    /** [OVL-008] the lowest success below 1/2, then the higher latency, then the farther one. */
    private Optional<TablePeer> weakest(List<TablePeer> place) {
        Comparator<TablePeer> health = Comparator.comparingInt((TablePeer peer) -> -peer.successOf8())
                .thenComparingLong(TablePeer::latencyMs)
                .thenComparing(TablePeer::fingerprint, Distances.from(own));
        return place.stream().filter(peer -> peer.successOf8() < 4).max(health);
    }

    /** [OVL-006] [OVL-007] whether a bound would be exceeded if the peer stood in the stead of the one that leaves. */
    private boolean exceeds(int row, TablePeer peer, Optional<TablePeer> leaves) {
        List<TablePeer> inRow = after(rows.get(row).values().stream(), peer, leaves);
        List<TablePeer> inTable =
                after(rows.values().stream().flatMap(columns -> columns.values().stream()), peer, leaves);
        long openers = inRow.stream().filter(one -> !one.contacted()).count();
        return !peer.contacted() && openers > OPENERS_OF_A_ROW
                || ofBlock(inRow, peer) > BLOCK_IN_A_ROW
                || ofBlock(inTable, peer) > BLOCK_IN_THE_TABLE;
    }

    private static List<TablePeer> after(Stream<List<TablePeer>> places, TablePeer peer, Optional<TablePeer> leaves) {
        Stream<TablePeer> stay = places.flatMap(List::stream).filter(one -> !leaves.equals(Optional.of(one)));
        return Stream.concat(stay, Stream.of(peer)).toList();
    }

    private static long ofBlock(List<TablePeer> peers, TablePeer peer) {
        return peers.stream().filter(one -> one.block().equals(peer.block())).count();
    }
}
