package io.symbolon.core.node;

import static io.symbolon.spec.InterestRule.OWN_INTERESTS_WITHIN_LIMIT;
import static io.symbolon.spec.MessageRule.MESSAGE_WITHIN_LIMIT;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Input;
import io.symbolon.core.boundary.Outcome;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.exchange.ExchangeCounts;
import io.symbolon.core.overlay.Growth;
import io.symbolon.core.overlay.Router;
import io.symbolon.core.realm.RealmLeader;
import io.symbolon.core.session.Opening;
import io.symbolon.core.session.SessionState;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.FrameCodec;
import io.symbolon.core.wire.Handshake;
import io.symbolon.core.wire.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The engine: a function of its inputs. It finds the state that an input concerns, asks it, and carries out its answer;
 * it holds no rule, reads no clock and opens no socket. One thread calls it at a time.
 */
public final class Node {
    private static final ExchangeCounts NOTHING_EXCHANGED = new ExchangeCounts(0, 0, 0, 0, 0);

    private final NodeContext context;
    private final Answerer answerer;
    private final Sessions sessions;
    private final Joins joins;
    private final Optional<NodeRealm> realm;
    private final Optional<Growing> growing;
    private final Optional<NodeExchange> exchange;
    private boolean isClosed;

    /**
     * A node at rest that does not grow.
     *
     * @throws IllegalArgumentException if the tokens that {@code config} describes break a rule, which is named, or if it
     *     asks for growth
     */
    public Node(NodeConfig config, CryptoSuite crypto, Entropy entropy) {
        this(config, crypto, entropy, Optional.empty());
    }

    /**
     * A node at rest; {@code router} is used if it grows.
     *
     * @throws IllegalArgumentException if the tokens that {@code config} describes break a rule, which is named
     */
    public Node(NodeConfig config, CryptoSuite crypto, Entropy entropy, Router router) {
        this(config, crypto, entropy, Optional.of(router));
    }

    private Node(NodeConfig config, CryptoSuite crypto, Entropy entropy, Optional<Router> router) {
        config.demandComplete(router.isPresent());
        this.context = new NodeContext(config, crypto, entropy);
        this.answerer = new Answerer(context);
        this.sessions = new Sessions(context, config.identity());
        this.joins = sessions.joins();
        context.obsolete(joins::isObsolete);
        this.realm = joins.key()
                .map(key -> new NodeRealm(context, joins, config.realmLeader(), joins.ownIdentity(), key, this::route));
        realm.ifPresent(joins::tell);
        realm.ifPresent(joins::heed);
        this.growing = router.filter(any -> config.grows()).map(geometry -> new Growing(context, sessions, geometry));
        growing.ifPresent(part -> {
            joins.tell(part);
            joins.hand(part);
            sessions.tell(part);
        });
        this.exchange = growing.flatMap(part -> joins.key().map(key -> exchanging(part, key, config)));
    }

    /** Exchange needs somebody whose interests are declared, and others to publish them to. */
    private NodeExchange exchanging(Growing part, SigningKey key, NodeConfig config) {
        OwnParty party = new OwnParty(
                context,
                config.identity().orElseThrow(), // its key
                config.realmLeader().map(RealmLeader::token));
        NodeExchange made = new NodeExchange(context, joins, part, party, key);
        joins.tell(made);
        joins.hand(made);
        part.hand((body, bringer, from) -> {
            realm.ifPresent(taker -> taker.take(body, bringer, from));
            made.arrived(body, from);
        });
        return made;
    }

    private void route(Fingerprint destination, Message.RoutedBody body, int timeToLiveMillis) {
        growing.ifPresent(part -> part.route(destination, body, timeToLiveMillis));
    }

    /** Who this node is. */
    public Fingerprint fingerprint() {
        return context.own().fingerprint();
    }

    /** How much this node holds. */
    public NodeCounts counts() {
        return new NodeCounts(
                context.table().openingCount(),
                context.table().candidateCount(),
                context.table().sessionCount(),
                context.denied().size(),
                context.strictKeys().size(),
                joins.questionCount(),
                joins.obsoleteCount(),
                exchange.map(NodeExchange::interestCount).orElse(0),
                exchange.map(NodeExchange::keptCount).orElse(0),
                exchange.map(NodeExchange::counts).orElse(NOTHING_EXCHANGED));
    }

    /** The overlay of this node, to look at; empty if it does not grow. */
    public Optional<Growth> growth() {
        return growing.map(Growing::growth);
    }

    /** What this node has of {@code peer} (chapter states): attempts that could reach it, candidates, sessions. */
    List<SessionState> statesOf(Fingerprint peer) {
        List<SessionState> states = new ArrayList<>();
        for (Opening opening : context.table().openings()) {
            if (opening.peer().map(peer::equals).orElse(true)) states.add(opening);
        }
        states.addAll(context.table().candidatesOf(peer));
        states.addAll(context.table().sessionsOf(peer));
        return states;
    }

    /**
     * Whether a request to open towards {@code to}, expecting {@code peer} if it is given, can still lead to a session: its
     * attempt is outstanding, or a session that would fulfil it waits for the response to its first challenge.
     */
    public boolean isUnderWay(Endpoint to, Optional<Fingerprint> peer) {
        return sessions.isUnderWay(to, peer);
    }

    /** The joins of the newest session with {@code peer}. */
    Optional<Membership> membershipOf(Fingerprint peer) {
        return joins.newestOf(peer);
    }

    /** Whether {@code peer} was denied (JON-014). */
    boolean isObsolete(Fingerprint peer) {
        return joins.isObsolete(peer);
    }

    /** The joins of this node, to look at: for tests. */
    Joins joins() {
        return joins;
    }

    /** What is sent when this node says {@code message} in the session {@code id}, whatever its rules are: for tests. */
    List<Effect> said(Bytes id, Message message) {
        context.begin(context.now());
        sessions.say(id, message);
        return context.effects();
    }

    /** Handles one input, after all deadlines that its time has reached. Nothing that a peer sends makes it throw. */
    public Outcome handle(Input input) {
        if (isClosed) return Outcome.NOTHING; // [SES-026]
        context.begin(input.now());
        sessions.wake();
        joins.wake();
        growing.ifPresent(part -> part.growth().wake());
        realm.ifPresent(NodeRealm::wake);
        exchange.ifPresent(NodeExchange::wake);
        input.match(new Dispatch());
        if (!isClosed) exchange.ifPresent(NodeExchange::settle);
        List<Effect> effects = context.effects();
        return new Outcome(effects, wakeAtMillis());
    }

    /** Forgets everything and erases every secret that this node holds (CNV-012); whatever is handled later gives nothing. */
    public void destroy() {
        isClosed = true;
        context.destroy();
        joins.destroy();
        realm.ifPresent(NodeRealm::destroy);
        exchange.ifPresent(NodeExchange::destroy);
    }

    /** The earliest deadline, those by wall time as monotonic time if the clocks run alike. */
    private OptionalLong wakeAtMillis() {
        if (isClosed) return OptionalLong.empty();
        OptionalLong ofOverlay =
                growing.map(part -> part.growth().deadlineMillis()).orElse(OptionalLong.empty());
        OptionalLong ofRealm = realm.map(NodeRealm::deadlineMillis).orElse(OptionalLong.empty());
        OptionalLong ofSessions = earlier(context.table().monotonic().earliest(), joins.deadlineMillis());
        OptionalLong ofExchange = exchange.map(NodeExchange::deadlineMillis).orElse(OptionalLong.empty());
        OptionalLong monotonic = earlier(earlier(ofOverlay, ofRealm), earlier(ofExchange, ofSessions));
        OptionalLong wall = context.table().wall().earliest();
        if (wall.isEmpty()) return monotonic;
        long untilWall = Math.max(0, wall.getAsLong() - context.now().wallMillis());
        long atWall = context.now().monotonicMillis() + untilWall;
        return OptionalLong.of(Math.min(monotonic.orElse(Long.MAX_VALUE), atWall));
    }

    private static OptionalLong earlier(OptionalLong one, OptionalLong other) {
        if (one.isEmpty()) return other;
        return other.isEmpty() || one.getAsLong() <= other.getAsLong() ? one : other;
    }

    /** Which part of the node an input concerns. */
    private final class Dispatch implements Input.Cases<Void> {
        @Override
        public Void datagram(Input.DatagramReceived input) {
            return FrameCodec.decode(input.datagram())
                    .match(frame -> frame.match(new FrameDispatch(input.from())), rule -> {
                        context.effects().add(new Effect.Dropped(input.from(), rule));
                        return null;
                    });
        }

        @Override
        public Void deadline(Input.DeadlineReached input) {
            return null; // every input wakes what is due
        }

        @Override
        public Void open(Input.OpenRequested input) {
            sessions.open(input.to(), input.peer());
            return null;
        }

        @Override
        public Void leave(Input.LeaveRequested input) {
            sessions.leave(input.peer());
            return null;
        }

        @Override
        public Void answered(Input.Answered input) {
            joins.answered(input.question(), input.decision());
            realm.ifPresent(part -> part.answered(input.question(), input.decision()));
            return null;
        }

        @Override
        public Void revoke(Input.RevokeRequested input) {
            realm.orElseThrow(() -> new IllegalStateException("a node without identity leads no realm"))
                    .revoke(input.identities());
            return null;
        }

        @Override
        public Void close(Input.CloseRequested input) {
            sessions.close();
            destroy();
            return null;
        }

        @Override
        public Void declared(Input.InterestDeclared input) {
            // [INT-011] who takes no part has no interests
            if (exchange.isEmpty()) {
                context.effects()
                        .add(new Effect.InterestRefused(input.request().interest(), OWN_INTERESTS_WITHIN_LIMIT));
            }
            exchange.ifPresent(part -> part.declare(input.request()));
            return null;
        }

        @Override
        public Void withdrawn(Input.InterestWithdrawn input) {
            exchange.ifPresent(part -> part.withdraw(input.interest()));
            return null;
        }

        @Override
        public Void submitted(Input.MessageSubmitted input) {
            // [MSG-022] without an interest nothing is sent
            if (exchange.isEmpty())
                context.effects().add(new Effect.MessageUnsent(input.message(), MESSAGE_WITHIN_LIMIT));
            exchange.ifPresent(
                    part -> part.submit(input.interest(), input.message(), input.payload(), input.timeToLiveMillis()));
            return null;
        }

        @Override
        public Void handled(Input.MessageHandled input) {
            exchange.ifPresent(part -> part.handled(input.delivery(), input.handling()));
            return null;
        }

        @Override
        public Void deny(Input.DenyRequested input) {
            long now = context.now().monotonicMillis();
            context.denied().deny(input.peer(), now + Math.min(input.forMillis(), Long.MAX_VALUE - now));
            return null;
        }
    }

    /** Which state a frame concerns. */
    private final class FrameDispatch implements Frame.Cases<Void> {
        private final Endpoint from;

        private FrameDispatch(Endpoint from) {
            this.from = from;
        }

        @Override
        public Void initiation(Handshake.Initiation initiation) {
            answerer.onInitiation(initiation, from);
            return null;
        }

        @Override
        public Void answer(Handshake.Answer answer) {
            SessionState state = stateOf(answer.echo());
            sessions.carryOut(state, state.onAnswer(answer, from, context));
            return null;
        }

        @Override
        public Void cookie(Frame.Cookie cookie) {
            SessionState state = stateOf(cookie.nonce());
            sessions.carryOut(state, state.onCookie(cookie, from, context));
            return null;
        }

        @Override
        public Void sealed(Frame.Sealed frame) {
            SessionState state = stateOf(frame.sessionId());
            sessions.carryOut(state, state.onFrame(frame, from, context));
            return null;
        }

        private SessionState stateOf(Bytes id) {
            return context.table().find(id);
        }
    }
}
