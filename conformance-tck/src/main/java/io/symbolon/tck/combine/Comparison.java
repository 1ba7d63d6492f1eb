package io.symbolon.tck.combine;

import io.symbolon.tck.driver.Driver;
import io.symbolon.tck.driver.DriverFault;
import io.symbolon.tck.driver.DriverSource;
import io.symbolon.tck.verdict.Judge;
import io.symbolon.tck.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks a subject rows of models, and makes a row on which it is wrong as small as it can be. */
final class Comparison implements AutoCloseable {
    private final DriverSource source;
    private Driver driver;

    Comparison(DriverSource source) {
        this.source = source;
        this.driver = source.start();
    }

    Driver driver() {
        return driver;
    }

    /** The disagreement on a row, shrunk; empty if there is none. */
    Optional<Disagreement> compare(Model<?> model, List<Integer> row) {
        if (verdict(model, row).isPass()) return Optional.empty();
        List<Integer> smallest = shrunk(model, row);
        return Optional.of(new Disagreement(model, smallest, row, verdict(model, smallest)));
    }

    /** Sets each part back to the base, from the last to the first, as long as subject and reading still differ. */
    private List<Integer> shrunk(Model<?> model, List<Integer> row) {
        List<Integer> smallest = new ArrayList<>(row);
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (int i = smallest.size() - 1; i >= 0; i--) {
                int before = smallest.get(i);
                if (before == 0) continue;
                smallest.set(i, 0);
                if (verdict(model, smallest).isPass()) {
                    smallest.set(i, before);
                } else {
                    smaller = true;
                }
            }
        }
        return List.copyOf(smallest);
    }

    /** A driver that fails is a finding like any other, and the next row gets a new one. */
    private Verdict verdict(Model<?> model, List<Integer> row) {
        Question question = model.question(row);
        try {
            return Judge.judge(model.op(), question.expect(), driver.call(model.op(), question.args()));
        } catch (DriverFault fault) {
            if (fault.kind().endsTheDriver()) {
                driver.close();
                driver = source.start();
            }
            return Verdict.of(fault);
        }
    }

    @Override
    public void close() {
        driver.close();
    }
}
