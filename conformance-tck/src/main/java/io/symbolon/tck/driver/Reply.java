package io.symbolon.tck.driver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;

/** What a subject answers to one request: a result, or an error. A protocol refusal is a result. */
public sealed interface Reply {
    /** The members of {@code result}. */
    record Result(ObjectNode members) implements Reply {}

    /** An error with its kind and its text. */
    record Failure(Kind kind, String text) implements Reply {
        @Override
        public String toString() {
            return kind.wireName() + ": " + text;
        }
    }

    /** The error {@code unsupported} for {@code what}. */
    static Failure unsupported(String what) {
        return new Failure(Kind.UNSUPPORTED, what);
    }

    /** The error {@code bad_request}. */
    static Failure badRequest(String text) {
        return new Failure(Kind.BAD_REQUEST, text);
    }

    /** The error {@code internal}. */
    static Failure internal(String text) {
        return new Failure(Kind.INTERNAL, text);
    }

    /** Why there is no result. */
    enum Kind {
        /** The operation is not known or not implemented. */
        UNSUPPORTED,
        /** An argument is missing or malformed: a fault of the kit. */
        BAD_REQUEST,
        /** A fault of the subject. */
        INTERNAL;

        /** The name in a reply line. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind with this name in a reply line. */
        public static Optional<Kind> ofWireName(String name) {
            for (Kind kind : values()) {
                if (kind.wireName().equals(name)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }
}
