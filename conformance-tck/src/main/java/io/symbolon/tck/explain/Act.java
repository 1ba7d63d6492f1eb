package io.symbolon.tck.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.driver.Reply;
import java.util.List;
import java.util.Optional;

/**
 * One request of a case that was played.
 *
 * @param words the step of a script with its virtual time, in words; empty for a request of a vector
 * @param content what is sealed in the datagram of a script's step, if anybody can open it
 * @param expected what the case expects of it, in words or as JSON; may be nothing where a later request is judged
 */
record Act(
        String op,
        ObjectNode args,
        Reply reply,
        Optional<String> words,
        Optional<byte[]> content,
        List<String> expected) {
    /** The members of the result of a right subject; none if the right answer is an error. */
    Optional<ObjectNode> result() {
        return reply instanceof Reply.Result result ? Optional.of(result.members()) : Optional.empty();
    }
}
