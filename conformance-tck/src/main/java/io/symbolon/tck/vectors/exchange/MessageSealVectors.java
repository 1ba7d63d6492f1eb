package io.symbolon.tck.vectors.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorCase;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Edwards25519;
import io.symbolon.tck.wire.Interests;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.PairKeys;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The file {@code message-seal.json}: MSG-001 and MSG-002, octet by octet. */
public final class MessageSealVectors {
    static final List<String> ACKNOWLEDGEMENTS = List.of("none", "node", "application");
    static final byte[] HELLO = Octets.utf8("It will rain.");

    private static final String OP = "message.seal";
    private static final String FIRST = "MSG-P-0101";
    private static final int NONE = 0;
    private static final int NODE = 1;
    private static final int APPLICATION = 2;
    private static final int TRACED_OCTETS = 3000;

    private final VectorFile file = new VectorFile(
            "message-seal",
            "message",
            "Messages, cut and sealed with the keys of two interests, octet by octet.",
            "The trace has both agreements; of small messages also the Content, and names and nonce of each part.");

    private MessageSealVectors() {}

    public static VectorFile file() {
        MessageSealVectors vectors = new MessageSealVectors();
        vectors.keys();
        vectors.published();
        vectors.sizes();
        vectors.refused();
        return vectors.file;
    }

    private void keys() {
        PairSample first = PairSample.first();
        key(FIRST, "number 1", first, 1, NONE, Flag.GOLDEN);
        key("MSG-P-0102", "the same with number 2", first, 2, NONE, Flag.PAIR_BINDING);
        key("MSG-P-0103", "number 2^63 - 1, the last one", first, Long.MAX_VALUE, NONE, Flag.BOUNDARY);
        key("MSG-P-0104", "number 2^32", first, 1L << 32, NONE, Flag.BOUNDARY);
        key("MSG-P-0105", "acknowledged by the node", first, 1, NODE, Flag.GOLDEN);
        key("MSG-P-0106", "acknowledged by the application", first, 1, APPLICATION, Flag.GOLDEN);
        InterestSample answering = InterestSample.of("receiver", Interests.SENDER);
        InterestSample listening = InterestSample.of("sender", Interests.RECEIVER);
        key(
                "MSG-P-0107",
                "the same identities, secrets and nodes, the other way",
                PairSample.of(answering, listening),
                1,
                NONE,
                Flag.ROLE);
        byte[] subject = Interests.subject(Octets.utf8("weather"), Octets.utf8("graz"));
        PairSample other = PairSample.of(sender().subject(subject), receiver().subject(subject));
        key("MSG-P-0108", "another subject", other, 1, NONE, Flag.COVERED_FIELD);
        InterestSample renewed = receiver()
                .keys(receiver().key(), Samples.octets("another interest secret", 32))
                .times(Samples.NOW + 60_000, Samples.NOW + 60_000, Samples.NOW + 660_000);
        key(
                "MSG-P-0109",
                "the receiver has renewed its interest",
                PairSample.of(sender(), renewed),
                1,
                NONE,
                Flag.COVERED_FIELD);
        InterestSample longer = receiver().thresholds(63, 64);
        key(
                "MSG-P-0110",
                "the receiver's threshold is another one: another token hash",
                PairSample.of(sender(), longer),
                1,
                NONE,
                Flag.COVERED_FIELD);
        byte[] key = Tokens.extension(receiver().token(), "session_key").orElseThrow();
        InterestSample masked = receiver().sessionKey(Octets.withBitFlipped(key, 31, 7));
        key(
                "MSG-P-0111",
                "the top bit of the receiver's session key is set",
                PairSample.of(sender(), masked),
                1,
                NONE,
                Flag.MASKED_BIT);
    }

    /** Agreements that RFC 7748 has the result of. */
    private void published() {
        SigningKey first =
                SigningKey.ofSeed(Octets.ofHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
        SigningKey second =
                SigningKey.ofSeed(Octets.ofHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
        byte[] alice = Octets.ofHex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
        byte[] bob = Octets.ofHex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
        PairSample pair = PairSample.of(sender().keys(first, alice), receiver().keys(second, bob));
        key("MSG-P-0112", "session secrets of RFC 7748, seeds of RFC 8032", pair, 1, NONE, Flag.KNOWN_ANSWER)
                .source("RFC 7748 6.1, RFC 8032 7.1")
                .trace("fresh", "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");
    }

    private void sizes() {
        size("MSG-P-0201", "1 octet", NONE, 1);
        for (int octets = 1015; octets <= 1025; octets++) {
            int parts = octets <= 1019 ? 1 : 2;
            // 11 sizes, so an id stays with its size
            String title = "%d octets, acknowledged: %d part%s".formatted(octets, parts, parts == 1 ? "" : "s");
            size("MSG-P-%04d".formatted(202 + octets - 1015), title, NODE, octets);
        }
        size("MSG-P-0213", "1021 octets without acknowledgement: one part", NONE, 1021);
        size("MSG-P-0214", "1022 octets without acknowledgement: two parts", NONE, 1022);
        size("MSG-P-0215", "2043 octets, acknowledged: two whole parts", APPLICATION, 2043);
        size("MSG-P-0216", "2044 octets, acknowledged: three parts", APPLICATION, 2044);
        size("MSG-P-0217", "65 000 octets: 64 parts", NODE, 65_000);
    }

    private void refused() {
        PairSample first = PairSample.first();
        file.refuse("MSG-N-2201", "MSG-P-0217", "65 001 octets", "MSG-022")
                .flags(Flag.BOUNDARY)
                .asks(OP, args(first, 1, NODE, payload(65_001)), Members.refused("MSG-022"));
        file.refuse("MSG-N-2202", "MSG-P-0201", "no octet", "MSG-022")
                .flags(Flag.BOUNDARY)
                .asks(OP, args(first, 1, NONE, Octets.zeros(0)), Members.refused("MSG-022"));
        weak("CNV-N-0660", "the receiver's session key is 0", Octets.zeros(32));
        weak("CNV-N-0661", "the receiver's session key is 1", Octets.with(Octets.zeros(32), 0, Octets.u8(1)));
        weak(
                "CNV-N-0662",
                "the receiver's session key has order 8",
                Edwards25519.smallOrder(1).toMontgomery());
    }

    private void weak(String id, String title, byte[] sessionKey) {
        PairSample pair = PairSample.of(sender(), receiver().sessionKey(sessionKey));
        file.refuse(id, FIRST, title, "CNV-006")
                .flags(Flag.SMALL_ORDER)
                .asks(OP, args(pair, 1, NONE, HELLO), Members.refused("CNV-006"));
    }

    private VectorCase key(String id, String title, PairSample pair, long number, int acknowledgement, Flag flag) {
        return seal(id, title, pair, number, acknowledgement, HELLO, flag, "MSG-001", "MSG-002", "CNV-001", "CNV-002");
    }

    private void size(String id, String title, int acknowledgement, int octets) {
        seal(id, title, PairSample.first(), 1, acknowledgement, payload(octets), Flag.PARTS, "MSG-002", "MSG-001");
    }

    private VectorCase seal(
            String id,
            String title,
            PairSample pair,
            long number,
            int acknowledgement,
            byte[] payload,
            Flag flag,
            String... rules) {
        PairKeys keys = pair.keys();
        byte[] content = PairKeys.content(acknowledgement, payload);
        List<byte[]> sealed = keys.seal(number, content);
        VectorCase vector = file.accept(id, title, rules)
                .flags(flag)
                .asks(
                        OP,
                        args(pair, number, acknowledgement, payload),
                        Members.accepted(
                                "pair_key", keys.pairKey(), "message_key", keys.messageKey(number), "sealed", sealed))
                .trace("fresh", pair.fresh(), "identity", pair.identity());
        if (content.length <= TRACED_OCTETS) {
            int parts = sealed.size();
            vector.trace(
                    "content", content,
                    "names", each(parts, part -> keys.names(number, part, parts)),
                    "nonces", each(parts, PairKeys::nonce));
        }
        return vector;
    }

    private static List<byte[]> each(int parts, IntFunction<byte[]> value) {
        return IntStream.range(0, parts).mapToObj(value).toList();
    }

    private static ObjectNode args(PairSample pair, long number, int acknowledgement, byte[] payload) {
        ObjectNode args = pair.asSender(number);
        args.setAll(Members.of("acknowledgement", ACKNOWLEDGEMENTS.get(acknowledgement), "payload", payload));
        return args;
    }

    /** Octets that show where a part begins. */
    static byte[] payload(int octets) {
        byte[] payload = new byte[octets];
        for (int i = 0; i < octets; i++) {
            payload[i] = (byte) (i ^ i >> 8);
        }
        return payload;
    }

    private static InterestSample sender() {
        return InterestSample.sender();
    }

    private static InterestSample receiver() {
        return InterestSample.receiver();
    }
}
