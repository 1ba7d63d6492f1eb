package io.symbolon.tck.script;

import static io.symbolon.spec.MessageRule.KEYS_OF_A_PAIR;
import static io.symbolon.spec.MessageRule.MESSAGES_ARE_CUT;
import static io.symbolon.spec.MessageRule.MESSAGE_WITHIN_LIMIT;
import static io.symbolon.spec.MessageRule.RECEIPT_IS_FOR_A_MESSAGE;
import static io.symbolon.spec.MessageRule.SENT_AGAIN_UNTIL_RECEIVED;
import static io.symbolon.spec.MessageRule.SENT_TO_THE_GRANTED;
import static io.symbolon.spec.MessageRule.SETTLED_INTERESTS_SEND;
import static io.symbolon.spec.MessageRule.THE_FIRST_IS_ACKNOWLEDGED;
import static io.symbolon.spec.MessageRule.THRESHOLD_IS_CREDIT;
import static io.symbolon.spec.OverlayRule.ROUTED_TO_THE_DESTINATION;
import static io.symbolon.tck.script.ExchangePlay.SUBJECT;
import static io.symbolon.tck.script.ExpectedExchange.anyParcel;
import static io.symbolon.tck.script.ExpectedExchange.settled;
import static io.symbolon.tck.script.ExpectedExchange.unsent;

import io.symbolon.spec.proto.Content;
import io.symbolon.spec.proto.Parcel;
import io.symbolon.spec.proto.Receipt;
import io.symbolon.spec.proto.Routed;
import io.symbolon.tck.peer.Identity;
import io.symbolon.tck.peer.Interest;
import io.symbolon.tck.suite.Calls;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.Interests;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Tokens;
import java.util.List;
import java.util.stream.LongStream;

/** The subject as sender: to whom, how many at a time, how often, and what the application hears of it. */
final class SendingScripts {
    private static final byte[] HELLO = Octets.utf8("hello");
    private static final long TTL_MS = 30_000;

    private SendingScripts() {}

    static List<Case> cases() {
        return List.of(
                toTheParty(),
                toAPartyBesideUs(),
                firstIsAcknowledged(),
                unacknowledgedIsSent(),
                byTheApplication(),
                severalParts(),
                sentAgain(),
                timeToLive(),
                expires(),
                otherReceipts(),
                receiptTwice(),
                receiptByAnotherWay(),
                severalReceivers(),
                beforeAnyParty(),
                noPartyInTime(),
                credit(),
                creditOfOne(),
                busyReceiver(),
                withdrawnReceiver(),
                deniedReceiver(),
                settledInterest(),
                refused(),
                waitingLimit());
    }

    private static Declaration sender() {
        return Declaration.sender(1, SUBJECT).acknowledged("node").lasting(600_000);
    }

    /** The only parcel to the party in a step, opened. */
    private static Content opened(Talk talk, Outcome outcome, long number) {
        List<Parcel> parcels = talk.parcels(outcome);
        if (parcels.size() != 1
                || parcels.get(0).getNumber() != number
                || !talk.keys().names(parcels.get(0))) {
            throw outcome.failed("one parcel of message " + number + " under the two interests");
        }
        return talk.keys().opened(parcels);
    }

    private static void requireContent(Content content, int acknowledgement, byte[] payload) {
        Calls.requireEqual("the acknowledgement asked for", acknowledgement, content.getAcknowledgement());
        Calls.requireEqual(
                "the payload",
                Octets.hex(payload),
                Octets.hex(content.getPayload().toByteArray()));
    }

    private static Case toTheParty() {
        return ExchangePlay.party(
                        "MSG-L1-0200", "a message goes to the granted receiver, sealed for it; its receipt settles it")
                .shows(SENT_TO_THE_GRANTED, KEYS_OF_A_PAIR, SENT_AGAIN_UNTIL_RECEIVED)
                .because("what was said arrives, and the application hears that it did")
                .plays((subject, peer) -> {
                    Talk talk = Talk.sending(subject, peer, sender());
                    Outcome outcome = talk.play().sends(1, 1, HELLO, TTL_MS).gives(anyParcel(talk.partner()));
                    requireContent(opened(talk, outcome, 1), 1, HELLO);
                    talk.acknowledges(1, 1).gives(settled(1, talk.interest(), "node"));
                    talk.play().passes(TTL_MS).excludes(anyParcel(talk.partner()));
                });
    }

    private static Case toAPartyBesideUs() {
        return ExchangePlay.party(
                        "OVL-L1-0059",
                        "a party's node is not known, and nobody is nearer to it than the subject: the message goes to the only peer")
                .shows(ROUTED_TO_THE_DESTINATION)
                .because("two nodes that nobody can reach hear each other through a third")
                .twin("MSG-L1-0200")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party coordinator = play.joins(peer);
                    byte[] own = play.hasDeclared(coordinator, sender());
                    byte[] node = Octets.withBitFlipped(Cast.SUBJECT_FINGERPRINT, 31, 0);
                    Identity identity = Identity.of(
                            "somebody", play.wallMs(), token -> Tokens.withExtension(token, "node_fingerprint", node));
                    Interest interest = Interest.of(
                                    identity, identity.signedToken(), node, SUBJECT, Interests.RECEIVER, play.wallMs())
                            .lasting(600_000);
                    play.isGranted(coordinator, 1, interest);
                    List<Routed> sent = ExchangePlay.routed(play.sends(1, 1, HELLO, TTL_MS), coordinator);
                    Calls.requireEqual("messages to the only peer", 1, sent.size());
                    Calls.requireEqual(
                            "their destination",
                            Octets.hex(node),
                            Octets.hex(sent.get(0).getDestination().toByteArray()));
                    requireContent(
                            new MessageKeys(interest.keysWith(own))
                                    .opened(List.of(sent.get(0).getParcel())),
                            1,
                            HELLO);
                });
    }

    private static Case firstIsAcknowledged() {
        return ExchangePlay.party(
                        "MSG-L1-0201",
                        "an interest without acknowledgement: the first message asks for one all the same, and the second waits for it")
                .shows(THE_FIRST_IS_ACKNOWLEDGED)
                .because("nothing is poured into silence")
                .plays((subject, peer) -> {
                    Talk talk = Talk.sending(subject, peer, sender().acknowledged("none"));
                    Outcome first = talk.play().sends(1, 1, HELLO, TTL_MS).includes(anyParcel(talk.partner()));
                    requireContent(opened(talk, first, 1), 1, HELLO);
                    talk.play().sends(1, 2, Octets.utf8("again"), TTL_MS).excludes(anyParcel(talk.partner()));
                    Outcome second = talk.acknowledges(1, 1).includes(anyParcel(talk.partner()));
                    requireContent(opened(talk, second, 2), 0, Octets.utf8("again"));
                });
    }

    private static Case unacknowledgedIsSent() {
        return ExchangePlay.party(
                        "MSG-L1-0202", "a later message without acknowledgement: settled as sent, and never sent again")
                .shows(THE_FIRST_IS_ACKNOWLEDGED, SENT_AGAIN_UNTIL_RECEIVED)
                .because("the sender chooses what it wants to know")
                .twin("MSG-L1-0201")
                .plays((subject, peer) -> {
                    Talk talk = Talk.sending(subject, peer, sender().acknowledged("none"));
                    talk.play().sends(1, 1, HELLO, TTL_MS);
                    talk.acknowledges(1, 1);
                    for (long number = 2; number <= 70; number++) {
                        talk.play()
                                .sends(1, number, HELLO, TTL_MS)
                                .gives(anyParcel(talk.partner()), settled(number, talk.interest(), "sent"));
                    }
                    talk.play().passes(20_000).excludes(anyParcel(talk.partner()));
                });
    }

    private static Case byTheApplication() {
        return ExchangePlay.party(
                        "MSG-L1-0203",
                        "an acknowledgement by the application: a receipt by the node is dropped, the application's settles it")
                .shows(RECEIPT_IS_FOR_A_MESSAGE, SENT_AGAIN_UNTIL_RECEIVED)
                .because("what arrived is not yet done")
                .plays((subject, peer) -> {
                    Talk talk = Talk.sending(subject, peer, sender().acknowledged("application"));
                    requireContent(opened(talk, talk.play().sends(1, 1, HELLO, TTL_MS), 1), 2, HELLO);
                    talk.acknowledges(1, 1).isDroppedBy(RECEIPT_IS_FOR_A_MESSAGE);
                    talk.acknowledges(1, 2).gives(settled(1, talk.interest(), "application"));
                });
    }

    private static Case severalParts() {
        return ExchangePlay.party("MSG-L1-0204", "a message of 3000 octets goes in three parts, and of 65 000 in 64")
                .shows(MESSAGES_ARE_CUT)
                .because("each part fits a datagram")
                .plays((subject, peer) -> {
                    Talk talk = Talk.sending(subject, peer, sender());
                    long number = 0;
                    for (int octets : new int[] {3_000, 65_000}) {
                        number++;
                        byte[] payload = Octets.repeated(3, octets);
                        List<Parcel> parcels = talk.parcels(talk.play().sends(1, number, payload, TTL_MS));
                        int parts = (octets + 1_023) / 1_024;
                        Calls.requireEqual("parts, " + MESSAGES_ARE_CUT.id(), parts, parcels.size());
                        Parcel last = parcels.get(parts - 1);
                        Calls.require(
                                last.getPart() == parts - 1 && last.getParts() == parts,
                                "the last part says what it is, " + MESSAGES_ARE_CUT.id());
                        requireContent(talk.keys().opened(parcels), 1, payload);
                        talk.acknowledges(number, 1);
                    }
                });
    }

    private static Case sentAgain() {
        return ExchangePlay.party(
                        "MSG-L1-0205",
                        "no receipt comes: the same octets again after waits of 0.5, 1, 2, 4 and then 8 s, each in a Routed of its own")
                .shows(SENT_AGAIN_UNTIL_RECEIVED, MESSAGES_ARE_CUT)
                .because("loss is survived, and nobody learns more from a repetition")
                .plays((subject, peer) -> {
                    Talk talk = Talk.sending(subject, peer, sender());
                    long startMs = subject.monotonicMs();
                    Outcome first = talk.play().sends(1, 1, Octets.repeated(3, 1_500), TTL_MS);
                    Outcome later = talk.play().passes(TTL_MS - 1);
                    List<Parcel> parcels = talk.parcels(first);
                    List<Parcel> again = talk.parcels(later);
                    Calls.requireEqual("parcels sent again, " + SENT_AGAIN_UNTIL_RECEIVED.id(), 12, again.size());
                    for (int i = 0; i < again.size(); i++) {
                        Calls.require(
                                again.get(i).equals(parcels.get(i % 2)),
                                "a parcel sent again differs from the first, " + MESSAGES_ARE_CUT.id());
                    }
                    List<Long> times = later.events().stream()
                            .filter(anyParcel(talk.partner()).is())
                            .map(event -> event.atMs() - startMs)
                            .distinct()
                            .toList();
                    Calls.requireEqual(
                            "times of sending again, " + SENT_AGAIN_UNTIL_RECEIVED.id(),
                            List.of(500L, 1_500L, 3_500L, 7_500L, 15_500L, 23_500L),
                            times);
                    List<Routed> routed = ExchangePlay.routed(first.and(later), talk.partner());
                    Calls.requireEqual(
                            "different ids of Routed messages, " + MESSAGES_ARE_CUT.id(),
                            14L,
                            routed.stream().map(Routed::getId).distinct().count());
                });
    }

    private static Case timeToLive() {
        return ExchangePlay.party(
                        "MSG-L1-0206",
                        "the Routed of a message lives as long as what is left of it, and at most a minute; it begins with 32 hops")
                .shows(SENT_AGAIN_UNTIL_RECEIVED)
                .because("nothing is under way that its sender has given up")
                .plays((subject, peer) -> {
                    Talk talk = Talk.sending(subject, peer, sender());
                    Outcome longLived = talk.play().sends(1, 1, HELLO, 600_000);
                    talk.acknowledges(1, 1);
                    Outcome brief = talk.play().sends(1, 2, HELLO, 10_000);
                    Outcome again = talk.play().passes(500);
                    List<Integer> times = ExchangePlay.routed(
                                    longLived.and(brief).and(again), talk.partner())
                            .stream()
                            .map(Routed::getTimeToLiveMs)
                            .toList();
                    Calls.requireEqual(
                            "times to live, " + SENT_AGAIN_UNTIL_RECEIVED.id(), List.of(60_000, 10_000, 9_500), times);
                    Calls.requireEqual(
                            "its hops",
                            32,
                            ExchangePlay.routed(brief, talk.partner()).get(0).getHopLimit());
                });
    }

    private static Case expires() {
        return ExchangePlay.party(
                        "MSG-L1-0207",
                        "no receipt comes in the time of a message: the application hears it, and a late receipt changes nothing")
                .shows(SENT_AGAIN_UNTIL_RECEIVED, RECEIPT_IS_FOR_A_MESSAGE)
                .because("nothing is lost silently")
                .twin("MSG-L1-0200")
                .plays((subject, peer) -> {
                    Talk talk = Talk.sending(subject, peer, sender());
                    long endMs = subject.monotonicMs() + 5_000;
                    talk.play().sends(1, 1, HELLO, 5_000);
                    talk.play().at(endMs - 1).excludes(settled(1, talk.interest(), "expired"));
                    talk.play()
                            .at(endMs)
                            .includes(settled(1, talk.interest(), "expired").at(endMs));
                    talk.acknowledges(1, 1).isDroppedBy(RECEIPT_IS_FOR_A_MESSAGE);
                    talk.play().passes(20_000).excludes(anyParcel(talk.partner()));
                });
    }

    private static Case otherReceipts() {
        return ExchangePlay.party(
                        "MSG-L1-0208",
                        "receipts with another tag, number, sender or giver, and one under the message key: dropped; the right one settles")
                .shows(RECEIPT_IS_FOR_A_MESSAGE)
                .because("only the receiver acknowledges")
                .twin("MSG-L1-0200")
                .plays((subject, peer) -> {
                    Talk talk = Talk.sending(subject, peer, sender());
                    talk.play().sends(1, 1, HELLO, TTL_MS);
                    Receipt right = talk.keys().receipt(1, 1);
                    byte[] tag = right.getTag().toByteArray();
                    byte[] underTheMessageKey = talk.keys().pair().sealPart(1, 1, 1, Octets.zeros(0));
                    for (Receipt wrong : List.of(
                            right.toBuilder()
                                    .setTag(Tokens.bytes(Octets.withBitFlipped(tag, 0, 0)))
                                    .build(),
                            right.toBuilder()
                                    .setTag(Tokens.bytes(underTheMessageKey))
                                    .build(),
                            right.toBuilder().setBy(2).build(),
                            talk.keys().receipt(2, 1),
                            talk.keys().receipt(1, 2),
                            right.toBuilder().setSender(right.getReceiver()).build())) {
                        talk.play().receipt(talk.partner(), wrong).isDroppedBy(RECEIPT_IS_FOR_A_MESSAGE);
                    }
                    talk.play().receipt(talk.partner(), right).gives(settled(1, talk.interest(), "node"));
                });
    }

    private static Case receiptTwice() {
        return ExchangePlay.party(
                        "MSG-L1-0209",
                        "a receipt comes a second time: dropped, and the application hears nothing twice")
                .shows(RECEIPT_IS_FOR_A_MESSAGE)
                .because("one message is settled once")
                .twin("MSG-L1-0200")
                .plays((subject, peer) -> {
                    Talk talk = Talk.sending(subject, peer, sender());
                    talk.play().sends(1, 1, HELLO, TTL_MS);
                    talk.acknowledges(1, 1).gives(settled(1, talk.interest(), "node"));
                    talk.acknowledges(1, 1).isDroppedBy(RECEIPT_IS_FOR_A_MESSAGE);
                });
    }

    private static Case receiptByAnotherWay() {
        return ExchangePlay.party(
                        "MSG-L1-0210", "the receipt comes by way of another peer: it settles the message all the same")
                .shows(RECEIPT_IS_FOR_A_MESSAGE)
                .because("who carries a message has no part in it")
                .plays((subject, peer) -> {
                    Talk talk = Talk.sending(subject, peer, sender());
                    talk.play().sends(1, 1, HELLO, TTL_MS);
                    talk.play()
                            .receipt(talk.coordinator(), talk.keys().receipt(1, 1))
                            .gives(settled(1, talk.interest(), "node"));
                });
    }

    /** A further receiver of the subject's messages, granted. */
    private static Talk second(Talk talk, SubjectNode subject) {
        Party party = talk.play().joinsAsLeaf(subject.peer("third", "198.51.100.3:4000"));
        Interest interest = party.receives(SUBJECT, subject.wallMs()).lasting(600_000);
        talk.play().isGranted(talk.coordinator(), 1, interest);
        return new Talk(talk.play(), talk.coordinator(), party, talk.own(), interest);
    }

    private static Case severalReceivers() {
        return ExchangePlay.party(
                        "MSG-L1-0211",
                        "two receivers are granted: each gets the message under its own keys, and each settles for itself")
                .shows(SENT_TO_THE_GRANTED)
                .because("one to many is one to one, many times")
                .plays((subject, peer) -> {
                    Talk one = Talk.sending(subject, peer, sender());
                    Talk other = second(one, subject);
                    Outcome outcome = one.play()
                            .sends(1, 1, HELLO, TTL_MS)
                            .gives(anyParcel(one.partner()), anyParcel(other.partner()));
                    requireContent(opened(one, outcome, 1), 1, HELLO);
                    requireContent(opened(other, outcome, 1), 1, HELLO);
                    other.acknowledges(1, 1).gives(settled(1, other.interest(), "node"));
                    one.play().passes(1_000).includes(anyParcel(one.partner())).excludes(anyParcel(other.partner()));
                    one.acknowledges(1, 1).gives(settled(1, one.interest(), "node"));
                });
    }

    private static Case beforeAnyParty() {
        return ExchangePlay.party(
                        "MSG-L1-0212",
                        "a message is given before anybody is granted: it goes to the first that comes, and not to the next one")
                .shows(SENT_TO_THE_GRANTED)
                .because("an application need not wait for the network")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party coordinator = play.joins(peer);
                    Party receiver = play.joinsAsLeaf(subject.peer("second", "203.0.113.2:4000"));
                    byte[] own = play.hasDeclared(coordinator, sender());
                    play.sends(1, 1, HELLO, 60_000).givesNothing();
                    play.passes(6_000).excludes(anyParcel(receiver));
                    Interest interest = receiver.receives(SUBJECT, subject.wallMs());
                    Talk talk = new Talk(play, coordinator, receiver, own, interest);
                    Outcome outcome = play.isGranted(coordinator, 1, interest).includes(anyParcel(receiver));
                    requireContent(opened(talk, outcome, 1), 1, HELLO);
                    talk.acknowledges(1, 1).gives(settled(1, interest, "node"));
                    Talk late = second(talk, subject);
                    play.passes(10_000).excludes(anyParcel(late.partner()));
                });
    }

    private static Case noPartyInTime() {
        return ExchangePlay.party(
                        "MSG-L1-0213", "nobody comes while a message lives: the application hears that it was not sent")
                .shows(SENT_AGAIN_UNTIL_RECEIVED, SENT_TO_THE_GRANTED)
                .because("nothing is lost silently")
                .twin("MSG-L1-0212")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party coordinator = play.joins(peer);
                    play.hasDeclared(coordinator, sender());
                    long endMs = subject.monotonicMs() + 5_000;
                    play.sends(1, 1, HELLO, 5_000).givesNothing();
                    play.at(endMs - 1).excludes(unsent(1, SENT_AGAIN_UNTIL_RECEIVED));
                    play.at(endMs).includes(unsent(1, SENT_AGAIN_UNTIL_RECEIVED).at(endMs));
                });
    }

    private static long[] numbers(Talk talk, Outcome outcome) {
        return talk.parcels(outcome).stream()
                .mapToLong(Parcel::getNumber)
                .distinct()
                .sorted()
                .toArray();
    }

    private static void requireNumbers(Talk talk, Outcome outcome, long first, long last) {
        Calls.requireEqual(
                "the messages that are sent, " + THRESHOLD_IS_CREDIT.id(),
                LongStream.rangeClosed(first, last).boxed().toList(),
                LongStream.of(numbers(talk, outcome)).boxed().toList());
    }

    private static Case credit() {
        return ExchangePlay.party(
                        "MSG-L1-0220",
                        "a maximum of 3 and six messages: one until the first receipt, then three at a time")
                .shows(THRESHOLD_IS_CREDIT, THE_FIRST_IS_ACKNOWLEDGED)
                .because("back-pressure reaches the application")
                .plays((subject, peer) -> {
                    Talk talk = Talk.sending(subject, peer, sender(), 3);
                    requireNumbers(talk, talk.play().sends(1, 1, HELLO, TTL_MS), 1, 1);
                    for (long message = 2; message <= 6; message++) {
                        talk.play().sends(1, message, HELLO, TTL_MS).excludes(anyParcel(talk.partner()));
                    }
                    requireNumbers(talk, talk.acknowledges(1, 1), 2, 4);
                    requireNumbers(talk, talk.acknowledges(3, 1), 5, 5);
                    requireNumbers(talk, talk.acknowledges(2, 1), 6, 6);
                });
    }

    private static Case creditOfOne() {
        return ExchangePlay.party(
                        "MSG-L1-0221", "a maximum of 1: the second message goes when the first one's time has ended")
                .shows(THRESHOLD_IS_CREDIT, SENT_AGAIN_UNTIL_RECEIVED)
                .because("a message that is given up holds nobody back")
                .plays((subject, peer) -> {
                    Talk talk = Talk.sending(subject, peer, sender(), 1);
                    talk.play().sends(1, 1, HELLO, 2_000).includes(anyParcel(talk.partner()));
                    talk.play().sends(1, 2, HELLO, 20_000).excludes(anyParcel(talk.partner()));
                    Outcome outcome = talk.play().passes(1_999);
                    requireNumbers(talk, outcome, 1, 1);
                    requireNumbers(talk, talk.play().passes(1), 2, 2);
                });
    }

    private static Case busyReceiver() {
        return ExchangePlay.party(
                        "MSG-L1-0222",
                        "a receiver's current threshold is 0: nothing new is sent until a newer interest says otherwise")
                .shows(THRESHOLD_IS_CREDIT)
                .because("who is busy is left alone, and is not gone")
                .plays((subject, peer) -> {
                    Talk talk = Talk.sending(subject, peer, sender());
                    Interest busy =
                            talk.interest().signedAt(subject.wallMs() + 1).thresholds(0, 64);
                    talk.play().tells(talk.coordinator(), busy);
                    talk.play().sends(1, 1, HELLO, TTL_MS).excludes(anyParcel(talk.partner()));
                    talk.play().passes(10_000).excludes(anyParcel(talk.partner()));
                    Interest free = busy.signedAt(subject.wallMs()).thresholds(64, 64);
                    Outcome outcome =
                            talk.play().tells(talk.coordinator(), free).includes(anyParcel(talk.partner()));
                    Talk renewed = new Talk(talk.play(), talk.coordinator(), talk.partner(), talk.own(), free);
                    requireContent(opened(renewed, outcome, 1), 1, HELLO);
                });
    }

    private static Case withdrawnReceiver() {
        return ExchangePlay.party(
                        "MSG-L1-0223",
                        "a receiver withdraws while a message is outstanding: it is settled as expired, and nothing more is sent")
                .shows(SENT_AGAIN_UNTIL_RECEIVED, SENT_TO_THE_GRANTED)
                .because("nothing is sent to who is gone")
                .plays((subject, peer) -> {
                    Talk talk = Talk.sending(subject, peer, sender());
                    talk.play().sends(1, 1, HELLO, TTL_MS);
                    talk.play()
                            .tells(talk.coordinator(), talk.interest().withdrawnAt(subject.wallMs() + 1))
                            .includes(settled(1, talk.interest(), "expired"));
                    talk.play().passes(10_000).excludes(anyParcel(talk.partner()));
                    talk.play().sends(1, 2, HELLO, TTL_MS).excludes(anyParcel(talk.partner()));
                });
    }

    private static Case deniedReceiver() {
        return ExchangePlay.party(
                        "MSG-L1-0224", "of two receivers the application denies one: a message goes to the other alone")
                .shows(SENT_TO_THE_GRANTED)
                .because("nothing goes to whom the application excludes")
                .twin("MSG-L1-0211")
                .plays((subject, peer) -> {
                    Talk talk = Talk.sending(subject, peer, sender());
                    Party denied = talk.play().joinsAsLeaf(subject.peer("third", "198.51.100.3:4000"));
                    Interest interest = denied.receives(SUBJECT, subject.wallMs());
                    long question =
                            talk.play().tells(talk.coordinator(), interest).question();
                    talk.play().answers(question, "denied");
                    talk.play().sends(1, 1, HELLO, TTL_MS).gives(anyParcel(talk.partner()));
                    talk.play().passes(10_000).excludes(anyParcel(denied));
                });
    }

    private static Case settledInterest() {
        return ExchangePlay.party(
                        "MSG-L1-0225",
                        "the subject has renewed its interest: for 5 s the old one seals, then the new one")
                .shows(SETTLED_INTERESTS_SEND)
                .because("the receiver knows the interest that is used")
                .subject(args -> {
                    var values = args.putObject("entropy").putArray("jitter");
                    for (int i = 0; i < 100; i++) values.add(Octets.hex(Octets.u64(100)));
                })
                .plays((subject, peer) -> {
                    Talk talk = Talk.sending(subject, peer, sender().lasting(120_000));
                    // declared 5 s ago, and renewed after 60 s
                    talk.play().passes(54_999);
                    byte[] renewed = ExchangePlay.published(talk.play().passes(1), talk.coordinator());
                    talk.play().isKept(talk.coordinator(), 1, renewed);
                    talk.play().passes(4_999);
                    requireContent(opened(talk, talk.play().sends(1, 1, HELLO, TTL_MS), 1), 1, HELLO);
                    talk.acknowledges(1, 1);
                    talk.play().passes(1);
                    Talk later = new Talk(talk.play(), talk.coordinator(), talk.partner(), renewed, talk.interest());
                    requireContent(opened(later, talk.play().sends(1, 2, HELLO, TTL_MS), 2), 1, HELLO);
                });
    }

    private static Case refused() {
        return ExchangePlay.party(
                        "MSG-L1-0230",
                        "no octets or 65 001, lives of 999 and 600 001 ms, a receiver, a virtual interest, an unknown one: refused to the caller")
                .shows(MESSAGE_WITHIN_LIMIT)
                .because("what could not be sent is refused at once")
                .twin("MSG-L1-0204")
                .plays((subject, peer) -> {
                    Talk talk = Talk.sending(subject, peer, sender());
                    talk.play().declares(Declaration.receiver(2, SUBJECT));
                    talk.play()
                            .declares(Declaration.sender(3, ExchangePlay.OTHER_SUBJECT)
                                    .exchange("virtual"));
                    talk.play().sends(1, 1, Octets.zeros(65_001), TTL_MS).gives(unsent(1, MESSAGE_WITHIN_LIMIT));
                    talk.play().sends(1, 2, Octets.zeros(0), TTL_MS).gives(unsent(2, MESSAGE_WITHIN_LIMIT));
                    talk.play().sends(1, 3, HELLO, 999).gives(unsent(3, MESSAGE_WITHIN_LIMIT));
                    talk.play().sends(1, 4, HELLO, 600_001).gives(unsent(4, MESSAGE_WITHIN_LIMIT));
                    talk.play().sends(2, 5, HELLO, TTL_MS).gives(unsent(5, MESSAGE_WITHIN_LIMIT));
                    talk.play().sends(3, 6, HELLO, TTL_MS).gives(unsent(6, MESSAGE_WITHIN_LIMIT));
                    talk.play().sends(9, 7, HELLO, TTL_MS).gives(unsent(7, MESSAGE_WITHIN_LIMIT));
                    talk.play().withdraws(1);
                    talk.play().sends(1, 8, HELLO, TTL_MS).gives(unsent(8, MESSAGE_WITHIN_LIMIT));
                });
    }

    private static Case waitingLimit() {
        return ExchangePlay.party("MSG-L1-0231", "1024 messages wait: one more is refused to the caller")
                .shows(THRESHOLD_IS_CREDIT)
                .because("back-pressure reaches the application")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party coordinator = play.joins(peer);
                    play.hasDeclared(coordinator, sender());
                    for (long message = 1; message <= 1_024; message++) {
                        play.sends(1, message, HELLO, 600_000).givesNothing();
                    }
                    play.sends(1, 1_025, HELLO, 600_000).gives(unsent(1_025, THRESHOLD_IS_CREDIT));
                });
    }
}
