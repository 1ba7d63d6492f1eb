package io.symbolon.transport.exchange;

import io.symbolon.core.bytes.Bytes;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text as octets, and never something else in its place. */
public final class Utf8 {
    private Utf8() {}

    /**
     * The UTF-8 octets of {@code text}.
     *
     * @throws IllegalArgumentException if half a surrogate pair stands alone in it, which UTF-8 can not write
     */
    public static Bytes octets(String text) {
        try {
            ByteBuffer octets = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] copy = new byte[octets.remaining()];
            octets.get(copy);
            return Bytes.wrap(copy);
        } catch (CharacterCodingException unpaired) {
            throw new IllegalArgumentException(
                    "the text has half a surrogate pair alone, which UTF-8 can not write", unpaired);
        }
    }
}
