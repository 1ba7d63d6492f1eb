package io.symbolon.tck.script;

import static io.symbolon.spec.MessageRule.APPLICATION_KEEPS_UP;
import static io.symbolon.spec.MessageRule.KEYS_OF_A_PAIR;
import static io.symbolon.spec.MessageRule.NUMBER_IS_IN_THE_WINDOW;
import static io.symbolon.spec.MessageRule.ORDER_IS_REPORTED;
import static io.symbolon.spec.MessageRule.PARCEL_NAMES_A_PAIR;
import static io.symbolon.spec.MessageRule.PARCEL_OPENS;
import static io.symbolon.spec.MessageRule.RECEIPTS_ARE_SENT;
import static io.symbolon.spec.MessageRule.TAKEN_ONCE;
import static io.symbolon.spec.MessageRule.VIRTUAL_CARRIES_NOTHING;
import static io.symbolon.tck.script.ExchangePlay.OTHER_SUBJECT;
import static io.symbolon.tck.script.ExchangePlay.SUBJECT;
import static io.symbolon.tck.script.ExpectedExchange.anyDelivery;
import static io.symbolon.tck.script.ExpectedExchange.anyReceipt;
import static io.symbolon.tck.script.ExpectedExchange.delivered;
import static io.symbolon.tck.script.ExpectedExchange.receipt;

import io.symbolon.spec.proto.Parcel;
import io.symbolon.tck.peer.Interest;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.Interests;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Tokens;
import java.util.List;

/** The subject as receiver of whole messages: whom it takes them from, how often, and what it answers. */
final class ReceivingScripts {
    private static final byte[] HELLO = Octets.utf8("hello");

    private ReceivingScripts() {}

    static List<Case> cases() {
        return List.of(
                acknowledgedByTheNode(),
                notAcknowledged(),
                acknowledgedByTheApplication(),
                theApplicationFails(),
                numbersInAnyOrder(),
                receiptAgain(),
                receiptOfTheApplicationAgain(),
                notGranted(),
                refusedParty(),
                withdrawnParty(),
                otherNames(),
                misdelivered(),
                altered(),
                otherPlace(),
                windowEdges(),
                slowApplication(),
                replayUnderRenewedKeys(),
                replayUnderTheirRenewedKeys(),
                keyNoLongerAlive(),
                virtual());
    }

    private static Case acknowledgedByTheNode() {
        return ExchangePlay.party(
                        "MSG-L1-0001",
                        "a message that asks for the node's receipt: delivered, and the receipt goes at once")
                .shows(RECEIPTS_ARE_SENT, KEYS_OF_A_PAIR, ORDER_IS_REPORTED)
                .because("an acknowledgement says what happened")
                .plays((subject, peer) -> {
                    Talk talk = Talk.receiving(subject, peer);
                    talk.gets(talk.keys().parcel(1, 1, "hello"))
                            .gives(
                                    delivered(1, talk.interest(), 1, 0, HELLO),
                                    receipt(talk.partner(), talk.keys(), 1, 1));
                });
    }

    private static Case notAcknowledged() {
        return ExchangePlay.party(
                        "MSG-L1-0002",
                        "a message that asks for no receipt: delivered, and nothing is sent, before and after it is handled")
                .shows(RECEIPTS_ARE_SENT)
                .because("the sender chooses what it wants to know")
                .plays((subject, peer) -> {
                    Talk talk = Talk.receiving(subject, peer);
                    Outcome outcome = talk.gets(talk.keys().parcel(1, 0, "hello"))
                            .gives(delivered(1, talk.interest(), 1, 0, HELLO));
                    talk.play().handles(Talk.delivery(outcome), "taken").excludes(anyReceipt(talk.partner()));
                });
    }

    private static Case acknowledgedByTheApplication() {
        return ExchangePlay.party(
                        "MSG-L1-0003",
                        "a message that asks for the application's receipt: it goes when the application has handled it, not before")
                .shows(RECEIPTS_ARE_SENT)
                .because("what arrived is not yet done")
                .plays((subject, peer) -> {
                    Talk talk = Talk.receiving(subject, peer);
                    Outcome outcome = talk.gets(talk.keys().parcel(1, 2, "hello"))
                            .gives(delivered(1, talk.interest(), 1, 0, HELLO));
                    talk.play().passes(3_000).excludes(anyReceipt(talk.partner()));
                    talk.play()
                            .handles(Talk.delivery(outcome), "taken")
                            .gives(receipt(talk.partner(), talk.keys(), 1, 2));
                    talk.play().handles(Talk.delivery(outcome), "taken").givesNothing();
                });
    }

    private static Case theApplicationFails() {
        return ExchangePlay.party(
                        "MSG-L1-0004",
                        "the application fails with a message: no receipt, and it is not given the message again")
                .shows(RECEIPTS_ARE_SENT, TAKEN_ONCE)
                .because("at most once, and nothing is said that is not so")
                .twin("MSG-L1-0003")
                .plays((subject, peer) -> {
                    Talk talk = Talk.receiving(subject, peer);
                    Parcel parcel = talk.keys().parcel(1, 2, "hello");
                    long delivery = Talk.delivery(talk.gets(parcel));
                    talk.play().handles(delivery, "failed").excludes(anyReceipt(talk.partner()));
                    talk.gets(parcel).isDroppedBy(TAKEN_ONCE);
                });
    }

    private static Case numbersInAnyOrder() {
        return ExchangePlay.party(
                        "MSG-L1-0005",
                        "messages 3, 1, 2 and 7 come: each is delivered at once, with the highest number taken before it")
                .shows(ORDER_IS_REPORTED)
                .because("what is missing or late can be seen")
                .plays((subject, peer) -> {
                    Talk talk = Talk.receiving(subject, peer);
                    long previous = 0;
                    for (long number : new long[] {3, 1, 2, 7}) {
                        talk.gets(talk.keys().parcel(number, 0, "hello"))
                                .gives(delivered(1, talk.interest(), number, previous, HELLO));
                        previous = Math.max(previous, number);
                    }
                });
    }

    private static Case receiptAgain() {
        return ExchangePlay.party(
                        "MSG-L1-0010", "a message comes again: dropped, and the receipt that it has got goes again")
                .shows(TAKEN_ONCE, RECEIPTS_ARE_SENT)
                .because("a receipt may be lost; the message is not given twice for it")
                .twin("MSG-L1-0001")
                .plays((subject, peer) -> {
                    Talk talk = Talk.receiving(subject, peer);
                    Parcel parcel = talk.keys().parcel(1, 1, "hello");
                    talk.gets(parcel);
                    for (int i = 0; i < 3; i++) {
                        talk.gets(parcel)
                                .gives(Expected.dropped(TAKEN_ONCE), receipt(talk.partner(), talk.keys(), 1, 1));
                    }
                });
    }

    private static Case receiptOfTheApplicationAgain() {
        return ExchangePlay.party(
                        "MSG-L1-0011",
                        "a message for the application comes again before and after it is handled: the receipt goes again after")
                .shows(TAKEN_ONCE, RECEIPTS_ARE_SENT)
                .because("no receipt before its time, whoever asks again")
                .twin("MSG-L1-0003")
                .plays((subject, peer) -> {
                    Talk talk = Talk.receiving(subject, peer);
                    Parcel parcel = talk.keys().parcel(1, 2, "hello");
                    long delivery = Talk.delivery(talk.gets(parcel));
                    talk.gets(parcel).isDroppedBy(TAKEN_ONCE);
                    talk.play().handles(delivery, "taken");
                    talk.gets(parcel).gives(Expected.dropped(TAKEN_ONCE), receipt(talk.partner(), talk.keys(), 1, 2));
                });
    }

    private static Case notGranted() {
        return ExchangePlay.party(
                        "MSG-L1-0020",
                        "a sender that no coordinator has told of, or that the application decides about, sends: dropped; once granted it is heard")
                .shows(PARCEL_NAMES_A_PAIR)
                .because("who is not granted has no voice")
                .twin("MSG-L1-0001")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party coordinator = play.joins(peer);
                    Party sender = play.joinsAsLeaf(subject.peer("second", "203.0.113.2:4000"));
                    byte[] own = play.hasDeclared(coordinator, Declaration.receiver(1, SUBJECT));
                    Interest interest = sender.sends(SUBJECT, subject.wallMs());
                    MessageKeys keys = new MessageKeys(interest.keysWith(own));
                    Parcel parcel = keys.parcel(1, 1, "hello");
                    play.parcel(sender, parcel).isDroppedBy(PARCEL_NAMES_A_PAIR);
                    long first = play.tells(coordinator, interest).question();
                    play.parcel(sender, parcel).isDroppedBy(PARCEL_NAMES_A_PAIR);
                    long second = play.answers(first, "granted").question();
                    play.parcel(sender, parcel).isDroppedBy(PARCEL_NAMES_A_PAIR);
                    play.answers(second, "granted");
                    play.parcel(sender, parcel).gives(delivered(1, interest, 1, 0, HELLO), receipt(sender, keys, 1, 1));
                });
    }

    private static Case refusedParty() {
        return ExchangePlay.party(
                        "MSG-L1-0021",
                        "a sender that the application has denied goes on sending: everything is dropped")
                .shows(PARCEL_NAMES_A_PAIR)
                .because("who is not granted has no voice")
                .twin("MSG-L1-0001")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party coordinator = play.joins(peer);
                    Party sender = play.joinsAsLeaf(subject.peer("second", "203.0.113.2:4000"));
                    byte[] own = play.hasDeclared(coordinator, Declaration.receiver(1, SUBJECT));
                    Interest interest = sender.sends(SUBJECT, subject.wallMs());
                    MessageKeys keys = new MessageKeys(interest.keysWith(own));
                    play.answers(play.tells(coordinator, interest).question(), "denied");
                    for (int number = 1; number <= 3; number++) {
                        play.parcel(sender, keys.parcel(number, 1, "hello")).isDroppedBy(PARCEL_NAMES_A_PAIR);
                    }
                });
    }

    private static Case withdrawnParty() {
        return ExchangePlay.party(
                        "MSG-L1-0022", "a granted sender has withdrawn: what is sent under its old interest is dropped")
                .shows(PARCEL_NAMES_A_PAIR)
                .because("who is gone has no voice, and its keys are no longer used")
                .twin("MSG-L1-0001")
                .plays((subject, peer) -> {
                    Talk talk = Talk.receiving(subject, peer);
                    talk.gets(talk.keys().parcel(1, 0, "hello")).includes(anyDelivery());
                    talk.play().tells(talk.coordinator(), talk.interest().withdrawnAt(subject.wallMs() + 1));
                    talk.gets(talk.keys().parcel(2, 0, "hello")).isDroppedBy(PARCEL_NAMES_A_PAIR);
                });
    }

    private static Case otherNames() {
        return ExchangePlay.party(
                        "MSG-L1-0023",
                        "a parcel names a sender or a receiver that nobody knows, or the two swapped: dropped")
                .shows(PARCEL_NAMES_A_PAIR)
                .because("a name of nothing opens nothing")
                .twin("MSG-L1-0001")
                .plays((subject, peer) -> {
                    Talk talk = Talk.receiving(subject, peer);
                    Parcel right = talk.keys().parcel(1, 1, "hello");
                    var nobody = Tokens.bytes(Octets.repeated(7, 8));
                    for (Parcel wrong : List.of(
                            right.toBuilder().setSender(nobody).build(),
                            right.toBuilder().setReceiver(nobody).build(),
                            right.toBuilder()
                                    .setSender(right.getReceiver())
                                    .setReceiver(right.getSender())
                                    .build())) {
                        talk.gets(wrong).isDroppedBy(PARCEL_NAMES_A_PAIR);
                    }
                    talk.gets(right).includes(delivered(1, talk.interest(), 1, 0, HELLO));
                });
    }

    private static Case misdelivered() {
        return ExchangePlay.party(
                        "MSG-L1-0024",
                        "a sender of two subjects: what is sealed for the one is dropped under the names of the other")
                .shows(PARCEL_OPENS, PARCEL_NAMES_A_PAIR, KEYS_OF_A_PAIR)
                .because("a message belongs to its subject and to nothing else")
                .twin("MSG-L1-0001")
                .plays((subject, peer) -> {
                    Talk talk = Talk.receiving(subject, peer);
                    byte[] other = talk.play()
                            .hasDeclared(
                                    talk.coordinator(),
                                    Declaration.receiver(2, OTHER_SUBJECT).lasting(600_000));
                    Interest second = talk.partner()
                            .sends(OTHER_SUBJECT, subject.wallMs())
                            .lasting(600_000);
                    talk.play().isGranted(talk.coordinator(), 2, second);
                    MessageKeys keys = new MessageKeys(second.keysWith(other));
                    Parcel one = talk.keys().parcel(1, 1, "hello");
                    Parcel names = keys.parcel(1, 1, "hello");
                    talk.gets(names.toBuilder().setSealed(one.getSealed()).build())
                            .isDroppedBy(PARCEL_OPENS);
                    talk.gets(one.toBuilder().setReceiver(names.getReceiver()).build())
                            .isDroppedBy(PARCEL_NAMES_A_PAIR);
                    talk.gets(one).includes(delivered(1, talk.interest(), 1, 0, HELLO));
                    talk.gets(names).includes(delivered(2, second, 1, 0, HELLO));
                });
    }

    private static Case altered() {
        return ExchangePlay.party(
                        "MSG-L1-0025", "a parcel is altered on the way: dropped, and the right one is still taken")
                .shows(PARCEL_OPENS)
                .because("nothing is kept that the sender did not seal")
                .twin("MSG-L1-0001")
                .plays((subject, peer) -> {
                    Talk talk = Talk.receiving(subject, peer);
                    Parcel right = talk.keys().parcel(1, 1, "hello");
                    byte[] sealed = right.getSealed().toByteArray();
                    for (int at : new int[] {0, sealed.length - 1}) {
                        talk.gets(right.toBuilder()
                                        .setSealed(Tokens.bytes(Octets.withBitFlipped(sealed, at, 3)))
                                        .build())
                                .isDroppedBy(PARCEL_OPENS);
                    }
                    talk.gets(right.toBuilder().setNumber(2).build()).isDroppedBy(PARCEL_OPENS);
                    talk.gets(right).includes(delivered(1, talk.interest(), 1, 0, HELLO));
                });
    }

    private static Case otherPlace() {
        return ExchangePlay.party(
                        "MSG-L1-0026",
                        "a parcel comes by way of another peer: taken, and the receipt goes to the sender's node")
                .shows(RECEIPTS_ARE_SENT, KEYS_OF_A_PAIR)
                .because("who carries a message has no part in it")
                .plays((subject, peer) -> {
                    Talk talk = Talk.receiving(subject, peer);
                    talk.play()
                            .parcel(talk.coordinator(), talk.keys().parcel(1, 1, "hello"))
                            .gives(
                                    delivered(1, talk.interest(), 1, 0, HELLO),
                                    receipt(talk.partner(), talk.keys(), 1, 1));
                });
    }

    private static Case windowEdges() {
        return ExchangePlay.party(
                        "MSG-L1-0027", "number 5000 was taken: 904 and 0 are dropped, 905 and 5001 are delivered")
                .shows(NUMBER_IS_IN_THE_WINDOW)
                .because("bounded memory for what was taken")
                .plays((subject, peer) -> {
                    Talk talk = Talk.receiving(subject, peer);
                    talk.gets(talk.keys().parcel(5000, 0, "hello")).includes(anyDelivery());
                    talk.gets(talk.keys().parcel(904, 0, "hello")).isDroppedBy(NUMBER_IS_IN_THE_WINDOW);
                    talk.gets(talk.keys().parcel(0, 0, "hello")).isDroppedBy(NUMBER_IS_IN_THE_WINDOW);
                    talk.gets(talk.keys().parcel(905, 0, "hello"))
                            .gives(delivered(1, talk.interest(), 905, 5000, HELLO));
                    talk.gets(talk.keys().parcel(5001, 0, "hello"))
                            .gives(delivered(1, talk.interest(), 5001, 5000, HELLO));
                    talk.gets(talk.keys().parcel(905, 0, "hello")).isDroppedBy(NUMBER_IS_IN_THE_WINDOW);
                });
    }

    private static Case slowApplication() {
        return ExchangePlay.party(
                        "MSG-L1-0030",
                        "a maximum of 2: the third message is as if it had never come, until the application has handled one")
                .shows(APPLICATION_KEEPS_UP)
                .because("a slow application slows its senders and costs no memory")
                .plays((subject, peer) -> {
                    Talk talk = Talk.receiving(
                            subject,
                            peer,
                            Declaration.receiver(1, SUBJECT).maximum(2).lasting(600_000));
                    long first = Talk.delivery(talk.gets(talk.keys().parcel(1, 0, "hello")));
                    long second = Talk.delivery(talk.gets(talk.keys().parcel(2, 0, "hello")));
                    Parcel third = talk.keys().parcel(3, 1, "hello");
                    talk.gets(third).isDroppedBy(APPLICATION_KEEPS_UP);
                    talk.play().handles(first, "taken");
                    talk.gets(third).includes(delivered(1, talk.interest(), 3, 2, HELLO));
                    talk.play().handles(second, "failed");
                    talk.gets(talk.keys().parcel(4, 0, "hello")).includes(delivered(1, talk.interest(), 4, 3, HELLO));
                });
    }

    private static Case replayUnderRenewedKeys() {
        return ExchangePlay.party(
                        "MSG-L1-0031",
                        "the subject renews its interest: a message that was taken is dropped under the new keys, too")
                .shows(TAKEN_ONCE)
                .because("numbers are counted by stream, and renewing keeps the stream")
                .plays((subject, peer) -> {
                    Talk talk = Talk.receiving(subject, peer, Declaration.receiver(1, SUBJECT));
                    talk.gets(talk.keys().parcel(1, 0, "hello")).includes(anyDelivery());
                    byte[] renewed = ExchangePlay.allPublished(talk.play().passes(66_000), talk.coordinator())
                            .get(0);
                    talk.play().isKept(talk.coordinator(), 1, renewed);
                    MessageKeys keys = new MessageKeys(talk.interest().keysWith(renewed));
                    talk.gets(keys.parcel(1, 0, "hello")).isDroppedBy(TAKEN_ONCE);
                    talk.gets(talk.keys().parcel(2, 0, "hello")).gives(delivered(1, talk.interest(), 2, 1, HELLO));
                    talk.gets(keys.parcel(3, 0, "hello")).gives(delivered(1, talk.interest(), 3, 2, HELLO));
                });
    }

    private static Case replayUnderTheirRenewedKeys() {
        return ExchangePlay.party(
                        "MSG-L1-0032",
                        "the sender renews its interest: numbers go on, taken ones stay taken, and its old interest still opens")
                .shows(TAKEN_ONCE, PARCEL_NAMES_A_PAIR)
                .because("what is under way at a renewal is not lost, and nothing comes twice")
                .plays((subject, peer) -> {
                    Talk talk = Talk.receiving(subject, peer);
                    talk.gets(talk.keys().parcel(1, 0, "hello")).includes(anyDelivery());
                    Interest renewed = talk.interest().signedAt(subject.wallMs() + 1);
                    talk.play().tells(talk.coordinator(), renewed).givesNothing();
                    MessageKeys keys = new MessageKeys(renewed.keysWith(talk.own()));
                    talk.gets(keys.parcel(1, 0, "hello")).isDroppedBy(TAKEN_ONCE);
                    talk.gets(talk.keys().parcel(2, 0, "hello")).gives(delivered(1, talk.interest(), 2, 1, HELLO));
                    talk.gets(keys.parcel(3, 0, "hello")).gives(delivered(1, talk.interest(), 3, 2, HELLO));
                });
    }

    private static Case keyNoLongerAlive() {
        return ExchangePlay.party(
                        "MSG-L1-0033",
                        "a message under a renewed interest of the subject: taken until 120 s after its expires_at, and not later")
                .shows(PARCEL_NAMES_A_PAIR)
                .because("what was sent can be read by nobody some minutes later")
                .plays((subject, peer) -> {
                    Talk talk = Talk.receiving(
                            subject, peer, Declaration.receiver(1, SUBJECT).lasting(60_000));
                    long endMs = Tokens.decode(talk.own()).getExpiresAt() + 120_000 - RealmPlay.START_MS;
                    talk.play().at(endMs - 1);
                    talk.gets(talk.keys().parcel(1, 0, "hello")).gives(delivered(1, talk.interest(), 1, 0, HELLO));
                    talk.play().at(endMs);
                    talk.gets(talk.keys().parcel(2, 0, "hello")).isDroppedBy(PARCEL_NAMES_A_PAIR);
                });
    }

    private static Case virtual() {
        return ExchangePlay.party(
                        "MSG-L1-0034", "a virtual exchange: the parties are granted, and a message is dropped")
                .shows(VIRTUAL_CARRIES_NOTHING)
                .because("what is only announced is not sent")
                .twin("MSG-L1-0001")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party coordinator = play.joins(peer);
                    Party sender = play.joinsAsLeaf(subject.peer("second", "203.0.113.2:4000"));
                    byte[] own = play.hasDeclared(
                            coordinator, Declaration.receiver(1, SUBJECT).exchange("virtual"));
                    Interest interest = sender.sends(SUBJECT, subject.wallMs()).exchange(Interests.VIRTUAL);
                    play.isGranted(coordinator, 1, interest);
                    MessageKeys keys = new MessageKeys(interest.keysWith(own));
                    play.parcel(sender, keys.parcel(1, 1, "hello")).isDroppedBy(VIRTUAL_CARRIES_NOTHING);
                });
    }
}
