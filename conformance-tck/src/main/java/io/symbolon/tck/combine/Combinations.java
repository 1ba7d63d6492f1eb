package io.symbolon.tck.combine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The rows that are asked of a model. A wrong part hides all that is judged after it, so the wrong ones are not mixed at
 * random:
 *
 * <ul>
 *   <li>the base, and every wrong choice alone on it;
 *   <li>every wrong choice on grounds of right ones: together with any {@code strength - 1} right choices of others;
 *   <li>the right choices among themselves: any {@code strength} of them;
 *   <li>from strength 2 on every two wrong choices on the base: the order of the rules.
 * </ul>
 */
final class Combinations {
    private final List<? extends Parameter<?>> parameters;
    private final int strength;
    private final long seed;
    private final Set<List<Integer>> rows = new LinkedHashSet<>();

    private Combinations(List<? extends Parameter<?>> parameters, int strength, long seed) {
        this.parameters = parameters;
        this.strength = strength;
        this.seed = seed;
    }

    /** Each row once, the plainest first. */
    static List<List<Integer>> of(Model<?> model, int strength, long seed) {
        Combinations all = new Combinations(model.parameters(), strength, seed);
        all.rows.add(model.baseRow());
        all.wrongAlone(model.baseRow());
        all.rows.addAll(all.covering(-1, 0, strength));
        all.wrongOnRightGrounds();
        if (strength > 1) all.wrongPairs(model.baseRow());
        return List.copyOf(all.rows);
    }

    private void wrongAlone(List<Integer> base) {
        for (int column = 0; column < parameters.size(); column++) {
            for (int wrong : parameters.get(column).numbers(false)) rows.add(with(base, column, wrong));
        }
    }

    private void wrongOnRightGrounds() {
        for (int column = 0; column < parameters.size(); column++) {
            for (int wrong : parameters.get(column).numbers(false)) rows.addAll(covering(column, wrong, strength - 1));
        }
    }

    private void wrongPairs(List<Integer> base) {
        for (int one = 0; one < parameters.size(); one++) {
            for (int other = one + 1; other < parameters.size(); other++) {
                for (int wrong : parameters.get(one).numbers(false)) {
                    for (int also : parameters.get(other).numbers(false)) {
                        rows.add(with(with(base, one, wrong), other, also));
                    }
                }
            }
        }
    }

    /** Rows of right choices that cover {@code columns} at a time, with one column fixed; -1 fixes none. */
    private List<List<Integer>> covering(int fixed, int value, int columns) {
        List<List<Integer>> choices = new ArrayList<>();
        for (int column = 0; column < parameters.size(); column++) {
            choices.add(
                    column == fixed ? List.of(value) : parameters.get(column).numbers(true));
        }
        return columns < 1 ? List.of() : Coverage.rows(choices, columns, seed);
    }

    private static List<Integer> with(List<Integer> row, int column, int value) {
        List<Integer> changed = new ArrayList<>(row);
        changed.set(column, value);
        return List.copyOf(changed);
    }
}
