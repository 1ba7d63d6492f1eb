package io.symbolon.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.testing.Proto;
import io.symbolon.core.token.InterestTerms.Acknowledgement;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ContentTest {
    private static final Bytes HELLO = Bytes.ofUtf8("hello");

    @Nested
    class MSG_009_content_decodes {
        @Test
        void every_acknowledgement_and_size_goes_round() {
            for (Acknowledgement acknowledgement : Acknowledgement.values()) {
                for (int octets : new int[] {1, 127, 128, 1024, 65_000}) {
                    Content content = new Content(acknowledgement, Bytes.zeros(octets));
                    assertThat(Content.decode(content.encode())).contains(content);
                }
            }
        }

        @Test
        void the_encoding_is_that_of_the_chapter() {
            assertThat(new Content(Acknowledgement.NONE, HELLO).encode()).isEqualTo(Proto.delimited(2, HELLO));
            assertThat(new Content(Acknowledgement.BY_APPLICATION, HELLO).encode())
                    .isEqualTo(Bytes.concat(Proto.integer(1, 2), Proto.delimited(2, HELLO)));
        }

        @Test
        void acknowledgement_is_at_most_two() {
            assertThat(Content.decode(encoded(2, HELLO))).isPresent();
            assertThat(Content.decode(encoded(3, HELLO))).isEmpty();
            assertThat(Content.decode(encoded(0xffff_ffffL, HELLO))).isEmpty();
        }

        @Test
        void payload_has_1_to_65_000_octets() {
            assertThat(Content.decode(encoded(1, Bytes.zeros(65_000)))).isPresent();
            assertThat(Content.decode(encoded(1, Bytes.zeros(65_001)))).isEmpty();
            assertThat(Content.decode(encoded(1, Bytes.zeros(1)))).isPresent();
            assertThat(Content.decode(Proto.integer(1, 1))).isEmpty();
            assertThat(Content.decode(Bytes.EMPTY)).isEmpty();
        }

        @Test
        void every_other_encoding_is_refused() {
            Bytes payload = Proto.delimited(2, HELLO);
            assertThat(Content.decode(Bytes.concat(payload, Proto.integer(1, 1))))
                    .isEmpty();
            assertThat(Content.decode(Bytes.concat(Proto.integer(1, 0), payload)))
                    .isEmpty();
            assertThat(Content.decode(Bytes.concat(payload, payload))).isEmpty();
            assertThat(Content.decode(Bytes.concat(payload, Proto.integer(3, 1))))
                    .isEmpty();
            assertThat(Content.decode(Bytes.concat(payload, Bytes.of(0)))).isEmpty();
        }

        @Test
        void every_truncation_is_refused() {
            Bytes whole = encoded(1, HELLO);
            for (int octets = 0; octets < whole.length(); octets++) {
                assertThat(Content.decode(whole.slice(0, octets))).isEmpty();
            }
        }
    }

    private static Bytes encoded(long acknowledgement, Bytes payload) {
        return Bytes.concat(Proto.integer(1, acknowledgement), Proto.delimited(2, payload));
    }
}
