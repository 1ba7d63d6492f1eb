package io.symbolon.transport.exchange;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * How messages of a subject are received. Immutable.
 *
 * @param exchange between whom
 * @param threshold how many messages may wait for the handler, 1 to 1024; a further one is not taken, and its sender tries
 *     again (MSG-011)
 * @param lifetime of each interest that we sign, 60 s to 600 s; half of it is how often it is renewed
 * @param policy of this subject; empty: the node's own
 * @param executor that runs the handler, one message after the other; empty: a thread of the node
 */
public record SubscribeOptions(
        Exchange exchange,
        int threshold,
        Duration lifetime,
        Optional<SubjectPolicy> policy,
        Optional<Executor> executor) {
    /** Public, threshold 64, lifetime 120 s, the node's own policy and threads. */
    public static final SubscribeOptions USUAL = new SubscribeOptions(
            Exchange.PUBLIC,
            InterestLimits.USUAL_THRESHOLD,
            InterestLimits.USUAL_LIFETIME,
            Optional.empty(),
            Optional.empty());

    /** @throws IllegalArgumentException if a number is out of its range; the text names the rule */
    public SubscribeOptions {
        InterestLimits.threshold(threshold);
        InterestLimits.lifetime(lifetime);
    }

    public SubscribeOptions withExchange(Exchange other) {
        return new SubscribeOptions(other, threshold, lifetime, policy, executor);
    }

    public SubscribeOptions withThreshold(int other) {
        return new SubscribeOptions(exchange, other, lifetime, policy, executor);
    }

    public SubscribeOptions withLifetime(Duration other) {
        return new SubscribeOptions(exchange, threshold, other, policy, executor);
    }

    /** Who may send, decided for this subject alone. */
    public SubscribeOptions withPolicy(SubjectPolicy other) {
        return new SubscribeOptions(exchange, threshold, lifetime, Optional.of(other), executor);
    }

    /** The handler runs on {@code other}, which stays the application's. */
    public SubscribeOptions withExecutor(Executor other) {
        return new SubscribeOptions(exchange, threshold, lifetime, policy, Optional.of(other));
    }
}
