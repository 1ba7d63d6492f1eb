package io.symbolon.core.node;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Handling;
import io.symbolon.core.boundary.Question.About;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.coordinator.Coordinator;
import io.symbolon.core.coordinator.CoordinatorContext;
import io.symbolon.core.coordinator.CoordinatorLimits;
import io.symbolon.core.coordinator.Placement;
import io.symbolon.core.coordinator.ProvedIdentity;
import io.symbolon.core.coordinator.Publications;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.exchange.Exchange;
import io.symbolon.core.exchange.ExchangeContext;
import io.symbolon.core.exchange.ExchangeCounts;
import io.symbolon.core.interest.Interest;
import io.symbolon.core.interest.InterestCheck;
import io.symbolon.core.interest.OwnInterest;
import io.symbolon.core.interest.OwnInterestContext;
import io.symbolon.core.interest.OwnInterestRequest;
import io.symbolon.core.interest.OwnInterests;
import io.symbolon.core.interest.SubjectHash;
import io.symbolon.core.overlay.RoutingTable;
import io.symbolon.core.session.AcceptedSession;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.TokenValidator;
import io.symbolon.core.token.VerifiedToken;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.Rule;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;

/**
 * This node's part in exchange: its own interests, where they are published, what it keeps as a coordinator, and the messages
 * of its parties. It ties them to joins and overlay.
 */
final class NodeExchange extends NodePart
        implements OwnInterestContext, CoordinatorContext, ExchangeContext, JoinedPeers, OverlayMessages {
    private final Joins joins;
    private final Growing growing;
    private final OwnParty party;
    private final Fingerprint issuer;
    private final SigningKey key;
    private final InterestCheck check;
    private final OwnInterests interests;
    private final Publications publications;
    private final Coordinator coordinator;
    private final Exchange exchange;

    /** What this node has to say to itself. */
    private final Queue<Message> toItself = new ArrayDeque<>();
    /** The newest session of each joined peer. */
    private final Map<Fingerprint, Bytes> sessions = new HashMap<>(); // never iterated
    /** The view with which our interests were placed last. */
    private RoutingTable placed;

    NodeExchange(NodeContext context, Joins joins, Growing growing, OwnParty party, SigningKey key) {
        super(context);
        this.joins = joins;
        this.growing = growing;
        this.party = party;
        this.issuer = joins.ownIdentity();
        this.key = key;
        this.check = new InterestCheck(context.validator(), context.crypto());
        this.interests = new OwnInterests(this);
        this.publications = new Publications(this);
        this.coordinator = new Coordinator(this, CoordinatorLimits.SPECIFIED);
        this.exchange = new Exchange(this);
        this.placed = view();
    }

    /** The application declares an interest. */
    void declare(OwnInterestRequest request) {
        // an identity that nobody accepts has no interests
        Optional<Rule> refusal = party.identity().rule().or(() -> interests.declare(request));
        refusal.ifPresent(rule -> effects().add(new Effect.InterestRefused(request.interest(), rule)));
    }

    /** The application withdraws an interest; one that it does not have changes nothing. */
    void withdraw(long interest) {
        interests.withdraw(interest).ifPresent(exchange::ended);
    }

    /** The application sends a message. */
    void submit(long interest, long message, Bytes payload, long timeToLiveMillis) {
        exchange.submit(interest, message, payload, timeToLiveMillis);
    }

    /** The application is through with a delivery. */
    void handled(long delivery, Handling handling) {
        exchange.handled(delivery, handling).ifPresent(interests::gained);
    }

    @Override
    public void take(Fingerprint peer, Message message, Endpoint from) {
        if (message instanceof Message.Publish publish) {
            coordinator.take(peer, from, publish);
        } else if (message instanceof Message.Kept kept) {
            publications.take(peer, from, kept);
        } else if (message instanceof Message.Nearer nearer) {
            publications.take(peer, from, nearer);
        } else if (message instanceof Message.Match match) {
            exchange.take(match, peer, from);
        } else {
            growing.take(peer, message, from);
        }
    }

    /** What was routed to this node; {@code from} brought it. */
    void arrived(Message.RoutedBody body, Endpoint from) {
        if (body instanceof Message.Parcel parcel) exchange.take(parcel, from);
        if (body instanceof Message.Receipt receipt) exchange.take(receipt, from);
    }

    @Override
    public void joined(AcceptedSession session) {
        Bytes before = sessions.put(session.fingerprint(), session.id());
        if (!session.id().equals(before)) publications.joinedAgain(session.fingerprint());
    }

    @Override
    public void parted(Fingerprint peer, Rule rule) {
        sessions.remove(peer);
        coordinator.parted(peer);
        publications.parted(peer);
    }

    /** Does what is due. */
    void wake() {
        interests.wake();
        coordinator.wake();
        publications.wake();
        exchange.wake();
    }

    /** Does what the input under way has led to: after everything else, for it concerns the view as it is then. */
    void settle() {
        interests.wake();
        if (placed != view()) {
            placed = view();
            publications.viewChanged();
        }
        while (!toItself.isEmpty()) {
            take(own(), toItself.remove(), context.own().declaredAddress().orElseThrow()); // COO-001
        }
    }

    /** The next deadline, those by wall time as monotonic time if the clocks run alike. */
    OptionalLong deadlineMillis() {
        long monotonic = Math.min(
                orNever(interests.deadlineMillis()),
                Math.min(orNever(publications.deadlineMillis()), orNever(exchange.deadlineMillis())));
        long wall = Math.min(orNever(interests.wallDeadlineMillis()), orNever(coordinator.wallDeadlineMillis()));
        long atWall = wall == Long.MAX_VALUE ? Long.MAX_VALUE : nowMillis() + Math.max(0, wall - now().wallMillis());
        long earliest = Math.min(monotonic, atWall);
        return earliest == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(earliest);
    }

    /** Erases every secret (CNV-012). */
    void destroy() {
        interests.destroy();
        exchange.destroy();
    }

    /** How many interests this node has declared, not counting those withdrawn. */
    int interestCount() {
        return interests.live().size();
    }

    /** How many interests this node keeps as a coordinator. */
    int keptCount() {
        return coordinator.size();
    }

    ExchangeCounts counts() {
        return exchange.counts();
    }

    @Override
    public long nowMillis() {
        return context.now().monotonicMillis();
    }

    @Override
    public Instant wall() {
        return context.now().wall();
    }

    @Override
    public Fingerprint issuer() {
        return issuer;
    }

    @Override
    public SigningKey identityKey() {
        return key;
    }

    @Override
    public int current(OwnInterest interest) {
        return interest.request().maximumThreshold() - exchange.waiting(interest.number());
    }

    @Override
    public void signed(OwnInterest interest) {
        publications.signed(interest);
    }

    @Override
    public void forgotten(OwnInterest interest) {
        publications.forgotten(interest);
    }

    @Override
    public Verdict<Interest> validate(Bytes signedToken) {
        return check.validate(signedToken, context::isDenied, wall());
    }

    @Override
    public List<Fingerprint> coordinators(SubjectHash subject) {
        boolean declares = context.own().declaredAddress().isPresent();
        return Placement.coordinators(view(), own(), declares, subject);
    }

    @Override
    public Comparator<Fingerprint> nearestFirst(Fingerprint target) {
        return view().nearestFirst(target);
    }

    @Override
    public Optional<ProvedIdentity> identityOf(Fingerprint peer) {
        if (peer.equals(own())) return party.proved();
        return joins.claimOf(peer).map(claim -> new ProvedIdentity(claim.identity(), claim.realm()));
    }

    @Override
    public Optional<Bytes> tellableToken(Fingerprint peer) {
        return growing.growth().tellableToken(peer);
    }

    @Override
    public void send(Fingerprint peer, Message message) {
        if (peer.equals(own())) toItself.add(message);
        else joins.send(peer, message);
    }

    @Override
    public void measure(Fingerprint peer) {
        growing.measure(peer);
    }

    @Override
    public void nearer(Fingerprint from, Endpoint path, SubjectHash subject, List<Bytes> tokens) {
        growing.growth()
                .takeNearer(from, path, subject.place(), tokens, node -> publications.wouldPublishTo(node, subject));
    }

    @Override
    public VerifiedToken identity() {
        return party.identity().value();
    }

    @Override
    public boolean isDenied(Fingerprint identity) {
        return context.isDenied(identity);
    }

    @Override
    public TokenValidator validator() {
        return context.validator();
    }

    @Override
    public List<Bytes> leaderTokens() {
        return party.leaderTokens();
    }

    @Override
    public OwnInterests interests() {
        return interests;
    }

    @Override
    public boolean hasPublishedTo(Fingerprint peer) {
        return publications.hasPublishedTo(peer);
    }

    @Override
    public void route(Fingerprint destination, Message.RoutedBody body, int timeToLiveMillis) {
        growing.route(destination, body, timeToLiveMillis);
    }

    @Override
    public boolean hasRoomForQuestion() {
        return joins.questions().hasRoom();
    }

    @Override
    public long ask(About about, VerifiedToken identity, Optional<Fingerprint> realm, Interest interest) {
        return joins.questions()
                .ask(about, identity, interest.node(), realm, Optional.of(interest), exchange::answered);
    }

    @Override
    public void forgetQuestion(long question) {
        joins.questions().forget(question);
    }

    private RoutingTable view() {
        return growing.growth().table();
    }

    private static long orNever(OptionalLong time) {
        return time.orElse(Long.MAX_VALUE);
    }
}
