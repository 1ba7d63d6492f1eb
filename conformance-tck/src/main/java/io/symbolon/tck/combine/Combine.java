package io.symbolon.tck.combine;

import io.symbolon.tck.driver.Capability;
import io.symbolon.tck.driver.CheckedDriver;
import io.symbolon.tck.driver.DriverSource;
import io.symbolon.tck.driver.Hello;
import io.symbolon.tck.driver.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks a subject the combinations of every model and collects on which it differs from the kit's reading. */
public final class Combine {
    private final int strength;
    private final long seed;
    private final int enough;
    private final List<Model<?>> models;

    /**
     * @param strength how many right choices are combined, 1 to 3
     * @param enough after so many different findings in one model the rest of it is not asked: one mistake shows in many
     *     rows
     * @param names of the models to ask; empty for all
     * @throws IllegalArgumentException if a name is not one of {@link #names}
     */
    public Combine(int strength, long seed, int enough, List<String> names) {
        this.strength = strength;
        this.seed = seed;
        this.enough = enough;
        this.models = names.isEmpty()
                ? Model.all()
                : names.stream().<Model<?>>map(Combine::named).toList();
    }

    /** The names of all models. */
    public static List<String> names() {
        return Model.all().stream().<String>map(Model::name).toList();
    }

    private static Model<?> named(String name) {
        return Model.all().stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no model " + name));
    }

    /** @throws io.symbolon.tck.driver.DriverFault if there is no driver */
    public Findings of(DriverSource source) {
        Findings findings = new Findings();
        try (Comparison comparison = new Comparison(() -> new CheckedDriver(source.start()))) {
            Set<Capability> declared = hello(comparison).capabilities();
            for (Model<?> model : models) {
                if (declared.contains(model.capability())) {
                    ask(comparison, model, findings);
                } else {
                    findings.leftOut(model);
                }
            }
        }
        return findings;
    }

    private void ask(Comparison comparison, Model<?> model, Findings findings) {
        Map<List<Integer>, Disagreement> smallest = new LinkedHashMap<>();
        int rows = 0;
        List<List<Integer>> all = Combinations.of(model, strength, seed);
        for (List<Integer> row : all) {
            if (smallest.size() == enough) break;
            rows++;
            comparison.compare(model, row).ifPresent(found -> smallest.putIfAbsent(found.row(), found));
        }
        findings.add(model, rows, all.size(), new ArrayList<>(smallest.values()));
    }

    private static Hello hello(Comparison comparison) {
        Reply reply = comparison.driver().call("hello", Hello.arguments());
        if (reply instanceof Reply.Result result) return Hello.of(result.members());
        throw new IllegalStateException("the driver does not answer hello: " + reply);
    }
}
