package io.symbolon.transport.exchange;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.interest.SubjectHash;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.crypto.BouncyCastleSuite;
import java.util.List;

/**
 * What messages are about: a list of parts, whose order and boundaries count. No other node sees the parts, only their hash
 * (INT-001). Immutable.
 */
public final class Subject {
    private final List<String> parts;
    private final SubjectHash hash;

    private Subject(List<String> parts, SubjectHash hash) {
        this.parts = parts;
        this.hash = hash;
    }

    /**
     * The subject with these parts.
     *
     * @throws IllegalArgumentException if there are not 1 to 16 parts of 1 to 255 octets of UTF-8 each (INT-002)
     */
    public static Subject of(String... parts) {
        return of(List.of(parts));
    }

    /** The subject with these parts; see {@link #of(String...)}. */
    public static Subject of(List<String> parts) {
        List<Bytes> octets = parts.stream().map(Utf8::octets).toList();
        Verdict<SubjectHash> hash = SubjectHash.of(octets, new BouncyCastleSuite());
        if (hash.rule().isPresent()) {
            throw new IllegalArgumentException("no subject: "
                    + hash.rule().get().id() + ": " + hash.rule().get().sentence());
        }
        return new Subject(List.copyOf(parts), hash.value());
    }

    /** In their order. */
    public List<String> parts() {
        return parts;
    }

    /** The name by which other nodes know it. */
    public SubjectHash hash() {
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Subject that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    /** The parts with slashes between them: for people. */
    @Override
    public String toString() {
        return String.join("/", parts);
    }
}
