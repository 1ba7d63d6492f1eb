package io.symbolon.core.exchange;

import static io.symbolon.spec.MessageRule.PARCEL_OPENS;
import static io.symbolon.spec.MessageRule.PARTS_WITHIN_LIMIT;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A message in sealed parts (MSG-001, MSG-002, MSG-005, MSG-007). The same message gives the same parcels, octet by octet. */
public final class Parcels {
    /** The octets of every part but the last, which has 1 to as many. */
    static final int PART_OCTETS = 1024;
    /** The most parts of a message. */
    static final int PARTS_LIMIT = 64;
    /** What sealing adds to a part. */
    static final int TAG_OCTETS = 16;

    private static final Bytes NONCE_BEGINS = Bytes.zeros(8);

    private Parcels() {}

    /**
     * Cuts and seals {@code content} as message {@code number} of the pair.
     *
     * @param content 1 to 65 536 octets
     */
    public static List<Message.Parcel> seal(PairKeys keys, long number, Bytes content) {
        int parts = (content.length() + PART_OCTETS - 1) / PART_OCTETS;
        if (parts < 1 || parts > PARTS_LIMIT) {
            throw new IllegalArgumentException("a message has 1 to 65 536 octets, not " + content.length());
        }
        Secret key = keys.messageKey(number);
        try {
            List<Message.Parcel> parcels = new ArrayList<>(parts);
            for (int part = 0; part < parts; part++) {
                int at = part * PART_OCTETS;
                Bytes plain = content.slice(at, Math.min(PART_OCTETS, content.length() - at));
                Bytes names = names(keys.pair(), number, part, parts);
                Bytes sealed = keys.crypto().seal(key, nonce(part), names, plain);
                parcels.add(
                        new Message.Parcel(keys.pair().sender(), keys.pair().receiver(), number, part, parts, sealed));
            }
            return parcels;
        } finally {
            key.destroy();
        }
    }

    /** The rule of a parcel's shape, if it breaks it. */
    public static Optional<Rule> broken(Message.Parcel parcel) {
        // [MSG-005] 1 to 64 parts, this one of them: unsigned, 2^31 and more is negative here
        boolean isOneOfThem = parcel.parts() >= 1
                && parcel.parts() <= PARTS_LIMIT
                && parcel.part() >= 0
                && parcel.part() < parcel.parts();
        if (!isOneOfThem) return Optional.of(PARTS_WITHIN_LIMIT);

        // [MSG-005] a whole part, or the last: 17 to 1040 octets under seal
        int octets = parcel.sealed().length() - TAG_OCTETS;
        boolean isLast = parcel.part() == parcel.parts() - 1;
        boolean fits = octets == PART_OCTETS || isLast && octets >= 1 && octets < PART_OCTETS;
        return fits ? Optional.empty() : Optional.of(PARTS_WITHIN_LIMIT);
    }

    /** The part in {@code parcel}, of which {@link #broken} is empty; refused by MSG-007. */
    public static Verdict<Bytes> open(PairKeys keys, Message.Parcel parcel) {
        Secret key = keys.messageKey(parcel.number());
        try {
            Bytes names = names(keys.pair(), parcel.number(), parcel.part(), parcel.parts());
            return keys.crypto()
                    .open(key, nonce(parcel.part()), names, parcel.sealed())
                    .map(Verdict::accepted)
                    .orElseGet(() -> Verdict.refused(PARCEL_OPENS));
        } finally {
            key.destroy();
        }
    }

    /** names = sender || receiver || u64(number) || u32(part) || u32(parts). */
    private static Bytes names(Pair pair, long number, int part, int parts) {
        return Bytes.concat(
                pair.sender(),
                pair.receiver(),
                Bytes.ofBigEndian(number, 8),
                Bytes.ofBigEndian(part, 4),
                Bytes.ofBigEndian(parts, 4));
    }

    /** u32(0) || u32(0) || u32(part). */
    private static Bytes nonce(int part) {
        return Bytes.concat(NONCE_BEGINS, Bytes.ofBigEndian(part, 4));
    }
}
