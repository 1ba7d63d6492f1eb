package io.symbolon.core.node;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Question;
import io.symbolon.core.boundary.Question.About;
import io.symbolon.core.interest.Interest;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.VerifiedToken;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The questions that the application has not answered yet; each waits 5 s (JON-017). */
final class Questions {
    private static final long LIFE_MILLIS = 5_000;

    /** @param peer who joins, if the question is about a Join or its authorization */
    private record Outstanding(long endMillis, Optional<Fingerprint> peer, BiConsumer<Long, Decision> then) {}

    private final NodeContext context;
    private final int bound;
    /** By id, oldest first: all live equally long. */
    private final Map<Long, Outstanding> outstanding = new LinkedHashMap<>();

    Questions(NodeContext context, int bound) {
        this.context = context;
        this.bound = bound;
    }

    /** Whether one more question may be asked. */
    boolean hasRoom() {
        return outstanding.size() < bound;
    }

    /** [JON-011] whether the application has a question about a Join of {@code peer}, or about its authorization. */
    boolean isAskedAbout(Fingerprint peer) {
        return outstanding.values().stream()
                .anyMatch(question -> question.peer().filter(peer::equals).isPresent());
    }

    /** Asks about a Join; {@code then} hears the decision, or deferred after 5 s. */
    long ask(
            About about,
            VerifiedToken identity,
            Fingerprint node,
            Optional<Fingerprint> realm,
            Consumer<Decision> then) {
        return ask(about, identity, node, realm, Optional.empty(), (id, decision) -> then.accept(decision));
    }

    /** Asks about the party of {@code interest} (COO-022), or without one about a Join; {@code then} hears which question, too. */
    long ask(
            About about,
            VerifiedToken identity,
            Fingerprint node,
            Optional<Fingerprint> realm,
            Optional<Interest> interest,
            BiConsumer<Long, Decision> then) {
        long id = context.nextQuestion();
        Optional<Fingerprint> peer = interest.isEmpty() ? Optional.of(node) : Optional.empty();
        outstanding.put(id, new Outstanding(context.now().monotonicMillis() + LIFE_MILLIS, peer, then));
        context.effects().add(new Effect.Asked(new Question(id, about, identity, node, realm, interest)));
        return id;
    }

    /** The application has decided; a question that is not outstanding any more changes nothing. */
    void answered(long id, Decision decision) {
        Outstanding question = outstanding.remove(id);
        if (question != null) question.then().accept(id, decision);
    }

    /** Nobody waits for the answer any longer. */
    void forget(long id) {
        outstanding.remove(id);
    }

    /** [JON-017] what was not answered in time is deferred. */
    void wake() {
        while (deadlineMillis().orElse(Long.MAX_VALUE) <= context.now().monotonicMillis()) {
            answered(outstanding.keySet().iterator().next(), Decision.DEFERRED);
        }
    }

    OptionalLong deadlineMillis() {
        return outstanding.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(outstanding.values().iterator().next().endMillis());
    }

    int size() {
        return outstanding.size();
    }
}
