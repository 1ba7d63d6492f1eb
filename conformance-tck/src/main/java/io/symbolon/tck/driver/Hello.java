package io.symbolon.tck.driver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a subject says of itself in its answer to {@code hello}.
 *
 * @param declared the capabilities as the subject writes them, in its order; a word that this kit does not know declares nothing
 */
public record Hello(String name, String version, String language, List<String> declared) {

    /** The members of a result that has the shape of {@code hello}. */
    public static Hello of(ObjectNode members) {
        List<String> declared = new ArrayList<>();
        members.path("capabilities").forEach(word -> declared.add(word.asText()));
        return new Hello(
                members.path("name").asText(),
                members.path("version").asText(),
                members.path("language").asText(),
                List.copyOf(declared));
    }

    /** The arguments of {@code hello}. */
    public static ObjectNode arguments() {
        return Json.object().put("protocol", 1).put("kit", Kit.nameAndVersion());
    }

    /** The declared capabilities that this kit knows. */
    public Set<Capability> capabilities() {
        Set<Capability> known = EnumSet.noneOf(Capability.class);
        for (Capability capability : Capability.values()) {
            if (declared.contains(capability.wireName())) {
                known.add(capability);
            }
        }
        return known;
    }
}
