package io.symbolon.tck.script;

import com.google.protobuf.InvalidProtocolBufferException;
import io.symbolon.spec.proto.Decision;
import io.symbolon.spec.proto.Kind;
import io.symbolon.spec.proto.Query;
import io.symbolon.spec.proto.Routed;
import io.symbolon.spec.proto.SessionMessage;
import io.symbolon.tck.driver.Capability;
import io.symbolon.tck.peer.Identity;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.RealmQuestion;
import io.symbolon.tck.wire.SealedFrames;
import io.symbolon.tck.wire.SessionMessages;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/** What the scripts of the realm share: its leader, members, queries that the subject sends, replies that it gets. */
final class RealmPlay {
    static final int GRANTED = 1;
    static final int DENIED = 2;
    static final long AN_HOUR_MS = 3_600_000;

    static final long START_MS = 1_767_225_600_000L;

    /** The leader of the realm that the subject is configured with. */
    static final Identity LEADER = Identity.of("leader of the realm", START_MS, token -> token);

    private static final String LEADER_NODE_NAME = "node of the leader";
    private static final String LEADER_NODE_ADDRESS = "192.0.2.50:4050";

    /** The fingerprint of the node that the leader uses. */
    private static final byte[] LEADER_NODE = Cast.peer(
                    LEADER_NODE_NAME, Order.PEER_IS_LOW, LEADER_NODE_ADDRESS, () -> START_MS)
            .fingerprint();

    /** The subject's identity, where that leads the realm. */
    static final Identity SUBJECT = Identity.of(
            Cast.SUBJECT_IDENTITY,
            Tokens.node(Cast.SUBJECT_IDENTITY, Cast.SUBJECT_IDENTITY_UUID, START_MS).toBuilder()
                    .setKind(Kind.IDENTITY)
                    .setSubject("urn:symbolon:identity:" + Octets.hex(Cast.SUBJECT_IDENTITY_UUID))
                    .build());

    private int routed;

    RealmPlay() {}

    /** A case whose subject belongs to the realm of this leader. */
    static ScriptCase member(ScriptCase script, Identity leader) {
        return inRealm(script, leader, LEADER_NODE).subject(args -> args.put("identity", "node"));
    }

    /** A case whose subject is the leader's node. */
    static ScriptCase leader(ScriptCase script) {
        return inRealm(script, SUBJECT, Cast.SUBJECT_FINGERPRINT)
                .subject(args -> args.putObject("identity")
                        .put("seed", Octets.hex(Cast.SUBJECT_IDENTITY.seed()))
                        .put("uuid", Octets.hex(Cast.SUBJECT_IDENTITY_UUID)));
    }

    private static ScriptCase inRealm(ScriptCase script, Identity leader, byte[] leaderNode) {
        return script.needs(Capability.JOIN, Capability.ROUTING, Capability.REALM, Capability.OVERLAY)
                .once()
                .subject(args -> args.put("grows", true)
                        .putObject("realm")
                        .put("leader_token", Octets.hex(leader.signedToken()))
                        .put("leader_node", Octets.hex(leaderNode)));
    }

    /** The leader's node has come and is joined. */
    static PeerSession leaderIsJoined(SubjectNode subject) {
        return subject.hasJoinedAndHeard(subject.peer(LEADER_NODE_NAME, LEADER_NODE_ADDRESS));
    }

    /** An identity of the realm of {@code leader} on the peer's node. */
    static Identity memberOf(Identity leader, String name, Peer peer, long wallMs) {
        return Identity.of(
                name,
                wallMs,
                token -> Tokens.withExtension(token, "node_fingerprint", peer.fingerprint()).toBuilder()
                        .setRealm(Tokens.bytes(leader.fingerprint()))
                        .build());
    }

    /** The Routed in a datagram of the subject, if there is one. */
    static Optional<Routed> routed(PeerSession session, byte[] datagram) {
        return session.read(datagram).filter(SessionMessage::hasRouted).map(SessionMessage::getRouted);
    }

    /** A query for the leader's node, sent in {@code session} and never passed on yet. */
    static Expected query(PeerSession session) {
        return sent("query to the leader's node", session, LEADER_NODE, Routed::hasQuery);
    }

    /** A reply for the asking node, sent in {@code session}. */
    static Expected reply(PeerSession session) {
        return sent("reply to the asker", session, session.fingerprint(), Routed::hasReply);
    }

    private static Expected sent(String words, PeerSession session, byte[] destination, Predicate<Routed> is) {
        return new Expected(
                "send " + words,
                event -> event.is("send")
                        && routed(session, event.datagram())
                                .filter(message -> Arrays.equals(
                                                destination,
                                                message.getDestination().toByteArray())
                                        && message.getHopLimit() == 32
                                        && message.getTimeToLiveMs() == 10_000
                                        && is.test(message))
                                .isPresent());
    }

    /** The revocations that the subject sends in {@code session}. */
    static Expected revocations(PeerSession session, byte[] message) {
        return new Expected(
                "send revocations",
                event -> event.is("send")
                        && session.read(event.datagram())
                                .filter(said -> Arrays.equals(said.toByteArray(), message))
                                .isPresent());
    }

    /** What the only Routed of a step carries. */
    static Routed only(Outcome outcome, PeerSession session) {
        return outcome.datagrams().stream()
                .flatMap(datagram -> routed(session, datagram).stream())
                .findFirst()
                .orElseThrow(() -> outcome.failed("a routed message"));
    }

    /** A question of the subject, as its leader opens it. */
    record Asked(RealmQuestion question, Query query) {
        /** The decision that the leader would sign. */
        Decision.Builder decision(int ruling, long expiresAt) {
            return RealmQuestion.decision(
                    ruling,
                    query.getIdentity().toByteArray(),
                    query.getNode().toByteArray(),
                    query.getAskerNode().toByteArray(),
                    query.getNonce().toByteArray(),
                    expiresAt);
        }
    }

    /** Opens the query of a step with the leader's key; it asks about {@code joiner} and names the subject's node. */
    static Asked opened(Outcome outcome, PeerSession session, Identity joiner) {
        var sealed = only(outcome, session).getQuery();
        byte[] freshKey = sealed.getFreshKey().toByteArray();
        byte[] asker = RealmQuestion.asker(
                        LEADER.key(),
                        LEADER.signedToken(),
                        freshKey,
                        sealed.getAsker().toByteArray())
                .orElseThrow(() -> outcome.failed("a query whose asker opens"));
        RealmQuestion question = RealmQuestion.ofLeader(LEADER.key(), LEADER.signedToken(), freshKey, asker);
        Query query = question.open(question.queryKey(), sealed.getSealed().toByteArray())
                .map(content -> parsed(content, outcome))
                .orElseThrow(() -> outcome.failed("a query that opens"));
        boolean asks = Arrays.equals(asker, Cast.SUBJECT.publicKey())
                && Arrays.equals(query.getIdentity().toByteArray(), joiner.signedToken())
                && Arrays.equals(query.getAskerNode().toByteArray(), Cast.SUBJECT_FINGERPRINT);
        if (!asks) throw outcome.failed("a query of the subject about the joiner");
        return new Asked(question, query);
    }

    private static Query parsed(byte[] content, Outcome outcome) {
        try {
            return Query.parseFrom(SealedFrames.message(content));
        } catch (InvalidProtocolBufferException e) {
            throw outcome.failed("a query that decodes");
        }
    }

    /** The frame with a reply for the subject, in a Routed of its own. */
    byte[] reply(PeerSession session, byte[] freshKey, byte[] sealed) {
        Routed.Builder envelope = envelope();
        return session.frame(SessionMessages.routed(envelope.setReply(SessionMessages.reply(freshKey, sealed))));
    }

    /** The frame with the leader's reply of this decision. */
    byte[] reply(PeerSession session, Asked asked, byte[] decision) {
        return reply(session, asked.question().freshKey(), asked.question().sealReply(decision));
    }

    /** The frame with a query for the subject, in a Routed of its own. */
    byte[] query(PeerSession session, RealmQuestion question, byte[] message) {
        return session.frame(SessionMessages.routed(envelope()
                .setQuery(SessionMessages.query(
                        question.freshKey(), question.sealedAsker(), question.sealQuery(message)))));
    }

    private Routed.Builder envelope() {
        routed++;
        byte[] id = Octets.concat(Octets.zeros(8), Octets.u64(routed));
        return SessionMessages.envelope(Cast.SUBJECT_FINGERPRINT, 31, 9_000, id);
    }

    /** A question of the peer, whose node token is its identity, to the subject as leader. */
    static RealmQuestion questionOf(Peer peer, int number) {
        byte[] secret = Octets.repeated(number, 32);
        SigningKey key = peer.key();
        return RealmQuestion.ofAsker(secret, key, SUBJECT.signedToken());
    }

    /** A query of the peer about {@code joiner}. */
    static byte[] queryAbout(Identity joiner, byte[] joinersNode, Peer asker) {
        return RealmQuestion.query(joiner.signedToken(), joinersNode, asker.fingerprint(), Octets.repeated(9, 16));
    }
}
