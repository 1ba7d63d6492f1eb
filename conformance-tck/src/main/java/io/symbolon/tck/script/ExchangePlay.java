package io.symbolon.tck.script;

import io.symbolon.spec.proto.Parcel;
import io.symbolon.spec.proto.Receipt;
import io.symbolon.spec.proto.Routed;
import io.symbolon.spec.proto.SessionMessage;
import io.symbolon.tck.driver.Capability;
import io.symbolon.tck.peer.Identity;
import io.symbolon.tck.peer.Interest;
import io.symbolon.tck.peer.Introduction;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.wire.Interests;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SessionMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * What the scripts of interests and messages share. Its peers answer every measurement at once, so that nobody falls
 * silent; measurements and what nodes seek are left out of the outcomes.
 */
final class ExchangePlay {
    static final byte[] SUBJECT = subject("room", "1");
    static final byte[] OTHER_SUBJECT = subject("room", "2");

    /** A measurement is answered before a message goes around the peer (OVL-030). */
    private static final long STEP_MS = 900;

    /** In a long time that passes, before the session is questioned (OVL-019). */
    private static final long LONG_STEP_MS = 4_000;

    private static final long LONG_MS = 40_000;

    private final SubjectNode subject;
    private final List<PeerSession> sessions = new ArrayList<>();
    private int routed;
    private Optional<Outcome> latest = Optional.empty();

    ExchangePlay(SubjectNode subject) {
        this.subject = subject;
    }

    /** A case whose subject may be a coordinator: it declares an address. */
    static ScriptCase coordinator(String id, String title) {
        return ScriptCase.of(id, title)
                .grows()
                .needs(Capability.EXCHANGE, Capability.PARTIES)
                .once();
    }

    /** A case whose subject is a party, and no coordinator: nobody can reach it but by the sessions that it has. */
    static ScriptCase party(String id, String title) {
        return ScriptCase.of(id, title)
                .growsAsLeaf()
                .needs(Capability.EXCHANGE, Capability.PARTIES)
                .once();
    }

    /** The hash of a subject of two parts. */
    static byte[] subject(String one, String other) {
        return Interests.subject(Octets.utf8(one), Octets.utf8(other));
    }

    SubjectNode node() {
        return subject;
    }

    long wallMs() {
        return subject.wallMs();
    }

    // ---- peers

    /** The peer has opened from the address that it declares, and both have joined; the node token is its identity. */
    Party joins(Peer peer) {
        return joins(peer, Identity.ofNode(peer));
    }

    Party joins(String name, String address) {
        return joins(subject.peer(name, address));
    }

    /** The same with an identity of its own. */
    Party joins(Peer peer, Identity identity) {
        return joins(peer, identity, (about, session) -> Expected.asked(about, session, identity));
    }

    /** The same with an identity that proves a realm. */
    Party joinsWithRealm(Peer peer, Identity identity, byte[] realm) {
        return joins(peer, identity, (about, session) -> Expected.askedWithRealm(about, session, identity, realm));
    }

    private Party joins(Peer peer, Identity identity, BiFunction<String, PeerSession, Expected> asked) {
        Introduction introduction = peer.introduction(token -> OverlayScripts.declaring(token, peer.address()));
        return joins(peer, introduction, identity, asked);
    }

    private Party joins(
            Peer peer, Introduction introduction, Identity identity, BiFunction<String, PeerSession, Expected> asked) {
        PeerSession session = subject.isConfirmedBy(peer, subject.hasCandidate(peer, introduction));
        long authenticate = subject.receives(peer, session.join(identity))
                .gives(asked.apply("authenticate", session))
                .question();
        long authorize = subject.answers(authenticate, "granted")
                .gives(asked.apply("authorize", session))
                .question();
        return joined(introduction, session, identity, subject.answers(authorize, "granted"));
    }

    /** A peer that was admitted within the hour comes back, and nobody is asked (JON-009). */
    Party joinsAgain(Peer peer) {
        Introduction introduction = peer.introduction(token -> OverlayScripts.declaring(token, peer.address()));
        PeerSession session = subject.isConfirmedBy(peer, subject.hasCandidate(peer, introduction));
        Identity identity = Identity.ofNode(peer);
        return joined(introduction, session, identity, subject.receives(peer, session.join(identity)));
    }

    private Party joined(Introduction introduction, PeerSession session, Identity identity, Outcome admission) {
        admission.gives(Expected.ack(session), Expected.admitted(session, identity), Expected.join(session));
        sessions.add(session);
        latest = Optional.of(attended(subject.receives(session.peer(), session.ack())));
        latest().includes(Expected.acknowledged(session), Expected.joined(session, identity));
        return new Party(session, identity, introduction.signedToken());
    }

    /** The peer has opened and declares no address; both have joined. */
    Party joinsAsLeaf(Peer peer) {
        Identity identity = Identity.ofNode(peer);
        return joins(peer, peer.introduction(), identity, (about, session) -> Expected.asked(about, session, identity));
    }

    /** What came of the last join. */
    Outcome latest() {
        return latest.orElseThrow();
    }

    // ---- steps

    /** A message of a joined peer comes. */
    Outcome receives(Party from, byte[] message) {
        return attended(subject.receives(from.peer(), from.session().frame(message)));
    }

    Outcome publishes(Party from, Interest interest) {
        return receives(from, SessionMessages.publish(interest.signedToken()));
    }

    /** A coordinator tells of an interest. */
    Outcome tells(Party coordinator, Interest interest) {
        return receives(coordinator, SessionMessages.match(interest.signedToken(), interest.identityToken()));
    }

    /** A body of a Routed comes for the subject, in a Routed of its own. */
    Outcome routes(Party from, Predicate<Routed.Builder> body) {
        routed++;
        byte[] id = Octets.concat(Octets.repeated(0xe7, 8), Octets.u64(routed));
        Routed.Builder message = SessionMessages.envelope(Cast.SUBJECT_FINGERPRINT, 31, 9_000, id);
        body.test(message);
        return receives(from, SessionMessages.routed(message));
    }

    Outcome parcel(Party from, Parcel parcel) {
        return routes(from, message -> message.setParcel(parcel).hasParcel());
    }

    Outcome receipt(Party from, Receipt receipt) {
        return routes(from, message -> message.setReceipt(receipt).hasReceipt());
    }

    Outcome declares(Declaration declaration) {
        return attended(subject.declares(declaration));
    }

    Outcome withdraws(long interest) {
        return attended(subject.withdraws(interest));
    }

    Outcome sends(long interest, long message, byte[] payload, long timeToLiveMs) {
        return attended(subject.sends(interest, message, payload, timeToLiveMs));
    }

    Outcome handles(long delivery, String handling) {
        return attended(subject.handles(delivery, handling));
    }

    Outcome answers(long question, String decision) {
        return attended(subject.answers(question, decision));
    }

    /** Time passes, and every measurement is answered within a second; within four if it is a long time. */
    Outcome passes(long ms) {
        return at(subject.monotonicMs() + ms);
    }

    /** The same until a monotonic time. */
    Outcome at(long untilMs) {
        long stepMs = untilMs - subject.monotonicMs() > LONG_MS ? LONG_STEP_MS : STEP_MS;
        Outcome all = attended(subject.at(Math.min(untilMs, subject.monotonicMs() + stepMs)));
        while (subject.monotonicMs() < untilMs) {
            all = all.and(attended(subject.at(Math.min(untilMs, subject.monotonicMs() + stepMs))));
        }
        return all;
    }

    private Outcome attended(Outcome outcome) {
        Outcome all = outcome;
        for (PeerSession session : sessions) {
            if (says(all, session, SessionMessage::hasChallenge)) {
                all = all.and(subject.receives(session.peer(), session.response()));
            }
        }
        return all.without(
                event -> event.is("send") && sessions.stream().anyMatch(session -> isBackground(session, event)));
    }

    private static boolean says(Outcome outcome, PeerSession session, Predicate<SessionMessage> what) {
        return outcome.datagrams().stream()
                .anyMatch(datagram -> session.read(datagram).filter(what).isPresent());
    }

    private static boolean isBackground(PeerSession session, Event event) {
        return session.read(event.datagram())
                .filter(message -> message.hasChallenge() || message.hasSeek())
                .isPresent();
    }

    // ---- situations

    /** The subject has declared an interest, and this coordinator, the only one, keeps it: the signed interest. */
    byte[] hasDeclared(Party coordinator, Declaration declaration) {
        byte[] interest = published(declares(declaration), coordinator);
        isKept(coordinator, declaration.interest(), interest);
        return interest;
    }

    /** The coordinator answers a Publish. */
    void isKept(Party coordinator, long interest, byte[] signedInterest) {
        receives(coordinator, SessionMessages.kept(Interests.shortName(signedInterest)))
                .gives(ExpectedExchange.kept(interest, coordinator));
    }

    /** A coordinator has told of an interest, and the application has granted both questions about it. */
    Outcome isGranted(Party coordinator, long own, Interest interest) {
        long authenticate = tells(coordinator, interest)
                .gives(ExpectedExchange.asked("authenticate", interest))
                .question();
        long authorize = answers(authenticate, "granted")
                .gives(ExpectedExchange.asked("authorize", interest))
                .question();
        return answers(authorize, "granted").includes(ExpectedExchange.granted(own, interest));
    }

    /** The interest in the only Publish to a coordinator in a step. */
    static byte[] published(Outcome outcome, Party coordinator) {
        List<byte[]> published = allPublished(outcome, coordinator);
        if (published.size() != 1) throw outcome.failed("one Publish");
        return published.get(0);
    }

    static List<byte[]> allPublished(Outcome outcome, Party coordinator) {
        return outcome.datagrams().stream()
                .flatMap(datagram -> coordinator.session().read(datagram).stream())
                .filter(SessionMessage::hasPublish)
                .map(message -> message.getPublish().getInterest().toByteArray())
                .toList();
    }

    /** What the subject routes to a node by its session, in order. */
    static List<Routed> routed(Outcome outcome, Party to) {
        return outcome.datagrams().stream()
                .flatMap(datagram -> RealmPlay.routed(to.session(), datagram).stream())
                .toList();
    }
}
