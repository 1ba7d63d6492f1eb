package io.symbolon.tck.vectors.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorCase;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.wire.Interests;
import io.symbolon.tck.wire.Octets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** The file {@code subject-hash.json}: INT-001 and INT-002. */
public final class SubjectHashVectors {
    private static final String ONE = "INT-P-0101";
    private static final String TWO = "INT-P-0102";
    private static final String COREUTILS = "GNU coreutils b2sum";

    private final VectorFile file = new VectorFile(
            "subject-hash",
            "interest",
            "The hash of a subject from its parts, and what is no subject.",
            "The trace has h(0), h(1) and so on.");

    private SubjectHashVectors() {}

    public static VectorFile file() {
        SubjectHashVectors vectors = new SubjectHashVectors();
        vectors.hashes();
        vectors.boundaries();
        vectors.limits();
        vectors.text();
        return vectors.file;
    }

    private void hashes() {
        // computed by b2sum -l 256, not by us
        published(ONE, "one part", "7be33a1efc60d568d06d73939cf0b382b12e8850c830b5e43b56d9d60f066147", "weather");
        published(
                TWO,
                "two parts",
                "47d8b676086d7bfc6b60a8a5b1f1e4452a8426c9341cd6f71fd7d66fabbb4289",
                "weather",
                "vienna");
        accept("INT-P-0103", "the same parts the other way round", Flag.SUBJECT, "vienna", "weather");
        accept("INT-P-0104", "the same part twice", Flag.SUBJECT, "weather", "weather");
        accept("INT-P-0105", "four equal parts", Flag.SUBJECT, "weather", "weather", "weather", "weather");
    }

    private void boundaries() {
        accept("INT-P-0106", "the octets of two parts in one", Flag.SUBJECT, "weathervienna");
        accept("INT-P-0107", "the same octets, cut elsewhere", Flag.SUBJECT, "weatherv", "ienna");
        accept("INT-P-0108", "the same octets with a slash between them", Flag.SUBJECT, "weather/vienna");
        accept("INT-P-0109", "upper case is other octets", Flag.SUBJECT, "Weather", "vienna");
        accept("INT-P-0110", "a space is an octet", Flag.SUBJECT, "weather ", "vienna");
        accept("INT-P-0111", "a part that looks like a hash", Flag.SUBJECT, Octets.hex(InterestSample.SUBJECT));
    }

    private void limits() {
        accept("INT-P-0201", "16 parts", Flag.BOUNDARY, names(16));
        refuse("INT-N-0201", "INT-P-0201", "17 parts", Flag.BOUNDARY, octets(names(17)));
        refuse("INT-N-0202", ONE, "no part", Flag.BOUNDARY, List.of());
        accept("INT-P-0202", "a part of 1 octet", Flag.BOUNDARY, "w");
        refuse("INT-N-0203", "INT-P-0202", "an empty part", Flag.BOUNDARY, octets(""));
        refuse("INT-N-0204", TWO, "an empty part after another", Flag.BOUNDARY, octets("weather", ""));
        refuse("INT-N-0205", TWO, "an empty part before another", Flag.BOUNDARY, octets("", "weather"));
        accept("INT-P-0203", "a part of 255 octets", Flag.BOUNDARY, "w".repeat(255));
        refuse("INT-N-0206", "INT-P-0203", "a part of 256 octets", Flag.BOUNDARY, octets("w".repeat(256)));
        accept("INT-P-0204", "255 octets in 85 characters", Flag.BOUNDARY, "\u4e2d".repeat(85));
        refuse("INT-N-0207", "INT-P-0204", "258 octets in 86 characters", Flag.BOUNDARY, octets("\u4e2d".repeat(86)));
        kind("INT-P-0205", "one part of a public subject", "public", "weather");
        kind("INT-P-0206", "one part of a virtual subject", "virtual", "weather");
        kind("INT-P-0207", "one part of a protected subject", "protected", "weather");
        kind(
                "INT-P-0208",
                "two parts of a private subject: the hash does not depend on the kind",
                "private",
                "weather",
                "vienna");
        file.refuse("INT-N-0208", "INT-P-0208", "one part of a private subject", "INT-002")
                .flags(Flag.BOUNDARY)
                .asks("subject.hash", args(octets("weather"), "private"), Members.refused("INT-002"));
    }

    private void text() {
        accept("INT-P-0209", "characters of 2, 3 and 4 octets", Flag.SUBJECT_TEXT, "caf\u00e9 \u4e2d \ud83d\ude00");
        accept(
                "INT-P-0210",
                "a combining accent: nothing is normalised",
                Flag.SUBJECT_TEXT,
                "cafe\u0301 \u4e2d \ud83d\ude00");
        accept("INT-P-0211", "a zero octet and a line feed are UTF-8", Flag.SUBJECT_TEXT, "a\0b\nc");
        malformed("INT-N-0209", "an octet that begins nothing", "80");
        malformed("INT-N-0210", "a character that is cut", "776561e4b8");
        malformed("INT-N-0211", "a slash in two octets", "c0af");
        malformed("INT-N-0212", "half of a surrogate pair", "eda0bd");
        malformed("INT-N-0213", "a code point above U+10FFFF", "f4908080");
        malformed("INT-N-0214", "ff", "ff");
        refuse(
                "INT-N-0215",
                TWO,
                "the second part is not UTF-8",
                Flag.NOT_UTF8,
                List.of(Octets.utf8("weather"), Octets.ofHex("c3")));
    }

    private void published(String id, String title, String subject, String... parts) {
        VectorCase vector = accept(id, title, Flag.KNOWN_ANSWER, parts).source(COREUTILS);
        vector.asks("subject.hash", args(octets(parts), ""), Members.accepted("subject", subject));
    }

    private VectorCase accept(String id, String title, Flag flag, String... parts) {
        List<byte[]> octets = octets(parts);
        return file.accept(
                        id,
                        title,
                        id.startsWith("INT-P-01") ? new String[] {"INT-001"} : new String[] {"INT-002", "INT-001"})
                .flags(flag)
                .asks("subject.hash", args(octets, ""), Members.accepted("subject", hash(octets)))
                .trace("hashes", hashes(octets));
    }

    private void kind(String id, String title, String exchange, String... parts) {
        List<byte[]> octets = octets(parts);
        file.accept(id, title, "INT-002", "INT-001")
                .flags(Flag.SUBJECT)
                .asks("subject.hash", args(octets, exchange), Members.accepted("subject", hash(octets)))
                .trace("hashes", hashes(octets));
    }

    private void malformed(String id, String title, String octets) {
        refuse(id, "INT-P-0209", title, Flag.NOT_UTF8, Collections.singletonList(Octets.ofHex(octets)));
    }

    private void refuse(String id, String twin, String title, Flag flag, List<byte[]> parts) {
        file.refuse(id, twin, title, "INT-002")
                .flags(flag)
                .asks("subject.hash", args(parts, ""), Members.refused("INT-002"));
    }

    private static ObjectNode args(List<byte[]> parts, String exchange) {
        return exchange.isEmpty() ? Members.of("parts", parts) : Members.of("parts", parts, "exchange", exchange);
    }

    private static byte[] hash(List<byte[]> parts) {
        return Interests.subject(parts.toArray(byte[][]::new));
    }

    private static List<byte[]> hashes(List<byte[]> parts) {
        return IntStream.rangeClosed(0, parts.size())
                .mapToObj(count -> hash(parts.subList(0, count)))
                .toList();
    }

    private static List<byte[]> octets(String... parts) {
        return Arrays.stream(parts).map(Octets::utf8).toList();
    }

    private static String[] names(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "part " + i).toArray(String[]::new);
    }
}
