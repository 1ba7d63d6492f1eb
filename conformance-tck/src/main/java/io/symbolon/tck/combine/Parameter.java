package io.symbolon.tck.combine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One part of an input, and the ways in which it can be; the first is the base, and right. */
final class Parameter<D> {
    private final String name;
    private final List<Choice<D>> choices = new ArrayList<>();

    private Parameter(String name) {
        this.name = name;
    }

    /** A part that is as the draft makes it, unless another choice is taken. */
    static <D> Parameter<D> of(String name, String base) {
        return new Parameter<D>(name).right(base, draft -> {});
    }

    Parameter<D> right(String words, Consumer<D> change) {
        choices.add(new Choice<>(words, true, change));
        return this;
    }

    Parameter<D> wrong(String words, Consumer<D> change) {
        choices.add(new Choice<>(words, false, change));
        return this;
    }

    String name() {
        return name;
    }

    Choice<D> choice(int number) {
        return choices.get(number);
    }

    /** The numbers of the choices that are right, or of those that are not. */
    List<Integer> numbers(boolean right) {
        List<Integer> numbers = new ArrayList<>();
        for (int number = 0; number < choices.size(); number++) {
            if (choices.get(number).isRight() == right) numbers.add(number);
        }
        return numbers;
    }
}
