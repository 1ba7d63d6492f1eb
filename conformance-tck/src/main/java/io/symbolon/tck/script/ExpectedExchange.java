package io.symbolon.tck.script;

import io.symbolon.spec.Rule;
import io.symbolon.spec.proto.Routed;
import io.symbolon.spec.proto.SessionMessage;
import io.symbolon.tck.peer.Interest;
import io.symbolon.tck.wire.Interests;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Events of interests and messages that a script expects, in the way of {@link Expected}. */
final class ExpectedExchange {
    private ExpectedExchange() {}

    // ---- what the application hears

    static Expected declined(long interest, Rule rule) {
        return event("interest_refused", rule, event -> number(event, "interest") == interest);
    }

    /** A coordinator keeps the newest token of an interest of the subject. */
    static Expected kept(long interest, Party coordinator) {
        return keptBy(interest, coordinator.node());
    }

    static Expected keptBy(long interest, byte[] coordinator) {
        return new Expected(
                "interest " + interest + " kept by " + Words.brief(coordinator),
                event -> event.is("kept")
                        && number(event, "interest") == interest
                        && event.has("coordinator", coordinator));
    }

    /** The application is asked about the party of an interest. */
    static Expected asked(String about, Interest of) {
        String role = of.role() == Interests.SENDER ? "sender" : "receiver";
        return new Expected(
                "asked " + about + " a " + role + ", " + Words.brief(of.shortName()),
                event -> event.is("asked")
                        && event.text("about").equals(about)
                        && isParty(event, of)
                        && event.has("short_name", of.shortName())
                        && event.has("subject", of.subject())
                        && event.text("role").equals(role));
    }

    static Expected granted(long interest, Interest party) {
        return new Expected(
                "granted a party of interest " + interest,
                event -> event.is("granted") && number(event, "interest") == interest && isParty(event, party));
    }

    static Expected ended(long interest, Interest party, Rule rule) {
        return event("party_ended", rule, event -> number(event, "interest") == interest && isParty(event, party));
    }

    /** A message of a party for the application. */
    static Expected delivered(long interest, Interest from, long number, long previous, byte[] payload) {
        return new Expected(
                "delivered message " + number + " after " + previous + ", " + payload.length + " octets",
                event -> event.is("delivered")
                        && number(event, "interest") == interest
                        && isParty(event, from)
                        && number(event, "number") == number
                        && number(event, "previous") == previous
                        && event.has("payload", payload));
    }

    static Expected anyDelivery() {
        return new Expected("any delivery", event -> event.is("delivered"));
    }

    static Expected settled(long message, Interest party, String settlement) {
        return new Expected(
                "settled message " + message + ", " + settlement,
                event -> event.is("settled")
                        && number(event, "message") == message
                        && isParty(event, party)
                        && event.text("settlement").equals(settlement));
    }

    static Expected unsent(long message, Rule rule) {
        return event("unsent", rule, event -> number(event, "message") == message);
    }

    private static Expected event(String name, Rule rule, Predicate<Event> is) {
        return new Expected(
                name + " by " + rule.id(),
                event -> event.is(name) && event.rule().equals(rule.id()) && is.test(event));
    }

    private static boolean isParty(Event event, Interest of) {
        return event.has("identity", of.identity().fingerprint()) && event.has("peer", of.node());
    }

    private static long number(Event event, String field) {
        return event.fields().path(field).asLong(-1);
    }

    // ---- what goes to peers

    /** Any Publish to this coordinator. */
    static Expected publish(Party to) {
        return frame("publish", to, SessionMessage::hasPublish);
    }

    /** A Publish of this very interest. */
    static Expected publishOf(Party to, byte[] interest) {
        return frame(
                "publish " + Words.brief(Interests.shortName(interest)),
                to,
                message -> message.hasPublish()
                        && Arrays.equals(message.getPublish().getInterest().toByteArray(), interest));
    }

    /** The Kept of an interest to the peer that published it. */
    static Expected kept(Party to, Interest interest) {
        return frame(
                "kept " + Words.brief(interest.shortName()),
                to,
                message -> message.hasKept()
                        && Arrays.equals(message.getKept().getInterest().toByteArray(), interest.shortName()));
    }

    /** A Match that carries an interest and its identity as they were received. */
    static Expected match(Party to, Interest interest) {
        return frame(
                "match of " + Words.brief(interest.shortName()),
                to,
                message -> message.hasMatch()
                        && Arrays.equals(message.getMatch().getInterest().toByteArray(), interest.signedToken())
                        && Arrays.equals(message.getMatch().getIdentity().toByteArray(), interest.identityToken()));
    }

    static Expected anyMatch(Party to) {
        return frame("any match", to, SessionMessage::hasMatch);
    }

    /** A Nearer for an interest with exactly these SignedTokens, in this order. */
    static Expected nearer(Party to, Interest interest, List<byte[]> tokens) {
        return frame(
                "nearer for " + Words.brief(interest.shortName()) + ", " + tokens.size() + " tokens",
                to,
                message -> message.hasNearer()
                        && Arrays.equals(message.getNearer().getInterest().toByteArray(), interest.shortName())
                        && message.getNearer().getTokensCount() == tokens.size()
                        && IntStream.range(0, tokens.size())
                                .allMatch(i -> Arrays.equals(
                                        message.getNearer().getTokens(i).toByteArray(), tokens.get(i))));
    }

    /** A Routed to this very node. */
    static Expected routed(Party to, String words, Predicate<Routed> is) {
        return frame(
                words,
                to,
                message -> message.hasRouted()
                        && Arrays.equals(message.getRouted().getDestination().toByteArray(), to.node())
                        && is.test(message.getRouted()));
    }

    static Expected anyParcel(Party to) {
        return routed(to, "any parcel", Routed::hasParcel);
    }

    /** A Receipt of the subject with the right tag. */
    static Expected receipt(Party to, MessageKeys keys, long number, int by) {
        return routed(
                to,
                "receipt of " + number + " by " + by,
                message -> message.hasReceipt() && message.getReceipt().equals(keys.receipt(number, by)));
    }

    static Expected anyReceipt(Party to) {
        return routed(to, "any receipt", Routed::hasReceipt);
    }

    private static Expected frame(String words, Party to, Predicate<SessionMessage> is) {
        return Expected.frame(words, to.session(), to.peer().address(), is);
    }
}
