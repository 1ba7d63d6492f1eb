package io.symbolon.tck.reference;

/** An argument that an operation can do nothing with: answered with the error {@code bad_request}. */
final class BadRequest extends RuntimeException {
    BadRequest(String text) {
        super(text);
    }
}
