package io.symbolon.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.testing.Proto;
import io.symbolon.spec.proto.Extension;
import io.symbolon.spec.proto.Token;
import org.junit.jupiter.api.Test;

/** CNV-004 where the library alone is not enough; the encodings themselves are judged by each codec's test. */
class CanonicalTest {
    private static final Bytes EXTENSION = Proto.delimited(12, Proto.delimited(1, Bytes.ofUtf8("x")));

    @Test
    void one_encoding_is_canonical() {
        assertThat(isCanonical(EXTENSION)).isTrue();
        assertThat(isCanonical(Bytes.EMPTY)).isTrue();
        assertThat(Canonical.encode(Token.newBuilder()
                        .addExtensions(Extension.newBuilder().setName("x"))
                        .build()))
                .isEqualTo(EXTENSION);
    }

    /** The library keeps an unknown field and would write it again at the same place. */
    @Test
    void what_the_library_writes_again_is_not_always() throws InvalidProtocolBufferException {
        Bytes unknown = Bytes.concat(EXTENSION, Proto.integer(13, 1));
        Bytes unknownInside = Proto.delimited(12, Proto.delimited(3, Bytes.of(1)));

        assertThat(Canonical.encode(Token.parseFrom(unknown.toArray()))).isEqualTo(unknown);
        assertThat(isCanonical(unknown)).isFalse();
        assertThat(isCanonical(unknownInside)).isFalse();
    }

    /** The library keeps a known field of another wire type as an unknown one. */
    @Test
    void a_known_field_of_another_wire_type_does_not_parse() {
        assertThat(Canonical.parse(Token.parser(), Proto.delimited(1, Bytes.of(1))))
                .isEmpty();
        assertThat(Canonical.parse(Token.parser(), Proto.delimited(12, Proto.integer(1, 1))))
                .isEmpty();
    }

    @Test
    void octets_go_there_and_back() {
        Bytes slice = Bytes.of(9, 1, 2, 9).slice(1, 2);

        assertThat(Canonical.byteString(slice).toByteArray()).containsExactly(1, 2);
        assertThat(Canonical.bytes(Canonical.byteString(slice))).isEqualTo(slice);
    }

    private static boolean isCanonical(Bytes octets) {
        return Canonical.parse(Token.parser(), octets).orElseThrow().isCanonical();
    }
}
