package io.symbolon.core.node;

import static io.symbolon.spec.JoinRule.ANSWER_NAMES_THE_JOIN;
import static io.symbolon.spec.JoinRule.IDENTITY_NAMES_THE_NODE;
import static io.symbolon.spec.JoinRule.REFUSED_NODES_STOP;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.join.OwnIdentity;
import io.symbolon.core.join.Request;
import io.symbolon.core.session.AcceptedSession;
import io.symbolon.core.session.Established;
import io.symbolon.core.token.Extension;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.Fingerprints;
import io.symbolon.core.token.TokenCodec;
import io.symbolon.core.wire.Message;
import io.symbolon.core.wire.Message.NackCode;
import java.util.Optional;

/** The Joins that this node sends, and what is answered to them (JON-021 to JON-024). */
final class OwnJoins {
    private final NodeContext context;
    private final Sessions sessions;
    private final Memberships memberships;
    private final Joined joined;
    private final Optional<OwnIdentity> identity;
    private final Optional<SigningKey> key;

    /** The Joins of {@code identity}, or of nobody.
     *
     * @throws IllegalArgumentException if {@code identity} names no node, or another one */
    OwnJoins(
            NodeContext context,
            Sessions sessions,
            Memberships memberships,
            Joined joined,
            Optional<OwnIdentity> identity) {
        this.context = context;
        this.sessions = sessions;
        this.memberships = memberships;
        this.joined = joined;
        this.identity = identity;
        this.key = identity.map(own -> SigningKey.of(own.seed(), context.crypto()));
        identity.ifPresent(own -> demandThisNode(own, context.own().fingerprint()));
    }

    /** [JON-004] what we join with names this node. */
    private static void demandThisNode(OwnIdentity own, Fingerprint node) {
        if (own.signedToken().isEmpty()) return;
        Optional<Bytes> named = TokenCodec.decode(own.signedToken())
                .match(token -> token.fields().extension(Extension.NODE_FINGERPRINT), rule -> Optional.empty());
        if (!named.equals(Optional.of(node.octets()))) {
            throw new IllegalArgumentException("the identity's token names no node or another one: its extension "
                    + Extension.NODE_FINGERPRINT + " has to be " + node + " (" + IDENTITY_NAMES_THE_NODE.id() + ")");
        }
    }

    /** Who uses this node: the identity's fingerprint, or the node's own. */
    Fingerprint fingerprint() {
        return identity.filter(own -> !own.signedToken().isEmpty())
                .map(own -> TokenCodec.decode(own.signedToken()).value())
                .map(token -> Fingerprints.of(token.fields(), context.crypto()))
                .orElseGet(() -> context.own().fingerprint());
    }

    /** The key of the identity, if this node has one. */
    Optional<SigningKey> key() {
        return key;
    }

    /** A new Join goes out. */
    void send(Membership membership) {
        AcceptedSession session = memberships.sessionOf(membership);
        Message.Join join = identity.orElseThrow()
                .join(
                        context.draw(Entropy.Purpose.JOIN_ID),
                        context.own().fingerprint(),
                        session.keys().transcript(),
                        session.id(),
                        key.orElseThrow(),
                        context.crypto());
        membership.ours(Request.Waiting.first(join, context.now().monotonicMillis()));
        if (session instanceof Established)
            memberships.say(membership, join); // [JON-022] else its repetition is the first
    }

    void onAck(Membership membership, Message.Ack ack, Endpoint from) {
        // [JON-023] it answers our last Join
        if (!membership.ours().joinId().equals(Optional.of(ack.joinId()))) {
            context.effects().add(new Effect.Dropped(from, ANSWER_NAMES_THE_JOIN));
            return;
        }
        if (!(membership.ours() instanceof Request.Waiting)) return; // a second Ack says nothing new
        membership.ours(new Request.Acknowledged(ack.joinId()));
        context.effects().add(new Effect.Acknowledged(membership.peer(), membership.sessionId()));
        memberships.schedule(membership);
        joined.gained(membership.peer());
    }

    void onNack(Membership membership, AcceptedSession session, Message.Nack nack, Endpoint from) {
        // [JON-023] it answers our last Join
        if (!membership.ours().joinId().equals(Optional.of(nack.joinId()))) {
            context.effects().add(new Effect.Dropped(from, ANSWER_NAMES_THE_JOIN));
            return;
        }
        context.effects()
                .add(new Effect.JoinRefused(
                        membership.peer(), membership.sessionId(), nack.code(), nack.retryAfterSeconds()));
        if (nack.code() != NackCode.DEFERRED) {
            // [JON-024] a refusal is final for this session
            sessions.leave(session, REFUSED_NODES_STOP);
            return;
        }
        // [JON-024] a new Join when the time is up
        int seconds = Math.max(1, nack.retryAfterSeconds());
        membership.ours(new Request.Deferred(nack.joinId(), context.now().monotonicMillis() + seconds * 1000L));
        memberships.schedule(membership);
        joined.lost(membership.peer(), REFUSED_NODES_STOP);
    }

    /** The time of the next sending has come. */
    void wake(Membership membership) {
        if (membership.ours() instanceof Request.Waiting waiting) {
            membership.ours(waiting.again(context.now().monotonicMillis()));
            // [JON-022] again, as long as the session is established
            if (memberships.sessionOf(membership) instanceof Established) sendAgain(membership, waiting);
        } else if (membership.ours() instanceof Request.Deferred) {
            send(membership); // [JON-024]
        }
        memberships.schedule(membership);
    }

    /** [JON-022] a peer that has said nothing to so many Joins is measured, too. */
    private void sendAgain(Membership membership, Request.Waiting waiting) {
        memberships.say(membership, waiting.join());
        if (waiting.isDoubtful()) sessions.measure(membership.peer());
    }

    /** Erases the identity's key (CNV-012). */
    void destroy() {
        key.ifPresent(SigningKey::destroy);
    }
}
