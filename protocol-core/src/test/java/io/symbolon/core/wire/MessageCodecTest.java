package io.symbolon.core.wire;

import static io.symbolon.core.testing.Proto.DELIMITED;
import static io.symbolon.core.testing.Proto.delimited;
import static io.symbolon.core.testing.Proto.integer;
import static io.symbolon.core.testing.Proto.longVarint;
import static io.symbolon.core.testing.Proto.tag;
import static io.symbolon.core.testing.Verdicts.assertAccepted;
import static io.symbolon.core.testing.Verdicts.assertRefused;
import static io.symbolon.spec.FramingRule.CONTENT_LENGTH_FITS;
import static io.symbolon.spec.FramingRule.CONTENT_PADDING_IS_ZERO;
import static io.symbolon.spec.FramingRule.MESSAGE_DECODES;
import static io.symbolon.spec.FramingRule.MESSAGE_FIELDS_HAVE_THEIR_LENGTHS;
import static io.symbolon.spec.FramingRule.MESSAGE_HAS_A_BODY;
import static io.symbolon.spec.FramingRule.MESSAGE_IS_CANONICAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.ByteString;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.spec.proto.Nack;
import io.symbolon.spec.proto.Receipt;
import io.symbolon.spec.proto.Routed;
import io.symbolon.spec.proto.SessionMessage;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCodecTest {
    private static final int CHALLENGE = 1;
    private static final int RESPONSE = 2;
    private static final int LEAVE = 3;
    private static final Bytes DATA = Bytes.ofHex("da".repeat(16));
    private static final Bytes ONE = Bytes.of(1);
    private static final Bytes NAME = Bytes.zeros(8);
    private static final Bytes LONG_NAME = Bytes.zeros(9);

    private static final Map<Message, Bytes> MESSAGES = Map.of(
            new Message.Challenge(DATA), delimited(CHALLENGE, delimited(1, DATA)),
            new Message.Response(DATA), delimited(RESPONSE, delimited(1, DATA)),
            new Message.Leave(), delimited(LEAVE, Bytes.EMPTY));

    @Test
    void messages_go_there_and_back() {
        MESSAGES.forEach((message, octets) -> {
            assertThat(MessageCodec.encode(message)).isEqualTo(octets);
            assertThat(assertAccepted(MessageCodec.decodeContent(content(octets))))
                    .isEqualTo(message);
            assertThat(MessageCodec.encodeContent(octets)).isEqualTo(content(octets));
        });
    }

    @Nested
    class FRM_012_content_length_fits {
        @ParameterizedTest
        @CsvSource({"0, 64", "62, 64", "63, 128", "126, 128", "127, 192", "1086, 1088", "1087, 1152", "1150, 1152"})
        void the_content_is_the_smallest_that_holds_the_message(int message, int content) {
            assertRefusedLater(lengthAndZeros(message, content));
            assertRefused(CONTENT_LENGTH_FITS, MessageCodec.decodeContent(lengthAndZeros(message, content + 64)));
            assertThat(MessageCodec.encodeContent(Bytes.zeros(message)).length())
                    .isEqualTo(content);
        }

        @ParameterizedTest
        @CsvSource({"63, 64", "127, 128", "1151, 1152", "65535, 64", "65535, 1152", "0, 128", "62, 128"})
        void refuses_what_is_too_long_or_too_short_for_it(int message, int content) {
            assertRefused(CONTENT_LENGTH_FITS, MessageCodec.decodeContent(lengthAndZeros(message, content)));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 2, 63})
        void refuses_less_than_a_block(int octets) {
            assertRefused(CONTENT_LENGTH_FITS, MessageCodec.decodeContent(Bytes.zeros(octets)));
        }

        @Test
        void a_larger_message_is_the_callers_mistake() {
            assertThatIllegalArgumentException().isThrownBy(() -> MessageCodec.encodeContent(Bytes.zeros(1151)));
        }

        private void assertRefusedLater(Bytes content) {
            assertThat(MessageCodec.decodeContent(content).rule())
                    .isPresent()
                    .get()
                    .isNotEqualTo(CONTENT_LENGTH_FITS);
        }

        private Bytes lengthAndZeros(int length, int octets) {
            return Bytes.concat(Bytes.ofBigEndian(length, 2), Bytes.zeros(octets - 2));
        }
    }

    @Nested
    class FRM_013_content_padding_is_zero {
        @ParameterizedTest
        @ValueSource(ints = {4, 5, 63})
        void refuses_any_other_octet(int at) {
            byte[] content = content(delimited(LEAVE, Bytes.EMPTY)).toArray();
            content[at] = 1;

            assertRefused(CONTENT_PADDING_IS_ZERO, MessageCodec.decodeContent(Bytes.wrap(content)));
        }
    }

    @Nested
    class FRM_014_message_decodes {
        @ParameterizedTest
        @ValueSource(ints = {CHALLENGE, RESPONSE, LEAVE})
        void refuses_another_wire_type(int number) {
            assertRefused(MESSAGE_DECODES, decode(integer(number, 1)));
        }

        @ParameterizedTest
        @ValueSource(ints = {CHALLENGE, RESPONSE})
        void refuses_another_wire_type_inside(int number) {
            assertRefused(MESSAGE_DECODES, decode(delimited(number, integer(1, 1))));
        }

        @ParameterizedTest
        @ValueSource(strings = {"00", "0a", "0a01", "0a020a", "0a0100", "80", "0b", "0c", "0e", "0f"})
        void refuses_what_is_not_well_formed(String octets) {
            assertRefused(MESSAGE_DECODES, decode(Bytes.ofHex(octets)));
        }

        @Test
        void refuses_what_is_cut_off() {
            MESSAGES.values().forEach(whole -> {
                for (int length = 1; length < whole.length(); length++) {
                    assertRefused(MESSAGE_DECODES, decode(whole.slice(0, length)));
                }
            });
        }
    }

    @Nested
    class FRM_015_message_is_canonical {
        @ParameterizedTest
        @ValueSource(ints = {CHALLENGE, RESPONSE})
        void refuses_unknown_fields_and_octets_that_say_empty(int number) {
            assertRefused(MESSAGE_IS_CANONICAL, decode(delimited(number, delimited(2, ONE))));
            assertRefused(MESSAGE_IS_CANONICAL, decode(delimited(number, delimited(1, Bytes.EMPTY))));
        }

        @Test
        void refuses_unknown_bodies_and_a_leave_that_says_something() {
            assertRefused(MESSAGE_IS_CANONICAL, decode(delimited(16, ONE)));
            assertRefused(MESSAGE_IS_CANONICAL, decode(delimited(LEAVE, integer(1, 1))));
        }

        @Test
        void refuses_two_bodies() {
            for (Bytes first : MESSAGES.values()) {
                for (Bytes second : MESSAGES.values()) {
                    assertRefused(MESSAGE_IS_CANONICAL, decode(Bytes.concat(first, second)));
                }
            }
        }

        @Test
        void refuses_two_that_make_one_together() {
            assertRefused(
                    MESSAGE_IS_CANONICAL,
                    decode(Bytes.concat(delimited(CHALLENGE, Bytes.EMPTY), delimited(CHALLENGE, delimited(1, DATA)))));
        }

        @Test
        void refuses_lengths_that_are_not_the_shortest() {
            Bytes inner = delimited(1, DATA);
            Bytes longInner = Bytes.concat(tag(1, DELIMITED), longVarint(16), DATA);

            assertRefused(MESSAGE_IS_CANONICAL, decode(delimited(CHALLENGE, longInner)));
            assertRefused(
                    MESSAGE_IS_CANONICAL,
                    decode(Bytes.concat(tag(CHALLENGE, DELIMITED), longVarint(inner.length()), inner)));
        }
    }

    @Nested
    class FRM_016_message_has_a_body {
        @Test
        void refuses_none() {
            assertRefused(MESSAGE_HAS_A_BODY, decode(Bytes.EMPTY));
        }
    }

    @Nested
    class FRM_017_message_fields_have_their_lengths {
        @ParameterizedTest
        @ValueSource(ints = {0, 1, 15, 17, 1000})
        void refuses_data_without_16_octets(int octets) {
            Bytes data = octets == 0 ? Bytes.EMPTY : delimited(1, Bytes.zeros(octets));

            assertRefused(MESSAGE_FIELDS_HAVE_THEIR_LENGTHS, decode(delimited(CHALLENGE, data)));
            assertRefused(MESSAGE_FIELDS_HAVE_THEIR_LENGTHS, decode(delimited(RESPONSE, data)));
        }
    }

    /** One of each kind, with values at the edges of their ranges. */
    static Stream<Message> messages() {
        Bytes id = DATA;
        Bytes print = Bytes.zeros(32);
        Bytes signature = Bytes.zeros(64);
        return Stream.of(
                new Message.Challenge(id),
                new Message.Response(id),
                new Message.Leave(),
                new Message.Join(id, Bytes.EMPTY, signature, Bytes.EMPTY),
                new Message.Join(id, Bytes.zeros(500), signature, Bytes.zeros(500)),
                new Message.Ack(id),
                new Message.Nack(id, Message.NackCode.DENIED, 0),
                new Message.Nack(id, Message.NackCode.DEFERRED, 300),
                new Message.Nack(id, Message.NackCode.INVALID, 1),
                new Message.Update(Bytes.zeros(1)),
                new Message.Piggy(List.of()),
                new Message.Piggy(Collections.nCopies(16, Bytes.zeros(1))),
                new Message.Seek(print, Bytes.EMPTY),
                new Message.Seek(print, Bytes.zeros(512)),
                new Message.Routed(print, 32, 60_000, id, new Message.RealmQuery(print, Bytes.zeros(48), signature)),
                new Message.Routed(print, 0, 0, id, new Message.RealmReply(print, signature)),
                new Message.Routed(print, 32, 60_000, id, parcel(Long.MAX_VALUE, 63, 64, 1040)),
                new Message.Routed(print, 1, 1, id, parcel(0, 0, 0, 0)),
                new Message.Routed(print, 1, 1, id, parcel(1, -1, -1, 1)),
                new Message.Routed(print, 1, 1, id, receipt(Long.MAX_VALUE, Message.TakenBy.NODE)),
                new Message.Routed(print, 1, 1, id, receipt(0, Message.TakenBy.APPLICATION)),
                new Message.Publish(Bytes.zeros(1)),
                new Message.Kept(NAME),
                new Message.Nearer(NAME, List.of()),
                new Message.Nearer(NAME, Collections.nCopies(17, Bytes.zeros(1))),
                new Message.Match(Bytes.zeros(512), Bytes.zeros(576)),
                new Message.Match(Bytes.zeros(1), Bytes.zeros(1)),
                new Message.Revocations(-1, List.of(), signature),
                new Message.Revocations(1, List.of(print, print), signature));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void every_message_is_read_as_it_was_written(Message message) {
        assertThat(MessageCodec.decodeContent(MessageCodec.encodeContent(MessageCodec.encode(message)))
                        .value())
                .isEqualTo(message);
    }

    /** One octet more or less, one number out of range. */
    static Stream<Message> messagesOutOfRange() {
        Bytes id = DATA;
        Bytes shortId = Bytes.zeros(15);
        Bytes print = Bytes.zeros(32);
        Bytes signature = Bytes.zeros(64);
        Message.RoutedBody reply = new Message.RealmReply(print, signature);
        return Stream.of(
                new Message.Join(shortId, Bytes.EMPTY, signature, Bytes.EMPTY),
                new Message.Join(id, Bytes.EMPTY, Bytes.zeros(65), Bytes.EMPTY),
                new Message.Join(id, Bytes.zeros(500), signature, Bytes.zeros(501)),
                new Message.Ack(shortId),
                new Message.Nack(shortId, Message.NackCode.DENIED, 0),
                new Message.Nack(id, Message.NackCode.DENIED, 301),
                new Message.Nack(id, Message.NackCode.DENIED, -1),
                new Message.Update(Bytes.EMPTY),
                new Message.Piggy(Collections.nCopies(17, Bytes.zeros(1))),
                new Message.Piggy(List.of(Bytes.EMPTY)),
                new Message.Seek(Bytes.zeros(31), Bytes.EMPTY),
                new Message.Seek(print, Bytes.zeros(7)),
                new Message.Seek(print, Bytes.zeros(520)),
                new Message.Routed(Bytes.zeros(33), 1, 1, id, reply),
                new Message.Routed(print, 1, 1, shortId, reply),
                new Message.Routed(print, 1, 1, id, new Message.RealmReply(Bytes.zeros(31), signature)),
                new Message.Routed(print, 1, 1, id, new Message.RealmQuery(Bytes.zeros(31), Bytes.zeros(48), id)),
                new Message.Routed(print, 1, 1, id, new Message.RealmQuery(print, Bytes.zeros(47), id)),
                new Message.Routed(print, 1, 1, id, new Message.Parcel(LONG_NAME, NAME, 1, 0, 1, id)),
                new Message.Routed(print, 1, 1, id, new Message.Parcel(NAME, LONG_NAME, 1, 0, 1, id)),
                new Message.Routed(print, 1, 1, id, parcel(Long.MIN_VALUE, 0, 1, 17)),
                new Message.Routed(print, 1, 1, id, parcel(-1, 0, 1, 17)),
                new Message.Routed(
                        print, 1, 1, id, new Message.Receipt(LONG_NAME, NAME, 1, Message.TakenBy.NODE, DATA)),
                new Message.Routed(
                        print, 1, 1, id, new Message.Receipt(NAME, LONG_NAME, 1, Message.TakenBy.NODE, DATA)),
                new Message.Routed(print, 1, 1, id, new Message.Receipt(NAME, NAME, 1, Message.TakenBy.NODE, shortId)),
                new Message.Routed(print, 1, 1, id, receipt(Long.MIN_VALUE, Message.TakenBy.NODE)),
                new Message.Publish(Bytes.EMPTY),
                new Message.Kept(Bytes.zeros(7)),
                new Message.Kept(LONG_NAME),
                new Message.Nearer(Bytes.zeros(7), List.of(ONE)),
                new Message.Nearer(LONG_NAME, List.of(ONE)),
                new Message.Nearer(NAME, List.of(ONE, Bytes.EMPTY)),
                new Message.Match(Bytes.EMPTY, ONE),
                new Message.Match(ONE, Bytes.EMPTY),
                new Message.Revocations(1, List.of(), Bytes.zeros(63)));
    }

    private static Message.Parcel parcel(long number, int part, int parts, int sealedOctets) {
        return new Message.Parcel(NAME, NAME, number, part, parts, Bytes.zeros(sealedOctets));
    }

    private static Message.Receipt receipt(long number, Message.TakenBy by) {
        return new Message.Receipt(NAME, NAME, number, by, DATA);
    }

    @ParameterizedTest
    @MethodSource("messagesOutOfRange")
    void FRM_017_lengths_and_ranges(Message message) {
        assertRefused(MESSAGE_FIELDS_HAVE_THEIR_LENGTHS, decode(MessageCodec.encode(message)));
    }

    /** FRM-017: a routed message without a body, a Nack or a Receipt with no code or one that nobody knows. */
    @ParameterizedTest
    @ValueSource(strings = {"nack 0", "nack 4", "receipt 0", "receipt 3", "routed"})
    void FRM_017_bodies_and_codes(String what) {
        SessionMessage.Builder message = SessionMessage.newBuilder();
        ByteString id = ByteString.copyFrom(new byte[16]);
        switch (what) {
            case "nack 0":
                message.setNack(Nack.newBuilder().setJoinId(id));
                break;
            case "nack 4":
                message.setNack(Nack.newBuilder().setJoinId(id).setCodeValue(4));
                break;
            case "receipt 0":
            case "receipt 3":
                ByteString name = ByteString.copyFrom(new byte[8]);
                message.setRouted(envelope(id)
                        .setReceipt(Receipt.newBuilder()
                                .setSender(name)
                                .setReceiver(name)
                                .setNumber(1)
                                .setBy(what.endsWith("3") ? 3 : 0)
                                .setTag(id)));
                break;
            default:
                message.setRouted(envelope(id));
        }

        assertRefused(
                MESSAGE_FIELDS_HAVE_THEIR_LENGTHS,
                decode(Bytes.wrap(message.build().toByteArray())));
    }

    private static Routed.Builder envelope(ByteString id) {
        return Routed.newBuilder()
                .setDestination(ByteString.copyFrom(new byte[32]))
                .setId(id);
    }

    private static Verdict<Message> decode(Bytes message) {
        return MessageCodec.decodeContent(content(message));
    }

    /** u16(length) || message || zeros up to the next multiple of 64. */
    private static Bytes content(Bytes message) {
        int padding = (64 - (2 + message.length()) % 64) % 64;
        return Bytes.concat(Bytes.ofBigEndian(message.length(), 2), message, Bytes.zeros(padding));
    }
}
