package io.symbolon.core.exchange;

import static io.symbolon.spec.MessageRule.MESSAGE_WITHIN_LIMIT;
import static io.symbolon.spec.MessageRule.RECEIPT_IS_FOR_A_MESSAGE;
import static io.symbolon.spec.MessageRule.SENT_AGAIN_UNTIL_RECEIVED;
import static io.symbolon.spec.MessageRule.THRESHOLD_IS_CREDIT;

import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Settlement;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.exchange.Dispatch.Reference;
import io.symbolon.core.exchange.Dispatch.Sent;
import io.symbolon.core.interest.Interest;
import io.symbolon.core.interest.OwnInterest;
import io.symbolon.core.interest.SignedInterest;
import io.symbolon.core.time.Deadlines;
import io.symbolon.core.token.InterestTerms.Acknowledgement;
import io.symbolon.core.token.InterestTerms.ExchangeKind;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.Rule;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The sending side: from the application's message to its receipts (MSG-014 to MSG-019, MSG-022). */
final class Sending {
    private static final int MESSAGES = 1024;
    private static final long OCTETS = 16_777_216;
    private static final long SHORTEST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 600_000;
    private static final long ROUTED_MILLIS = 60_000;
    private static final long SETTLED_MILLIS = 5_000;

    /** What goes out under one interest of our own. */
    private static final class Stream {
        private final Numbers numbers = new Numbers();
        /** Those for which there was no party yet. */
        private final Set<Submission> unclaimed = new LinkedHashSet<>();

        private int messages;
        private long octets;
    }

    private final ExchangeContext context;
    private final Parties parties;
    private final Pairs pairs;
    private final Map<Long, Stream> streams = new LinkedHashMap<>();
    private final Map<Reference, Sent> outstanding = new HashMap<>(); // never iterated
    private final Deadlines<Dispatch> resends = new Deadlines<>();
    private final Deadlines<Submission> ends = new Deadlines<>();

    Sending(ExchangeContext context, Parties parties, Pairs pairs) {
        this.context = context;
        this.parties = parties;
        this.pairs = pairs;
    }

    /** Sends the application's message; the rule if it is refused to the caller. */
    Optional<Rule> submit(long interest, long message, Bytes payload, long timeToLiveMillis) {
        // [MSG-022] a live sender's interest that carries messages; 1 to 65 000 octets, 1 to 600 s
        Optional<OwnInterest> own = context.interests()
                .find(interest)
                .filter(found -> found.role() == Role.SENDER)
                .filter(found -> found.request().exchange() != ExchangeKind.VIRTUAL);
        boolean lasts = timeToLiveMillis >= SHORTEST_MILLIS && timeToLiveMillis <= LONGEST_MILLIS;
        if (own.isEmpty() || !Content.isWithinLimit(payload) || !lasts) return Optional.of(MESSAGE_WITHIN_LIMIT);

        // [MSG-016] 1024 messages and 16 777 216 octets are not too many
        Stream stream = streams.computeIfAbsent(interest, first -> new Stream());
        if (stream.messages >= MESSAGES || stream.octets + payload.length() > OCTETS) {
            return Optional.of(THRESHOLD_IS_CREDIT);
        }
        stream.messages++;
        stream.octets += payload.length();
        long end = context.now().monotonicMillis() + timeToLiveMillis;
        Submission submission = new Submission(message, own.get(), payload, end);
        ends.set(submission, end);
        // [MSG-015] every granted receiver, or the first that comes
        List<Party> granted = List.copyOf(parties.granted(own.get()));
        if (granted.isEmpty()) stream.unclaimed.add(submission);
        granted.forEach(party -> address(submission, party));
        granted.forEach(this::send);
        return Optional.empty();
    }

    private static void address(Submission submission, Party party) {
        Dispatch dispatch = new Dispatch(submission, party);
        submission.open().add(dispatch);
        party.outbox().add(dispatch);
    }

    /** {@code party}, a receiver, is granted: what has waited for the first one goes to it (MSG-015). */
    void granted(Party party) {
        Stream stream = streams.get(party.own().number());
        if (stream == null) return;
        stream.unclaimed.forEach(submission -> address(submission, party));
        stream.unclaimed.clear();
        send(party);
    }

    /** Sends to {@code party} what may be sent now. */
    void send(Party party) {
        Stream stream = streams.get(party.own().number());
        if (stream == null) return;
        Interest receiver = party.newest();
        while (true) {
            long number = stream.numbers.upcoming(receiver.stream());
            Optional<Dispatch> next = party.outbox().next(receiver, number);
            if (next.isEmpty()) return;
            Optional<SignedInterest> own = settled(party.own());
            Optional<PairKeys> keys = own.flatMap(signed -> pairs.keys(signed, receiver));
            if (keys.isEmpty()) return;
            stream.numbers.next(receiver.stream());
            sendFirst(next.get(), own.get(), keys.get(), number);
        }
    }

    /** [MSG-019] the newest that was signed 5 s ago and is alive: that long is enough; or the oldest alive. */
    private Optional<SignedInterest> settled(OwnInterest own) {
        SignedInterest oldest = null;
        for (SignedInterest signed : own.signed()) {
            if (!signed.isAlive(context.now().wall())) continue;
            if (context.now().monotonicMillis() - signed.signedMillis() >= SETTLED_MILLIS) return Optional.of(signed);
            oldest = signed;
        }
        return Optional.ofNullable(oldest);
    }

    private void sendFirst(Dispatch dispatch, SignedInterest own, PairKeys keys, long number) {
        Party party = dispatch.party();
        Acknowledgement wanted = party.own().request().acknowledgement();
        // [MSG-017] a party that has not answered is asked to
        boolean asks = wanted != Acknowledgement.NONE || party.outbox().hasAnswered();
        Acknowledgement acknowledgement = asks ? wanted : Acknowledgement.BY_NODE;
        Sent sent = new Sent(dispatch, own, party.newest(), keys.pair(), number, acknowledgement);
        route(sent, keys);
        if (acknowledgement == Acknowledgement.NONE) {
            settle(dispatch, Settlement.SENT);
            return;
        }
        party.outbox().sent(sent);
        outstanding.put(sent.reference(), sent);
        resends.set(dispatch, context.now().monotonicMillis() + dispatch.sendMillis());
    }

    private void route(Sent sent, PairKeys keys) {
        Submission submission = sent.dispatch().submission();
        Bytes content = new Content(sent.acknowledgement(), submission.payload()).encode();
        // [MSG-018] what is left of its time, at most a minute
        long left = submission.endMillis() - context.now().monotonicMillis();
        int timeToLiveMillis = (int) Math.max(1, Math.min(ROUTED_MILLIS, left));
        for (Message.Parcel parcel : Parcels.seal(keys, sent.number(), content)) {
            context.route(sent.dispatch().party().node(), parcel, timeToLiveMillis);
        }
    }

    /** Takes a Receipt; the rule if it is dropped. */
    Optional<Rule> take(Message.Receipt receipt) {
        // [MSG-014] of an outstanding message that asked for it, with the right tag
        Sent sent = outstanding.get(new Reference(Pair.of(receipt), receipt.number()));
        if (sent == null || receipt.by().code() != sent.acknowledgement().ordinal()) {
            return Optional.of(RECEIPT_IS_FOR_A_MESSAGE);
        }
        Optional<PairKeys> keys = pairs.keys(sent.own(), sent.receiver());
        if (keys.isEmpty() || !Receipts.isGenuine(keys.get(), receipt)) return Optional.of(RECEIPT_IS_FOR_A_MESSAGE);

        boolean isByNode = sent.acknowledgement() == Acknowledgement.BY_NODE;
        Party party = sent.dispatch().party();
        party.outbox().answered();
        settle(sent.dispatch(), isByNode ? Settlement.BY_NODE : Settlement.BY_APPLICATION);
        send(party);
        return Optional.empty();
    }

    /** {@code party} is granted no longer: what was not settled never will be (MSG-018). */
    void ended(Party party) {
        party.outbox().all().forEach(dispatch -> settle(dispatch, Settlement.EXPIRED));
    }

    /** Our own interest has ended, and its parties before it. */
    void ended(OwnInterest own) {
        Stream stream = streams.remove(own.number());
        if (stream == null) return;
        stream.unclaimed.forEach(submission -> {
            ends.clear(submission);
            unsent(submission);
        });
    }

    /** Does what is due: first what ends, then what is sent again. */
    void wake() {
        long now = context.now().monotonicMillis();
        for (Optional<Submission> due = ends.due(now); due.isPresent(); due = ends.due(now)) {
            end(due.get());
        }
        for (Optional<Dispatch> due = resends.due(now); due.isPresent(); due = resends.due(now)) {
            sendAgain(due.get());
        }
    }

    /** [MSG-018] the time to live is over. */
    private void end(Submission submission) {
        Stream stream = streams.get(submission.own().number());
        if (stream.unclaimed.remove(submission)) {
            unsent(submission);
            close(stream, submission);
            return;
        }
        List<Dispatch> open = List.copyOf(submission.open());
        open.forEach(dispatch -> settle(dispatch, Settlement.EXPIRED));
        open.forEach(dispatch -> send(dispatch.party()));
    }

    /** [MSG-018] [MSG-002] the same octets again, while the pair's keys are alive. */
    private void sendAgain(Dispatch dispatch) {
        Sent sent = dispatch.party().outbox().sentAs(dispatch);
        Optional<PairKeys> keys = pairs.keys(sent.own(), sent.receiver());
        if (keys.isEmpty()) {
            resends.clear(dispatch);
            return;
        }
        route(sent, keys.get());
        resends.set(dispatch, context.now().monotonicMillis() + dispatch.sendMillis());
    }

    private void settle(Dispatch dispatch, Settlement settlement) {
        Submission submission = dispatch.submission();
        Party party = dispatch.party();
        party.outbox().remove(dispatch).ifPresent(outstanding::remove);
        resends.clear(dispatch);
        submission.open().remove(dispatch);
        context.effects()
                .add(new Effect.MessageSettled(submission.message(), party.identity(), party.node(), settlement));
        if (submission.open().isEmpty()) close(streams.get(submission.own().number()), submission);
    }

    /** Nothing of {@code submission} is open any longer. */
    private void close(Stream stream, Submission submission) {
        ends.clear(submission);
        stream.messages--;
        stream.octets -= submission.payload().length();
    }

    private void unsent(Submission submission) {
        context.effects().add(new Effect.MessageUnsent(submission.message(), SENT_AGAIN_UNTIL_RECEIVED));
    }

    /** When {@link #wake} has something to do. */
    OptionalLong deadlineMillis() {
        long earliest = Math.min(
                ends.earliest().orElse(Long.MAX_VALUE), resends.earliest().orElse(Long.MAX_VALUE));
        return earliest == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(earliest);
    }

    /** How many messages are outstanding, each counted for each party. */
    int outstandingCount() {
        return outstanding.size();
    }
}
