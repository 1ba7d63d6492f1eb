package io.symbolon.core.token;

import java.util.Optional;

/** What a token is for (TOK-005). */
public enum Kind {
    NODE(1),
    IDENTITY(2),
    INTEREST(3);

    private final int number;

    Kind(int number) {
        this.number = number;
    }

    /** The number on the wire and in hashes. */
    public int number() {
        return number;
    }

    /** The kind with this number; empty if there is none. */
    public static Optional<Kind> ofNumber(int number) {
        for (Kind kind : values()) {
            if (kind.number == number) return Optional.of(kind);
        }
        return Optional.empty();
    }
}
