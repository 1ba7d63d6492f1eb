package io.symbolon.tck.vectors.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Blake2b;
import io.symbolon.tck.wire.ChaCha20Poly1305;
import io.symbolon.tck.wire.Edwards25519;
import io.symbolon.tck.wire.Interests;
import io.symbolon.tck.wire.Labels;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.PairKeys;
import io.symbolon.tck.wire.RawField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The file {@code message-open.json}: parcels that come to a receiver, MSG-005 and MSG-007 to MSG-010. */
public final class MessageOpenVectors {
    private static final String OP = "message.open";
    private static final String ONE = "MSG-P-0701";
    private static final String TWO = "MSG-P-0702";
    private static final PairSample PAIR = PairSample.first();
    private static final PairKeys KEYS = PAIR.keys();
    private static final byte[] HELLO = PairKeys.content(1, MessageSealVectors.HELLO);
    private static final byte[] WHOLE = Octets.repeated(0x5a, PairKeys.PART_OCTETS);

    private final VectorFile file = new VectorFile(
            "message-open",
            "message",
            "Parcels of one message, in the order in which they come, and what the receiver makes of them.",
            "Bad parcels are sealed as they stand under the right key, unless the key is what is wrong.");

    /** A part as it comes. */
    private record Parcel(int part, int parts, byte[] sealed) {
        ObjectNode members() {
            return Members.of(
                    "part", Integer.toUnsignedLong(part), "parts", Integer.toUnsignedLong(parts), "sealed", sealed);
        }
    }

    private MessageOpenVectors() {}

    public static VectorFile file() {
        MessageOpenVectors vectors = new MessageOpenVectors();
        vectors.opened();
        vectors.incomplete();
        vectors.shapes();
        vectors.swapped();
        vectors.otherKeys();
        vectors.otherSeals();
        vectors.reassembled();
        vectors.contents();
        return vectors.file;
    }

    private void opened() {
        open(ONE, "one part", 1, "node", MessageSealVectors.HELLO);
        open(TWO, "two parts", 1, "application", MessageSealVectors.payload(1100));
        open("MSG-P-0703", "number 2^63 - 1", Long.MAX_VALUE, "none", MessageSealVectors.HELLO);
        open("MSG-P-0704", "one octet", 1, "none", Octets.u8(0));
        open("MSG-P-0705", "one whole part", 1, "node", MessageSealVectors.payload(1019));
        open("MSG-P-0706", "a second part of one octet", 1, "node", MessageSealVectors.payload(1020));
        open("MSG-P-0707", "two whole parts", 1, "node", MessageSealVectors.payload(2043));
        List<Parcel> backwards = parcels(KEYS, 1, PairKeys.content(2, MessageSealVectors.payload(1100)));
        Collections.reverse(backwards);
        complete("MSG-P-0801", "the second part comes first", 1, backwards, 2, MessageSealVectors.payload(1100));
        List<Parcel> mixed = parcels(KEYS, 1, PairKeys.content(1, MessageSealVectors.payload(3500)));
        Collections.swap(mixed, 0, 2);
        Collections.swap(mixed, 1, 3);
        complete("MSG-P-0802", "four parts: 2, 3, 0, 1", 1, mixed, 1, MessageSealVectors.payload(3500));
        open("MSG-P-0901", "65 000 octets in 64 parts", 1, "none", MessageSealVectors.payload(65_000));
        PairSample back = PairSample.of(
                InterestSample.of("receiver", Interests.SENDER), InterestSample.of("sender", Interests.RECEIVER));
        byte[] content = PairKeys.content(0, MessageSealVectors.HELLO);
        ObjectNode args = back.asReceiver(1);
        args.setAll(Members.of("parcels", members(parcels(back.keys(), 1, content))));
        file.accept("MSG-P-0708", "the other way between the same two", "MSG-007", "MSG-001")
                .flags(Flag.ROLE)
                .asks(OP, args, whole(0, MessageSealVectors.HELLO));
    }

    private void incomplete() {
        partial(
                "MSG-P-0803",
                "the first of two parts",
                parcels(KEYS, 1, WHOLE, HELLO).subList(0, 1));
        partial(
                "MSG-P-0804",
                "the last of two parts",
                parcels(KEYS, 1, WHOLE, HELLO).subList(1, 2));
        partial("MSG-P-0805", "nothing", List.of());
        partial("MSG-P-0501", "part 63 of 64, one octet", List.of(parcel(63, 64, Octets.u8(1))));
        partial("MSG-P-0502", "part 0 of 64, whole", List.of(parcel(0, 64, WHOLE)));
        partial("MSG-P-0503", "part 1 of 2, whole", List.of(parcel(1, 2, WHOLE)));
    }

    private void shapes() {
        shape("MSG-N-0501", ONE, "no parts", parcel(0, 0, HELLO));
        shape("MSG-N-0502", "MSG-P-0501", "65 parts", parcel(64, 65, Octets.u8(1)));
        shape("MSG-N-0503", "MSG-P-0502", "the first of 65 parts", parcel(0, 65, WHOLE));
        shape("MSG-N-0504", "MSG-P-0502", "2^32 - 1 parts", parcel(0, -1, WHOLE));
        shape("MSG-N-0505", "MSG-P-0502", "2^31 parts", parcel(0, Integer.MIN_VALUE, WHOLE));
        shape("MSG-N-0506", ONE, "part 1 of 1", parcel(1, 1, HELLO));
        shape("MSG-N-0507", "MSG-P-0501", "part 64 of 64", parcel(64, 64, Octets.u8(1)));
        shape("MSG-N-0508", "MSG-P-0503", "part 2^32 - 1 of 2", parcel(-1, 2, WHOLE));
        shape("MSG-N-0509", "MSG-P-0502", "the first of 64 with 1023 octets", parcel(0, 64, Octets.first(WHOLE, 1023)));
        byte[] more = Octets.concat(WHOLE, Octets.u8(1));
        shape("MSG-N-0510", "MSG-P-0502", "the first of 64 with 1025 octets", parcel(0, 64, more));
        shape("MSG-N-0511", "MSG-P-0503", "the last of 2 with 1025 octets", parcel(1, 2, more));
        shape("MSG-N-0512", "MSG-P-0503", "the last of 2 without octets", parcel(1, 2, Octets.zeros(0)));
        shape("MSG-N-0513", ONE, "the only part without octets", parcel(0, 1, Octets.zeros(0)));
        shape("MSG-N-0514", ONE, "nothing sealed", new Parcel(0, 1, Octets.zeros(0)));
        shape("MSG-N-0515", ONE, "15 octets", new Parcel(0, 1, Octets.zeros(15)));
        shape("MSG-N-0516", "MSG-P-0502", "the first of 64 with one octet", parcel(0, 64, Octets.u8(1)));
    }

    private void swapped() {
        byte[] sealed = KEYS.sealPart(1, 0, 1, HELLO);
        opens("MSG-N-0701", ONE, "the first bit", Octets.withBitFlipped(sealed, 0, 7), Flag.BIT_FLIP);
        opens(
                "MSG-N-0702",
                ONE,
                "the last bit of the tag",
                Octets.withBitFlipped(sealed, sealed.length - 1, 0),
                Flag.BIT_FLIP);
        opens("MSG-N-0703", ONE, "the last octet is cut off", Octets.first(sealed, sealed.length - 1), Flag.TRUNCATION);
        opens("MSG-N-0704", ONE, "one octet more", Octets.concat(sealed, Octets.u8(0)), Flag.TRUNCATION);
        opens("MSG-N-0705", ONE, "a part of message 2", KEYS.sealPart(2, 0, 1, HELLO), Flag.PAIR_BINDING);
        byte[] ofThree = KEYS.sealPart(1, 0, 3, WHOLE);
        refuse(
                "MSG-N-0706",
                TWO,
                "the first of 3 parts as the first of 2",
                new Parcel(0, 2, ofThree),
                Flag.PAIR_BINDING);
        byte[] second = KEYS.sealPart(1, 1, 3, WHOLE);
        refuse("MSG-N-0707", TWO, "part 1 of 3 as part 0 of 3", new Parcel(0, 3, second), Flag.PAIR_BINDING);
        names("MSG-N-0708", "another sender in the names", Samples.octets("somebody", 8), KEYS.receiver());
        names("MSG-N-0709", "another receiver in the names", KEYS.sender(), Samples.octets("somebody", 8));
        names("MSG-N-0710", "sender and receiver in each other's place", KEYS.receiver(), KEYS.sender());
        List<Parcel> firstOfOther =
                new ArrayList<>(parcels(KEYS, 2, WHOLE, HELLO).subList(0, 1));
        firstOfOther.addAll(parcels(KEYS, 1, WHOLE, HELLO).subList(1, 2));
        refuse(
                "MSG-N-0711",
                TWO,
                "the first part of message 2, the second of message 1",
                firstOfOther,
                Flag.PAIR_BINDING);
        List<Parcel> secondOfOther =
                new ArrayList<>(parcels(KEYS, 1, WHOLE, HELLO).subList(0, 1));
        secondOfOther.addAll(parcels(KEYS, 2, WHOLE, HELLO).subList(1, 2));
        refuse(
                "MSG-N-0712",
                TWO,
                "the first part of message 1, the second of message 2",
                secondOfOther,
                Flag.PAIR_BINDING);
    }

    private void otherKeys() {
        byte[][] input = PAIR.input();
        byte[] graz = Interests.subject(Octets.utf8("weather"), Octets.utf8("graz"));
        pair("MSG-N-0713", "another subject in the pair key", PAIR.keysOver(graz, input[1], input[2]));
        pair("MSG-N-0714", "no subject in the pair key", PAIR.keysOver(input[1], input[2]));
        pair("MSG-N-0715", "the token hashes in each other's place", PAIR.keysOver(input[0], input[2], input[1]));
        pair("MSG-N-0716", "no token hash of the sender", PAIR.keysOver(input[0], input[2]));
        pair("MSG-N-0717", "no token hash of the receiver", PAIR.keysOver(input[0], input[1]));
        byte[] shortNames = Octets.concat(KEYS.sender(), KEYS.receiver());
        pair("MSG-N-0718", "short names instead of token hashes", PAIR.keysOver(input[0], shortNames));
        String label = Labels.EXCHANGE;
        pair("MSG-N-0719", "the agreement of the fresh keys alone", PAIR.keys(PAIR.fresh(), label, input));
        pair("MSG-N-0720", "the agreement of the identities alone", PAIR.keys(PAIR.identity(), label, input));
        byte[] exchanged = Octets.concat(PAIR.identity(), PAIR.fresh());
        pair("MSG-N-0721", "the agreements in each other's place", PAIR.keys(exchanged, label, input));
        byte[] both = Octets.concat(PAIR.fresh(), PAIR.identity());
        pair("MSG-N-0722", "the label of a handshake", PAIR.keys(both, Labels.HANDSHAKE, input));
        PairSample renewed = PairSample.of(
                InterestSample.sender().times(Samples.NOW + 1, Samples.NOW + 1, Samples.NOW + 600_001),
                InterestSample.receiver());
        pair("MSG-N-0723", "the pair of a renewed interest", renamed(renewed.keys()));
        PairSample stranger = PairSample.of(
                InterestSample.sender()
                        .keys(
                                Samples.key("somebody else"),
                                InterestSample.sender().secret()),
                InterestSample.receiver());
        pair(
                "MSG-N-0724",
                "another identity with the same fresh key",
                PAIR.keys(Octets.concat(PAIR.fresh(), stranger.identity()), label, input));
        file.refuse("CNV-N-0663", ONE, "the sender's session key is 0", "CNV-006")
                .flags(Flag.SMALL_ORDER)
                .asks(
                        OP,
                        args(
                                PairSample.of(
                                        InterestSample.sender().sessionKey(Octets.zeros(32)),
                                        InterestSample.receiver()),
                                1,
                                parcels(KEYS, 1, HELLO)),
                        Members.refused("CNV-006"));
        byte[] order8 = Edwards25519.smallOrder(1).toMontgomery();
        file.refuse("CNV-N-0664", ONE, "the sender's session key has order 8", "CNV-006")
                .flags(Flag.SMALL_ORDER)
                .asks(
                        OP,
                        args(
                                PairSample.of(InterestSample.sender().sessionKey(order8), InterestSample.receiver()),
                                1,
                                parcels(KEYS, 1, HELLO)),
                        Members.refused("CNV-006"));
    }

    private void otherSeals() {
        byte[] names = KEYS.names(1, 0, 1);
        byte[] key = KEYS.messageKey(1);
        sealed("MSG-N-0725", "under the receipt key", KEYS.receiptKey(1), PairKeys.nonce(0), names, Flag.WRONG_KEY);
        byte[] unlabelled = Blake2b.keyed256(KEYS.pairKey(), Octets.u64(1));
        sealed("MSG-N-0726", "under a key without label", unlabelled, PairKeys.nonce(0), names, Flag.LABEL_CONFUSION);
        byte[] reversed =
                Blake2b.keyed256(KEYS.pairKey(), Octets.label(Labels.MESSAGE), Octets.reversed(Octets.u64(1)));
        sealed("MSG-N-0727", "the number little-endian in the key", reversed, PairKeys.nonce(0), names, Flag.WRONG_KEY);
        byte[] ofPair = Octets.first(KEYS.pairKey(), 32);
        sealed("MSG-N-0728", "under the pair key", ofPair, PairKeys.nonce(0), names, Flag.WRONG_KEY);
        sealed("MSG-N-0729", "with nonce 1", key, PairKeys.nonce(1), names, Flag.WRONG_NONCE);
        sealed("MSG-N-0730", "without names", key, PairKeys.nonce(0), Octets.zeros(0), Flag.WRONG_NONCE);
        byte[] withoutNumber = Octets.concat(KEYS.sender(), KEYS.receiver(), Octets.u32(0), Octets.u32(1));
        sealed(
                "MSG-N-0731",
                "without the number in the names",
                key,
                PairKeys.nonce(0),
                withoutNumber,
                Flag.WRONG_NONCE);
        byte[] withoutParts = Octets.concat(KEYS.sender(), KEYS.receiver(), Octets.u64(1), Octets.u32(0));
        sealed("MSG-N-0732", "without parts in the names", key, PairKeys.nonce(0), withoutParts, Flag.WRONG_NONCE);
        byte[] sameNonce = ChaCha20Poly1305.seal(key, PairKeys.nonce(0), KEYS.names(1, 1, 2), HELLO);
        refuse(
                "MSG-N-0733",
                TWO,
                "the second part with the nonce of the first",
                new Parcel(1, 2, sameNonce),
                Flag.WRONG_NONCE);
        byte[] little = Octets.concat(Octets.zeros(8), Octets.reversed(Octets.u32(1)));
        byte[] littleNonce = ChaCha20Poly1305.seal(key, little, KEYS.names(1, 1, 2), HELLO);
        refuse("MSG-N-0734", TWO, "a little-endian nonce", new Parcel(1, 2, littleNonce), Flag.WRONG_NONCE);
    }

    private void reassembled() {
        List<Parcel> two = parcels(KEYS, 1, WHOLE, HELLO);
        refuse("MSG-N-0801", TWO, "the first part twice", List.of(two.get(0), two.get(0), two.get(1)), Flag.PARTS);
        Parcel ofThree = parcel(1, 3, WHOLE);
        refuse("MSG-N-0802", TWO, "part 0 of 2, then part 1 of 3", List.of(two.get(0), ofThree), Flag.PARTS);
        Parcel other = parcel(0, 2, Octets.repeated(1, PairKeys.PART_OCTETS));
        refuse(
                "MSG-N-0803",
                TWO,
                "another first part after the first one",
                List.of(two.get(0), other, two.get(1)),
                Flag.PARTS);
        List<Parcel> taken = parcels(KEYS, 1, HELLO);
        refuse("MSG-N-1001", ONE, "the only part twice", List.of(taken.get(0), taken.get(0)), Flag.REPLAY);
        List<Parcel> twice = parcels(KEYS, 1, PairKeys.content(2, MessageSealVectors.payload(1100)));
        refuse(
                "MSG-N-1002",
                TWO,
                "the second of two parts once more",
                List.of(twice.get(0), twice.get(1), twice.get(1)),
                Flag.REPLAY);
        Parcel bad = new Parcel(0, 1, Octets.withBitFlipped(taken.get(0).sealed(), 3, 3));
        refuse("MSG-N-0735", ONE, "after the message one that does not open", List.of(taken.get(0), bad), Flag.REPLAY);
    }

    private void contents() {
        byte[] acknowledgement = RawField.ofVarint(1, 1).octets();
        byte[] payload = RawField.ofOctets(2, MessageSealVectors.HELLO).octets();
        content("MSG-N-0901", ONE, "acknowledgement 3", PairKeys.content(3, MessageSealVectors.HELLO), Flag.BOUNDARY);
        content(
                "MSG-N-0902",
                ONE,
                "acknowledgement 2^32 - 1",
                PairKeys.content(-1, MessageSealVectors.HELLO),
                Flag.UNSIGNED);
        byte[] large = Octets.concat(RawField.ofVarint(1, (1L << 32) + 1).octets(), payload);
        content("MSG-N-0903", ONE, "acknowledgement 2^32 + 1, which is 1 in 32 bits", large, Flag.OTHER_ENCODING);
        content("MSG-N-0904", ONE, "no payload", acknowledgement, Flag.BOUNDARY);
        byte[] written = Octets.concat(
                acknowledgement, RawField.ofOctets(2, Octets.zeros(0)).octets());
        content("MSG-N-0905", ONE, "no payload, but written", written, Flag.OTHER_ENCODING);
        byte[] zero = Octets.concat(RawField.ofVarint(1, 0).octets(), payload);
        content("MSG-N-0906", ONE, "acknowledgement 0 that is written", zero, Flag.OTHER_ENCODING);
        content("MSG-N-0907", ONE, "the payload first", Octets.concat(payload, acknowledgement), Flag.OTHER_ENCODING);
        byte[] more = Octets.concat(HELLO, RawField.ofVarint(3, 1).octets());
        content("MSG-N-0908", ONE, "an unknown field", more, Flag.OTHER_ENCODING);
        content("MSG-N-0909", ONE, "a zero octet behind it", Octets.concat(HELLO, Octets.u8(0)), Flag.MALFORMED);
        content(
                "MSG-N-0910",
                ONE,
                "it ends inside the payload",
                Octets.first(HELLO, HELLO.length - 1),
                Flag.TRUNCATION);
        content(
                "MSG-N-0911",
                ONE,
                "the payload as a number",
                RawField.ofVarint(2, 1).octets(),
                Flag.WRONG_WIRE_TYPE);
        byte[] tooMuch = PairKeys.content(0, MessageSealVectors.payload(65_001));
        content("MSG-N-0912", "MSG-P-0901", "a payload of 65 001 octets", tooMuch, Flag.BOUNDARY);
    }

    private void open(String id, String title, long number, String acknowledgement, byte[] payload) {
        int code = MessageSealVectors.ACKNOWLEDGEMENTS.indexOf(acknowledgement);
        complete(id, title, number, parcels(KEYS, number, PairKeys.content(code, payload)), code, payload);
    }

    private void complete(
            String id, String title, long number, List<Parcel> parcels, int acknowledgement, byte[] payload) {
        accept(id, title, number, parcels, whole(acknowledgement, payload));
    }

    private void partial(String id, String title, List<Parcel> parcels) {
        accept(id, title, 1, parcels, Members.accepted("complete", false));
    }

    private void accept(String id, String title, long number, List<Parcel> parcels, ObjectNode expect) {
        String first = "MSG-0" + id.substring(6, 8);
        // what differs from these two in one fault only are replays, too
        boolean isTwin = id.equals(ONE) || id.equals(TWO);
        String[] rules = isTwin ? new String[] {first, "MSG-001", "MSG-010"} : new String[] {first};
        file.accept(id, title, rules)
                .flags(Flag.PARTS)
                .asks(OP, args(PAIR, number, parcels), expect)
                .trace("pair_key", KEYS.pairKey(), "message_key", KEYS.messageKey(number));
    }

    private static ObjectNode whole(int acknowledgement, byte[] payload) {
        return Members.accepted(
                "complete",
                true,
                "acknowledgement",
                MessageSealVectors.ACKNOWLEDGEMENTS.get(acknowledgement),
                "payload",
                payload);
    }

    private void shape(String id, String twin, String title, Parcel parcel) {
        refuse(id, twin, title, parcel, Flag.PARTS);
    }

    private void opens(String id, String twin, String title, byte[] sealed, Flag flag) {
        refuse(id, twin, title, new Parcel(0, 1, sealed), flag);
    }

    /** The right key, and names of another pair. */
    private void names(String id, String title, byte[] sender, byte[] receiver) {
        byte[] names = new PairKeys(KEYS.pairKey(), sender, receiver).names(1, 0, 1);
        sealed(id, title, KEYS.messageKey(1), PairKeys.nonce(0), names, Flag.PAIR_BINDING);
    }

    private void sealed(String id, String title, byte[] key, byte[] nonce, byte[] associated, Flag flag) {
        opens(id, ONE, title, ChaCha20Poly1305.seal(key, nonce, associated, HELLO), flag);
    }

    private void pair(String id, String title, PairKeys keys) {
        opens(id, ONE, title, keys.sealPart(1, 0, 1, HELLO), Flag.PAIR_BINDING);
    }

    /** Other keys under the names of the pair. */
    private static PairKeys renamed(PairKeys other) {
        return new PairKeys(other.pairKey(), KEYS.sender(), KEYS.receiver());
    }

    private void content(String id, String twin, String title, byte[] content, Flag flag) {
        refuse(id, twin, title, parcels(KEYS, 1, content), flag);
    }

    private void refuse(String id, String twin, String title, Parcel parcel, Flag flag) {
        refuse(id, twin, title, List.of(parcel), flag);
    }

    private void refuse(String id, String twin, String title, List<Parcel> parcels, Flag flag) {
        String rule = "MSG-0" + id.substring(6, 8);
        file.refuse(id, twin, title, rule).flags(flag).asks(OP, args(PAIR, 1, parcels), Members.refused(rule));
    }

    private static ObjectNode args(PairSample pair, long number, List<Parcel> parcels) {
        ObjectNode args = pair.asReceiver(number);
        args.setAll(Members.of("parcels", members(parcels)));
        return args;
    }

    private static List<ObjectNode> members(List<Parcel> parcels) {
        return parcels.stream().map(Parcel::members).toList();
    }

    /** A part under the right key, whatever its place. */
    private static Parcel parcel(int part, int parts, byte[] content) {
        return new Parcel(part, parts, KEYS.sealPart(1, part, parts, content));
    }

    /** A message in its parts. */
    private static List<Parcel> parcels(PairKeys keys, long number, byte[]... pieces) {
        List<byte[]> sealed = keys.seal(number, Octets.concat(pieces));
        List<Parcel> parcels = new ArrayList<>();
        for (byte[] part : sealed) {
            parcels.add(new Parcel(parcels.size(), sealed.size(), part));
        }
        return parcels;
    }
}
