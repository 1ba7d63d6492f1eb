package io.symbolon.transport.identity;

import io.symbolon.core.crypto.Secret;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What opens a key file, as its UTF-8 octets. */
final class Passphrase {
    private Passphrase() {}

    /**
     * The octets of {@code characters}, which are overwritten, whatever happens.
     *
     * @throws IllegalArgumentException if there are none, or half a surrogate pair is among them
     */
    static Secret taking(char[] characters) {
        try {
            if (characters.length == 0) throw new IllegalArgumentException("a passphrase has at least one character");
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(characters));
            byte[] octets = new byte[encoded.remaining()];
            encoded.get(octets);
            Arrays.fill(encoded.array(), (byte) 0);
            return Secret.owning(octets);
        } catch (CharacterCodingException half) {
            throw new IllegalArgumentException("a passphrase is text; half a surrogate pair is not", half);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }
}
