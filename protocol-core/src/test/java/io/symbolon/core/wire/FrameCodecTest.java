package io.symbolon.core.wire;

import static io.symbolon.core.testing.Verdicts.assertAccepted;
import static io.symbolon.core.testing.Verdicts.assertRefused;
import static io.symbolon.spec.FramingRule.COOKIE_HAS_34_OCTETS;
import static io.symbolon.spec.FramingRule.DATAGRAM_WITHIN_LIMIT;
import static io.symbolon.spec.FramingRule.FRAME_VERSION_IS_ONE;
import static io.symbolon.spec.FramingRule.HANDSHAKE_DECODES;
import static io.symbolon.spec.FramingRule.HANDSHAKE_HAS_1200_OCTETS;
import static io.symbolon.spec.FramingRule.HANDSHAKE_LENGTH_FITS;
import static io.symbolon.spec.FramingRule.HANDSHAKE_PADDING_IS_ZERO;
import static io.symbolon.spec.FramingRule.SEALED_LENGTH_FITS;
import static io.symbolon.spec.FramingRule.TYPE_IS_KNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.spec.Rule;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameCodecTest {
    private static final Bytes NONCE = Bytes.ofHex("a0".repeat(16));
    private static final Bytes COOKIE = Bytes.ofHex("c0".repeat(16));
    private static final Bytes SESSION_ID = Bytes.ofHex("5e5510001d5e5510");

    @Nested
    class FRM_001_datagram_within_limit {
        @ParameterizedTest
        @ValueSource(ints = {0, 1233, 65_507})
        void refuses_other_sizes(int octets) {
            assertRefused(DATAGRAM_WITHIN_LIMIT, FrameCodec.decode(sealed(octets)));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 1232})
        void leaves_1_to_1232_to_the_next_rule(int octets) {
            assertRefused(TYPE_IS_KNOWN, FrameCodec.decode(Bytes.zeros(octets)));
        }
    }

    @Nested
    class FRM_002_type_is_known {
        @Test
        void refuses_every_octet_but_three() {
            assertThat(IntStream.range(0, 256)
                            .filter(type ->
                                    FrameCodec.decode(Bytes.of(type)).rule().equals(Optional.of(TYPE_IS_KNOWN))))
                    .hasSize(253)
                    .doesNotContain(1, 2, 3);
        }
    }

    @Nested
    class FRM_003_handshake_has_1200_octets {
        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4, 1199, 1201, 1232})
        void refuses_another_number(int octets) {
            Bytes datagram =
                    Bytes.concat(handshake(1, Bytes.of(8)), Bytes.zeros(32)).slice(0, octets);

            assertRefused(HANDSHAKE_HAS_1200_OCTETS, FrameCodec.decode(datagram));
        }
    }

    @Nested
    class FRM_004_handshake_length_fits {
        @ParameterizedTest
        @ValueSource(ints = {0, 1198, 1200, 65_535})
        void refuses_what_lies_outside(int length) {
            assertRefused(HANDSHAKE_LENGTH_FITS, FrameCodec.decode(handshake(length, Bytes.EMPTY)));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 1197})
        void leaves_1_to_1197_to_the_next_rule(int length) {
            assertRefused(HANDSHAKE_DECODES, FrameCodec.decode(handshake(length, Bytes.EMPTY)));
        }
    }

    @Nested
    class FRM_005_handshake_padding_is_zero {
        @ParameterizedTest
        @ValueSource(ints = {103, 104, 650, 1199})
        void refuses_any_other_octet(int at) {
            byte[] datagram = handshake(100, Bytes.EMPTY).toArray();
            datagram[at] = (byte) 0x80;

            assertRefused(HANDSHAKE_PADDING_IS_ZERO, FrameCodec.decode(Bytes.wrap(datagram)));
        }

        @Test
        void leaves_the_message_itself_to_the_next_rule() {
            byte[] datagram = handshake(100, Bytes.EMPTY).toArray();
            datagram[102] = (byte) 0x80;

            assertRefused(HANDSHAKE_DECODES, FrameCodec.decode(Bytes.wrap(datagram)));
        }
    }

    @Nested
    class FRM_009_frame_version_is_one {
        @ParameterizedTest
        @ValueSource(strings = {"02", "0200", "0202", "02ff", "03", "0300", "0302", "0381"})
        void refuses_another_whatever_the_length(String begin) {
            Bytes octets = Bytes.ofHex(begin);

            assertRefused(FRAME_VERSION_IS_ONE, FrameCodec.decode(octets));
            if (octets.length() == 2) {
                assertRefused(FRAME_VERSION_IS_ONE, FrameCodec.decode(Bytes.concat(octets, Bytes.zeros(32))));
                assertRefused(FRAME_VERSION_IS_ONE, FrameCodec.decode(Bytes.concat(octets, Bytes.zeros(96))));
            }
        }
    }

    @Nested
    class FRM_010_cookie_has_34_octets {
        @Test
        void accepts_34() {
            Bytes datagram = Bytes.concat(Bytes.ofHex("0201"), NONCE, COOKIE);

            assertThat(assertAccepted(FrameCodec.decode(datagram))).isEqualTo(new Frame.Cookie(NONCE, COOKIE));
            assertThat(FrameCodec.encode(new Frame.Cookie(NONCE, COOKIE))).isEqualTo(datagram);
        }

        @ParameterizedTest
        @ValueSource(ints = {2, 33, 35, 98, 1232})
        void refuses_another_number(int octets) {
            assertRefused(
                    COOKIE_HAS_34_OCTETS,
                    FrameCodec.decode(Bytes.concat(Bytes.ofHex("0201"), Bytes.zeros(octets - 2))));
        }
    }

    @Nested
    class FRM_011_sealed_length_fits {
        @Test
        void accepts_1_to_18_blocks_and_nothing_else() {
            assertThat(IntStream.rangeClosed(2, 1232)
                            .filter(octets ->
                                    FrameCodec.decode(sealed(octets)).rule().isEmpty()))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 18)
                            .map(n -> 34 + 64 * n)
                            .boxed()
                            .toList());
        }

        @ParameterizedTest
        @ValueSource(ints = {2, 18, 34, 97, 99, 1185, 1187, 1232})
        void refuses_other_lengths(int octets) {
            assertRefused(SEALED_LENGTH_FITS, FrameCodec.decode(sealed(octets)));
        }

        @ParameterizedTest
        @CsvSource({"0", "1", "4294967296", "-1"})
        void takes_the_header_apart(long counter) {
            Bytes header = Bytes.concat(Bytes.ofHex("0301"), SESSION_ID, Bytes.ofBigEndian(counter, 8));
            Bytes ciphertext = Bytes.ofHex("c1".repeat(64 + 16));

            assertThat(assertAccepted(FrameCodec.decode(Bytes.concat(header, ciphertext))))
                    .isEqualTo(new Frame.Sealed(header, SESSION_ID, counter, ciphertext));
            assertThat(FrameCodec.sealedHeader(SESSION_ID, counter)).isEqualTo(header);
        }
    }

    @Nested
    class what_is_cut_off_or_added_is_refused {
        private final Bytes cookie = FrameCodec.encode(new Frame.Cookie(NONCE, COOKIE));
        private final Bytes initiation =
                FrameCodec.encode(new Handshake.Initiation(Bytes.ofHex("70".repeat(700)), NONCE, COOKIE));

        @Test
        void of_a_handshake() {
            assertThat(cuts(initiation)).containsOnly(HANDSHAKE_HAS_1200_OCTETS);
            assertRefused(HANDSHAKE_HAS_1200_OCTETS, FrameCodec.decode(Bytes.concat(initiation, Bytes.zeros(1))));
        }

        @Test
        void of_a_cookie_frame() {
            assertThat(cuts(cookie)).containsOnly(FRAME_VERSION_IS_ONE, COOKIE_HAS_34_OCTETS);
            assertRefused(COOKIE_HAS_34_OCTETS, FrameCodec.decode(Bytes.concat(cookie, Bytes.zeros(1))));
        }

        @Test
        void of_a_sealed_frame_unless_whole_blocks_are_left() {
            assertThat(cuts(sealed(98))).containsOnly(FRAME_VERSION_IS_ONE, SEALED_LENGTH_FITS);
            assertRefused(SEALED_LENGTH_FITS, FrameCodec.decode(sealed(99)));
        }

        /** The rules that refuse each prefix but the empty one. */
        private Stream<Rule> cuts(Bytes datagram) {
            return IntStream.range(1, datagram.length())
                    .mapToObj(length -> FrameCodec.decode(datagram.slice(0, length)))
                    .map(Verdict::rule)
                    .map(Optional::orElseThrow);
        }
    }

    @Test
    void a_handshake_is_framed_with_its_length_and_zeros() {
        Handshake.Initiation initiation = new Handshake.Initiation(Bytes.of(7), NONCE, Bytes.EMPTY);
        Bytes message = HandshakeCodec.encode(initiation);

        assertThat(FrameCodec.encode(initiation)).isEqualTo(handshake(message.length(), message));
        assertThat(assertAccepted(FrameCodec.decode(FrameCodec.encode(initiation))))
                .isEqualTo(initiation);
    }

    @Test
    void a_handshake_that_does_not_fit_is_the_callers_mistake() {
        int others = HandshakeCodec.encode(new Handshake.Initiation(Bytes.zeros(1000), NONCE, COOKIE))
                        .length()
                - 1000;
        int largest = 1197 - others;

        assertAccepted(
                FrameCodec.decode(FrameCodec.encode(new Handshake.Initiation(Bytes.zeros(largest), NONCE, COOKIE))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FrameCodec.encode(new Handshake.Initiation(Bytes.zeros(largest + 1), NONCE, COOKIE)))
                .withMessageContaining("1198");
    }

    @Test
    void each_frame_is_handled_as_what_it_is() {
        Frame.Cases<String> names = new Frame.Cases<>() {
            @Override
            public String initiation(Handshake.Initiation initiation) {
                return "initiation";
            }

            @Override
            public String answer(Handshake.Answer answer) {
                return "answer";
            }

            @Override
            public String cookie(Frame.Cookie cookie) {
                return "cookie";
            }

            @Override
            public String sealed(Frame.Sealed sealed) {
                return "sealed";
            }
        };

        assertThat(new Handshake.Initiation(NONCE, NONCE, NONCE).match(names)).isEqualTo("initiation");
        assertThat(new Handshake.Answer(NONCE, NONCE, NONCE, NONCE).match(names))
                .isEqualTo("answer");
        assertThat(new Frame.Cookie(NONCE, COOKIE).match(names)).isEqualTo("cookie");
        assertThat(assertAccepted(FrameCodec.decode(sealed(98))).match(names)).isEqualTo("sealed");
    }

    /** A handshake frame that says it has a message of {@code length}. */
    private static Bytes handshake(int length, Bytes message) {
        return Bytes.concat(Bytes.of(1), Bytes.ofBigEndian(length, 2), message, Bytes.zeros(1197 - message.length()));
    }

    /** A sealed frame of {@code octets}, whole or not. */
    private static Bytes sealed(int octets) {
        Bytes begin = Bytes.ofHex("0301");
        return octets < 2 ? begin.slice(0, octets) : Bytes.concat(begin, Bytes.zeros(octets - 2));
    }
}
