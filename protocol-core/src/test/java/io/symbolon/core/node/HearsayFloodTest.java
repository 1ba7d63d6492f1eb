package io.symbolon.core.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Input;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.join.OwnIdentity;
import io.symbolon.core.overlay.Growth;
import io.symbolon.core.testing.NearestRouter;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.testing.StandInSuite;
import io.symbolon.core.token.Extension;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.Kind;
import io.symbolon.core.token.TokenFields;
import io.symbolon.core.token.TokenSigner;
import io.symbolon.core.wire.Message;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Threats JN-07, RT-01, RT-02 at full strength: thousands ask to be admitted, a joined peer tells of a hundred thousand
 * nodes that do not exist. Memory and outgoing datagrams stay in their bounds, and who is honest notices nothing.
 */
class HearsayFloodTest {
    private static final CryptoSuite SUITE = new StandInSuite();
    private static final long HEAP_GROWTH_BOUND = 32L << 20;
    private static final int REJECTED = 10_000;
    private static final int INVENTED = 100_000;
    private static final int STORM = 20_000;
    private static final Bytes SESSION_KEY =
            SUITE.agreementKey(Secret.copyOf(SeededEntropy.octets("session"))).octets();

    private final VirtualTime time = new VirtualTime();
    private final List<TestNode> nodes = new ArrayList<>();
    private final Deque<Runnable> underWay = new ArrayDeque<>();
    private final TestNode alice = growing("alice", "192.0.2.1:4000");
    private final TestNode bob = growing("bob", "198.51.100.2:4000");
    private Optional<Fingerprint> onlyGranted = Optional.empty();
    private int parted;
    private int toBob;
    private int toOthers;

    @BeforeEach
    void bob_is_joined() {
        nodes.add(alice);
        nodes.add(bob);
        carry(bob, bob.open(alice));
        pass(5_000);
        assertThat(alice.node.joins().joinedPeers()).containsExactly(bob.fingerprint());
        toBob = 0;
    }

    private TestNode growing(String name, String address) {
        Endpoint at = TestNode.endpoint(address);
        NodeConfig config = config(name).growing().declaring(at);
        return TestNode.growing(config, SUITE, new SeededEntropy(name), at, time, new NearestRouter());
    }

    private static NodeConfig config(String name) {
        NodeConfig config = TestNode.config(name);
        return config.joiningAs(OwnIdentity.ofNode(config.seed()));
    }

    @Test
    void ten_thousand_rejected_joins() {
        onlyGranted = Optional.of(bob.fingerprint());
        long before = usedHeap();
        for (int number = 0; number < REJECTED; number++) {
            String address = "10." + number / 250 + "." + number % 250 + ".1:4000";
            Endpoint at = TestNode.endpoint(address);
            TestNode guest = new TestNode(
                    config("guest " + number).declaring(at), SUITE, new SeededEntropy("guest " + number), at, time);
            nodes.add(guest);
            carry(guest, guest.open(alice));
            nodes.remove(guest); // it does not hear the rest: its sessions are for alice to end
            pass(25);
            require(alice.node.joins().obsoleteCount() <= 256, "JON-015: 256 obsolete peers");
            require(alice.counts().sessions() <= 257 + 2, "JON-015: of more the oldest ends at once");
            require(alice.node.joins().questionCount() <= 64, "JON-013: 64 questions");
        }

        assertThat(usedHeap() - before).as("retained heap").isLessThan(HEAP_GROWTH_BOUND);
        assertThat(alice.counts().denied()).isPositive();
        // an answer, a challenge, its repetitions, a response and a Nack
        assertThat(toOthers).as("datagrams to the rejected").isLessThan(16 * REJECTED);
        bobNoticesNothing();
        pass(60_000);
        assertThat(alice.counts().sessions()).as("nothing of them is left").isEqualTo(1);
    }

    @Test
    void a_hundred_thousand_invented_nodes() {
        TestNode mallory = joinedMallory();
        long began = time.millis();
        long before = usedHeap();
        for (int told = 0; told < INVENTED; ) {
            List<Bytes> tokens = new ArrayList<>();
            for (int count = 0; count < 4; count++) tokens.add(invented(told++));
            tell(mallory, new Message.Piggy(tokens));
            pass(100); // more than OVL-023 lets through
            Growth growth = alice.node.growth().orElseThrow();
            require(growth.waiting().size() <= 32, "OVL-016: 32 told by one peer");
            require(growth.outstanding().size() <= 16, "OVL-016: 16 contacts");
        }

        assertThat(usedHeap() - before).as("retained heap").isLessThan(HEAP_GROWTH_BOUND);
        long seconds = (time.millis() - began) / 1_000;
        assertThat(toOthers)
                .as("OVL-016, OVL-017: at most 4 contacts a second, of 3 datagrams, and what a session takes")
                .isPositive()
                .isLessThan((int) (12 * seconds));
        bobNoticesNothing();
    }

    @Test
    void an_update_storm_is_rationed_before_it_is_passed_on() {
        TestNode mallory = joinedMallory();
        toBob = 0;
        long began = time.millis();
        long before = usedHeap();
        for (int told = 0; told < STORM; told++) {
            tell(mallory, new Message.Update(invented(told % 6_000)));
            if (told % 10 == 0) pass(100); // a hundred a second
        }

        assertThat(usedHeap() - before).as("retained heap").isLessThan(HEAP_GROWTH_BOUND);
        long seconds = (time.millis() - began) / 1_000;
        // OVL-023: 32 at once and 4 a second; and what alice and bob say to each other anyway, three a second at most
        assertThat(toBob).as("datagrams to bob").isBetween(100, (int) (32 + 7 * seconds));
        bobNoticesNothing();
    }

    private TestNode joinedMallory() {
        Endpoint at = TestNode.endpoint("203.0.113.3:4000");
        TestNode mallory = new TestNode(config("mallory").declaring(at), SUITE, new SeededEntropy("mallory"), at, time);
        nodes.add(mallory);
        carry(mallory, mallory.open(alice));
        assertThat(alice.node.joins().isJoined(mallory.fingerprint())).isTrue();
        return mallory;
    }

    private void tell(TestNode teller, Message message) {
        var sessions = teller.sessionsWith(alice);
        carry(teller, teller.node.said(sessions.get(sessions.size() - 1).id(), message));
    }

    private void bobNoticesNothing() {
        assertThat(parted).as("peers that parted with bob").isZero();
        assertThat(alice.node.joins().isJoined(bob.fingerprint())).isTrue();
        assertThat(bob.node.joins().isJoined(alice.fingerprint())).isTrue();
        int before = toBob;
        Message seek = new Message.Seek(bob.fingerprint().octets(), Bytes.EMPTY);
        tell(bob, seek);
        assertThat(toBob).as("bob's Seek is answered at once").isGreaterThan(before);
    }

    /** A valid token of nobody, at an address of nobody. */
    private Bytes invented(int number) {
        long now = time.now().wallMillis();
        String host = "198." + (18 + number / 65_536) + "." + number / 256 % 256 + "." + number % 256;
        List<Extension> extensions = List.of(
                new Extension(Extension.HOSTNAME, Bytes.ofUtf8(host)),
                new Extension(Extension.PORT, Bytes.ofBigEndian(4_000, 2)),
                new Extension(Extension.SESSION_KEY, SESSION_KEY));
        TokenFields fields = new TokenFields(
                1,
                Kind.NODE.number(),
                SeededEntropy.octets("invented " + number).slice(0, 16),
                Bytes.EMPTY,
                Bytes.EMPTY,
                Bytes.EMPTY,
                "",
                Bytes.EMPTY,
                now,
                now,
                now + 43_200_000,
                extensions);
        SigningKey key = SigningKey.of(Secret.copyOf(SeededEntropy.octets("invented " + number)), SUITE);
        return new TokenSigner(SUITE).sign(fields, key).value().signedToken();
    }

    /** Time passes; every deadline of a node comes at its own time. */
    private void pass(long millis) {
        long end = time.millis() + millis;
        for (TestNode next = first(); at(next) <= end; next = first()) {
            time.at(Math.max(time.millis(), at(next)));
            carry(next, next.wake());
        }
        time.at(end);
    }

    private TestNode first() {
        TestNode first = nodes.get(0);
        for (TestNode node : nodes) if (at(node) < at(first)) first = node;
        return first;
    }

    private static long at(TestNode node) {
        return node.wakeAtMillis().orElse(Long.MAX_VALUE);
    }

    private void carry(TestNode node, List<Effect> effects) {
        take(node, effects);
        while (!underWay.isEmpty()) underWay.remove().run();
    }

    private void take(TestNode node, List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.PeerParted gone
                    && (node == bob || gone.peer().equals(bob.fingerprint()))) {
                parted++;
            }
            if (effect instanceof Effect.Asked asked) {
                boolean isGranted = node != alice
                        || onlyGranted.isEmpty()
                        || onlyGranted.get().equals(asked.question().node());
                Decision decision = isGranted ? Decision.GRANTED : Decision.DENIED;
                underWay.add(() -> take(
                        node, node.handle(new Input.Answered(asked.question().id(), decision, time.now()))));
            }
            if (effect instanceof Effect.SendDatagram sent) deliver(node, sent);
        }
    }

    private void deliver(TestNode from, Effect.SendDatagram sent) {
        if (from == alice) {
            if (sent.to().equals(bob.address)) toBob++;
            else toOthers++;
        }
        for (TestNode to : nodes) {
            if (to.address.equals(sent.to())) {
                underWay.add(() -> take(to, to.receive(from.address, sent.datagram())));
                return;
            }
        }
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) throw new AssertionError(sentence);
    }

    private static long usedHeap() {
        for (int times = 0; times < 3; times++) System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
