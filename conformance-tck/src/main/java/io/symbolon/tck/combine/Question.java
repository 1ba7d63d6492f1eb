package io.symbolon.tck.combine;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a subject is asked.
 *
 * @param args of the model's operation
 * @param expect the members that the result must have, by the kit's reading
 */
record Question(ObjectNode args, ObjectNode expect) {
    /** Whether the kit's reading takes the input. */
    boolean isAccepting() {
        return expect.path("verdict").asText().equals("accepted")
                || expect.path("valid").asBoolean();
    }
}
