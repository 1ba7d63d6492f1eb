package io.symbolon.core.exchange;

import static io.symbolon.spec.MessageRule.APPLICATION_KEEPS_UP;
import static io.symbolon.spec.MessageRule.CONTENT_DECODES;
import static io.symbolon.spec.MessageRule.NUMBER_IS_IN_THE_WINDOW;
import static io.symbolon.spec.MessageRule.PARCEL_NAMES_A_PAIR;
import static io.symbolon.spec.MessageRule.PARCEL_OPENS;
import static io.symbolon.spec.MessageRule.TAKEN_ONCE;
import static io.symbolon.spec.MessageRule.VIRTUAL_CARRIES_NOTHING;

import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Handling;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.exchange.Deliveries.Delivery;
import io.symbolon.core.interest.Interest;
import io.symbolon.core.interest.OwnInterest;
import io.symbolon.core.interest.SignedInterest;
import io.symbolon.core.token.InterestTerms.Acknowledgement;
import io.symbolon.core.token.InterestTerms.ExchangeKind;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Message;
import io.symbolon.core.wire.Message.TakenBy;
import io.symbolon.spec.Rule;
import java.util.Optional;
import java.util.OptionalLong;

/** The receiving side: from parcels to the application and back to receipts (MSG-003 to MSG-013). */
final class Receiving {
    private static final int RECEIPT_MILLIS = 10_000;

    private final ExchangeContext context;
    private final Parties parties;
    private final Pairs pairs;
    private final Reassembly<Party> reassembly = new Reassembly<>();
    private final Deliveries deliveries = new Deliveries();

    Receiving(ExchangeContext context, Parties parties, Pairs pairs) {
        this.context = context;
        this.parties = parties;
        this.pairs = pairs;
    }

    /** A parcel that names a pair of ours. */
    private record Arrival(Party party, SignedInterest own, Interest sender, NumberWindow window, PairKeys keys) {}

    /** Takes a Parcel; the rule if it is dropped. */
    Optional<Rule> take(Message.Parcel parcel) {
        // [MSG-003] a receiver's interest of ours, and one of a granted sender
        Optional<SignedInterest> own = context.interests()
                .bySignedShortName(parcel.receiver())
                .filter(signed -> signed.own().role() == Role.RECEIVER);
        Optional<Party> party = own.flatMap(signed -> parties.granted(signed.own(), parcel.sender()));
        Optional<Interest> sender = party.flatMap(
                found -> found.known(parcel.sender(), context.now().wall()));
        if (sender.isEmpty() || !own.get().isAlive(context.now().wall())) return Optional.of(PARCEL_NAMES_A_PAIR);

        // [MSG-004] of a kind that carries messages
        if (sender.get().exchange() == ExchangeKind.VIRTUAL) return Optional.of(VIRTUAL_CARRIES_NOTHING);

        // [MSG-005] a shape
        Optional<Rule> broken = Parcels.broken(parcel);
        if (broken.isPresent()) return broken;

        // [MSG-006] highest - 4095 is inside
        NumberWindow window = party.get().window(sender.get());
        if (!window.contains(parcel.number())) return Optional.of(NUMBER_IS_IN_THE_WINDOW);

        // [MSG-007] a pair without keys opens nothing
        Optional<PairKeys> keys = pairs.keys(own.get(), sender.get());
        if (keys.isEmpty()) return Optional.of(PARCEL_OPENS);
        Arrival arrival = new Arrival(party.get(), own.get(), sender.get(), window, keys.get());
        return Parcels.open(keys.get(), parcel).match(part -> take(arrival, parcel, part), Optional::of);
    }

    private Optional<Rule> take(Arrival arrival, Message.Parcel parcel, Bytes part) {
        // [MSG-010] not again; the receipt may have been lost
        if (arrival.window().isTaken(parcel.number())) {
            if (parcel.part() == 0) {
                Optional<TakenBy> receipt = arrival.window().receiptOf(parcel.number());
                receipt.ifPresent(by -> sendReceipt(arrival.party(), arrival.keys(), parcel.number(), by));
            }
            return Optional.of(TAKEN_ONCE);
        }

        // [MSG-008] with the parts that have come before
        Verdict<Optional<Bytes>> whole =
                reassembly.add(arrival.party(), parcel, part, context.now().monotonicMillis());
        return whole.match(
                octets -> octets.flatMap(complete -> complete(arrival, parcel.number(), complete)), Optional::of);
    }

    private Optional<Rule> complete(Arrival arrival, long number, Bytes octets) {
        // [MSG-009] canonical, and within its limits
        Optional<Content> content = Content.decode(octets);
        if (content.isEmpty()) return Optional.of(CONTENT_DECODES);

        // [MSG-011] one less than the maximum threshold waits at most
        OwnInterest own = arrival.own().own();
        if (!deliveries.hasRoom(own)) return Optional.of(APPLICATION_KEEPS_UP);

        // [MSG-012] with the highest number taken before it
        Acknowledgement acknowledgement = content.get().acknowledgement();
        long previous = arrival.window().highest();
        arrival.window().take(number);
        long delivery = deliveries.add(new Delivery(
                arrival.party(), arrival.own(), arrival.sender(), arrival.window(), number, acknowledgement));
        context.effects()
                .add(new Effect.MessageDelivered(
                        delivery,
                        own.number(),
                        arrival.party().identity(),
                        arrival.party().node(),
                        number,
                        previous,
                        content.get().payload()));

        // [MSG-013] the node has it
        if (acknowledgement == Acknowledgement.BY_NODE) {
            acknowledge(arrival.party(), arrival.window(), arrival.keys(), number, TakenBy.NODE);
        }
        return Optional.empty();
    }

    /** The application is through with {@code delivery}; gives our own interest that has room for one more. */
    Optional<OwnInterest> handled(long delivery, Handling handling) {
        Optional<Delivery> handled = deliveries.remove(delivery);
        // [MSG-013] the application has it
        handled.filter(message -> handling == Handling.TAKEN)
                .filter(message -> message.acknowledgement() == Acknowledgement.BY_APPLICATION)
                .filter(message -> message.party().isGranted())
                .ifPresent(message -> pairs.keys(message.own(), message.sender())
                        .ifPresent(keys -> acknowledge(
                                message.party(), message.window(), keys, message.number(), TakenBy.APPLICATION)));
        return handled.map(message -> message.party().own());
    }

    private void acknowledge(Party party, NumberWindow window, PairKeys keys, long number, TakenBy by) {
        window.acknowledge(number, by);
        sendReceipt(party, keys, number, by);
    }

    private void sendReceipt(Party party, PairKeys keys, long number, TakenBy by) {
        context.route(party.node(), Receipts.make(keys, number, by), RECEIPT_MILLIS);
    }

    /** {@code party} is granted no longer. */
    void ended(Party party) {
        reassembly.forgetAllOf(party);
    }

    /** Our own interest has ended. */
    void ended(OwnInterest own) {
        deliveries.forget(own);
    }

    void wake() {
        reassembly.expire(context.now().monotonicMillis());
    }

    OptionalLong deadlineMillis() {
        return reassembly.deadlineMillis();
    }

    /** How many messages of the own interest {@code number} wait for the application. */
    int waiting(long number) {
        return deliveries.waiting(number);
    }

    int deliveryCount() {
        return deliveries.size();
    }

    int incompleteCount() {
        return reassembly.size();
    }
}
