package io.symbolon.transport.identity;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.token.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A {@link KeyRecord} as octets, to be sealed; the kind stands outside the seal.
 *
 * <pre>
 *   offset  octets   field
 *   0       32       seed
 *   32      16       uuid
 *   48      8        lifetime of tokens, milliseconds, big-endian
 *   56      1 + n    realm          each of these five: how many octets, then the octets
 *           1 + n    issuer
 *           1 + n    audience
 *           1 + n    endorsement
 *           1 + n    subject, UTF-8
 * </pre>
 */
final class KeyRecordCodec {
    private static final int SEED_OCTETS = 32;
    private static final int UUID_OCTETS = 16;
    private static final int LONGEST_FIELD = 255;

    private KeyRecordCodec() {}

    static Secret encode(KeyRecord record) {
        Bytes words = Bytes.concat(
                record.uuid(),
                Bytes.ofBigEndian(record.lifetimeMillis(), 8),
                field(record.realm()),
                field(record.issuer()),
                field(record.audience()),
                field(record.endorsement()),
                field(Bytes.ofUtf8(record.subject())));
        return Secret.joined(record.seed(), Secret.copyOf(words));
    }

    /** The record in {@code encoded}; empty if the lengths do not add up, or its tokens would break a rule. */
    static Optional<KeyRecord> decode(Kind kind, Secret encoded) {
        return encoded.use(octets -> decode(kind, ByteBuffer.wrap(octets)));
    }

    private static Optional<KeyRecord> decode(Kind kind, ByteBuffer in) {
        if (in.remaining() < SEED_OCTETS + UUID_OCTETS + Long.BYTES) return Optional.empty();
        byte[] seed = new byte[SEED_OCTETS];
        in.get(seed);
        Secret secret = Secret.owning(seed);
        Optional<KeyRecord> record = decode(kind, secret, in);
        if (record.isEmpty()) secret.destroy();
        return record;
    }

    private static Optional<KeyRecord> decode(Kind kind, Secret seed, ByteBuffer in) {
        Bytes uuid = take(in, UUID_OCTETS);
        long lifetimeMillis = in.getLong();
        Bytes[] fields = new Bytes[5];
        for (int i = 0; i < fields.length; i++) {
            if (!in.hasRemaining()) return Optional.empty();
            int length = in.get() & 0xff;
            if (length > in.remaining()) return Optional.empty();
            fields[i] = take(in, length);
        }
        if (in.hasRemaining()) return Optional.empty();
        try {
            String subject = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(fields[4].asReadOnlyBuffer())
                    .toString();
            return Optional.of(
                    new KeyRecord(kind, seed, uuid, fields[0], fields[1], fields[2], subject, fields[3], lifetimeMillis)
                            .checked());
        } catch (CharacterCodingException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Bytes field(Bytes octets) {
        if (octets.length() > LONGEST_FIELD) {
            throw new IllegalArgumentException("a field of a key file has at most 255 octets");
        }
        return Bytes.concat(Bytes.ofBigEndian(octets.length(), 1), octets);
    }

    private static Bytes take(ByteBuffer in, int count) {
        byte[] octets = new byte[count];
        in.get(octets);
        return Bytes.wrap(octets);
    }
}
