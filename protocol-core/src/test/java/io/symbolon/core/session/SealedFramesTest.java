package io.symbolon.core.session;

import static io.symbolon.spec.SessionRule.COUNTER_WITHIN_LIMIT;
import static io.symbolon.spec.SessionRule.FRAME_OPENS;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.testing.QuickSuite;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.FrameCodec;
import io.symbolon.core.wire.Message;
import io.symbolon.core.wire.MessageCodec;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Sealed frames under the keys alone. */
class SealedFramesTest {
    private static final Secret KEY = Secret.copyOf(SeededEntropy.octets("key"));
    private static final Secret OTHER_KEY = Secret.copyOf(SeededEntropy.octets("other key"));
    private static final Bytes ID = Bytes.ofHex("0102030405060708");
    private static final Message CHALLENGE = new Message.Challenge(Bytes.ofHex("c0".repeat(16)));

    private final SealedFrames frames = new SealedFrames(new QuickSuite());

    private Bytes sealed(long counter) {
        return frames.seal(KEY, Direction.LOW_TO_HIGH, ID, counter, MessageCodec.encode(CHALLENGE));
    }

    private static Frame.Sealed frame(Bytes datagram) {
        return (Frame.Sealed) FrameCodec.decode(datagram).value();
    }

    /** Chapter framing, sealed frame, written a second time. */
    @Test
    void seals_as_the_chapter_says() throws GeneralSecurityException {
        Bytes header = Bytes.ofHex("0301" + "0102030405060708" + "0000000102030405");
        Bytes message = Bytes.concat(Bytes.ofHex("0a12" + "0a10"), Bytes.ofHex("c0".repeat(16)));
        Bytes content = Bytes.concat(Bytes.ofHex("0014"), message, Bytes.zeros(64 - 2 - 20));
        Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(SeededEntropy.octets("key").toArray(), "ChaCha20"),
                new IvParameterSpec(Bytes.ofHex("00000000" + "0000000102030405").toArray()));
        cipher.updateAAD(Bytes.concat(header, Bytes.of(1)).toArray());
        Bytes expected = Bytes.concat(header, Bytes.wrap(cipher.doFinal(content.toArray())));

        assertThat(frames.seal(KEY, Direction.HIGH_TO_LOW, ID, 0x102030405L, message))
                .isEqualTo(expected);
    }

    @Test
    void opens_what_it_sealed() {
        assertThat(frames.open(KEY, Direction.LOW_TO_HIGH, frame(sealed(7))).value())
                .isEqualTo(CHALLENGE);
    }

    @Test
    void SES_004_rejects_another_key_and_another_direction() {
        assertThat(frames.open(OTHER_KEY, Direction.LOW_TO_HIGH, frame(sealed(7)))
                        .rule())
                .contains(FRAME_OPENS);
        assertThat(frames.open(KEY, Direction.HIGH_TO_LOW, frame(sealed(7))).rule())
                .contains(FRAME_OPENS);
    }

    @Test
    void SES_004_rejects_every_changed_octet_behind_type_and_version() {
        byte[] datagram = sealed(7).toArray();
        for (int at = 2; at < datagram.length; at++) {
            byte[] changed = datagram.clone();
            changed[at] ^= 1;
            Frame.Sealed frame = frame(Bytes.wrap(changed));

            assertThat(frames.open(KEY, Direction.LOW_TO_HIGH, frame).rule())
                    .as("octet %d", at)
                    .isPresent()
                    .get()
                    .isIn(FRAME_OPENS, COUNTER_WITHIN_LIMIT);
        }
    }

    @Test
    void SES_002_accepts_the_last_counter_and_rejects_those_above() {
        assertThat(frames.open(KEY, Direction.LOW_TO_HIGH, frame(sealed((1L << 33) - 1)))
                        .rule())
                .isEmpty();
        for (long counter : new long[] {1L << 33, (1L << 33) + 1, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
            assertThat(frames.open(KEY, Direction.LOW_TO_HIGH, frame(sealed(counter)))
                            .rule())
                    .as("counter %s", Long.toUnsignedString(counter))
                    .contains(COUNTER_WITHIN_LIMIT);
        }
    }
}
