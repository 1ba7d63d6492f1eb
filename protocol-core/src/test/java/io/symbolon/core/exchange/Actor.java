package io.symbolon.core.exchange;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Handling;
import io.symbolon.core.boundary.Now;
import io.symbolon.core.boundary.Question.About;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.interest.Interest;
import io.symbolon.core.interest.OwnInterest;
import io.symbolon.core.interest.OwnInterestContext;
import io.symbolon.core.interest.OwnInterestRequest;
import io.symbolon.core.interest.OwnInterests;
import io.symbolon.core.interest.SubjectHash;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.testing.StandInSuite;
import io.symbolon.core.testing.TokenDraft;
import io.symbolon.core.token.Extension;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.InterestTerms.Acknowledgement;
import io.symbolon.core.token.InterestTerms.ExchangeKind;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.core.token.Kind;
import io.symbolon.core.token.TokenFields;
import io.symbolon.core.token.TokenSigner;
import io.symbolon.core.token.TokenValidator;
import io.symbolon.core.token.VerifiedToken;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A node in virtual time with an identity, its own interests and an exchange, and all that these want done. */
final class Actor implements ExchangeContext {
    static final SubjectHash SUBJECT = new SubjectHash(SeededEntropy.octets("subject"));
    static final Fingerprint COORDINATOR = new Fingerprint(SeededEntropy.octets("coordinator"));
    static final Endpoint SOURCE = Endpoint.parse("198.51.100.1:4000").orElseThrow();
    static final long LIFETIME_MILLIS = 300_000;

    /** The time of all actors of a scene. */
    static final class Clock {
        long millis = 1_000_000;
        /** How far the wall clock has been set forward. */
        long aheadMillis;
    }

    record Routed(Fingerprint to, Message.RoutedBody body, int timeToLiveMillis) {}

    record Asked(long question, About about, VerifiedToken identity, Optional<Fingerprint> realm, Interest interest) {}

    final Clock clock;
    final List<Routed> routed = new ArrayList<>();
    final List<Effect> effects = new ArrayList<>();
    final Map<Long, Asked> questions = new LinkedHashMap<>();
    final List<Fingerprint> publishedTo = new ArrayList<>(List.of(COORDINATOR));
    final List<Fingerprint> denied = new ArrayList<>();
    final List<Bytes> leaders = new ArrayList<>();
    final OwnInterests interests;
    final Exchange exchange;
    int roomForQuestions = 64;
    /** Nothing more is taken or given under any interest. */
    boolean isFull;

    private final Fingerprint node;
    private final CryptoSuite suite;
    private final Entropy entropy;
    private final SigningKey key;
    private VerifiedToken identity;
    private long lastQuestion;

    Actor(String name, Clock clock) {
        this(name, clock, new StandInSuite());
    }

    Actor(String name, Clock clock, CryptoSuite suite) {
        this.clock = clock;
        this.suite = suite;
        this.entropy = new SeededEntropy(name);
        this.node = new Fingerprint(SeededEntropy.octets(name + "'s node"));
        this.key = SigningKey.of(Secret.copyOf(SeededEntropy.octets(name + "'s identity")), suite);
        this.identity = identity(Bytes.EMPTY, Bytes.EMPTY, List.of());
        this.interests = new OwnInterests(new Declaring());
        this.exchange = new Exchange(this);
    }

    /** An identity on this node that is issued now, for 30 days. */
    VerifiedToken identity(Bytes realm, Bytes issuer, List<Extension> more) {
        long now = now().wallMillis();
        List<Extension> extensions = new ArrayList<>(more);
        extensions.add(new Extension(Extension.NODE_FINGERPRINT, node.octets()));
        TokenFields fields = new TokenFields(
                1,
                Kind.IDENTITY.number(),
                Bytes.zeros(16),
                realm,
                issuer,
                Bytes.EMPTY,
                "",
                Bytes.EMPTY,
                now,
                now,
                now + 2_592_000_000L,
                extensions);
        return new TokenSigner(suite).sign(fields, key).value();
    }

    /** From now on it is {@code token} that it joins with. */
    void use(VerifiedToken token) {
        identity = token;
    }

    OwnInterest declare(long number, Role role) {
        return declare(number, role, ExchangeKind.PUBLIC, Acknowledgement.BY_NODE, 64);
    }

    OwnInterest declare(long number, Role role, ExchangeKind exchange, Acknowledgement acknowledgement, int maximum) {
        Acknowledgement asked = role == Role.SENDER ? acknowledgement : Acknowledgement.NONE;
        return declare(new OwnInterestRequest(
                number, SUBJECT, role, exchange, asked, Optional.empty(), maximum, LIFETIME_MILLIS));
    }

    OwnInterest declare(OwnInterestRequest request) {
        Optional<Rule> refusal = interests.declare(request);
        if (refusal.isPresent()) throw new AssertionError(refusal.get());
        return interests.find(request.interest()).orElseThrow();
    }

    /** What a coordinator says of the newest of {@code own}. */
    Message.Match match(OwnInterest own) {
        return new Message.Match(own.newest().signedToken(), identity.signedToken());
    }

    /** Hears from a coordinator of an interest of {@code other}. */
    void hear(Message.Match match) {
        exchange.take(match, COORDINATOR, SOURCE);
    }

    /** Hears of all interests of {@code other}, and grants whatever is asked. */
    void meet(Actor other) {
        other.interests.live().forEach(own -> hear(other.match(own)));
        answerAll(Decision.GRANTED);
    }

    /** Answers until there is no question left; whether there was one. */
    boolean answerAll(Decision decision) {
        boolean any = !questions.isEmpty();
        while (!questions.isEmpty()) answer(decision);
        return any;
    }

    /** Answers the first question. */
    void answer(Decision decision) {
        long question = questions.keySet().iterator().next();
        questions.remove(question);
        exchange.answered(question, decision);
    }

    void send(long interest, long message, Bytes payload) {
        exchange.submit(interest, message, payload, 30_000);
    }

    void handle(long delivery) {
        exchange.handled(delivery, Handling.TAKEN);
    }

    void withdraw(long interest) {
        interests.withdraw(interest).ifPresent(exchange::ended);
    }

    /** Signs {@code own} anew with a current threshold of 0. */
    void renew(OwnInterest own) {
        isFull = true;
        clock.millis += LIFETIME_MILLIS;
        interests.wake();
    }

    void take(Message.RoutedBody body) {
        if (body instanceof Message.Parcel parcel) exchange.take(parcel, SOURCE);
        if (body instanceof Message.Receipt receipt) exchange.take(receipt, SOURCE);
    }

    /** What it wants sent, which is forgotten. */
    List<Routed> takeRouted() {
        List<Routed> taken = List.copyOf(routed);
        routed.clear();
        return taken;
    }

    /** Hands all that it wants sent to {@code other}, and back, until nobody has anything to say. */
    void talk(Actor other) {
        while (!routed.isEmpty() || !other.routed.isEmpty()) {
            takeRouted().forEach(message -> other.take(message.body()));
            other.takeRouted().forEach(message -> take(message.body()));
        }
    }

    /** Lets time pass, and wakes at every deadline of the exchange. */
    void pass(long millis) {
        long end = clock.millis + millis;
        while (exchange.deadlineMillis().orElse(Long.MAX_VALUE) <= end) {
            clock.millis = Math.max(clock.millis, exchange.deadlineMillis().getAsLong());
            exchange.wake();
        }
        clock.millis = end;
    }

    <E extends Effect> List<E> effects(Class<E> kind) {
        return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The rules by which something was dropped. */
    List<Rule> dropped() {
        return effects(Effect.Dropped.class).stream().map(Effect.Dropped::rule).toList();
    }

    List<Effect.MessageDelivered> delivered() {
        return effects(Effect.MessageDelivered.class);
    }

    @Override
    public Now now() {
        return new Now(clock.millis, Instant.ofEpochMilli(TokenDraft.millis(clock.millis + clock.aheadMillis)));
    }

    @Override
    public Fingerprint own() {
        return node;
    }

    @Override
    public VerifiedToken identity() {
        return identity;
    }

    @Override
    public SigningKey identityKey() {
        return key;
    }

    @Override
    public CryptoSuite crypto() {
        return suite;
    }

    @Override
    public TokenValidator validator() {
        return new TokenValidator(suite);
    }

    @Override
    public List<Bytes> leaderTokens() {
        return leaders;
    }

    @Override
    public OwnInterests interests() {
        return interests;
    }

    @Override
    public boolean isDenied(Fingerprint identity) {
        return denied.contains(identity);
    }

    @Override
    public boolean hasPublishedTo(Fingerprint peer) {
        return publishedTo.contains(peer);
    }

    @Override
    public List<Effect> effects() {
        return effects;
    }

    @Override
    public void route(Fingerprint destination, Message.RoutedBody body, int timeToLiveMillis) {
        routed.add(new Routed(destination, body, timeToLiveMillis));
    }

    @Override
    public boolean hasRoomForQuestion() {
        return questions.size() < roomForQuestions;
    }

    @Override
    public long ask(About about, VerifiedToken asked, Optional<Fingerprint> realm, Interest interest) {
        questions.put(++lastQuestion, new Asked(lastQuestion, about, asked, realm, interest));
        return lastQuestion;
    }

    @Override
    public void forgetQuestion(long question) {
        questions.remove(question);
    }

    private final class Declaring implements OwnInterestContext {
        @Override
        public long nowMillis() {
            return clock.millis;
        }

        @Override
        public Instant wall() {
            return now().wall();
        }

        @Override
        public CryptoSuite crypto() {
            return suite;
        }

        @Override
        public Bytes draw(Entropy.Purpose purpose) {
            return entropy.draw(purpose);
        }

        @Override
        public Secret drawSecret(Entropy.Purpose purpose) {
            return entropy.drawSecret(purpose);
        }

        @Override
        public Fingerprint own() {
            return node;
        }

        @Override
        public Fingerprint issuer() {
            return identity.fingerprint();
        }

        @Override
        public int current(OwnInterest interest) {
            return isFull ? 0 : interest.request().maximumThreshold() - exchange.waiting(interest.number());
        }

        @Override
        public SigningKey identityKey() {
            return key;
        }

        @Override
        public void signed(OwnInterest interest) {}

        @Override
        public void forgotten(OwnInterest interest) {}
    }
}
