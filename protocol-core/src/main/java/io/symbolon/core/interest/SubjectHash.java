package io.symbolon.core.interest;

import static io.symbolon.spec.InterestRule.SUBJECT_PARTS_WITHIN_LIMIT;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.bytes.LabelledInput;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.InterestTerms.ExchangeKind;
import io.symbolon.core.verdict.Verdict;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A subject as others see it: the hash of its parts, 32 octets (INT-001). Its place in the overlay is that of these octets. */
public record SubjectHash(Bytes octets) {
    /** The octets of a subject hash. */
    public static final int LENGTH_OCTETS = 32;

    private static final String LABEL = "symbolon/1 subject";
    private static final int PARTS = 16;
    private static final int PRIVATE_PARTS = 2;
    private static final int PART_OCTETS = 255;

    /** @throws IllegalArgumentException if there are not exactly 32 octets */
    public SubjectHash {
        if (octets.length() != LENGTH_OCTETS) {
            throw new IllegalArgumentException("a subject hash has 32 octets, not " + octets.length());
        }
    }

    /**
     * The hash of a subject of any kind of exchange but private: h(0) = BLAKE2b-256(L("symbolon/1 subject")), h(i) =
     * BLAKE2b-256(L("symbolon/1 subject") || h(i-1) || V(part i)), the last h.
     *
     * @param parts UTF-8
     * @return refused by INT-002 if there are not 1 to 16 parts of 1 to 255 octets of UTF-8
     */
    public static Verdict<SubjectHash> of(List<Bytes> parts, CryptoSuite crypto) {
        // [INT-002] 1 to 16 parts of 1 to 255 octets of UTF-8
        if (parts.isEmpty() || parts.size() > PARTS || !parts.stream().allMatch(SubjectHash::isPart)) {
            return Verdict.refused(SUBJECT_PARTS_WITHIN_LIMIT);
        }
        return Verdict.accepted(new SubjectHash(chain(parts, crypto)));
    }

    /** [INT-001] each part after the hash of those before it */
    private static Bytes chain(List<Bytes> parts, CryptoSuite crypto) {
        Bytes hash = crypto.hash(LENGTH_OCTETS, LabelledInput.of(LABEL).toBytes());
        for (Bytes part : parts) {
            hash = crypto.hash(
                    LENGTH_OCTETS,
                    LabelledInput.of(LABEL).fixed(hash).variable(part).toBytes());
        }
        return hash;
    }

    /** The hash of a subject for {@code exchange}: a private one has 2 parts at least (INT-002). */
    public static Verdict<SubjectHash> of(List<Bytes> parts, ExchangeKind exchange, CryptoSuite crypto) {
        if (exchange == ExchangeKind.PRIVATE && parts.size() < PRIVATE_PARTS) {
            return Verdict.refused(SUBJECT_PARTS_WITHIN_LIMIT);
        }
        return of(parts, crypto);
    }

    /** The place in the overlay that its coordinators are the nearest to (COO-001). */
    public Fingerprint place() {
        return new Fingerprint(octets);
    }

    /** 64 lower-case hexadecimal digits, as in an interest. */
    public String hex() {
        return octets.toHex();
    }

    @Override
    public String toString() {
        return hex();
    }

    private static boolean isPart(Bytes part) {
        if (part.isEmpty() || part.length() > PART_OCTETS) return false;
        try {
            StandardCharsets.UTF_8.newDecoder().decode(part.asReadOnlyBuffer());
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }
}
