package io.symbolon.tck.script;

import static io.symbolon.spec.MessageRule.CONTENT_DECODES;
import static io.symbolon.spec.MessageRule.MESSAGES_ARE_CUT;
import static io.symbolon.spec.MessageRule.PARTS_WITHIN_LIMIT;
import static io.symbolon.spec.MessageRule.REASSEMBLY_IS_BOUNDED;
import static io.symbolon.spec.MessageRule.TAKEN_ONCE;
import static io.symbolon.tck.script.ExpectedExchange.anyDelivery;
import static io.symbolon.tck.script.ExpectedExchange.delivered;
import static io.symbolon.tck.script.ExpectedExchange.receipt;

import io.symbolon.spec.proto.Parcel;
import io.symbolon.tck.suite.Calls;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.Blake2b;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Tokens;
import java.util.List;

/** The subject as receiver of messages in parts. */
final class ReassemblyScripts {
    private ReassemblyScripts() {}

    static List<Case> cases() {
        return List.of(
                everyOrder(),
                sizes(),
                partTwice(),
                partAfterTheWhole(),
                otherCount(),
                wrongShapes(),
                nineIncomplete(),
                tenSeconds(),
                counted(),
                notAContent(),
                tooLargeAContent());
    }

    /** Octets of this length in which no two parts are alike. */
    private static byte[] payload(int octets) {
        byte[] payload = new byte[octets];
        for (int at = 0; at < octets; at += 32) {
            byte[] block = Blake2b.hash256(Octets.u32(at));
            System.arraycopy(block, 0, payload, at, Math.min(32, octets - at));
        }
        return payload;
    }

    private static Case everyOrder() {
        return ExchangePlay.party(
                        "MSG-L1-0100",
                        "a message in three parts comes in each of the six orders: delivered whole with the last part")
                .shows(MESSAGES_ARE_CUT)
                .because("parts go their own ways")
                .plays((subject, peer) -> {
                    Talk talk = Talk.receiving(subject, peer);
                    byte[] payload = payload(2_500);
                    long number = 0;
                    for (int[] order : new int[][] {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}) {
                        number++;
                        List<Parcel> parcels = talk.keys().parcels(number, 1, payload);
                        talk.gets(parcels.get(order[0])).givesNothing();
                        talk.gets(parcels.get(order[1])).givesNothing();
                        talk.gets(parcels.get(order[2]))
                                .gives(
                                        delivered(1, talk.interest(), number, number - 1, payload),
                                        receipt(talk.partner(), talk.keys(), number, 1));
                    }
                });
    }

    private static Case sizes() {
        return ExchangePlay.party(
                        "MSG-L1-0101",
                        "messages at the edges: one octet, parts that are just full, and 65 000 octets in 64 parts")
                .shows(MESSAGES_ARE_CUT, PARTS_WITHIN_LIMIT)
                .because("the last part is as long as it has to be")
                .plays((subject, peer) -> {
                    Talk talk = Talk.receiving(subject, peer);
                    long number = 0;
                    // a Content has 2 or 3 octets before its payload here, and 2 more with an acknowledgement
                    for (int octets : new int[] {1, 1_019, 1_020, 1_021, 1_022, 2_043, 2_044, 2_045, 2_046, 65_000}) {
                        number++;
                        byte[] payload = payload(octets);
                        List<Parcel> parcels = talk.keys().parcels(number, 0, payload);
                        for (Parcel parcel : parcels.subList(0, parcels.size() - 1))
                            talk.gets(parcel).givesNothing();
                        talk.gets(parcels.get(parcels.size() - 1))
                                .gives(delivered(1, talk.interest(), number, number - 1, payload));
                    }
                });
    }

    private static Case partTwice() {
        return ExchangePlay.party(
                        "MSG-L1-0102",
                        "a part comes twice before the message is whole: dropped, and it is delivered once")
                .shows(REASSEMBLY_IS_BOUNDED)
                .because("what is there need not be kept twice")
                .twin("MSG-L1-0100")
                .plays((subject, peer) -> {
                    Talk talk = Talk.receiving(subject, peer);
                    byte[] payload = payload(1_500);
                    List<Parcel> parcels = talk.keys().parcels(1, 0, payload);
                    talk.gets(parcels.get(1)).givesNothing();
                    talk.gets(parcels.get(1)).isDroppedBy(REASSEMBLY_IS_BOUNDED);
                    talk.gets(parcels.get(0)).gives(delivered(1, talk.interest(), 1, 0, payload));
                });
    }

    private static Case partAfterTheWhole() {
        return ExchangePlay.party(
                        "MSG-L1-0103",
                        "the parts of a message come again after it was taken: dropped; part 0 alone calls for the receipt")
                .shows(TAKEN_ONCE)
                .because("one receipt for one repetition")
                .twin("MSG-L1-0100")
                .plays((subject, peer) -> {
                    Talk talk = Talk.receiving(subject, peer);
                    List<Parcel> parcels = talk.keys().parcels(1, 1, payload(1_500));
                    talk.gets(parcels.get(0));
                    talk.gets(parcels.get(1)).includes(anyDelivery());
                    talk.gets(parcels.get(0))
                            .gives(Expected.dropped(TAKEN_ONCE), receipt(talk.partner(), talk.keys(), 1, 1));
                    talk.gets(parcels.get(1)).isDroppedBy(TAKEN_ONCE);
                });
    }

    private static Case otherCount() {
        return ExchangePlay.party(
                        "MSG-L1-0104",
                        "a part of the same message says another number of parts: dropped, and the message is taken as it began")
                .shows(REASSEMBLY_IS_BOUNDED)
                .because("a message has one shape")
                .twin("MSG-L1-0100")
                .plays((subject, peer) -> {
                    Talk talk = Talk.receiving(subject, peer);
                    byte[] payload = payload(1_500);
                    List<Parcel> parcels = talk.keys().parcels(1, 0, payload);
                    talk.gets(parcels.get(0)).givesNothing();
                    talk.gets(talk.keys().part(1, 1, 3, payload(1_024))).isDroppedBy(REASSEMBLY_IS_BOUNDED);
                    talk.gets(parcels.get(1)).gives(delivered(1, talk.interest(), 1, 0, payload));
                });
    }

    private static Case wrongShapes() {
        return ExchangePlay.party(
                        "MSG-L1-0105",
                        "parts of 0 and 65, a part beyond the last, and parts that are too long or too short: dropped")
                .shows(PARTS_WITHIN_LIMIT)
                .because("bounded memory, and a message has one shape")
                .twin("MSG-L1-0101")
                .plays((subject, peer) -> {
                    Talk talk = Talk.receiving(subject, peer);
                    MessageKeys keys = talk.keys();
                    byte[] full = payload(1_024);
                    List<Parcel> wrong = List.of(
                            keys.part(1, 0, 0, full),
                            keys.part(1, 0, 65, full),
                            keys.part(1, 1, 1, full),
                            keys.part(1, 64, 64, full),
                            keys.part(1, -1, 2, full),
                            keys.part(1, 0, 2, payload(1_023)),
                            keys.part(1, 0, 2, payload(1_025)),
                            keys.part(1, 1, 2, payload(1_025)),
                            keys.part(1, 1, 2, Octets.zeros(0)),
                            keys.part(1, 0, 1, Octets.zeros(0)),
                            keys.part(1, 0, 1, full).toBuilder()
                                    .setSealed(Tokens.bytes(Octets.zeros(16)))
                                    .build());
                    for (Parcel one : wrong) talk.gets(one).isDroppedBy(PARTS_WITHIN_LIMIT);
                    talk.gets(keys.parcel(1, 0, "hello")).includes(anyDelivery());
                });
    }

    private static Case nineIncomplete() {
        return ExchangePlay.party(
                        "MSG-L1-0106",
                        "nine messages of one party are incomplete: the one that began first is forgotten, the others are completed")
                .shows(REASSEMBLY_IS_BOUNDED)
                .because("bounded memory, whatever is never completed")
                .plays((subject, peer) -> {
                    Talk talk = Talk.receiving(subject, peer);
                    byte[] payload = payload(1_500);
                    for (long number = 1; number <= 9; number++) {
                        talk.gets(talk.keys().parcels(number, 0, payload).get(0))
                                .givesNothing();
                    }
                    for (long number = 2; number <= 9; number++) {
                        talk.gets(talk.keys().parcels(number, 0, payload).get(1))
                                .includes(anyDelivery());
                    }
                    List<Parcel> first = talk.keys().parcels(1, 0, payload);
                    talk.gets(first.get(1)).givesNothing();
                    talk.gets(first.get(0)).gives(delivered(1, talk.interest(), 1, 9, payload));
                });
    }

    private static Case tenSeconds() {
        return ExchangePlay.party(
                        "MSG-L1-0107",
                        "the last part comes a millisecond before 10 s after the first: delivered; a millisecond later the rest is forgotten")
                .shows(REASSEMBLY_IS_BOUNDED)
                .because("bounded memory, whatever is never completed")
                .plays((subject, peer) -> {
                    Talk talk = Talk.receiving(subject, peer);
                    byte[] payload = payload(1_500);
                    List<Parcel> first = talk.keys().parcels(1, 0, payload);
                    List<Parcel> second = talk.keys().parcels(2, 0, payload);
                    talk.gets(first.get(0)).givesNothing();
                    talk.gets(second.get(0)).givesNothing();
                    talk.play().passes(9_999);
                    talk.gets(first.get(1)).gives(delivered(1, talk.interest(), 1, 0, payload));
                    talk.play().passes(1);
                    talk.gets(second.get(1)).givesNothing();
                    talk.gets(second.get(0)).gives(delivered(1, talk.interest(), 2, 1, payload));
                });
    }

    private static Case counted() {
        return ExchangePlay.party(
                        "MSG-L1-0108",
                        "twenty messages are never completed: at most eight are held, and none after ten seconds")
                .shows(REASSEMBLY_IS_BOUNDED)
                .because("bounded memory, whatever is never completed")
                .inspects()
                .plays((subject, peer) -> {
                    Talk talk = Talk.receiving(subject, peer);
                    byte[] payload = payload(1_500);
                    for (long number = 1; number <= 20; number++) {
                        talk.gets(talk.keys().parcels(number, 0, payload).get(0))
                                .givesNothing();
                        Calls.requireEqual(
                                "incomplete messages, " + REASSEMBLY_IS_BOUNDED.id(),
                                Math.min(8, number),
                                subject.counts("incomplete"));
                    }
                    talk.play().passes(10_000);
                    Calls.requireEqual(
                            "incomplete messages, " + REASSEMBLY_IS_BOUNDED.id(), 0L, subject.counts("incomplete"));
                });
    }

    private static Case notAContent() {
        return ExchangePlay.party(
                        "MSG-L1-0110",
                        "parts that make no canonical Content: dropped with the last part, and nothing is taken")
                .shows(CONTENT_DECODES)
                .because("one message has one sequence of octets")
                .twin("MSG-L1-0001")
                .plays((subject, peer) -> {
                    Talk talk = Talk.receiving(subject, peer);
                    byte[] right = MessageKeys.content(1, Octets.utf8("hello"));
                    List<byte[]> wrong = List.of(
                            Octets.repeated(0xff, 20),
                            Octets.concat(right, Octets.ofHex("1801")),
                            Octets.concat(Octets.ofHex("0800"), Octets.from(right, 2)),
                            MessageKeys.content(3, Octets.utf8("hello")),
                            MessageKeys.content(1, Octets.zeros(0)));
                    for (byte[] one : wrong) {
                        talk.gets(talk.keys().parcelsOf(1, one).get(0)).isDroppedBy(CONTENT_DECODES);
                    }
                    talk.gets(talk.keys().parcelsOf(1, right).get(0)).includes(anyDelivery());
                });
    }

    private static Case tooLargeAContent() {
        return ExchangePlay.party("MSG-L1-0111", "64 parts make a payload of 65 001 octets: dropped with the last part")
                .shows(CONTENT_DECODES)
                .because("what nobody may give to be sent nobody takes")
                .twin("MSG-L1-0101")
                .plays((subject, peer) -> {
                    Talk talk = Talk.receiving(subject, peer);
                    List<Parcel> parcels = talk.keys().parcels(1, 0, payload(65_001));
                    for (Parcel parcel : parcels.subList(0, parcels.size() - 1))
                        talk.gets(parcel).givesNothing();
                    talk.gets(parcels.get(parcels.size() - 1)).isDroppedBy(CONTENT_DECODES);
                });
    }
}
