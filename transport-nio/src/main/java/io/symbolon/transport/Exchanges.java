package io.symbolon.transport;

import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Question;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.InterestTerms.ExchangeKind;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.transport.exchange.Delivery;
import io.symbolon.transport.exchange.Exchange;
import io.symbolon.transport.exchange.MessageHandler;
import io.symbolon.transport.exchange.Party;
import io.symbolon.transport.exchange.PublishOptions;
import io.symbolon.transport.exchange.ReceivedMessage;
import io.symbolon.transport.exchange.Subject;
import io.symbolon.transport.exchange.SubjectPolicy;
import io.symbolon.transport.exchange.SubscribeOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The open interests of one node, and its messages that are not settled. {@link #publisher}, {@link #subscribe}, {@link
 * #send} and {@link #close} are for every thread, the rest belongs to the node's.
 */
final class Exchanges {
    /** INT-011. */
    private static final int MOST = 256;

    private static final int PRIVATE_PARTS = 2;

    private final boolean canExchange;
    private final Consumer<Command> submit;
    private final Telemetry telemetry;
    private final ThreadPoolExecutor handlers = newExecutor();
    private final AtomicLong numbers = new AtomicLong();

    /** What is open, as the application sees it. */
    private final Map<Key, OpenInterest> open = new ConcurrentHashMap<>();

    /** What the engine knows by its number: declared, and not withdrawn. */
    private final Map<Long, OpenInterest> declared = new HashMap<>();

    private final SentMessages messages;

    /**
     * @param canExchange whether the node may have interests: it has an identity and takes part in growth
     * @param submit where commands go
     */
    Exchanges(boolean canExchange, Consumer<Command> submit, Telemetry telemetry) {
        this.canExchange = canExchange;
        this.submit = submit;
        this.telemetry = telemetry;
        this.messages = new SentMessages(telemetry);
    }

    /** Of these there is one of each (INT-011). */
    private record Key(Subject subject, Role role, Optional<Fingerprint> audience) {
        static Key of(OpenInterest interest) {
            return new Key(
                    interest.subject(), interest.role(), interest.exchange().audience());
        }
    }

    /** For a node whose application brings none: a thread for each subscription that has something to handle. */
    private static ThreadPoolExecutor newExecutor() {
        return new ThreadPoolExecutor(0, MOST, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread thread = new Thread(work, "symbolon-handler");
            thread.setDaemon(true);
            return thread;
        });
    }

    synchronized Publisher publisher(Subject subject, PublishOptions options) {
        OpenInterest there =
                open.get(new Key(subject, Role.SENDER, options.exchange().audience()));
        if (there instanceof Publisher publisher && publisher.options().equals(options)) return publisher;
        Publisher publisher = new Publisher(numbers.incrementAndGet(), subject, options, this);
        open(publisher);
        return publisher;
    }

    synchronized Subscription subscribe(Subject subject, SubscribeOptions options, MessageHandler handler) {
        Inbox inbox = new Inbox(handler, options.executor().orElse(handlers), this::handled);
        Subscription subscription = new Subscription(numbers.incrementAndGet(), subject, options, inbox, this);
        open(subscription);
        return subscription;
    }

    private void open(OpenInterest interest) {
        demandWithinRules(interest);
        open.put(Key.of(interest), interest);
        submit.accept(new ExchangeCommand.Declare(this, interest));
    }

    /** What the engine would refuse, said to the caller at once. */
    private void demandWithinRules(OpenInterest interest) {
        Subject subject = interest.subject();
        Exchange exchange = interest.exchange();
        if (exchange.kind() == ExchangeKind.PRIVATE && subject.parts().size() < PRIVATE_PARTS) {
            throw new IllegalArgumentException("INT-002: a private subject has at least 2 parts, unlike " + subject);
        }
        String why = null;
        if (!canExchange) why = "this node has no identity, or does not grow";
        if (open.size() == MOST) why = MOST + " interests are open";
        if (open.containsKey(Key.of(interest))) why = "one of this subject, role and audience is open";
        if (hasOtherPolicy(interest)) why = "one of this subject and role is open with another policy";
        if (why != null) throw new IllegalStateException("INT-011: no interest in " + subject + ": " + why);
    }

    /** A question names subject and role: so far policies can differ. */
    private boolean hasOtherPolicy(OpenInterest interest) {
        return open.values().stream()
                .anyMatch(other -> other.subject().equals(interest.subject())
                        && other.role() == interest.role()
                        && !other.policy().equals(interest.policy()));
    }

    void close(OpenInterest interest) {
        interest.markClosed();
        if (open.remove(Key.of(interest), interest)) submit.accept(new ExchangeCommand.Withdraw(this, interest));
    }

    CompletableFuture<Delivery> send(Publisher publisher, Bytes payload) {
        Outstanding message = new Outstanding(publisher, payload.length());
        submit.accept(new ExchangeCommand.Submit(messages, message, numbers.incrementAndGet(), payload));
        return message.result();
    }

    /** Those on their way. */
    SentMessages messages() {
        return messages;
    }

    private void handled(long delivery, ReceivedMessage message, Optional<Throwable> failure) {
        submit.accept(new ExchangeCommand.Handled(delivery, message, failure, telemetry));
    }

    /** The policy for the subject that {@code question} is about, if it has one of its own. */
    Optional<SubjectPolicy> policyFor(Question question) {
        return question.interest()
                .flatMap(party -> declared.values().stream()
                        .filter(own -> own.subject().hash().equals(party.subject())
                                && own.role() == party.role().opposite())
                        .findFirst()
                        .flatMap(OpenInterest::policy));
    }

    void declared(OpenInterest interest) {
        declared.put(interest.number(), interest);
    }

    void refused(OpenInterest interest, String why) {
        open.remove(Key.of(interest), interest);
        interest.refuse(RequestFailed.because("no interest in " + interest.subject() + ": " + why));
    }

    void refused(Effect.InterestRefused effect) {
        OpenInterest interest = declared.remove(effect.interest());
        open.remove(Key.of(interest), interest);
        telemetry.tell(listener -> listener.interestRefused(interest, effect.rule()));
        interest.refuse(RequestFailed.by(effect.rule(), "no interest in " + interest.subject()));
    }

    /** The application has closed it: what still waits because of it fails. */
    void closing(OpenInterest interest) {
        interest.refuse(RequestFailed.because("no interest in " + interest.subject() + ": it is closed"));
        if (interest instanceof Publisher publisher) messages.failAllOf(publisher);
    }

    void withdrawn(OpenInterest interest) {
        declared.remove(interest.number());
    }

    /** The interest of ours that an effect is about: the engine tells only of what was declared and not withdrawn. */
    private OpenInterest own(long number) {
        OpenInterest interest = declared.get(number);
        if (interest == null) throw new IllegalStateException("there is no interest number " + number);
        return interest;
    }

    void kept(Effect.InterestKept effect) {
        OpenInterest interest = declared.get(effect.interest());
        if (interest == null) return; // a withdrawal is kept too
        interest.kept(effect.coordinator());
        telemetry.tell(listener -> listener.interestKept(interest, effect.coordinator()));
    }

    void granted(Effect.PartyGranted effect) {
        OpenInterest interest = own(effect.interest());
        Party party = new Party(effect.identity(), effect.node());
        telemetry.count(Counter.PARTIES_GRANTED);
        interest.granted(party);
        telemetry.tell(listener -> listener.partyGranted(interest, party));
    }

    void ended(Effect.PartyEnded effect) {
        OpenInterest interest = own(effect.interest());
        Party party = new Party(effect.identity(), effect.node());
        telemetry.count(Counter.PARTIES_ENDED);
        interest.ended(party);
        telemetry.tell(listener -> listener.partyEnded(interest, party, effect.rule()));
    }

    void delivered(Effect.MessageDelivered effect) {
        Subscription subscription = (Subscription) own(effect.interest());
        telemetry.count(Counter.MESSAGES_RECEIVED);
        subscription
                .inbox()
                .add(
                        effect.delivery(),
                        new ReceivedMessage(
                                subscription.subject(),
                                new Party(effect.identity(), effect.node()),
                                effect.number(),
                                effect.previous(),
                                effect.payload()));
    }

    /** The node is about to close: what still waits fails. Gives the interests that it has to withdraw (INT-010). */
    List<Long> goodbye() {
        failAll("the node is closed");
        return List.copyOf(declared.keySet());
    }

    /** The node is no more. Handlers that have something to do finish it. */
    void failAll(String why) {
        for (OpenInterest interest : List.copyOf(open.values())) refused(interest, why);
        messages.failAll(why);
        handlers.shutdown();
    }
}
