package io.symbolon.tck.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Question;
import io.symbolon.core.boundary.Question.About;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.join.OwnIdentity;
import io.symbolon.core.node.Node;
import io.symbolon.core.node.NodeConfig;
import io.symbolon.core.realm.RealmLeader;
import io.symbolon.core.token.Extension;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.Fingerprints;
import io.symbolon.core.token.Kind;
import io.symbolon.core.token.TokenCodec;
import io.symbolon.core.token.TokenFields;
import io.symbolon.core.token.TokenSigner;
import io.symbolon.crypto.BouncyCastleSuite;
import io.symbolon.crypto.SystemEntropy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A node and its realm leader, which say no address and so reach each other through a hop only; and whoever wants to join
 * the node.
 */
final class RealmScene {
    private static final CryptoSuite SUITE = new BouncyCastleSuite();
    private static final long MONTH_MILLIS = 2_592_000_000L;

    final SimulatedNetwork network;
    final Reading reading = new Reading(SUITE);
    final SimulatedNode node;
    final SimulatedNode hop;
    final SimulatedNode leader;

    private final long seed;
    private final RealmLeader realm;
    private final Fingerprint realmName;
    private final List<Step> steps = new ArrayList<>();
    private final Map<Fingerprint, Fingerprint> identities = new HashMap<>();
    private Optional<Decision> ruling = Optional.of(Decision.GRANTED);
    private int drawn;

    /** All three know each other as the scene needs it: the node and the leader are joined with the hop. */
    static RealmScene ready(long seed) {
        return new RealmScene(seed, true);
    }

    /** The same, but the identity of the node in the leader's place is another. */
    static RealmScene withImpostor(long seed) {
        return new RealmScene(seed, false);
    }

    private RealmScene(long seed, boolean leads) {
        this.seed = seed;
        this.network = new SimulatedNetwork(seed, Link.GOOD, reading);
        network.setWatcher(step -> {
            steps.add(step);
            reading.attribute(step.node());
        });
        network.setPolicy(this::decide);

        // the hop is nearer to each of the others than they are to each other, so that routing passes through it
        NodeConfig ofNode = plain();
        NodeConfig ofLeader = plain();
        Fingerprint nodeName = name(ofNode);
        Fingerprint leaderName = name(ofLeader);
        NodeConfig ofHop = between(nodeName, leaderName);

        Secret leaderSeed = secret();
        Bytes leaderToken = token(leaderSeed, Bytes.EMPTY, leaderName);
        this.realmName = nameOf(leaderToken);
        this.realm = new RealmLeader(leaderToken, leaderName);
        OwnIdentity leading = new OwnIdentity(leaderSeed, leaderToken, Bytes.EMPTY);
        NodeConfig asLeader = leads ? ofLeader.joiningAs(leading) : joiningAsNode(ofLeader);
        node = network.add("node", joiningAsNode(ofNode).growing().ledBy(realm));
        hop = network.add(
                "hop",
                joiningAsNode(ofHop).declaring(network.nextAddress()).growing().ledBy(realm));
        leader = network.add("leader", asLeader.growing().ledBy(realm));
        network.open(node, hop.address(), hop.fingerprint());
        network.open(leader, hop.address(), hop.fingerprint());
        network.runFor(5_000);
        assertThat(node.isJoinedWith(hop)).isTrue();
        assertThat(leader.isJoinedWith(hop)).isTrue();
        assertThat(node.isJoinedWith(leader)).isFalse();
        steps.clear();
    }

    /** What the leader's application says from now on; empty is silence. */
    void leaderRules(Optional<Decision> decision) {
        ruling = decision;
    }

    /** Somebody with an identity of the realm on a node of its own. */
    SimulatedNode member(String name) {
        return joiner(name, realmName.octets());
    }

    /** Somebody whose identity says that it is of another realm. */
    SimulatedNode stranger(String name) {
        return joiner(name, bytes(32));
    }

    private SimulatedNode joiner(String name, Bytes realmOfToken) {
        NodeConfig config = plain();
        Secret key = secret();
        Bytes token = token(key, realmOfToken, name(config));
        SimulatedNode joiner = network.add(name, config.joiningAs(new OwnIdentity(key, token, Bytes.EMPTY)));
        identities.put(joiner.fingerprint(), nameOf(token));
        return joiner;
    }

    Fingerprint identityOf(SimulatedNode joiner) {
        return identities.get(joiner.fingerprint());
    }

    /** The leader's application revokes {@code identity}. */
    void revoke(Fingerprint identity) {
        network.revoke(leader, List.of(identity));
    }

    /** The identities about which {@code asked} has had a question of this kind, in order. */
    List<Fingerprint> questions(SimulatedNode asked, About about) {
        return effects(asked, Effect.Asked.class).stream()
                .map(Effect.Asked::question)
                .filter(question -> question.about() == about)
                .map(question -> question.identity().fingerprint())
                .toList();
    }

    /** How many questions of the leader came in each second since {@code beginMillis}. */
    List<Long> questionsBySecond(SimulatedNode asked, long beginMillis) {
        Map<Long, Long> counts = new TreeMap<>();
        for (Step step : steps) {
            if (step.node() != asked || step.atMillis() < beginMillis) continue;
            long rulings = step.effects().stream()
                    .filter(effect -> effect instanceof Effect.Asked question
                            && question.question().about() == About.RULE)
                    .count();
            counts.merge((step.atMillis() - beginMillis) / 1_000, rulings, Long::sum);
        }
        return List.copyOf(counts.values());
    }

    <E extends Effect> List<E> effects(SimulatedNode of, Class<E> kind) {
        return steps.stream()
                .filter(step -> step.node() == of)
                .flatMap(step -> step.effects().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** The leader rules; everybody else grants, but the node defers whoever has an identity of its own. */
    private Optional<Decision> decide(SimulatedNode asked, Question question) {
        if (question.about() == About.RULE) return ruling;
        boolean isJoiner = identities.containsValue(question.identity().fingerprint());
        return Optional.of(question.about() == About.AUTHENTICATE && isJoiner ? Decision.DEFERRED : Decision.GRANTED);
    }

    private static NodeConfig joiningAsNode(NodeConfig config) {
        return config.joiningAs(OwnIdentity.ofNode(config.seed()));
    }

    private NodeConfig between(Fingerprint one, Fingerprint other) {
        Bytes apart = distance(one, other);
        while (true) {
            NodeConfig config = plain();
            Fingerprint name = name(config);
            boolean isBetween = distance(name, one).compareTo(apart) < 0
                    && distance(name, other).compareTo(apart) < 0;
            if (isBetween) return config;
        }
    }

    private static Bytes distance(Fingerprint one, Fingerprint other) {
        byte[] octets = one.octets().toArray();
        for (int i = 0; i < octets.length; i++)
            octets[i] ^= (byte) other.octets().at(i);
        return Bytes.wrap(octets);
    }

    private NodeConfig plain() {
        return NodeConfig.of(secret(), bytes(16));
    }

    private static Fingerprint name(NodeConfig config) {
        return new Node(config, SUITE, new SystemEntropy()).fingerprint();
    }

    private static Fingerprint nameOf(Bytes signedToken) {
        return Fingerprints.of(TokenCodec.decode(signedToken).value().fields(), SUITE);
    }

    /** An identity's SignedToken on {@code node}, for a month. */
    private Bytes token(Secret key, Bytes realmOfToken, Fingerprint named) {
        long now = network.wallMillis();
        TokenFields fields = new TokenFields(
                1,
                Kind.IDENTITY.number(),
                bytes(16),
                realmOfToken,
                Bytes.EMPTY,
                Bytes.EMPTY,
                "urn:symbolon:identity:" + drawn,
                Bytes.EMPTY,
                now,
                now,
                now + MONTH_MILLIS,
                List.of(new Extension(Extension.NODE_FINGERPRINT, named.octets())));
        return new TokenSigner(SUITE)
                .sign(fields, SigningKey.of(key, SUITE))
                .value()
                .signedToken();
    }

    private Secret secret() {
        return Secret.copyOf(bytes(32));
    }

    /** Octets that are the same in every run. */
    private Bytes bytes(int count) {
        return SUITE.hash(count, Bytes.ofUtf8("realm scene " + seed + ", " + drawn++));
    }
}
