package io.symbolon.transport;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.address.IpAddress;
import io.symbolon.core.boundary.Question;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.node.Node;
import io.symbolon.core.node.NodeConfig;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.Fingerprints;
import io.symbolon.core.token.TokenCodec;
import io.symbolon.crypto.BouncyCastleSuite;
import io.symbolon.crypto.SystemEntropy;
import io.symbolon.routing.PrefixRouter;
import io.symbolon.spec.JoinRule;
import io.symbolon.transport.exchange.Delivery;
import io.symbolon.transport.exchange.MessageHandler;
import io.symbolon.transport.exchange.PublishOptions;
import io.symbolon.transport.exchange.Subject;
import io.symbolon.transport.exchange.SubscribeOptions;
import io.symbolon.transport.exchange.Utf8;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A node of the mesh on UDP: what an application embeds.
 *
 * <pre>
 * try (MeshNode node = MeshNode.builder().listen("127.0.0.1:0").on(events).start()) {
 *     SessionInfo session = node.connect("127.0.0.1:4000").join();
 * }
 * </pre>
 *
 * <p>All methods may be called from any thread. What they ask for is done on the node's own thread; futures complete
 * there too, so long work belongs into their {@code Async} methods.
 */
public final class MeshNode implements AutoCloseable {
    private static final Duration LONGEST_DENIAL = Duration.ofDays(365);

    /** RLM-017. */
    private static final int MOST_REVOKED = 30;

    /** How long the engine waits for a decision (JON-017). */
    private static final long ANSWER_MILLIS = 5_000;

    private final Fingerprint fingerprint;
    private final InetSocketAddress local;
    private final Telemetry telemetry;
    private final Attempts attempts;
    private final Node node;
    private final Peers peers = new Peers();
    private final Exchanges exchanges;
    private final Admission admission;
    private final boolean hasIdentity;
    private final boolean leadsRealm;
    private final Duration closing;
    private final Clocks clocks;
    private final UdpTransport transport;
    private final Thread thread;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    /**
     * @param config with seeds that are erased as soon as the node has its keys
     * @param admission from now on the node's to close
     */
    MeshNode(
            NodeConfig config,
            DatagramChannel channel,
            List<MeshEvents> listeners,
            Admission admission,
            Clocks clocks,
            Bounds bounds)
            throws IOException {
        this.node = new Node(config, new BouncyCastleSuite(), new SystemEntropy(), new PrefixRouter());
        config.seed().destroy();
        config.identity().ifPresent(identity -> identity.seed().destroy());
        this.hasIdentity = config.identity().isPresent();
        this.closing = bounds.closing();
        this.clocks = clocks;
        this.fingerprint = node.fingerprint();
        this.leadsRealm = leadsRealm(config);
        this.local = (InetSocketAddress) channel.getLocalAddress();
        this.telemetry = new Telemetry(listeners);
        this.attempts = new Attempts(clocks, node::isUnderWay);
        this.admission = admission;
        this.exchanges = new Exchanges(hasIdentity && config.grows(), this::submit, telemetry);
        this.transport = new UdpTransport(
                node, channel, clocks, attempts, peers, exchanges, this::ask, telemetry, bounds, this::afterwards);
        this.thread = new Thread(transport, "symbolon-" + fingerprint.octets().slice(0, 4));
    }

    /** A node to be; without further words it has a new identity, and listens on a free port of 127.0.0.1. */
    public static MeshNodeBuilder builder() {
        return new MeshNodeBuilder();
    }

    void start() {
        thread.start();
    }

    /** Who this node is. */
    public Fingerprint fingerprint() {
        return fingerprint;
    }

    /** Where this node listens. */
    public Endpoint address() {
        return new Endpoint(SocketAddresses.ipAddress(local.getAddress()), local.getPort());
    }

    /**
     * Opens a session with the node at {@code address}, written {@code host:port}, or {@code fingerprint@host:port} where
     * nobody else will do. A host name is looked up by the system, in the calling thread.
     *
     * @return the session once it stands. Else it fails with {@link RequestFailed}: nobody answered for 165 s (HSK-014),
     *     an attempt is under way already (HSK-011), there are too many (HSK-029), the session was not confirmed in time
     *     (SES-009), too many commands wait, or the node closes; with {@link UnknownHostException} if the name leads
     *     nowhere
     * @throws IllegalArgumentException if {@code address} is malformed, or is not the address of one node
     */
    public CompletableFuture<SessionInfo> connect(String address) {
        return open(address, session -> session);
    }

    /** Opens a session with whoever is at {@code address}; see {@link #connect(String)}. */
    public CompletableFuture<SessionInfo> connect(Endpoint address) {
        return open(address, Optional.empty(), session -> session);
    }

    /** Opens a session with {@code peer} at {@code address} and with nobody else; see {@link #connect(String)}. */
    public CompletableFuture<SessionInfo> connect(Fingerprint peer, Endpoint address) {
        return open(address, Optional.of(peer), session -> session);
    }

    /**
     * Says before anything is started whether {@code address} can be one to connect to or to join.
     *
     * @throws IllegalArgumentException if it is malformed, or an IP literal that is not the address of one node
     */
    public static void requireAddress(String address) {
        IpAddress.parse(PeerAddress.parse(address).hostPort().host()).ifPresent(MeshNode::requireOneNode);
    }

    private static void requireOneNode(IpAddress address) {
        if (!address.isDeclarable()) {
            throw new IllegalArgumentException(address + " is not the address of one node");
        }
    }

    /**
     * Joins the node at {@code address}, written as for {@link #connect(String)}: opens a session, sends it our identity,
     * decides on its identity, and waits until both have admitted each other (JON-028). A deferral is waited for too.
     *
     * @return the peer once it is joined, at once if it was already. Else it fails as {@link #connect(String)} does, or with
     *     {@link RequestFailed}: this node has no identity, the peer or our own policy has denied, or the sessions with the
     *     peer have ended before
     * @throws IllegalArgumentException if {@code address} is malformed, or is not the address of one node
     */
    public CompletableFuture<PeerInfo> join(String address) {
        if (!hasIdentity) {
            return CompletableFuture.failedFuture(
                    RequestFailed.by(JoinRule.AN_IDENTITY_TAKES_PART, "not joined with " + address));
        }
        return open(address, session -> session.thenCompose(stands -> peers.await(stands.peer())));
    }

    /** The joined peers, in the order of their fingerprints; as it is now. */
    public Collection<PeerInfo> peers() {
        return peers.all();
    }

    /** Ends every session with {@code peer}, after one leave in each, and the attempts that expect it (SES-022). */
    public CompletableFuture<Void> leave(Fingerprint peer) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        transport.submit(new Command.Leave(attempts, peer, result));
        return result;
    }

    /**
     * Takes no handshake of {@code peer} for {@code span} (TOK-031). Sessions that stand are not touched.
     *
     * @throws IllegalArgumentException if {@code span} is not above zero, or longer than 365 days
     */
    public CompletableFuture<Void> deny(Fingerprint peer, Duration span) {
        if (span.compareTo(Duration.ZERO) <= 0 || span.compareTo(LONGEST_DENIAL) > 0) {
            throw new IllegalArgumentException("a peer is denied for up to 365 days, not for " + span);
        }
        CompletableFuture<Void> result = new CompletableFuture<>();
        transport.submit(new Command.Deny(peer, span.toMillis(), result));
        return result;
    }

    /**
     * As leader of its realm, revokes {@code identities} and nobody else any longer: the new list takes the place of the
     * one before, on every node of the realm (RLM-017 to RLM-019).
     *
     * @throws IllegalArgumentException if there are more than 30
     */
    public CompletableFuture<Void> revoke(Collection<Fingerprint> identities) {
        if (identities.size() > MOST_REVOKED) {
            throw new IllegalArgumentException(
                    "a list of revocations has at most " + MOST_REVOKED + " identities, not " + identities.size());
        }
        CompletableFuture<Void> result = new CompletableFuture<>();
        Command.Revoke command = new Command.Revoke(List.copyOf(identities), result);
        if (leadsRealm) {
            transport.submit(command);
        } else {
            command.refuse("this node does not lead a realm");
        }
        return result;
    }

    /**
     * Sends {@code payload} to the receivers of {@code subject} as {@link PublishOptions#USUAL} says: public, acknowledged by
     * their nodes, for up to 30 s. The publisher that it opens stays open, for the messages to come; it is that of {@link
     * #publisher(Subject)}.
     *
     * @return as {@link Publisher#send(Bytes)}; fails with {@link IllegalStateException} where {@link #publisher(Subject)}
     *     throws it
     */
    public CompletableFuture<Delivery> publish(Subject subject, Bytes payload) {
        try {
            return publisher(subject).send(payload);
        } catch (IllegalStateException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    /**
     * The same with the UTF-8 octets of {@code text}.
     *
     * @throws IllegalArgumentException if half a surrogate pair stands alone in it
     */
    public CompletableFuture<Delivery> publish(Subject subject, String text) {
        return publish(subject, Utf8.octets(text));
    }

    /** The publisher of {@code subject} with {@link PublishOptions#USUAL}; see {@link #publisher(Subject, PublishOptions)}. */
    public Publisher publisher(Subject subject) {
        return publisher(subject, PublishOptions.USUAL);
    }

    /**
     * Declares that this node has messages of {@code subject}, unless it has a publisher with these options already, and
     * gives the publisher.
     *
     * @throws IllegalArgumentException if the exchange is private and the subject has one part only (INT-002)
     * @throws IllegalStateException if there are 256 open interests already, or one of this subject, role and audience with
     *     other options, or the node has no identity or does not grow (INT-011)
     */
    public Publisher publisher(Subject subject, PublishOptions options) {
        return exchanges.publisher(subject, options);
    }

    /** Gives each message of {@code subject} to {@code handler}; see {@link #subscribe(Subject, SubscribeOptions, MessageHandler)}. */
    public Subscription subscribe(Subject subject, MessageHandler handler) {
        return subscribe(subject, SubscribeOptions.USUAL, handler);
    }

    /**
     * Declares that this node receives messages of {@code subject}, and gives each that comes to {@code handler}, one after
     * the other, never on the node's own thread.
     *
     * @throws IllegalArgumentException if the exchange is private and the subject has one part only (INT-002)
     * @throws IllegalStateException if there are 256 open interests already, or one of this subject, role and audience, or
     *     the node has no identity or does not grow (INT-011)
     */
    public Subscription subscribe(Subject subject, SubscribeOptions options, MessageHandler handler) {
        return exchanges.subscribe(subject, options, handler);
    }

    /** How often {@code counter} was counted since the start. */
    public long count(Counter counter) {
        return telemetry.of(counter);
    }

    /** Completes when the node is closed: normally if it was asked to, else with the reason. */
    public CompletableFuture<Void> closed() {
        return closed.copy();
    }

    /**
     * Says goodbye to every peer, closes the socket and ends the thread; what still waits fails. Returns when that is done,
     * at once when called on the node's own thread. A listener that does not return is interrupted after 5 s, and then no
     * listener is told anything more. Closing again is harmless.
     */
    @Override
    public void close() {
        transport.close();
        if (Thread.currentThread() == thread) return;
        try {
            thread.join(closing.toMillis());
            if (!thread.isAlive()) return;
            telemetry.mute();
            thread.interrupt();
            thread.join(closing.toMillis());
        } catch (InterruptedException leaveItToTheThread) {
            Thread.currentThread().interrupt();
        }
    }

    private void afterwards(Optional<Throwable> why) {
        node.destroy();
        admission.close();
        String text = why.map(failure -> "the node has failed: " + failure).orElse("the node is closed");
        attempts.failAll(text);
        peers.failAll(text);
        exchanges.failAll(text);
        telemetry.tell(listener -> listener.closed(why));
        why.ifPresentOrElse(closed::completeExceptionally, () -> closed.complete(null));
    }

    private void ask(Question question) {
        long untilMillis = clocks.now().monotonicMillis() + ANSWER_MILLIS;
        admission.ask(
                question,
                exchanges.policyFor(question),
                (asked, decision, failure) ->
                        transport.submit(new Command.Answer(asked, decision, failure, untilMillis, peers, telemetry)));
    }

    private void submit(Command command) {
        transport.submit(command);
    }

    private <T> CompletableFuture<T> open(
            String address, Function<CompletableFuture<SessionInfo>, CompletableFuture<T>> then) {
        PeerAddress parsed = PeerAddress.parse(address);
        try {
            Endpoint to = SocketAddresses.endpoint(parsed.hostPort().resolve(this::isReachable))
                    .orElseThrow();
            return open(to, parsed.peer(), then);
        } catch (UnknownHostException unknown) {
            return CompletableFuture.failedFuture(unknown);
        }
    }

    /** @param then what shall follow the session; begun before it can stand, so that it runs on the node's thread */
    private <T> CompletableFuture<T> open(
            Endpoint to,
            Optional<Fingerprint> peer,
            Function<CompletableFuture<SessionInfo>, CompletableFuture<T>> then) {
        IpAddress address = to.address();
        requireOneNode(address);
        Attempts.Attempt attempt = new Attempts.Attempt(to, peer);
        CompletableFuture<T> result = then.apply(attempt.result());
        Command.Open command = new Command.Open(attempts, attempt);
        if (isReachable(SocketAddresses.inetAddress(address))) {
            transport.submit(command);
        } else {
            command.refuse("a socket on " + address() + " can not reach it");
        }
        return result;
    }

    /** Whether the identity is the leader's: the configuration is that of a node, and so both tokens are valid. */
    private static boolean leadsRealm(NodeConfig config) {
        Optional<Fingerprint> own = config.identity().flatMap(identity -> fingerprint(identity.signedToken()));
        return own.isPresent() && own.equals(config.realmLeader().flatMap(leader -> fingerprint(leader.token())));
    }

    private static Optional<Fingerprint> fingerprint(Bytes signedToken) {
        if (signedToken.isEmpty()) return Optional.empty();
        return Optional.of(
                Fingerprints.of(TokenCodec.decode(signedToken).value().fields(), new BouncyCastleSuite()));
    }

    /** Whether the socket can send there: [::] reaches both families, any other address its own. */
    private boolean isReachable(InetAddress address) {
        boolean ipv4 = local.getAddress() instanceof Inet4Address;
        boolean both = !ipv4 && local.getAddress().isAnyLocalAddress();
        return both || address instanceof Inet4Address == ipv4;
    }
}
