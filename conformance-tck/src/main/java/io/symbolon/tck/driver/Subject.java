package io.symbolon.tck.driver;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An implementation in Java that is to be judged: answers the operations of chapter driver. One instance is one newly
 * started driver; calls come one after the other.
 *
 * <p>An exception is a fault of the subject and becomes the error {@code internal}.
 */
@FunctionalInterface
public interface Subject {
    /** The reply to one request; {@code args} may be kept and changed. */
    Reply answer(String op, ObjectNode args);
}
