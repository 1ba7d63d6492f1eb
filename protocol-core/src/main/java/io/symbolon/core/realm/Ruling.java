package io.symbolon.core.realm;

import java.util.Optional;

/** What a realm leader says about a joiner. */
public enum Ruling {
    GRANTED(1),
    DENIED(2);

    private final int number;

    Ruling(int number) {
        this.number = number;
    }

    /** The number in a Decision and in what is signed. */
    public int number() {
        return number;
    }

    /** The ruling with this number, if there is one. */
    static Optional<Ruling> ofNumber(int number) {
        for (Ruling ruling : values()) {
            if (ruling.number == number) return Optional.of(ruling);
        }
        return Optional.empty();
    }
}
