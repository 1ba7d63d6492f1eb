package io.symbolon.tck.vectors.routing;

import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.wire.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The file {@code routing-table.json}: OVL-003 and OVL-006 to OVL-008. */
public final class RoutingTableVectors {
    private static final byte[] OWN = Prints.of("4b83", "own");
    private static final String BLOCK = "192.0.2.";

    /** Two peers of the block in each of the rows 0 to 4. */
    private static final byte[][] FIVE_ROWS = {
        sharing(0, 1),
        sharing(0, 2),
        sharing(1, 1),
        sharing(1, 2),
        sharing(2, 1),
        sharing(2, 2),
        sharing(3, 1),
        sharing(3, 2),
        sharing(4, 1),
        sharing(4, 2)
    };

    private final VectorFile file = new VectorFile(
            "routing-table",
            "overlay",
            "The table that peers make who enter one after the other.",
            "Every peer keeps its health throughout; places stand in the order of row, column and position.");

    private RoutingTableVectors() {}

    public static VectorFile file() {
        RoutingTableVectors vectors = new RoutingTableVectors();
        vectors.places();
        vectors.health();
        vectors.openers();
        vectors.blocks();
        return vectors.file;
    }

    private void places() {
        table("OVL-P-0320", "no peer", Flag.PLACE, List.of(), "OVL-003");
        table("OVL-P-0321", "one peer", Flag.PLACE, List.of(peer("a", 1)), "OVL-003");
        table(
                "OVL-P-0322",
                "rows and columns are in order, whoever came first",
                Flag.PLACE,
                List.of(peer("4b85", 1), peer("f", 2), peer("4c", 3), peer("0", 4), peer("4b7", 5), peer("40", 6)),
                "OVL-003");
        table("OVL-P-0323", "two peers of one place", Flag.PLACE, place(2), "OVL-003");
        table("OVL-P-0324", "a third healthy peer does not enter", Flag.FULL_PLACE, place(3), "OVL-003", "OVL-008");
        table(
                "OVL-P-0325",
                "a full place keeps nobody out of the next one",
                Flag.FULL_PLACE,
                Stream.concat(place(2).stream(), Stream.of(peer("b", 9), peer("9", 10)))
                        .toList(),
                "OVL-003");
        table(
                "OVL-P-0326",
                "100 peers",
                Flag.FULL_PLACE,
                IntStream.range(0, 100).mapToObj(i -> peer("", i)).toList(),
                "OVL-003",
                "OVL-008");
    }

    private void health() {
        TablePeer newcomer = peer("a9", 9);
        full("OVL-P-0801", "one with 3 of 8 gives way", newcomer, health(8, 20), health(3, 20));
        full("OVL-P-0802", "one with 4 of 8 stays: that is one half", newcomer, health(8, 20), health(4, 20));
        full("OVL-P-0803", "the lowest success gives way", newcomer, health(3, 20), health(1, 20));
        full("OVL-P-0804", "of equal success the higher latency", newcomer, health(2, 20), health(2, 21));
        full("OVL-P-0805", "success counts before latency", newcomer, health(1, 10), health(2, 900));
        full("OVL-P-0806", "a high latency alone moves nobody", newcomer, health(8, 9_000), health(8, 20));
        full("OVL-P-0807", "of equal health the farther one", newcomer, health(2, 20), health(2, 20));
        full("OVL-P-0808", "the first position", newcomer, health(0, 20), health(8, 20));
        full("OVL-P-0809", "the last position", newcomer, health(8, 20), health(0, 20));
        full(
                "OVL-P-0810",
                "the health of the newcomer is not asked for",
                newcomer.health(0, 9_000),
                health(8, 20),
                health(3, 20));
        TablePeer unhealthy = peer("a1", 1).health(1, 20);
        table(
                "OVL-P-0811",
                "where there is room an unhealthy peer stays",
                Flag.FULL_PLACE,
                List.of(unhealthy, peer("a2", 2)),
                "OVL-008");
        table(
                "OVL-P-0812",
                "two newcomers take the positions of two",
                Flag.FULL_PLACE,
                List.of(unhealthy, peer("a3", 3).health(0, 20), peer("a4", 4), peer("a5", 5), peer("a6", 6)),
                "OVL-008");
        table(
                "OVL-P-0813",
                "a newcomer that is unhealthy gives way to the next one",
                Flag.FULL_PLACE,
                List.of(unhealthy, peer("a2", 2), peer("a4", 4).health(0, 20), peer("a5", 5)),
                "OVL-008");
        table(
                "OVL-P-0814",
                "farther by exclusive or, unsigned: the first bit of the rest decides",
                Flag.FULL_PLACE,
                List.of(
                        TablePeer.of(Prints.of("a0"), "198.18.1.1:4000").health(2, 20),
                        TablePeer.of(Prints.of("a8"), "198.18.2.1:4000").health(2, 20),
                        newcomer),
                "OVL-008",
                "OVL-001");
    }

    private void openers() {
        List<TablePeer> openers = inRowZero(16).stream().map(TablePeer::opener).toList();
        List<TablePeer> most = openers.subList(0, 15);
        table("OVL-P-0601", "15 peers of a row opened to us", Flag.TABLE_BOUND, most, "OVL-006");
        table(
                "OVL-P-0603",
                "one to whom we opened enters the row",
                Flag.TABLE_BOUND,
                with(most, inRowZero(16).get(15)),
                "OVL-006");
        table(
                "OVL-P-0604",
                "one more enters the next row",
                Flag.TABLE_BOUND,
                with(most, peer("41", 50).opener()),
                "OVL-006");
        table(
                "OVL-P-0605",
                "20 of a row to whom we opened do not count",
                Flag.TABLE_BOUND,
                Stream.concat(inRowZero(20).stream(), Stream.of(peer("f", 50).opener()))
                        .toList(),
                "OVL-006");
        table("OVL-P-0602", "one more does not enter the row", Flag.TABLE_BOUND, openers, "OVL-006");
        List<TablePeer> unhealthy = new ArrayList<>(most);
        unhealthy.set(0, most.get(0).health(1, 20));
        TablePeer contacted = TablePeer.of(Prints.of("0", "contacted"), "198.18.200.1:4000");
        TablePeer late =
                TablePeer.of(Prints.of("0", "late"), "198.18.201.1:4000").opener();
        table(
                "OVL-P-0606",
                "one more that takes the position of an opener is not one more",
                Flag.TABLE_BOUND,
                with(with(unhealthy, contacted), late),
                "OVL-006",
                "OVL-008");
        table(
                "OVL-P-0607",
                "one more that would take the position of one to whom we opened does not enter",
                Flag.TABLE_BOUND,
                with(with(most, contacted.health(1, 20)), late),
                "OVL-006",
                "OVL-008");
    }

    private void blocks() {
        table(
                "OVL-P-0701",
                "two of one block in a row",
                Flag.TABLE_BOUND,
                ofBlock(sharing(0, 1), sharing(0, 2)),
                "OVL-007");
        table(
                "OVL-P-0702",
                "a third one does not enter",
                Flag.TABLE_BOUND,
                ofBlock(sharing(0, 1), sharing(0, 2), sharing(0, 3)),
                "OVL-007");
        table(
                "OVL-P-0703",
                "a third one enters another row",
                Flag.TABLE_BOUND,
                ofBlock(sharing(0, 1), sharing(0, 2), sharing(1, 1), sharing(1, 2)),
                "OVL-007");
        table(
                "OVL-P-0704",
                "ten of one block in the table, two a row",
                Flag.TABLE_BOUND,
                ofBlock(FIVE_ROWS),
                "OVL-007");
        table(
                "OVL-P-0705",
                "an eleventh does not enter, although its row has none",
                Flag.TABLE_BOUND,
                with(ofBlock(FIVE_ROWS), TablePeer.of(sharing(5, 1), BLOCK + "99:4000")),
                "OVL-007");
        List<TablePeer> eleven = new ArrayList<>(ofBlock(FIVE_ROWS));
        eleven.add(2, TablePeer.of(sharing(0, 3), BLOCK + "98:4000"));
        table("OVL-P-0706", "who does not enter a row takes nothing of the ten", Flag.TABLE_BOUND, eleven, "OVL-007");
        table(
                "OVL-P-0707",
                "the next /24 is another block",
                Flag.TABLE_BOUND,
                at("192.0.2.255:4000", "192.0.3.0:4000", "192.0.2.0:4000", "192.0.1.255:4000"),
                "OVL-007");
        table(
                "OVL-P-0708",
                "another port is the same block",
                Flag.TABLE_BOUND,
                at("192.0.2.1:1", "192.0.2.1:2", "192.0.2.1:3"),
                "OVL-007");
        table(
                "OVL-P-0709",
                "another /64 of one /48 is the same block",
                Flag.TABLE_BOUND,
                at("[2001:db8:1:1::1]:4000", "[2001:db8:1:2::1]:4000", "[2001:db8:1:ffff::1]:4000"),
                "OVL-007");
        table(
                "OVL-P-0710",
                "the next /48 is another block",
                Flag.TABLE_BOUND,
                at("[2001:db8:1::1]:4000", "[2001:db8:1::2]:4000", "[2001:db8:2::1]:4000"),
                "OVL-007");
        table(
                "OVL-P-0711",
                "private addresses are bounded, too",
                Flag.TABLE_BOUND,
                at("10.0.0.1:4000", "10.0.0.2:4000", "10.0.0.3:4000"),
                "OVL-007");
        table(
                "OVL-P-0712",
                "loopback is not bounded",
                Flag.TABLE_BOUND,
                at("127.0.0.1:1", "127.0.0.1:2", "127.0.0.1:3", "127.0.0.2:4"),
                "OVL-007");
        table(
                "OVL-P-0713",
                "loopback of IPv6 is not bounded",
                Flag.TABLE_BOUND,
                at("[::1]:1", "[::1]:2", "[::1]:3"),
                "OVL-007");
        table(
                "OVL-P-0714",
                "a third of a block takes the position of one of the block",
                Flag.TABLE_BOUND,
                List.of(
                        TablePeer.of(Prints.of("a1", "1"), BLOCK + "1:4000").health(1, 20),
                        TablePeer.of(Prints.of("b2", "2"), BLOCK + "2:4000"),
                        peer("a3", 3),
                        TablePeer.of(Prints.of("a4", "4"), BLOCK + "3:4000")),
                "OVL-007",
                "OVL-008");
        table(
                "OVL-P-0715",
                "a third of a block does not take the position of another one",
                Flag.TABLE_BOUND,
                List.of(
                        TablePeer.of(Prints.of("a1", "1"), BLOCK + "1:4000"),
                        TablePeer.of(Prints.of("b2", "2"), BLOCK + "2:4000"),
                        peer("a3", 3).health(1, 20),
                        TablePeer.of(Prints.of("a4", "4"), BLOCK + "3:4000")),
                "OVL-007",
                "OVL-008");
    }

    /** A fingerprint that shares this many digits with the own one. */
    private static byte[] sharing(int digits, int plus) {
        String own = Octets.hex(OWN);
        int digit = (Character.digit(own.charAt(digits), 16) + plus) % 16;
        return Prints.of(own.substring(0, digits) + Character.forDigit(digit, 16), "sharing " + digits + " " + plus);
    }

    /** Peers of one block with these fingerprints. */
    private static List<TablePeer> ofBlock(byte[]... fingerprints) {
        List<TablePeer> peers = new ArrayList<>();
        for (byte[] fingerprint : fingerprints) {
            peers.add(TablePeer.of(fingerprint, BLOCK + (peers.size() + 1) + ":4000"));
        }
        return peers;
    }

    /** Peers of one row at these addresses, each in a column of its own. */
    private static List<TablePeer> at(String... addresses) {
        List<TablePeer> peers = new ArrayList<>();
        for (String address : addresses) {
            peers.add(TablePeer.of(Prints.of(Integer.toHexString(0xa + peers.size()), "at"), address));
        }
        return peers;
    }

    /** A peer in an address block of its own. */
    private static TablePeer peer(String digits, int number) {
        return TablePeer.of(Prints.of(digits, "peer " + number), "198.18." + number + ".1:4000");
    }

    /** Healthy peers of the place row 0, column 10. */
    private static List<TablePeer> place(int count) {
        return IntStream.range(0, count).mapToObj(i -> peer("a", i)).toList();
    }

    /** Peers of row 0, one column after the other, each in a block of its own; column 4 is the node's own digit. */
    private static List<TablePeer> inRowZero(int count) {
        String columns = "012356789abcdef";
        return IntStream.range(0, count)
                .mapToObj(i -> peer(columns.substring(i % 15, i % 15 + 1), i))
                .toList();
    }

    private static List<TablePeer> with(List<TablePeer> peers, TablePeer more) {
        return Stream.concat(peers.stream(), Stream.of(more)).toList();
    }

    private static int[] health(int successes, int latencyMs) {
        return new int[] {successes, latencyMs};
    }

    /** A full place with this health at its two positions, and a newcomer. */
    private void full(String id, String title, TablePeer newcomer, int[]... health) {
        List<TablePeer> peers = new ArrayList<>();
        for (int[] of : health) {
            peers.add(peer("a", 20 + peers.size()).health(of[0], of[1]));
        }
        table(id, title, Flag.FULL_PLACE, with(peers, newcomer), "OVL-008", "OVL-003");
    }

    private void table(String id, String title, Flag flag, List<TablePeer> peers, String... rules) {
        file.accept(id, title, rules)
                .flags(flag)
                .asks(
                        "routing.table",
                        Members.of(
                                "own",
                                OWN,
                                "peers",
                                peers.stream().map(TablePeer::json).toList()),
                        Members.of("places", ExpectedTable.of(OWN, peers).json()));
    }
}
