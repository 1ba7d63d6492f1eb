package io.symbolon.core.exchange;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Handling;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.interest.OwnInterest;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.Rule;
import java.util.Optional;
import java.util.OptionalLong;

/** What one node exchanges end to end: the parties of its interests, and the messages to them and from them (chapter message). */
public final class Exchange {
    private final ExchangeContext context;
    private final Pairs pairs;
    private final Parties parties;
    private final Sending sending;
    private final Receiving receiving;

    /** An exchange that knows no party yet. */
    public Exchange(ExchangeContext context) {
        this.context = context;
        this.pairs = new Pairs(context);
        this.parties = new Parties(context, new Followers());
        this.sending = new Sending(context, parties, pairs);
        this.receiving = new Receiving(context, parties, pairs);
    }

    /** A Match from the coordinator {@code from}, this node itself perhaps; {@code source} brought it. */
    public void take(Message.Match match, Fingerprint from, Endpoint source) {
        drop(parties.take(match, from), source);
    }

    /** A part of a message that was routed to this node; {@code source} brought it. */
    public void take(Message.Parcel parcel, Endpoint source) {
        drop(receiving.take(parcel), source);
    }

    /** A receipt that was routed to this node; {@code source} brought it. */
    public void take(Message.Receipt receipt, Endpoint source) {
        drop(sending.take(receipt), source);
    }

    /** The application sends {@code payload} to the receivers of its own interest (MSG-015, MSG-016, MSG-022). */
    public void submit(long interest, long message, Bytes payload, long timeToLiveMillis) {
        sending.submit(interest, message, payload, timeToLiveMillis)
                .ifPresent(rule -> context.effects().add(new Effect.MessageUnsent(message, rule)));
    }

    /**
     * The application is through with {@code delivery} (MSG-013); one that is not waiting changes nothing.
     *
     * @return our own interest, for which fewer messages wait now
     */
    public Optional<OwnInterest> handled(long delivery, Handling handling) {
        return receiving.handled(delivery, handling);
    }

    /** The application has decided a question of {@link ExchangeContext#ask}, or has not in 5 s and so deferred it. */
    public void answered(long question, Decision decision) {
        parties.answered(question, decision);
    }

    /** Our own interest is withdrawn or has ended, and its secrets are gone: nothing of it goes on (COO-023). */
    public void ended(OwnInterest own) {
        parties.ended(own);
        sending.ended(own);
        receiving.ended(own);
    }

    /** Does what is due. */
    public void wake() {
        parties.wake();
        sending.wake();
        receiving.wake();
        pairs.wake();
    }

    /** When {@link #wake} has something to do; what ends by wall time, if the clocks run alike. */
    public OptionalLong deadlineMillis() {
        long monotonic = Math.min(
                Math.min(orNever(parties.deadlineMillis()), orNever(sending.deadlineMillis())),
                orNever(receiving.deadlineMillis()));
        long wall = Math.min(orNever(parties.wallDeadlineMillis()), orNever(pairs.wallDeadlineMillis()));
        long left = wall - context.now().wallMillis();
        long atWall = wall == Long.MAX_VALUE ? Long.MAX_VALUE : context.now().monotonicMillis() + Math.max(0, left);
        long earliest = Math.min(monotonic, atWall);
        return earliest == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(earliest);
    }

    /** How many messages of the own interest {@code number} wait for the application (MSG-011). */
    public int waiting(long number) {
        return receiving.waiting(number);
    }

    /** The parties of our interests. */
    Parties parties() {
        return parties;
    }

    public ExchangeCounts counts() {
        return new ExchangeCounts(
                parties.size(),
                parties.grantedCount(),
                sending.outstandingCount(),
                receiving.incompleteCount(),
                receiving.deliveryCount());
    }

    /** Erases every key (CNV-012); the node handles nothing any more. */
    public void destroy() {
        pairs.destroy();
    }

    private void drop(Optional<Rule> rule, Endpoint source) {
        rule.ifPresent(broken -> context.effects().add(new Effect.Dropped(source, broken)));
    }

    private static long orNever(OptionalLong time) {
        return time.orElse(Long.MAX_VALUE);
    }

    private final class Followers implements Parties.Followers {
        @Override
        public void granted(Party party) {
            if (party.isReceiver()) sending.granted(party);
        }

        @Override
        public void renewed(Party party) {
            if (party.isReceiver()) sending.send(party);
        }

        @Override
        public void ended(Party party) {
            sending.ended(party);
            receiving.ended(party);
        }

        @Override
        public void forgotten(Bytes shortName) {
            pairs.forget(shortName);
        }
    }
}
