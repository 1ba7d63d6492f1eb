package io.symbolon.core.node;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Input;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.interest.OwnInterestRequest;
import io.symbolon.core.interest.SubjectHash;
import io.symbolon.core.join.OwnIdentity;
import io.symbolon.core.testing.NearestRouter;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.testing.StandInSuite;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.InterestTerms.Acknowledgement;
import io.symbolon.core.token.InterestTerms.ExchangeKind;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.spec.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/** A few nodes that grow, each its own identity, with datagrams that need no time, and applications that grant everything. */
final class SmallMesh {
    static final SubjectHash SUBJECT = SubjectHash.of(
                    List.of(Bytes.ofUtf8("weather"), Bytes.ofUtf8("berlin")), new StandInSuite())
            .value();

    final VirtualTime time = new VirtualTime();
    private final List<TestNode> nodes = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Map<TestNode, List<Effect>> effects = new LinkedHashMap<>();
    private final Deque<Runnable> toDo = new ArrayDeque<>();
    private BiPredicate<TestNode, TestNode> isOpen = (from, to) -> true;

    /** A node at an address of its own, which it declares. */
    TestNode node(String name) {
        String address = "203.0.113." + (nodes.size() + 1) + ":4000";
        return add(name, address, config(name).declaring(TestNode.endpoint(address)));
    }

    /** A node that declares no address. */
    TestNode leaf(String name) {
        return add(name, "203.0.113." + (nodes.size() + 1) + ":4000", config(name));
    }

    private static NodeConfig config(String name) {
        Secret seed = Secret.copyOf(SeededEntropy.octets(name + " seed"));
        return TestNode.config(name).joiningAs(OwnIdentity.ofNode(seed)).growing();
    }

    private TestNode add(String name, String address, NodeConfig config) {
        TestNode node = TestNode.growing(
                config,
                new StandInSuite(),
                new SeededEntropy(name),
                TestNode.endpoint(address),
                time,
                new NearestRouter());
        nodes.add(node);
        names.add(name);
        effects.put(node, new ArrayList<>());
        return node;
    }

    /** A node that is nearer to the subject than {@code other}. */
    TestNode nearerThan(TestNode other) {
        Comparator<Fingerprint> nearest = nearestFirst(SUBJECT);
        for (int i = 0; ; i++) {
            String name = "near " + i;
            Node draft = new Node(config(name), new StandInSuite(), new SeededEntropy(name), new NearestRouter());
            if (nearest.compare(draft.fingerprint(), other.fingerprint()) < 0) return node(name);
        }
    }

    /** {@code node} is started anew: the same key and address, and no memory. */
    TestNode restarts(TestNode node) {
        int index = nodes.indexOf(node);
        String name = names.get(index);
        TestNode restarted = TestNode.growing(
                config(name).declaring(node.address),
                new StandInSuite(),
                new SeededEntropy(name + " again"),
                node.address,
                time,
                new NearestRouter());
        nodes.set(index, restarted);
        effects.put(restarted, new ArrayList<>());
        return restarted;
    }

    /** Every node opens to the first, and all have found each other. */
    void meet() {
        for (TestNode node : nodes.subList(1, nodes.size())) meet(node, nodes.get(0));
        pass(10_000);
    }

    void meet(TestNode one, TestNode other) {
        carry(one, one.open(other));
    }

    /** Only datagrams for which {@code test} holds arrive from now on. */
    void connect(BiPredicate<TestNode, TestNode> test) {
        isOpen = test;
    }

    List<Effect> declares(TestNode node, long interest, Role role) {
        return declares(node, request(interest, role));
    }

    List<Effect> declares(TestNode node, OwnInterestRequest request) {
        return does(node, new Input.InterestDeclared(request, time.now()));
    }

    static OwnInterestRequest request(long interest, Role role) {
        return request(interest, role, SUBJECT, 120_000);
    }

    static OwnInterestRequest request(long interest, Role role, SubjectHash subject, long lifetimeMillis) {
        return new OwnInterestRequest(
                interest,
                subject,
                role,
                ExchangeKind.PUBLIC,
                Acknowledgement.NONE,
                Optional.empty(),
                8,
                lifetimeMillis);
    }

    List<Effect> withdraws(TestNode node, long interest) {
        return does(node, new Input.InterestWithdrawn(interest, time.now()));
    }

    /** What {@code node} does of itself because of {@code input}; all that follows is carried, too. */
    List<Effect> does(TestNode node, Input input) {
        int before = effects.get(node).size();
        carry(node, node.handle(input));
        return List.copyOf(effects.get(node).subList(before, effects.get(node).size()));
    }

    /** {@code millis} pass, and every deadline in them at its own time. */
    void pass(long millis) {
        long end = time.millis() + millis;
        while (true) {
            TestNode first = nodes.stream()
                    .min(Comparator.comparingLong(SmallMesh::next))
                    .orElseThrow();
            if (next(first) > end) break;
            carry(first, first.wakeAtDeadline());
        }
        time.at(end);
    }

    private static long next(TestNode node) {
        return node.wakeAtMillis().orElse(Long.MAX_VALUE);
    }

    /** What {@code node} has sent and asked, and all that follows. */
    void carry(TestNode node, List<Effect> done) {
        take(node, done);
        for (int turn = 0; !toDo.isEmpty(); turn++) {
            if (turn == 100_000) throw new AssertionError("the nodes do not fall silent");
            toDo.remove().run();
        }
    }

    private void take(TestNode node, List<Effect> done) {
        effects.get(node).addAll(done);
        for (Effect effect : done) {
            if (effect instanceof Effect.SendDatagram sent) deliver(node, sent);
            if (effect instanceof Effect.Asked asked) {
                long question = asked.question().id();
                toDo.add(() -> take(node, node.handle(new Input.Answered(question, Decision.GRANTED, time.now()))));
            }
        }
    }

    private void deliver(TestNode from, Effect.SendDatagram sent) {
        nodes.stream()
                .filter(to -> to.address.equals(sent.to()) && isOpen.test(from, to))
                .findFirst()
                .ifPresent(to -> toDo.add(() -> take(to, to.receive(from.address, sent.datagram()))));
    }

    /** Everything of this kind that {@code node} has done so far. */
    <E extends Effect> List<E> seen(TestNode node, Class<E> kind) {
        return TestNode.only(kind, effects.get(node));
    }

    /** The rules by which inputs of all nodes were refused. */
    List<Rule> drops() {
        return nodes.stream()
                .flatMap(node -> seen(node, Effect.Dropped.class).stream())
                .map(Effect.Dropped::rule)
                .toList();
    }

    /** Forgets what was seen. */
    void look() {
        effects.values().forEach(List::clear);
    }

    /** The nodes of which {@code interest} of {@code node} was kept since {@link #look}. */
    List<Fingerprint> keepers(TestNode node, long interest) {
        return seen(node, Effect.InterestKept.class).stream()
                .filter(kept -> kept.interest() == interest)
                .map(Effect.InterestKept::coordinator)
                .toList();
    }

    /** The fingerprints of the nodes, the nearest to {@code subject} first. */
    List<TestNode> nearestTo(SubjectHash subject) {
        return nodes.stream()
                .sorted(Comparator.comparing(TestNode::fingerprint, nearestFirst(subject)))
                .toList();
    }

    static Comparator<Fingerprint> nearestFirst(SubjectHash subject) {
        return new NearestRouter().empty(subject.place(), 1).nearestFirst(subject.place());
    }
}
