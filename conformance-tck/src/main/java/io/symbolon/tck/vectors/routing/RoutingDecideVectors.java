package io.symbolon.tck.vectors.routing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.wire.Distances;
import io.symbolon.tck.wire.Octets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The file {@code routing-decide.json}: the growth decision of OVL-009 with the scopes of OVL-018. */
public final class RoutingDecideVectors {
    private static final byte[] OWN = Prints.of("4b83", "own");
    private static final String ADDRESS = "192.0.2.1:4000";
    private static final String TELLER = "203.0.113.1:4000";
    private static final byte[] STRANGER = Prints.of("a9", "stranger");

    private final VectorFile file = new VectorFile(
            "routing-decide",
            "overlay",
            "What a node does with one that it is told of: join, forward or ignore.",
            "Peers are all reachable; the neighbour set is made of them.");

    private RoutingDecideVectors() {}

    /** What a case differs in from the first one. */
    private record Told(
            boolean declares,
            List<TablePeer> peers,
            List<byte[]> denied,
            byte[] candidate,
            String address,
            String teller) {
        private static Told first() {
            return new Told(true, List.of(), List.of(), STRANGER, ADDRESS, TELLER);
        }

        private Told of(byte[] other) {
            return new Told(declares, peers, denied, other, address, teller);
        }

        private Told at(String other) {
            return new Told(declares, peers, denied, candidate, other, teller);
        }

        private Told by(String other) {
            return new Told(declares, peers, denied, candidate, address, other);
        }

        private Told denying(byte[]... others) {
            return new Told(declares, peers, List.of(others), candidate, address, teller);
        }

        private Told knowing(List<TablePeer> others) {
            return new Told(declares, others, denied, candidate, address, teller);
        }

        private Told leaf() {
            return new Told(false, peers, denied, candidate, address, teller);
        }

        private ObjectNode args() {
            ObjectNode told = Members.of("fingerprint", candidate);
            if (!address.isEmpty()) {
                told.put("address", address);
            }
            ObjectNode args = Members.of(
                    "own", OWN,
                    "declares", declares,
                    "peers", peers.stream().map(TablePeer::json).toList());
            if (!denied.isEmpty()) {
                args.setAll(Members.of("denied", denied));
            }
            args.setAll(Members.of("candidate", told, "teller", teller));
            return args;
        }

        private String decision() {
            boolean own = Arrays.equals(candidate, OWN);
            boolean isDenied = denied.stream().anyMatch(one -> Arrays.equals(one, candidate));
            if (own || isDenied || address.isEmpty() || Scope.of(address).compareTo(Scope.of(teller)) < 0) {
                return "ignore";
            }
            if (peers.stream().anyMatch(peer -> Arrays.equals(peer.fingerprint(), candidate))) {
                return "forward";
            }
            long nearer = peers.stream()
                    .filter(peer -> Distances.from(OWN).compare(peer.fingerprint(), candidate) < 0)
                    .count();
            if (nearer < (declares ? 16 : 4)) {
                return "join";
            }
            boolean enters = ExpectedTable.of(OWN, peers).enter(TablePeer.of(candidate, address));
            return declares && enters ? "join" : "forward";
        }
    }

    public static VectorFile file() {
        RoutingDecideVectors vectors = new RoutingDecideVectors();
        vectors.ignored();
        vectors.neighbours();
        vectors.table();
        vectors.leaf();
        vectors.scopes();
        return vectors.file;
    }

    private void ignored() {
        Told first = Told.first();
        decide("OVL-P-0901", "nobody is known", first);
        decide("OVL-P-0902", "the own fingerprint", first.of(OWN));
        decide("OVL-P-0903", "one on the deny list", first.denying(STRANGER));
        decide("OVL-P-0904", "another one on the deny list", first.denying(Prints.of("a9", "another")));
        decide("OVL-P-0905", "one without an address", first.at(""));
        List<TablePeer> joined = List.of(TablePeer.of(STRANGER, ADDRESS));
        decide("OVL-P-0906", "a joined one", first.knowing(joined));
        decide(
                "OVL-P-0907",
                "a joined one on the deny list",
                first.knowing(joined).denying(STRANGER));
        decide(
                "OVL-P-0908",
                "a joined one, told of with an address of narrower scope",
                first.knowing(joined).at("10.0.0.1:4000"));
    }

    private void neighbours() {
        Told full = Told.first().knowing(with(near(16), placeOfTheStranger(8, 8)));
        decide(
                "OVL-P-0910",
                "fewer than 16 neighbours, and a full place",
                full.knowing(with(near(12), placeOfTheStranger(8, 8))));
        decide("OVL-P-0911", "16 nearer ones, and a full place", full);
        byte[] nearest = Octets.withBitFlipped(OWN, 31, 0);
        decide("OVL-P-0912", "nearer than all of them", full.of(nearest));
        byte[] sixteenth = near(16).stream()
                .map(TablePeer::fingerprint)
                .max(Distances.from(OWN))
                .orElseThrow();
        decide(
                "OVL-P-0913",
                "nearer than the sixteenth by the last bit, where the table has no place",
                full.knowing(with(near(16), placeBeside(sixteenth))).of(beside(sixteenth, true)));
        decide(
                "OVL-P-0914",
                "farther than the sixteenth by the last bit, where the table has no place",
                full.knowing(with(near(16), placeBeside(sixteenth))).of(beside(sixteenth, false)));
        List<TablePeer> block = with(near(16), List.of(inBlock("a1", 2), inBlock("b1", 3)));
        decide("OVL-P-0915", "in a block that is full, and not a neighbour", full.knowing(block));
        decide(
                "OVL-P-0916",
                "in a block that is full, and a neighbour all the same",
                full.knowing(block).of(nearest));
    }

    private void table() {
        Told full = Told.first();
        decide("OVL-P-0920", "a free place", full.knowing(near(16)));
        decide("OVL-P-0921", "a place with one", full.knowing(with(near(16), placeOfTheStranger(8))));
        decide("OVL-P-0922", "a full place with one of 3 of 8", full.knowing(with(near(16), placeOfTheStranger(8, 3))));
        decide("OVL-P-0923", "a full place with one of 4 of 8", full.knowing(with(near(16), placeOfTheStranger(8, 4))));
        decide(
                "OVL-P-0924",
                "15 of the row opened to us: we would contact this one",
                full.knowing(with(near(16), openers())));
        decide(
                "OVL-P-0925",
                "two of its block in the row, at loopback",
                full.knowing(with(
                                near(16),
                                List.of(
                                        TablePeer.of(Prints.of("a1", "1"), "127.0.0.1:1"),
                                        TablePeer.of(Prints.of("b1", "2"), "127.0.0.1:2"))))
                        .at("127.0.0.1:3")
                        .by("127.0.0.1:1"));
        decide(
                "OVL-P-0926",
                "two of its block in another row",
                full.knowing(with(near(16), List.of(inBlock("40", 2), inBlock("41", 3)))));
        decide(
                "OVL-P-0927",
                "ten of its block in the table, none in its row",
                full.knowing(with(near(16), tenOfTheBlock())));
    }

    private void leaf() {
        Told leaf = Told.first().leaf();
        decide("OVL-P-0930", "a node without address, nobody is known", leaf);
        decide("OVL-P-0931", "a node without address, three are nearer", leaf.knowing(near(3)));
        decide(
                "OVL-P-0932",
                "a node without address, four are nearer: no place in the table counts",
                leaf.knowing(near(4)));
        decide(
                "OVL-P-0933",
                "a node without address, nearer than the fourth",
                leaf.knowing(near(4)).of(Octets.withBitFlipped(OWN, 31, 0)));
    }

    private void scopes() {
        String[][] refusedByAll = {
            {"127.0.0.1:4000", "loopback"},
            {"127.255.255.254:4000", "the end of loopback"},
            {"169.254.0.1:4000", "link-local"},
            {"10.255.255.1:4000", "private, 10/8"},
            {"172.16.0.1:4000", "private, the begin of 172.16/12"},
            {"172.31.255.254:4000", "private, the end of 172.16/12"},
            {"192.168.0.1:4000", "private, 192.168/16"},
            {"100.64.0.1:4000", "shared, the begin of 100.64/10"},
            {"100.127.255.254:4000", "shared, the end of 100.64/10"},
            {"[::1]:4000", "loopback of IPv6"},
            {"[fe80::1]:4000", "link-local of IPv6, the begin"},
            {"[febf::1]:4000", "link-local of IPv6, the end"},
            {"[fc00::1]:4000", "unique local, the begin"},
            {"[fdff::1]:4000", "unique local, the end"}
        };
        int number = 1801;
        for (String[] one : refusedByAll) {
            scope(number++, "from outside: " + one[1], one[0], TELLER);
        }
        String[] neighbours = {
            "126.255.255.254:4000",
            "128.0.0.1:4000",
            "169.253.255.254:4000",
            "172.15.255.254:4000",
            "172.32.0.1:4000",
            "100.63.255.254:4000",
            "100.128.0.1:4000",
            "[::2]:4000",
            "[fec0::1]:4000",
            "[fbff::1]:4000",
            "[2001:db8::1]:4000"
        };
        for (String address : neighbours) {
            scope(number++, "from outside: " + address + " is outside, too", address, TELLER);
        }
        scope(number++, "from a private path: another private address", "192.168.1.1:4000", "10.0.0.1:4000");
        scope(number++, "from a private path: unique local", "[fd00::1]:4000", "10.0.0.1:4000");
        scope(number++, "from a private path: link-local is narrower", "169.254.1.1:4000", "10.0.0.1:4000");
        scope(number++, "from a private path: loopback is narrower", "127.0.0.1:4000", "10.0.0.1:4000");
        scope(number++, "from a link-local path: link-local", "169.254.1.1:4000", "[fe80::1]:4000");
        scope(number++, "from a link-local path: private is wider", "10.0.0.1:4000", "169.254.1.1:4000");
        scope(number++, "from a link-local path: loopback is narrower", "[::1]:4000", "169.254.1.1:4000");
        scope(number++, "from loopback: loopback", "127.0.0.1:4000", "127.0.0.1:4001");
        scope(number++, "from loopback: loopback of the other family", "[::1]:4000", "127.0.0.1:4001");
        scope(number, "from loopback: an address outside", ADDRESS, "127.0.0.1:4001");
    }

    private void scope(int number, String title, String address, String teller) {
        Told told = Told.first().at(address).by(teller);
        file.accept("OVL-P-" + number, title, "OVL-018", "OVL-009")
                .flags(Flag.SCOPE)
                .asks("routing.decide", told.args(), Members.of("decision", told.decision()));
    }

    /** Peers that share four digits with the node, each in a block of its own. */
    private static List<TablePeer> near(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> TablePeer.of(Prints.of("4b83", "near " + i), "198.18." + i + ".1:4000"))
                .toList();
    }

    /** Peers of the place of the stranger, with this success. */
    private static List<TablePeer> placeOfTheStranger(int... successes) {
        List<TablePeer> peers = new ArrayList<>();
        for (int success : successes) {
            int number = 100 + peers.size();
            peers.add(TablePeer.of(Prints.of("a", "place " + number), "198.18." + number + ".1:4000")
                    .health(success, 20));
        }
        return peers;
    }

    /** Two peers that are farther than a fingerprint and stand in its place. */
    private static List<TablePeer> placeBeside(byte[] fingerprint) {
        int row = Distances.sharedDigits(OWN, fingerprint);
        String digits = Octets.hex(fingerprint).substring(0, row + 1);
        return IntStream.range(0, 30)
                .mapToObj(i -> Prints.of(digits, "beside " + i))
                .filter(print -> Distances.from(OWN).compare(print, fingerprint) > 0)
                .limit(2)
                .map(print -> TablePeer.of(print, "198.19." + Byte.toUnsignedInt(print[31]) + ".1:4000"))
                .toList();
    }

    /** The fingerprint with one of its last bits changed, so that it is nearer to the node, or farther. */
    private static byte[] beside(byte[] fingerprint, boolean nearer) {
        return IntStream.range(0, 8)
                .mapToObj(bit -> Octets.withBitFlipped(fingerprint, 31, bit))
                .filter(next -> Distances.from(OWN).compare(next, fingerprint) < 0 == nearer)
                .findFirst()
                .orElseThrow();
    }

    private static TablePeer inBlock(String digits, int host) {
        return TablePeer.of(Prints.of(digits, "in the block"), "192.0.2." + host + ":4000");
    }

    private static List<TablePeer> openers() {
        String columns = "0123567bcdef";
        return IntStream.range(0, 15)
                .mapToObj(i -> TablePeer.of(
                                Prints.of(columns.substring(i % 12, i % 12 + 1), "opener " + i),
                                "198.18." + (50 + i) + ".1:4000")
                        .opener())
                .toList();
    }

    /** Two peers of the candidate's block in each of five rows, not in row 0. */
    private static List<TablePeer> tenOfTheBlock() {
        String own = Octets.hex(OWN);
        List<TablePeer> peers = new ArrayList<>();
        for (int row = 1; row <= 5; row++) {
            for (int plus = 1; plus <= 2; plus++) {
                int digit = (Character.digit(own.charAt(row), 16) + plus) % 16;
                String digits = own.substring(0, row) + Character.forDigit(digit, 16);
                peers.add(TablePeer.of(Prints.of(digits, "ten"), "192.0.2." + (10 * row + plus) + ":4000"));
            }
        }
        return peers;
    }

    private static List<TablePeer> with(List<TablePeer> peers, List<TablePeer> more) {
        return Stream.concat(peers.stream(), more.stream()).toList();
    }

    private void decide(String id, String title, Told told) {
        file.accept(id, title, "OVL-009")
                .flags(Flag.GROWTH)
                .asks("routing.decide", told.args(), Members.of("decision", told.decision()));
    }
}
