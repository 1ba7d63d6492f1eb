package io.symbolon.transport;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.join.OwnIdentity;
import io.symbolon.core.node.NodeConfig;
import io.symbolon.core.realm.RealmLeader;
import io.symbolon.core.token.Extension;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.TokenCodec;
import io.symbolon.core.token.UnverifiedToken;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.crypto.SystemEntropy;
import io.symbolon.transport.identity.Identity;
import io.symbolon.transport.identity.NodeKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/** Says what a {@link MeshNode} shall be, and starts it. */
public final class MeshNodeBuilder {
    private Optional<NodeConfig> node = Optional.empty();
    private Joining joining = (config, now) -> config;
    private boolean grows = true;
    private UnaryOperator<NodeConfig> realm = config -> config;
    private AdmissionPolicy policy = AdmissionPolicy.nobody();
    private Optional<Executor> executor = Optional.empty();
    private UnaryOperator<NodeConfig> details = config -> config;
    private HostPort listen = new HostPort("127.0.0.1", 0);
    private Optional<InetSocketAddress> socketAddress = Optional.empty();
    private boolean declaresListening;
    private final List<MeshEvents> listeners = new ArrayList<>();
    private Clocks clocks = Clocks.ofSystem();
    private Bounds bounds = Bounds.USUAL;

    MeshNodeBuilder() {}

    /**
     * The node of {@code seed}, 32 octets, and {@code uuid}, 16 octets. Both stand behind the fingerprint, so a node that
     * starts again with both is the same node. The seed is copied; the caller's stays the caller's.
     */
    public MeshNodeBuilder key(Secret seed, Bytes uuid) {
        return config(NodeConfig.of(seed, uuid));
    }

    /** The node of {@code key}; its seed is copied. Without a key a node is one that nobody has met. */
    public MeshNodeBuilder key(NodeKey key) {
        return config(key.config());
    }

    /** The node that {@code config} describes in full. The seed is copied. */
    public MeshNodeBuilder config(NodeConfig config) {
        node = Optional.of(config);
        return this;
    }

    /**
     * The node joins as {@code identity}, with a token that is signed when the node starts and names this node. The seed is
     * copied. A node without identity only shakes hands (JON-002).
     */
    public MeshNodeBuilder identity(Identity identity) {
        return identity(identity, Bytes.EMPTY);
    }

    /** The same, and {@code issuerToken}, the SignedToken of the identity's issuer, goes along in each Join. */
    public MeshNodeBuilder identity(Identity identity, Bytes issuerToken) {
        joining = (config, now) -> config.joiningAs(new OwnIdentity(
                identity.seed().copy(),
                identity.tokenFor(NodeKey.of(config).fingerprint(), now).signedToken(),
                issuerToken));
        return this;
    }

    /** The node is its own identity: it joins as the node that it is (L-32). */
    public MeshNodeBuilder identityOfNode() {
        joining = (config, now) ->
                config.joiningAs(OwnIdentity.ofNode(config.seed().copy()));
        return this;
    }

    /**
     * The node belongs to a realm: when its policy defers an identity that names the realm, the realm's leader is asked,
     * and its decision authenticates the identity's next attempt (chapter realm). The leader and its node are found by
     * what this node is joined with.
     *
     * @param leaderToken the SignedToken of the leader's identity on the node that it uses; while it is out of its time
     *     nobody is asked
     * @throws IllegalArgumentException if it is no SignedToken, or names no node
     */
    public MeshNodeBuilder realm(Bytes leaderToken) {
        if (leaderToken.isEmpty()) throw new IllegalArgumentException("a realm needs the token of its leader");
        Verdict<UnverifiedToken> token = TokenCodec.decode(leaderToken);
        if (token.rule().isPresent()) {
            throw new IllegalArgumentException("the token of the realm's leader breaks "
                    + token.rule().get().id() + ": " + token.rule().get().sentence());
        }
        Bytes node = token.value()
                .fields()
                .extension(Extension.NODE_FINGERPRINT)
                .filter(octets -> octets.length() == Fingerprint.LENGTH_OCTETS)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the token of the realm's leader names no node (extension node_fingerprint)"));
        realm = config -> config.ledBy(new RealmLeader(leaderToken, new Fingerprint(node)));
        return this;
    }

    /**
     * The node's identity leads a realm, which is named by its fingerprint: nodes of the realm ask it, and its policy
     * answers ({@link AdmissionPolicy#rule}).
     */
    public MeshNodeBuilder leadingRealm() {
        realm = MeshNodeBuilder::ledByItself;
        return this;
    }

    private static NodeConfig ledByItself(NodeConfig config) {
        Bytes token = config.identity().map(OwnIdentity::signedToken).orElse(Bytes.EMPTY);
        if (token.isEmpty()) {
            throw new IllegalArgumentException("a realm is led by an identity; this node has none but itself");
        }
        return config.ledBy(new RealmLeader(token, NodeKey.of(config).fingerprint()));
    }

    /** Who may join: {@code policy}, run on at most 4 threads of the node. Without a policy nobody may. */
    public MeshNodeBuilder admit(AdmissionPolicy policy) {
        this.policy = policy;
        executor = Optional.empty();
        return this;
    }

    /** Who may join: {@code policy}, run by {@code executor}, which stays the application's. */
    public MeshNodeBuilder admit(AdmissionPolicy policy, Executor executor) {
        this.policy = policy;
        this.executor = Optional.of(executor);
        return this;
    }

    /** The node keeps to the peers that its application names: it tells, seeks and routes nothing (OVL-029). */
    public MeshNodeBuilder notGrowing() {
        grows = false;
        return this;
    }

    /** The subject of the node's tokens, at most 255 octets of UTF-8 (TOK-010). */
    public MeshNodeBuilder subject(String subject) {
        return detail(config -> config.withSubject(subject));
    }

    /**
     * Where to listen: {@code 192.0.2.1:4000}, {@code [2001:db8::1]:4000} or {@code name:4000}; port 0 is any free port,
     * {@code 0.0.0.0} every IPv4 address, {@code [::]} every address of both families.
     *
     * @throws IllegalArgumentException if {@code address} is malformed
     */
    public MeshNodeBuilder listen(String address) {
        listen = HostPort.parse(address);
        socketAddress = Optional.empty();
        return this;
    }

    /**
     * Where to listen.
     *
     * @throws IllegalArgumentException if {@code address} is not resolved
     */
    public MeshNodeBuilder listen(InetSocketAddress address) {
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("the host '" + address.getHostString() + "' is not resolved");
        }
        socketAddress = Optional.of(address);
        return this;
    }

    /** The address that the node's tokens name as its own, {@code 192.0.2.1:4000} or {@code [2001:db8::1]:4000}. */
    public MeshNodeBuilder declare(String address) {
        Endpoint endpoint = Endpoint.parse(address)
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "'" + address
                                        + "' can not be declared; expected 192.0.2.1:4000 or [2001:db8::1]:4000, as RFC 5952 writes it"));
        declaresListening = false;
        return detail(config -> config.declaring(endpoint));
    }

    /** The node's tokens name the address on which it listens. */
    public MeshNodeBuilder declareListeningAddress() {
        declaresListening = true;
        return this;
    }

    /** Who is told what happens; can be said again for another listener. */
    public MeshNodeBuilder on(MeshEvents listener) {
        listeners.add(listener);
        return this;
    }

    /** Other clocks, for a test. */
    MeshNodeBuilder clocks(Clocks others) {
        clocks = others;
        return this;
    }

    /** Other bounds, for a test. */
    MeshNodeBuilder bounds(Bounds others) {
        bounds = others;
        return this;
    }

    /**
     * Binds the socket and starts the node's thread. The process lives on until the node is closed.
     *
     * @throws IOException if the socket can not be bound: the host is unknown, the address not of this machine, the port
     *     taken; the text says which
     * @throws IllegalArgumentException if the node's tokens would break a rule, which is named
     */
    public MeshNode start() throws IOException {
        InetSocketAddress address = socketAddress.isPresent() ? socketAddress.get() : listen.resolve(any -> true);
        DatagramChannel channel = Binding.open(address);
        try {
            MeshNode started = new MeshNode(
                    configFor(channel), channel, listeners, new Admission(policy, executor), clocks, bounds);
            started.start();
            return started;
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    private NodeConfig configFor(DatagramChannel channel) throws IOException {
        NodeConfig config = details.apply(node.map(NodeConfig::withCopiedSeeds).orElseGet(MeshNodeBuilder::newNode));
        if (declaresListening) {
            InetSocketAddress local = (InetSocketAddress) channel.getLocalAddress();
            config = config.declaring(SocketAddresses.endpoint(local).orElseThrow());
        }
        NodeConfig joins = joining.of(config, clocks.now().wall());
        return realm.apply(grows && joins.identity().isPresent() ? joins.growing() : joins);
    }

    /** What a node joins with, once it is known which node it is. */
    private interface Joining {
        NodeConfig of(NodeConfig config, Instant now);
    }

    private MeshNodeBuilder detail(UnaryOperator<NodeConfig> next) {
        UnaryOperator<NodeConfig> before = details;
        details = config -> next.apply(before.apply(config));
        return this;
    }

    private static NodeConfig newNode() {
        SystemEntropy entropy = new SystemEntropy();
        return NodeConfig.of(entropy.drawSeed(), entropy.draw(Entropy.Purpose.UUID));
    }
}
