package io.symbolon.tck.vectors.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** One vector file, as it is being written. Ids stand in the generator in full and are never given to another case. */
public final class VectorFile {
    private final String name;
    private final String chapter;
    private final List<String> header;
    private final List<VectorCase> cases = new ArrayList<>();

    /**
     * @param name the name without {@code .json}; the schema has the same
     * @param chapter the chapter whose rules the file shows
     * @param header one or two sentences
     */
    public VectorFile(String name, String chapter, String... header) {
        this.name = name;
        this.chapter = chapter;
        this.header = List.of(header);
    }

    /** A case that is accepted, or that has nothing to refuse. */
    public VectorCase accept(String id, String title, String... rules) {
        return add(new VectorCase(id, title, List.of(rules), Optional.empty()));
    }

    /** A case that is refused by one rule, and differs in one fault from an accepting case. */
    public VectorCase refuse(String id, String twin, String title, String rule) {
        return add(new VectorCase(id, title, List.of(rule), Optional.of(twin)));
    }

    /** A case of several steps with one node. */
    public VectorCase script(String id, String title, String... rules) {
        return add(new VectorCase(id, title, List.of(rules), Optional.empty()));
    }

    /** The name of the file. */
    public String fileName() {
        return name + ".json";
    }

    /** The number of cases. */
    public int size() {
        return cases.size();
    }

    /** The octets of the file. */
    public byte[] octets() {
        SortedSet<Flag> flags = new TreeSet<>();
        cases.forEach(vector -> flags.addAll(vector.flags()));
        ObjectNode notes = Members.of();
        flags.forEach(flag -> notes.set(flag.title(), flag.note()));
        ObjectNode json =
                Members.of("schema", "symbolon/" + name + "/1", "chapter", chapter, "header", header, "notes", notes);
        json.set(
                "cases",
                Members.of("cases", cases.stream().map(VectorCase::toJson).toList())
                        .get("cases"));
        return JsonText.of(json).getBytes(StandardCharsets.US_ASCII);
    }

    private VectorCase add(VectorCase vector) {
        cases.add(vector);
        return vector;
    }
}
