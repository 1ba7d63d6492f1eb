package io.symbolon.core.node;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.overlay.ContactEnd;
import io.symbolon.core.overlay.Growth;
import io.symbolon.core.overlay.Member;
import io.symbolon.core.overlay.OverlayContext;
import io.symbolon.core.overlay.Router;
import io.symbolon.core.session.AcceptedSession;
import io.symbolon.core.token.Expectation;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.NodeToken;
import io.symbolon.core.token.Place;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.Rule;
import java.util.Optional;
import java.util.OptionalLong;

/** Ties the overlay to sessions and joins of this node. */
final class Growing extends NodePart implements OverlayContext, JoinedPeers, Soundings, OverlayMessages, Routes {
    private final Sessions sessions;
    private final Growth growth;
    private Arrivals arrivals = (body, bringer, from) -> {};
    /** Where the message under way came from, and of whom. */
    private Endpoint source;

    private Fingerprint bringer;

    Growing(NodeContext context, Sessions sessions, Router router) {
        super(context);
        this.sessions = sessions;
        this.growth = new Growth(this, router);
    }

    /** {@code taker} hears what is routed to this node, and who brought it, from now on. */
    void hand(Arrivals taker) {
        arrivals = taker;
    }

    @Override
    public void route(Fingerprint destination, Message.RoutedBody body, int timeToLiveMillis) {
        // to this node itself there is no way
        if (!destination.equals(own())) growth.route(destination, body, timeToLiveMillis);
    }

    Growth growth() {
        return growth;
    }

    @Override
    public void joined(AcceptedSession session) {
        growth.joined(new Member(session.peerToken(), session.path(), session.openedBy()));
    }

    @Override
    public void parted(Fingerprint peer, Rule rule) {
        growth.parted(peer, rule);
    }

    @Override
    public void contactEnded(Endpoint to, Fingerprint peer, ContactEnd end) {
        growth.contactEnded(to, peer, end);
    }

    @Override
    public void anotherAnswered(Fingerprint peer) {
        growth.anotherAnswered(peer);
    }

    @Override
    public void measured(Fingerprint peer, OptionalLong latencyMillis) {
        growth.measured(peer, latencyMillis);
    }

    @Override
    public void take(Fingerprint peer, Message message, Endpoint from) {
        source = from;
        bringer = peer;
        if (message instanceof Message.Update update) {
            growth.take(peer, from, update);
        } else if (message instanceof Message.Piggy piggy) {
            growth.take(peer, from, piggy);
        } else if (message instanceof Message.Seek seek) {
            growth.take(peer, from, seek);
        } else if (message instanceof Message.Routed routed) {
            growth.take(peer, from, routed);
        }
    }

    @Override
    public Optional<Endpoint> declared() {
        return context.own().declaredAddress();
    }

    @Override
    public Verdict<NodeToken> validateTold(Bytes signedToken) {
        return context.validator()
                .validate(
                        signedToken,
                        Expectation.of(Place.NODE).denying(this::isDenied),
                        context.now().wall())
                .then(token -> Verdict.accepted((NodeToken) token)); // the place node takes nodes only
    }

    @Override
    public boolean isDenied(Fingerprint peer) {
        return context.isDenied(peer);
    }

    @Override
    public void send(Fingerprint peer, Message message) {
        sessions.joins().send(peer, message);
    }

    @Override
    public void arrived(Message.Routed message) {
        arrivals.take(message.body(), bringer, source);
    }

    @Override
    public void contact(Endpoint to, Fingerprint peer) {
        sessions.contact(to, peer);
    }

    @Override
    public void measure(Fingerprint peer) {
        sessions.measure(peer);
    }
}
