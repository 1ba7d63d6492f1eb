package io.symbolon.core.node;

import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.join.Claim;
import io.symbolon.core.session.AcceptedSession;
import io.symbolon.core.session.Established;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is joined, and who hears of it (JON-028). */
final class Joined {
    private final NodeContext context;
    private final Memberships memberships;
    private final List<JoinedPeers> listeners = new ArrayList<>();
    /** The session in which each joined peer was joined last. */
    private final Map<Fingerprint, Bytes> sessions = new LinkedHashMap<>();

    Joined(NodeContext context, Memberships memberships) {
        this.context = context;
        this.memberships = memberships;
    }

    /** {@code listener} hears of joined peers from now on. */
    void tell(JoinedPeers listener) {
        listeners.add(listener);
    }

    /** No part of the node hears of joined peers any more. */
    void tellNobody() {
        listeners.clear();
    }

    boolean contains(Fingerprint peer) {
        return sessions.containsKey(peer);
    }

    /** In the order in which they joined. */
    List<Fingerprint> peers() {
        return List.copyOf(sessions.keySet());
    }

    /** An admission has come: joined if both have admitted each other, always in the newest session where they have. */
    void gained(Fingerprint peer) {
        Optional<Membership> newest = memberships.newestOf(peer, Membership::isBothWays);
        if (newest.isEmpty() || newest.get().sessionId().equals(sessions.get(peer))) return;
        AcceptedSession session = memberships.sessionOf(newest.get());
        boolean isNew = sessions.put(peer, session.id()) == null;
        if (isNew) {
            Claim claim = newest.get().theirs().claimed().orElseThrow();
            context.effects().add(new Effect.PeerJoined(session.peerToken(), claim.identity(), session.path()));
        }
        listeners.forEach(listener -> listener.joined(session));
    }

    /** A session or an admission is gone: joined in another session, or not any longer, by {@code rule}. */
    void lost(Fingerprint peer, Rule rule) {
        if (memberships.newestOf(peer, Membership::isBothWays).isPresent()) {
            gained(peer);
        } else if (sessions.remove(peer) != null) {
            context.effects().add(new Effect.PeerParted(peer, rule));
            listeners.forEach(listener -> listener.parted(peer, rule));
        }
    }

    /** The path of {@code session} has changed. */
    void moved(AcceptedSession session) {
        if (!session.id().equals(sessions.get(session.fingerprint()))) return;
        listeners.forEach(listener -> listener.joined(session));
    }

    /** Sends {@code message} to a joined peer, in its session that sends; nothing where that is not joined (JON-020). */
    void send(Fingerprint peer, Message message) {
        for (Membership membership : memberships.of(peer)) {
            if (membership.isBothWays() && memberships.sessionOf(membership) instanceof Established) {
                memberships.say(membership, message);
                return;
            }
        }
    }
}
