package io.symbolon.tck.learn;

import io.symbolon.tck.driver.DriverSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Infers the machine of a subject in one view, and compares it with the one that the chapters demand. */
public final class Learn {
    /** What can be learnt. */
    public static final List<String> VIEWS = List.of("handshake", "join");

    /** More states than this no subject has that is nearly right. */
    private static final int STATES_LIMIT = 64;
    /** Words that are asked once more at the end. */
    private static final int ASKED_AGAIN = 20;

    private final String name;
    private final int randomWords;
    private final long seed;
    private final List<String> inputs;
    private final Specified specified;

    /**
     * @param name one of {@link #VIEWS}
     * @param inputs those to learn with, some of {@link #inputs}; none: all of them
     * @param randomWords by which a hypothesis is tested beside those that its transitions demand
     */
    public Learn(String name, List<String> inputs, int randomWords, long seed) {
        if (!inputs(name).containsAll(inputs))
            throw new IllegalArgumentException("not inputs of " + name + ": " + inputs);
        this.name = name;
        this.randomWords = randomWords;
        this.seed = seed;
        this.inputs = inputs.isEmpty() ? inputs(name) : inputs;
        this.specified = Specified.load(name, inputs(name)).over(this.inputs);
    }

    /** The inputs of a view. */
    public static List<String> inputs(String view) {
        return switch (view) {
            case "handshake" -> HandshakeView.inputs();
            case "join" -> JoinView.inputs();
            default -> throw new IllegalArgumentException("there is no view " + view);
        };
    }

    /** @throws io.symbolon.tck.driver.DriverFault if there is no driver */
    public Learnt of(DriverSource source) {
        try (View view = name.equals("join") ? new JoinView(source) : new HandshakeView(source)) {
            return of(view);
        }
    }

    /** The machine of any system with the inputs of the view. */
    Learnt of(Sul sul) {
        Queries queries = new Queries(sul);
        try {
            Learner learner = new Learner(inputs, queries);
            Optional<List<String>> counterexample = counterexample(learner);
            while (counterexample.isPresent() && learner.hypothesis().states().size() <= STATES_LIMIT) {
                learner.refine(counterexample.get());
                counterexample = counterexample(learner);
            }
            askAgain(learner.hypothesis(), queries);
            return new Learnt(name, specified, learner.hypothesis(), queries);
        } catch (NotDeterministic found) {
            return new Learnt(name, found.getMessage(), queries);
        }
    }

    /** First where the hypothesis differs from the chapters: there is a mistake, of one or of the other. */
    private Optional<List<String>> counterexample(Learner learner) {
        Mealy hypothesis = learner.hypothesis();
        Optional<List<String>> fromText =
                hypothesis.difference(specified.machine()).filter(learner::isCounterexample);
        return fromText.or(() -> EquivalenceWords.of(hypothesis, randomWords, seed).stream()
                .filter(learner::isCounterexample)
                .findFirst());
    }

    private void askAgain(Mealy hypothesis, Queries queries) {
        List<List<String>> words = new ArrayList<>(hypothesis.accessWords().values());
        Random choice = new Random(seed);
        for (int count = 0; count < ASKED_AGAIN; count++) {
            List<String> word = new ArrayList<>(words.get(choice.nextInt(words.size())));
            word.add(inputs.get(choice.nextInt(inputs.size())));
            queries.asked(word);
        }
    }
}
