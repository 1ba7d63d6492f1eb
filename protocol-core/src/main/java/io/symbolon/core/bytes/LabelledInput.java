package io.symbolon.core.bytes;

import java.util.ArrayList;
import java.util.List;

/**
 * The input of a hash, a signature, a MAC or a key derivation, built field by field: label and zero octet first
 * (CNV-001), integers big-endian (CNV-002), variable fields after their length (CNV-003).
 */
public final class LabelledInput {
    private static final Bytes ZERO = Bytes.zeros(1);

    private final List<Bytes> parts = new ArrayList<>();

    private LabelledInput() {}

    /** L(label): the label's octets and one zero octet. */
    public static LabelledInput of(String label) {
        return new LabelledInput().fixed(Bytes.ofUtf8(label)).fixed(ZERO);
    }

    /** u8(value). */
    public LabelledInput u8(int value) {
        return unsigned(value, 1);
    }

    /** u16(value). */
    public LabelledInput u16(int value) {
        return unsigned(value, 2);
    }

    /** u64(value). */
    public LabelledInput u64(long value) {
        return unsigned(value, 8);
    }

    /** A field of fixed length, as it is. */
    public LabelledInput fixed(Bytes field) {
        parts.add(field);
        return this;
    }

    /** V(field): its length in 4 octets, then the field. */
    public LabelledInput variable(Bytes field) {
        return unsigned(field.length(), 4).fixed(field);
    }

    /** What was put together. */
    public Bytes toBytes() {
        return Bytes.concat(parts);
    }

    private LabelledInput unsigned(long value, int lengthOctets) {
        return fixed(Bytes.ofBigEndian(value, lengthOctets));
    }
}
