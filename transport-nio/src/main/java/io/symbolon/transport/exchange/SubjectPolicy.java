package io.symbolon.transport.exchange;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Question;
import java.util.concurrent.CompletionStage;

/**
 * Who may take part in one subject: the last decision of an application about a party, after the node's own policy has
 * authenticated it (COO-022). {@link Question#interest} says for which subject and in which role. It runs where the node's
 * policy does, and what it does with its time, exceptions and {@code null} means what it means there.
 */
@FunctionalInterface
public interface SubjectPolicy {
    /** Whether the identity may send to us, or receive from us, messages of this subject. */
    CompletionStage<Decision> authorize(Question question) throws Exception;
}
