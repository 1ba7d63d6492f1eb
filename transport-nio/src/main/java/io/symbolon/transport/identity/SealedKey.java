package io.symbolon.transport.identity;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.token.Kind;
import io.symbolon.crypto.Argon2idCost;
import io.symbolon.crypto.PassphraseSeal;
import io.symbolon.crypto.SystemEntropy;
import io.symbolon.transport.identity.KeyFileRefused.Why;
import java.nio.charset.StandardCharsets;

/**
 * The octets of a key file.
 *
 * <pre>
 *   offset  octets  field
 *   0       12      "symbolon key" in ASCII
 *   12      1       version of this form, 1
 *   13      1       kind: 1 node, 2 identity (as in a token)
 *   14      4       Argon2id: memory in KiB, big-endian
 *   18      1       Argon2id: passes
 *   19      1       Argon2id: lanes
 *   20      16      salt, fresh each time
 *   36      n + 16  the {@link KeyRecordCodec} octets, sealed ({@link PassphraseSeal}); all before it is authenticated
 * </pre>
 */
final class SealedKey {
    /** A file that is longer is none of ours: the longest has 636 octets. */
    static final int LARGEST_OCTETS = 1024;

    private static final Bytes MAGIC = Bytes.wrap("symbolon key".getBytes(StandardCharsets.US_ASCII));
    private static final int VERSION = 1;
    private static final int VERSION_AT = 12;
    private static final int KIND_AT = 13;
    private static final int MEMORY_AT = 14;
    private static final int PASSES_AT = 18;
    private static final int LANES_AT = 19;
    private static final int SALT_AT = 20;
    private static final int SEALED_AT = SALT_AT + PassphraseSeal.SALT_OCTETS;

    private SealedKey() {}

    static Bytes seal(KeyRecord record, Secret passphrase, Argon2idCost cost) {
        Bytes salt = new SystemEntropy().drawSalt(PassphraseSeal.SALT_OCTETS);
        Bytes header = Bytes.concat(
                MAGIC,
                Bytes.of(VERSION, record.kind().number()),
                Bytes.ofBigEndian(cost.memoryKibibytes(), 4),
                Bytes.of(cost.passes(), cost.lanes()),
                salt);
        Secret plain = KeyRecordCodec.encode(record);
        try {
            return Bytes.concat(header, PassphraseSeal.seal(passphrase, salt, cost, header, plain));
        } finally {
            plain.destroy();
        }
    }

    /** @param name of the file, for the text of a refusal */
    static KeyRecord open(String name, Bytes octets, Kind expected, Secret passphrase) throws KeyFileRefused {
        Kind kind = kind(name, octets);
        if (kind != expected) {
            throw new KeyFileRefused(
                    Why.ANOTHER_KIND, name + " keeps the key of " + owner(kind) + ", not of " + owner(expected));
        }
        if (octets.length() <= SEALED_AT + PassphraseSeal.TAG_OCTETS) {
            throw new KeyFileRefused(Why.DAMAGED, name + " is damaged: it ends after " + octets.length() + " octets");
        }
        if (octets.length() > LARGEST_OCTETS) {
            throw new KeyFileRefused(Why.DAMAGED, name + " is damaged: it is longer than a key file can be");
        }
        Bytes salt = octets.slice(SALT_AT, PassphraseSeal.SALT_OCTETS);
        Secret plain = PassphraseSeal.open(
                        passphrase, salt, cost(name, octets), octets.slice(0, SEALED_AT), octets.from(SEALED_AT))
                .orElseThrow(() -> new KeyFileRefused(
                        Why.NOT_OPENED,
                        name + " does not open: the passphrase is wrong, or the file is damaged (which of the two can"
                                + " not be told)"));
        try {
            return KeyRecordCodec.decode(kind, plain)
                    .orElseThrow(() -> new KeyFileRefused(
                            Why.DAMAGED, name + " opens, but what it keeps makes no token that keeps the rules"));
        } finally {
            plain.destroy();
        }
    }

    private static Kind kind(String name, Bytes octets) throws KeyFileRefused {
        int start = Math.min(octets.length(), MAGIC.length());
        if (start == 0 || !octets.slice(0, start).equals(MAGIC.slice(0, start))) {
            throw new KeyFileRefused(Why.UNKNOWN_FORM, name + " is no key file");
        }
        if (octets.length() < SEALED_AT) {
            throw new KeyFileRefused(Why.DAMAGED, name + " is damaged: it ends after " + octets.length() + " octets");
        }
        if (octets.at(VERSION_AT) != VERSION) {
            throw new KeyFileRefused(
                    Why.UNKNOWN_FORM,
                    name + " is a key file of version " + octets.at(VERSION_AT) + "; this program reads version "
                            + VERSION);
        }
        return Kind.ofNumber(octets.at(KIND_AT))
                .filter(kind -> kind != Kind.INTEREST)
                .orElseThrow(() -> new KeyFileRefused(
                        Why.DAMAGED, name + " is damaged: kind " + octets.at(KIND_AT) + " is not 1 or 2"));
    }

    private static Argon2idCost cost(String name, Bytes octets) throws KeyFileRefused {
        try {
            // more than an int can hold is more than enough
            int memory = (int) Math.min(octets.bigEndian(MEMORY_AT, 4), Integer.MAX_VALUE);
            return new Argon2idCost(memory, octets.at(PASSES_AT), octets.at(LANES_AT));
        } catch (IllegalArgumentException outOfBounds) {
            throw new KeyFileRefused(
                    Why.DAMAGED, name + " is damaged: it asks for " + outOfBounds.getMessage(), outOfBounds);
        }
    }

    private static String owner(Kind kind) {
        return kind == Kind.NODE ? "a node" : "an identity";
    }
}
