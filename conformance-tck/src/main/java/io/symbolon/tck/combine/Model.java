package io.symbolon.tck.combine;

import io.symbolon.tck.driver.Capability;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One kind of input, in all the ways in which its parts can be.
 *
 * @param name that of the file of vectors to which its cases belong
 * @param chapter that of the file
 * @param rule what an accepting case shows
 * @param op the operation that judges the input
 * @param base a new draft of the input in which everything is right
 * @param parameters applied to the draft in this order
 */
record Model<D extends Model.Draft>(
        String name, String chapter, String rule, String op, Supplier<D> base, List<Parameter<D>> parameters) {

    /** An input that is being made. */
    interface Draft {
        /** What is asked about it as it is now. */
        Question question();
    }

    /** Every model. */
    static List<Model<?>> all() {
        return List.of(TokenModel.model(), HandshakeModel.model(), SealedModel.model(), CookieModel.model());
    }

    Question question(List<Integer> row) {
        D draft = base.get();
        for (int i = 0; i < row.size(); i++) {
            parameters.get(i).choice(row.get(i)).change().accept(draft);
        }
        return draft.question();
    }

    /** The row in which everything is right. */
    List<Integer> baseRow() {
        return parameters.stream().map(parameter -> 0).toList();
    }

    /** What of a row is not the base, in words. */
    List<String> words(List<Integer> row) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            Parameter<D> parameter = parameters.get(i);
            if (row.get(i) != 0)
                words.add(parameter.name() + ": " + parameter.choice(row.get(i)).words());
        }
        return words;
    }

    /** The same in one line. */
    String title(List<Integer> row) {
        List<String> words = words(row);
        return words.isEmpty() ? "all as it should be" : words.stream().collect(Collectors.joining("; "));
    }

    Capability capability() {
        return Capability.ofOperation(op).orElseThrow();
    }
}
