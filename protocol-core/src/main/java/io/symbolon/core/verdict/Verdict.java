package io.symbolon.core.verdict;

import io.symbolon.spec.Rule;
import java.util.Optional;
import java.util.function.Function;

/**
 * What became of something that a peer sent: it was accepted, or refused by the first rule that it broke. A peer's fault
 * is always this value and never an exception.
 *
 * @param <T> what an accepted input turned into
 */
public sealed interface Verdict<T> {
    /** Every rule held. */
    record Accepted<T>(T value) implements Verdict<T> {
        @Override
        public <R> R match(Function<? super T, ? extends R> accepted, Function<Rule, ? extends R> refused) {
            return accepted.apply(value);
        }
    }

    /** {@code broken} is the first rule that did not hold; nothing was changed. */
    record Refused<T>(Rule broken) implements Verdict<T> {
        @Override
        public <R> R match(Function<? super T, ? extends R> accepted, Function<Rule, ? extends R> refused) {
            return refused.apply(broken);
        }
    }

    static <T> Verdict<T> accepted(T value) {
        return new Accepted<>(value);
    }

    static <T> Verdict<T> refused(Rule rule) {
        return new Refused<>(rule);
    }

    /** The result of the one function that fits. */
    <R> R match(Function<? super T, ? extends R> accepted, Function<Rule, ? extends R> refused);

    /** The next judgement of what was accepted; a refusal stays as it is. */
    default <U> Verdict<U> then(Function<? super T, Verdict<U>> next) {
        return match(next, Verdict::refused);
    }

    /** The rule of a refusal. */
    default Optional<Rule> rule() {
        return match(value -> Optional.empty(), Optional::of);
    }

    /**
     * What was accepted.
     *
     * @throws IllegalStateException if it was refused: the caller asks without having looked
     */
    default T value() {
        return match(value -> value, rule -> {
            throw new IllegalStateException("refused by " + rule.id());
        });
    }
}
