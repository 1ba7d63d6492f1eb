package io.symbolon.tck.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.tck.wire.Cookies;
import io.symbolon.tck.wire.Direction;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.RawField;
import io.symbolon.tck.wire.SealedFrames;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AnnotationTest {
    private static final byte[] NONCE = Octets.repeated(0x11, 16);
    private static final byte[] TOKEN = RawField.join(List.of(
            RawField.ofOctets(
                    1,
                    Tokens.node(SigningKey.named("somebody"), Octets.repeated(0x22, 16), 1_767_225_600_000L)
                            .toByteArray()),
            RawField.ofOctets(2, Octets.repeated(0x33, 64))));

    @Test
    void a_signed_token_is_its_fields_and_those_of_the_token() {
        assertThat(Annotation.ofSignedToken(TOKEN))
                .contains(
                        new Part(3, 2, 1, "token.version", "1"),
                        new Part(5, 2, 1, "token.kind", "1 NODE"),
                        new Part(7, 18, 1, "token.uuid", "22".repeat(16)))
                .extracting(part -> part.path() + " = " + part.value())
                .contains(
                        "token.issued_at = 1767225600000 2026-01-01T00:00:00Z",
                        "signature = " + "33".repeat(16) + ".. (64 octets)");
    }

    @Test
    void a_handshake_is_type_length_message_and_padding() {
        byte[] datagram = Handshakes.datagram(Handshakes.answer(TOKEN, NONCE, NONCE, new byte[16]));

        assertThat(Annotation.ofDatagram(datagram))
                .startsWith(new Part(0, 1, 0, "type", "01"))
                .extracting(Part::path)
                .contains("length", "version", "token", "token.token.public_key", "nonce", "echo", "tag")
                .endsWith("padding");
        requireWhole(datagram, Annotation.ofDatagram(datagram));
    }

    @Test
    void a_cookie_is_its_nonce_and_its_cookie() {
        assertThat(Annotation.ofDatagram(Cookies.datagram(NONCE, Octets.repeated(0x44, 16))))
                .containsExactly(
                        new Part(0, 1, 0, "type", "02"),
                        new Part(1, 1, 0, "version", "01"),
                        new Part(2, 16, 0, "nonce", "11".repeat(16)),
                        new Part(18, 16, 0, "cookie", "44".repeat(16)));
    }

    @Test
    void a_sealed_frame_is_header_ciphertext_and_tag_and_its_content_is_a_message() {
        byte[] message = SealedFrames.challenge(NONCE);
        byte[] datagram =
                SealedFrames.seal(Octets.zeros(32), Octets.repeated(0x55, 8), 7, Direction.LOW_TO_HIGH, message);

        assertThat(Annotation.ofDatagram(datagram))
                .extracting(part -> part.offset() + " " + part.length() + " " + part.name())
                .containsExactly(
                        "0 1 type", "1 1 version", "2 8 session_id", "10 8 counter", "18 64 ciphertext", "82 16 tag");
        assertThat(Annotation.ofContent(SealedFrames.content(message)))
                .containsExactly(
                        new Part(0, 2, 0, "length", "0014"),
                        new Part(2, 2, 0, "challenge", "18 octets"),
                        new Part(4, 18, 1, "challenge.data", "11".repeat(16)),
                        new Part(22, 42, 0, "padding", "42 zero octets"));
    }

    @Test
    void what_no_parser_takes_is_one_part_to_its_end() {
        byte[] cut = Arrays.copyOf(TOKEN, TOKEN.length - 10);
        byte[] unknown = RawField.join(List.of(RawField.ofVarint(9, 5), RawField.ofOctets(1, new byte[0])));

        assertThat(Annotation.ofSignedToken(cut)).last().extracting(Part::path).isEqualTo("not readable");
        assertThat(Annotation.ofSignedToken(unknown))
                .containsExactly(new Part(0, 2, 0, "unknown field 9", "5"), new Part(2, 2, 0, "token", "empty"));
        assertThat(Annotation.ofDatagram(new byte[0])).isEmpty();
        assertThat(Annotation.ofDatagram(new byte[] {2, 1}))
                .extracting(Part::name)
                .containsExactly("type", "version");
    }

    @Property(tries = 500, seed = "1")
    void the_parts_of_any_octets_are_all_of_them(@ForAll @Size(max = 200) byte[] octets) {
        requireWhole(octets, Annotation.ofDatagram(octets));
        requireWhole(octets, Annotation.ofSignedToken(octets));
        requireWhole(octets, Annotation.ofMessage(octets));
        requireWhole(octets, Annotation.ofContent(octets));
    }

    private static void requireWhole(byte[] octets, List<Part> parts) {
        int at = 0;
        for (Part part : parts) {
            assertThat(part.offset()).isEqualTo(at);
            at += part.length();
        }
        assertThat(at).isEqualTo(octets.length);
    }
}
