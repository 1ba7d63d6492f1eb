package io.symbolon.transport;

import io.symbolon.core.token.Fingerprint;
import io.symbolon.spec.Rule;
import io.symbolon.transport.exchange.Party;
import io.symbolon.transport.exchange.ReceivedMessage;
import java.util.ArrayList;
import java.util.List;

/** Remembers what a node tells of its interests, too. */
final class ExchangeRecorder extends Recorder {
    record Kept(OpenInterest interest, Fingerprint coordinator) {}

    record Granted(OpenInterest interest, Party party) {}

    record Ended(OpenInterest interest, Party party, Rule rule) {}

    record HandlerFailed(ReceivedMessage message, Throwable failure) {}

    /** Returns when each of {@code parties} was granted, in whatever order. */
    void awaitGranted(Party... parties) {
        List<Party> missing = new ArrayList<>(List.of(parties));
        while (!missing.isEmpty()) {
            missing.remove(await(Granted.class).party());
        }
    }

    @Override
    public void interestKept(OpenInterest interest, Fingerprint coordinator) {
        add(new Kept(interest, coordinator));
    }

    @Override
    public void partyGranted(OpenInterest interest, Party party) {
        add(new Granted(interest, party));
    }

    @Override
    public void partyEnded(OpenInterest interest, Party party, Rule rule) {
        add(new Ended(interest, party, rule));
    }

    @Override
    public void handlerFailed(ReceivedMessage message, Throwable failure) {
        add(new HandlerFailed(message, failure));
    }
}
