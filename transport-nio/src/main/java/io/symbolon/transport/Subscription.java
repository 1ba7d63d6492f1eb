package io.symbolon.transport;

import io.symbolon.core.interest.OwnInterestRequest;
import io.symbolon.core.token.InterestTerms.Acknowledgement;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.transport.exchange.Subject;
import io.symbolon.transport.exchange.SubjectPolicy;
import io.symbolon.transport.exchange.SubscribeOptions;
import java.util.Optional;

/**
 * What {@link MeshNode#subscribe} gives: messages of a subject go to its handler until it is closed. What the node has taken
 * before that is handled all the same.
 */
public final class Subscription extends OpenInterest {
    private final SubscribeOptions options;
    private final Inbox inbox;

    Subscription(long number, Subject subject, SubscribeOptions options, Inbox inbox, Exchanges exchanges) {
        super(number, subject, options.exchange(), exchanges);
        this.options = options;
        this.inbox = inbox;
    }

    @Override
    public Role role() {
        return Role.RECEIVER;
    }

    public SubscribeOptions options() {
        return options;
    }

    Inbox inbox() {
        return inbox;
    }

    @Override
    OwnInterestRequest request() {
        return new OwnInterestRequest(
                number(),
                subject().hash(),
                Role.RECEIVER,
                exchange().kind(),
                Acknowledgement.NONE,
                exchange().audience(),
                options.threshold(),
                options.lifetime().toMillis());
    }

    @Override
    Optional<SubjectPolicy> policy() {
        return options.policy();
    }
}
