package io.symbolon.tck.vectors.file;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One case of a vector file, as it is being written. */
public final class VectorCase {
    private final String id;
    private final String title;
    private final List<String> rules;
    private final Optional<String> twin;
    private final List<Flag> flags = new ArrayList<>();
    private String source = "generator";
    private final ObjectNode asked = Members.of();
    private final ObjectNode trace = Members.of();

    VectorCase(String id, String title, List<String> rules, Optional<String> twin) {
        this.id = id;
        this.title = title;
        this.rules = List.copyOf(rules);
        this.twin = twin;
    }

    /** Why the case exists; the file explains each flag. */
    public VectorCase flags(Flag... more) {
        flags.addAll(List.of(more));
        return this;
    }

    /** Where the values come from, if not from the generator alone. */
    public VectorCase source(String published) {
        source = published;
        return this;
    }

    /** The operation, its arguments and the result that is expected. */
    public VectorCase asks(String op, ObjectNode args, ObjectNode expect) {
        asked.setAll(request(op, args, expect));
        return this;
    }

    /** One more step of a script. */
    public VectorCase step(String op, ObjectNode args, ObjectNode expect) {
        ArrayNode steps = asked.withArray("steps");
        steps.add(request(op, args, expect));
        return this;
    }

    /** Values in between, for who looks for a mistake; no subject reads them. */
    public VectorCase trace(Object... namesAndValues) {
        trace.setAll(Members.of(namesAndValues));
        return this;
    }

    List<Flag> flags() {
        return flags;
    }

    ObjectNode toJson() {
        ObjectNode json = Members.of("id", id, "title", title, "rules", rules);
        json.set(
                "flags",
                Members.of("flags", flags.stream().map(Flag::title).toList()).get("flags"));
        twin.ifPresent(accepting -> json.put("twin", accepting));
        json.put("source", source);
        json.setAll(asked);
        if (!trace.isEmpty()) {
            json.set("trace", trace);
        }
        return json;
    }

    private static ObjectNode request(String op, ObjectNode args, ObjectNode expect) {
        return Members.of("op", op, "args", args, "expect", expect);
    }
}
