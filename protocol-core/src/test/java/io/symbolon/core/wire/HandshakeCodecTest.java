package io.symbolon.core.wire;

import static io.symbolon.core.testing.Proto.DELIMITED;
import static io.symbolon.core.testing.Proto.VARINT;
import static io.symbolon.core.testing.Proto.delimited;
import static io.symbolon.core.testing.Proto.integer;
import static io.symbolon.core.testing.Proto.longVarint;
import static io.symbolon.core.testing.Proto.tag;
import static io.symbolon.core.testing.Proto.varint;
import static io.symbolon.core.testing.Verdicts.assertAccepted;
import static io.symbolon.core.testing.Verdicts.assertRefused;
import static io.symbolon.spec.FramingRule.HANDSHAKE_DECODES;
import static io.symbolon.spec.FramingRule.HANDSHAKE_FIELDS_HAVE_THEIR_LENGTHS;
import static io.symbolon.spec.FramingRule.HANDSHAKE_IS_CANONICAL;
import static io.symbolon.spec.HandshakeRule.INITIATION_OR_ANSWER;
import static io.symbolon.spec.HandshakeRule.VERSION_IS_ONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.verdict.Verdict;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeCodecTest {
    private static final int VERSION = 1;
    private static final int TOKEN = 2;
    private static final int NONCE = 3;
    private static final int ECHO = 4;
    private static final int COOKIE = 5;
    private static final int TAG = 6;

    private static final Bytes TOKEN_OCTETS = Bytes.ofHex("70".repeat(300));

    @Test
    void an_initiation_goes_there_and_back() {
        Handshake without = new Handshake.Initiation(TOKEN_OCTETS, octets(NONCE), Bytes.EMPTY);
        Handshake with = new Handshake.Initiation(TOKEN_OCTETS, octets(NONCE), octets(COOKIE));

        assertThat(HandshakeCodec.encode(without)).isEqualTo(message(initiation()));
        assertThat(assertAccepted(decode(initiation()))).isEqualTo(without);
        assertThat(HandshakeCodec.encode(with)).isEqualTo(message(initiation(), COOKIE, 16));
        assertThat(assertAccepted(HandshakeCodec.decode(message(initiation(), COOKIE, 16))))
                .isEqualTo(with);
    }

    @Test
    void an_answer_goes_there_and_back() {
        Handshake answer = new Handshake.Answer(TOKEN_OCTETS, octets(NONCE), octets(ECHO), octets(TAG));

        assertThat(HandshakeCodec.encode(answer)).isEqualTo(message(answer()));
        assertThat(assertAccepted(decode(answer()))).isEqualTo(answer);
    }

    @Nested
    class FRM_006_handshake_decodes {
        @ParameterizedTest
        @ValueSource(ints = {TOKEN, NONCE, ECHO, COOKIE, TAG})
        void refuses_another_wire_type(int number) {
            assertRefused(HANDSHAKE_DECODES, decode(with(answer(), number, integer(number, 1))));
        }

        @Test
        void refuses_a_version_that_is_no_integer() {
            assertRefused(HANDSHAKE_DECODES, decode(with(initiation(), VERSION, delimited(VERSION, Bytes.of(1)))));
        }

        @Test
        void refuses_what_does_not_end_with_a_field() {
            Bytes whole = message(answer());
            int end = 0;
            for (Bytes field : answer().values()) {
                for (int length = end + 1; length < end + field.length(); length++) {
                    assertRefused(HANDSHAKE_DECODES, HandshakeCodec.decode(whole.slice(0, length)));
                }
                end += field.length();
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"00", "0a", "80", "0c", "0e", "0f", "3805", "3a02ff"})
        void refuses_trailing_octets_that_are_no_field(String octets) {
            boolean unknownButWellFormed = octets.equals("3805");
            assertRefused(
                    unknownButWellFormed ? HANDSHAKE_IS_CANONICAL : HANDSHAKE_DECODES,
                    HandshakeCodec.decode(Bytes.concat(message(initiation()), Bytes.ofHex(octets))));
        }
    }

    @Nested
    class FRM_007_handshake_is_canonical {
        @Test
        void refuses_unknown_fields() {
            assertRefused(HANDSHAKE_IS_CANONICAL, decode(with(initiation(), 7, integer(7, 1))));
            assertRefused(HANDSHAKE_IS_CANONICAL, decode(with(initiation(), 7, delimited(7, Bytes.EMPTY))));
        }

        @Test
        void refuses_any_other_order() {
            assertRefused(
                    HANDSHAKE_IS_CANONICAL,
                    decode(with(with(answer(), ECHO, answer().get(TAG)), TAG, answer().get(ECHO))));
        }

        @ParameterizedTest
        @ValueSource(ints = {VERSION, TOKEN, NONCE, ECHO, TAG})
        void refuses_a_field_that_is_repeated(int number) {
            Bytes field = answer().get(number);

            assertRefused(HANDSHAKE_IS_CANONICAL, decode(with(answer(), number, Bytes.concat(field, field))));
        }

        @ParameterizedTest
        @ValueSource(ints = {TOKEN, NONCE, ECHO, COOKIE, TAG})
        void refuses_octets_that_say_empty(int number) {
            assertRefused(HANDSHAKE_IS_CANONICAL, decode(with(initiation(), number, delimited(number, Bytes.EMPTY))));
        }

        @Test
        void refuses_a_version_that_says_zero_or_is_not_the_shortest() {
            assertRefused(HANDSHAKE_IS_CANONICAL, decode(with(initiation(), VERSION, integer(VERSION, 0))));
            assertRefused(
                    HANDSHAKE_IS_CANONICAL,
                    decode(with(initiation(), VERSION, Bytes.concat(tag(VERSION, VARINT), longVarint(1)))));
            assertRefused(
                    HANDSHAKE_IS_CANONICAL,
                    decode(with(initiation(), VERSION, Bytes.concat(longVarint(VERSION << 3), varint(1)))));
            assertRefused(HANDSHAKE_IS_CANONICAL, decode(with(initiation(), VERSION, integer(VERSION, 1L << 32 | 1))));
        }

        @Test
        void refuses_lengths_that_are_not_the_shortest() {
            Bytes nonce = Bytes.concat(tag(NONCE, DELIMITED), longVarint(16), octets(NONCE));

            assertRefused(HANDSHAKE_IS_CANONICAL, decode(with(initiation(), NONCE, nonce)));
        }
    }

    @Nested
    class FRM_008_handshake_fields_have_their_lengths {
        @ParameterizedTest
        @ValueSource(ints = {0, 1, 15, 17, 32})
        void refuses_a_nonce_without_16_octets(int length) {
            assertRefused(
                    HANDSHAKE_FIELDS_HAVE_THEIR_LENGTHS, HandshakeCodec.decode(message(initiation(), NONCE, length)));
        }

        @ParameterizedTest
        @CsvSource({"4,1", "4,15", "4,17", "5,1", "5,15", "5,17", "6,1", "6,15", "6,17", "6,32"})
        void refuses_echo_cookie_and_tag_with_neither_0_nor_16(int number, int length) {
            assertRefused(
                    HANDSHAKE_FIELDS_HAVE_THEIR_LENGTHS, HandshakeCodec.decode(message(answer(), number, length)));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 1000})
        void leaves_the_token_to_its_own_chapter(int length) {
            assertAccepted(HandshakeCodec.decode(message(initiation(), TOKEN, length)));
        }
    }

    @Nested
    class HSK_001_version_is_one {
        @ParameterizedTest
        @ValueSource(longs = {2, 257, 0xffff_ffffL})
        void refuses_another(long version) {
            assertRefused(VERSION_IS_ONE, decode(with(initiation(), VERSION, integer(VERSION, version))));
        }

        @Test
        void refuses_none() {
            assertRefused(VERSION_IS_ONE, decode(with(initiation(), VERSION, Bytes.EMPTY)));
        }

        @Test
        void is_looked_at_after_the_lengths_and_before_the_shape() {
            SortedMap<Integer, Bytes> other = with(answer(), VERSION, integer(VERSION, 2));

            assertRefused(HANDSHAKE_FIELDS_HAVE_THEIR_LENGTHS, HandshakeCodec.decode(message(other, NONCE, 15)));
            assertRefused(VERSION_IS_ONE, HandshakeCodec.decode(message(other, ECHO, 0)));
        }
    }

    @Nested
    class HSK_002_initiation_or_answer {
        @Test
        void refuses_half_an_answer() {
            assertRefused(INITIATION_OR_ANSWER, HandshakeCodec.decode(message(answer(), ECHO, 0)));
            assertRefused(INITIATION_OR_ANSWER, HandshakeCodec.decode(message(answer(), TAG, 0)));
        }

        @Test
        void refuses_an_answer_with_a_cookie() {
            assertRefused(INITIATION_OR_ANSWER, HandshakeCodec.decode(message(answer(), COOKIE, 16)));
        }
    }

    private static SortedMap<Integer, Bytes> initiation() {
        SortedMap<Integer, Bytes> fields = new TreeMap<>();
        fields.put(VERSION, integer(VERSION, 1));
        fields.put(TOKEN, delimited(TOKEN, TOKEN_OCTETS));
        fields.put(NONCE, delimited(NONCE, octets(NONCE)));
        return fields;
    }

    private static SortedMap<Integer, Bytes> answer() {
        SortedMap<Integer, Bytes> fields = initiation();
        fields.put(ECHO, delimited(ECHO, octets(ECHO)));
        fields.put(TAG, delimited(TAG, octets(TAG)));
        return fields;
    }

    private static SortedMap<Integer, Bytes> with(SortedMap<Integer, Bytes> fields, int number, Bytes encoding) {
        SortedMap<Integer, Bytes> changed = new TreeMap<>(fields);
        changed.put(number, encoding);
        return changed;
    }

    private static Bytes message(SortedMap<Integer, Bytes> fields) {
        return Bytes.concat(fields.values().toArray(Bytes[]::new));
    }

    /** The message with a field of {@code length}; without the field if that is 0. */
    private static Bytes message(SortedMap<Integer, Bytes> fields, int number, int length) {
        Bytes value = Bytes.concat(octets(number), Bytes.zeros(1000)).slice(0, length);
        return message(with(fields, number, length == 0 ? Bytes.EMPTY : delimited(number, value)));
    }

    private static Verdict<Frame> decode(SortedMap<Integer, Bytes> fields) {
        return HandshakeCodec.decode(message(fields));
    }

    /** 16 octets that name their field. */
    private static Bytes octets(int number) {
        return Bytes.ofHex(("f" + number).repeat(16));
    }
}
