package io.symbolon.transport.exchange;

import io.symbolon.core.token.InterestTerms.Acknowledgement;
import java.time.Duration;
import java.util.Optional;

/**
 * How messages of a subject are sent. Immutable.
 *
 * @param exchange between whom
 * @param acknowledgement who confirms a message
 * @param timeToLive how long a message is tried, and how long it waits for the first party, 1 s to 600 s (MSG-018)
 * @param threshold how many messages we say we have to give, 1 to 1024
 * @param lifetime of each interest that we sign, 60 s to 600 s; half of it is how often it is renewed
 * @param policy of this subject; empty: the node's own
 */
public record PublishOptions(
        Exchange exchange,
        Acknowledgement acknowledgement,
        Duration timeToLive,
        int threshold,
        Duration lifetime,
        Optional<SubjectPolicy> policy) {
    /** Public, acknowledged by the node, 30 s, threshold 64, lifetime 120 s, the node's own policy. */
    public static final PublishOptions USUAL = new PublishOptions(
            Exchange.PUBLIC,
            Acknowledgement.BY_NODE,
            Duration.ofSeconds(30),
            InterestLimits.USUAL_THRESHOLD,
            InterestLimits.USUAL_LIFETIME,
            Optional.empty());

    /** @throws IllegalArgumentException if a number is out of its range; the text names the rule */
    public PublishOptions {
        InterestLimits.timeToLive(timeToLive);
        InterestLimits.threshold(threshold);
        InterestLimits.lifetime(lifetime);
    }

    public PublishOptions withExchange(Exchange other) {
        return new PublishOptions(other, acknowledgement, timeToLive, threshold, lifetime, policy);
    }

    public PublishOptions withAcknowledgement(Acknowledgement other) {
        return new PublishOptions(exchange, other, timeToLive, threshold, lifetime, policy);
    }

    public PublishOptions withTimeToLive(Duration other) {
        return new PublishOptions(exchange, acknowledgement, other, threshold, lifetime, policy);
    }

    public PublishOptions withThreshold(int other) {
        return new PublishOptions(exchange, acknowledgement, timeToLive, other, lifetime, policy);
    }

    public PublishOptions withLifetime(Duration other) {
        return new PublishOptions(exchange, acknowledgement, timeToLive, threshold, other, policy);
    }

    /** Who may receive, decided for this subject alone. */
    public PublishOptions withPolicy(SubjectPolicy other) {
        return new PublishOptions(exchange, acknowledgement, timeToLive, threshold, lifetime, Optional.of(other));
    }
}
