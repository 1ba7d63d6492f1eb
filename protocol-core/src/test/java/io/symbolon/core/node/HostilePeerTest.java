package io.symbolon.core.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Input;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.join.OwnIdentity;
import io.symbolon.core.overlay.Growth;
import io.symbolon.core.realm.RealmLeader;
import io.symbolon.core.session.AcceptedSession;
import io.symbolon.core.session.SealedFrames;
import io.symbolon.core.testing.NearestRouter;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.testing.StandInSuite;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.FrameCodec;
import io.symbolon.core.wire.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two peers with valid keys say whatever they like to a growing node of a realm, in every standing that they come to:
 * before their Join, asked, admitted, deferred, obsolete, in superseded sessions. Nothing throws, every bound holds, what
 * is sent to others stays rationed, and an honest peer stays joined.
 */
class HostilePeerTest {
    private static final CryptoSuite SUITE = new StandInSuite();
    private static final int MESSAGES = Integer.getInteger("symbolon.hostile.messages", 6_000);
    /** A response and a path challenge, 8 Updates, 4 contacts, an Ack and our Join, and what settles behind them. */
    private static final int DATAGRAMS_FOR_ONE = 24;

    private static final int DATAGRAMS_TO_A_STRANGER = 3;

    /** What the victim is in its realm. */
    private enum Part {
        ASKS,
        LEADS
    }

    private final VirtualTime time = new VirtualTime();
    private final Random random = new Random(20260307);
    private final Deque<Runnable> underWay = new ArrayDeque<>();
    private final Map<Endpoint, TestNode> nodes = new HashMap<>();
    private final Map<Endpoint, Integer> toStrangers = new HashMap<>();
    private final Set<String> standings = new HashSet<>();
    private final Set<String> refusals = new HashSet<>();
    private final List<Long> questions = new ArrayList<>();
    private final List<TestNode> hostile = new ArrayList<>();
    private TestNode alice;
    private TestNode bob;
    private HostileMessages messages;
    private long contacts;

    @ParameterizedTest
    @EnumSource(Part.class)
    void whatever_a_joined_peer_says_breaks_nothing(Part part) {
        begin(part);
        for (int count = 0; count < MESSAGES; count++) {
            if (random.nextInt(8) == 0) happen();
            say();
            if (count % 500 == 0)
                assertThat(alice.node.joins().isJoined(bob.fingerprint()))
                        .as("bob stays")
                        .isTrue();
        }

        assertThat(standings).contains("Before", "Asked", "Admitted", "obsolete", "superseded");
        assertThat(refusals)
                .contains("FRM-014", "FRM-015", "JON-001", "JON-006", "JON-007", "JON-011", "JON-012")
                .contains("JON-014", "JON-019", "JON-023", "OVL-010", "OVL-012", "OVL-018", "OVL-023", "OVL-025")
                .contains("OVL-026", "OVL-027", "RLM-011", "RLM-017", "SES-015", "TOK-032", "TOK-035");
        assertThat(contacts)
                .as("OVL-016, OVL-017: at most 4 contacts a second, of 3 datagrams")
                .isPositive()
                .isLessThan(4 * time.millis() / 1_000 + 4);
    }

    private void begin(Part part) {
        TestRealm realm = TestRealm.on(fingerprintOf("alice"));
        NodeConfig config = TestNode.config("alice");
        OwnIdentity own = part == Part.LEADS
                ? new OwnIdentity(realm.leaderSeed(), realm.leaderToken(), Bytes.EMPTY)
                : OwnIdentity.ofNode(config.seed());
        Fingerprint leaderNode = part == Part.LEADS ? fingerprintOf("alice") : fingerprintOf("bob");
        alice = growing(
                config.joiningAs(own).ledBy(new RealmLeader(realm.leaderToken(), leaderNode)),
                "alice",
                "192.0.2.1:4000");
        bob = growing(joining("bob"), "bob", "198.51.100.2:4000");
        for (int i = 0; i < 2; i++) hostile.add(hostileNode(i, 0));
        carry(bob, bob.open(alice));
        messages = new HostileMessages(
                random,
                time,
                realm,
                "alice",
                List.of(
                        alice.fingerprint(),
                        bob.fingerprint(),
                        hostile.get(0).fingerprint(),
                        hostile.get(1).fingerprint()));
    }

    private static NodeConfig joining(String name) {
        NodeConfig config = TestNode.config(name);
        return config.joiningAs(OwnIdentity.ofNode(config.seed()));
    }

    private Fingerprint fingerprintOf(String name) {
        return TestNode.of(name, "192.0.2.9:4000", time).fingerprint();
    }

    private TestNode hostileNode(int number, int restarts) {
        String name = "mallory " + number;
        String address = "203.0.113." + (3 + number) + ":4000";
        // one that does not join by itself is not admitted, and its Joins are judged
        NodeConfig config = restarts % 2 == 0 ? joining(name) : TestNode.config(name);
        return node(config.declaring(TestNode.endpoint(address)), name + restarts, address);
    }

    private TestNode node(NodeConfig config, String entropy, String address) {
        TestNode node = new TestNode(config, SUITE, new SeededEntropy(entropy), TestNode.endpoint(address), time);
        nodes.put(node.address, node);
        return node;
    }

    private TestNode growing(NodeConfig config, String entropy, String address) {
        NodeConfig whole = config.growing().declaring(TestNode.endpoint(address));
        TestNode node = TestNode.growing(
                whole, SUITE, new SeededEntropy(entropy), TestNode.endpoint(address), time, new NearestRouter());
        nodes.put(node.address, node);
        return node;
    }

    /** Time passes, a hostile node opens or is another one, the application decides. */
    private void happen() {
        int number = random.nextInt(hostile.size());
        switch (random.nextInt(12)) {
            case 0:
                carry(hostile.get(number), hostile.get(number).open(alice.address, Optional.empty()));
                break;
            case 2:
                if (random.nextInt(4) == 0) hostile.set(number, hostileNode(number, random.nextInt(1_000)));
                break;
            case 1, 3, 4, 5, 6, 7:
                answer();
                break;
            case 8:
                pass(random.nextInt(20) == 0 ? 400_000 : 10_000);
                break;
            default:
                pass(random.nextInt(2_000));
                break;
        }
    }

    private void answer() {
        if (questions.isEmpty()) return;
        // mostly the newest: the older ones are over by now
        int newest = questions.size() - 1;
        long question = questions.remove(random.nextInt(10) == 0 ? random.nextInt(newest + 1) : newest);
        Decision decision = random.nextInt(30) == 0
                ? Decision.DENIED
                : random.nextInt(6) == 0 ? Decision.DEFERRED : Decision.GRANTED;
        carry(alice, alice.handle(new Input.Answered(question, decision, time.now())));
    }

    private void pass(long millis) {
        long end = time.millis() + millis;
        for (TestNode next = first(); at(next) <= end; next = first()) {
            time.at(Math.max(time.millis(), at(next)));
            carry(next, next.wake());
        }
        time.at(end);
        for (TestNode node : List.copyOf(nodes.values())) carry(node, node.wake());
    }

    private TestNode first() {
        return nodes.values().stream()
                .min(Comparator.comparingLong(HostilePeerTest::at).thenComparing(node -> node.address.toString()))
                .orElseThrow();
    }

    private static long at(TestNode node) {
        return node.wakeAtMillis().orElse(Long.MAX_VALUE);
    }

    /** One hostile message in a session that a hostile node has, or an opening. */
    private void say() {
        int number = random.nextInt(hostile.size());
        TestNode speaker = hostile.get(number);
        List<AcceptedSession> sessions = speaker.sessionsWith(alice);
        if (sessions.isEmpty()) {
            carry(speaker, speaker.open(alice.address, Optional.empty()));
            pass(100);
            return;
        }
        AcceptedSession session = sessions.get(random.nextInt(sessions.size()));
        note(speaker);
        Bytes said = messages.next(speaker, TestNode.config("mallory " + number).seed(), session);
        Bytes datagram = sealed(speaker, session, said);
        carry(alice, alice.wake());
        List<Effect> effects = alice.receive(speaker.address, datagram);
        assertThat(TestNode.sends(effects)).as("datagrams for one").hasSizeLessThanOrEqualTo(DATAGRAMS_FOR_ONE);
        carry(alice, effects);
    }

    private void note(TestNode speaker) {
        if (alice.node.isObsolete(speaker.fingerprint())) standings.add("obsolete");
        if (alice.stateNames(speaker).contains("superseded")) standings.add("superseded");
        alice.node
                .joins()
                .standingsOf(speaker.fingerprint())
                .forEach(one -> standings.add(one.getClass().getSimpleName()));
    }

    /** {@code octets} under the speaker's next counter. */
    private static Bytes sealed(TestNode speaker, AcceptedSession session, Bytes octets) {
        Bytes next = TestNode.datagram(speaker.node.said(session.id(), new Message.Leave()));
        Frame.Sealed frame = (Frame.Sealed) FrameCodec.decode(next).value();
        return new SealedFrames(SUITE)
                .seal(session.keys().sendKey(), session.keys().sending(), session.id(), frame.counter(), octets);
    }

    private void carry(TestNode node, List<Effect> first) {
        take(node, first);
        for (int turn = 0; !underWay.isEmpty(); turn++) {
            assertThat(turn).as("the nodes fall silent").isLessThan(3_000);
            underWay.remove().run();
        }
        check();
    }

    private void take(TestNode node, List<Effect> effects) {
        for (Effect effect : effects) {
            if (node == alice && effect instanceof Effect.Dropped dropped)
                refusals.add(dropped.rule().id());
            if (effect instanceof Effect.Asked asked) {
                long id = asked.question().id();
                if (node == alice) questions.add(id);
                else underWay.add(() -> take(node, node.handle(new Input.Answered(id, Decision.GRANTED, time.now()))));
                boolean ofBob = asked.question().node().equals(bob.fingerprint());
                if (node == alice && ofBob) {
                    underWay.add(() -> take(node, node.handle(new Input.Answered(id, Decision.GRANTED, time.now()))));
                }
            }
            if (effect instanceof Effect.SendDatagram sent) deliver(node, sent);
        }
    }

    private void deliver(TestNode node, Effect.SendDatagram sent) {
        TestNode to = nodes.get(sent.to());
        if (to == null) {
            assertThat(sent.datagram().length())
                    .as("only initiations go to strangers")
                    .isEqualTo(1_200);
            int before = toStrangers.merge(sent.to(), 1, Integer::sum) - 1;
            if (before % DATAGRAMS_TO_A_STRANGER == 0) contacts++;
            return;
        }
        // a hostile node does not hear everything: not that it was refused, for one
        if (node == alice && hostile.contains(to) && sent.datagram().length() < 1_000 && random.nextInt(5) == 0) return;
        underWay.add(() -> take(to, to.receive(node.address, sent.datagram())));
    }

    private void check() {
        Growth growth = alice.node.growth().orElseThrow();
        Joins joins = alice.node.joins();
        require(joins.questionCount() <= 64, "JON-013: 64 questions");
        require(joins.obsoleteCount() <= 256, "JON-015: 256 obsolete peers");
        require(growth.waiting().size() <= 128, "OVL-016: 128 wait");
        // [OVL-021] those remembered have a ration of their own: one a second, and a contact lasts 9 s
        List<Fingerprint> remembered = growth.remembered();
        require(growth.outstanding().size() <= 16 + 10, "OVL-016, OVL-021: 16 contacts, and 10 of those remembered");
        long contacted = growth.outstanding().stream()
                .filter(node -> !remembered.contains(node))
                .count();
        require(contacted <= 16, "OVL-016: 16 contacts");
        require(remembered.size() <= 256, "OVL-021: 256 remembered");
        require(growth.table().neighbours().size() <= 16, "OVL-002: 16 neighbours");
        require(alice.counts().sessions() <= 9, "SES-013: 3 sessions a peer");
        require(alice.wakeAtMillis().orElse(Long.MAX_VALUE) >= time.millis(), "what is due was done");
        for (Fingerprint peer : growth.table().neighbours()) {
            require(joins.isJoined(peer), "OVL-005: only joined peers stand in the table");
        }
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) throw new AssertionError(sentence);
    }
}
