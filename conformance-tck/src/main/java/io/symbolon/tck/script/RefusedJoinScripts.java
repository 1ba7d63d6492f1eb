package io.symbolon.tck.script;

import static io.symbolon.spec.JoinRule.AUTHENTICATED_THEN_AUTHORIZED;
import static io.symbolon.spec.JoinRule.DEFERRED_FOR_5_S;
import static io.symbolon.spec.JoinRule.DEFERRED_PEERS_WAIT;
import static io.symbolon.spec.JoinRule.DENIED_IS_REMEMBERED;
import static io.symbolon.spec.JoinRule.IDENTITY_IS_VALID;
import static io.symbolon.spec.JoinRule.IDENTITY_NAMES_THE_NODE;
import static io.symbolon.spec.JoinRule.JOIN_IS_SIGNED_FOR_THIS_SESSION;
import static io.symbolon.spec.JoinRule.NODE_TOKEN_IS_NOT_REPEATED;
import static io.symbolon.spec.JoinRule.NO_ANSWER_IS_DEFERRED;
import static io.symbolon.spec.JoinRule.OBSOLETE_PEERS_ARE_DELETED;
import static io.symbolon.spec.JoinRule.OBSOLETE_PEERS_HEAR_NACK;
import static io.symbolon.spec.JoinRule.SAME_JOIN_SAME_ANSWER;
import static io.symbolon.spec.JoinRule.UNADMITTED_SESSIONS_END;
import static io.symbolon.spec.SessionRule.LEAVE_ENDS_THE_SESSION;
import static io.symbolon.spec.SessionRule.SESSION_IS_KNOWN;
import static io.symbolon.spec.TokenRule.EXPIRES_AT_IN_FUTURE;
import static io.symbolon.spec.TokenRule.KIND_FITS_PLACE;
import static io.symbolon.spec.TokenRule.KNOWN_EXTENSIONS_WELL_FORMED;
import static io.symbolon.spec.TokenRule.NOT_BEFORE_REACHED;
import static io.symbolon.spec.TokenRule.NOT_DENIED;
import static io.symbolon.spec.TokenRule.SIGNATURE_VERIFIES;
import static io.symbolon.tck.script.Expected.ack;
import static io.symbolon.tck.script.Expected.asked;
import static io.symbolon.tck.script.Expected.dropped;
import static io.symbolon.tck.script.Expected.ended;
import static io.symbolon.tck.script.Expected.nack;

import io.symbolon.spec.Rule;
import io.symbolon.spec.proto.Nack;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.peer.Identity;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.Joins;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SessionMessages;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;
import java.util.ArrayList;
import java.util.List;

/** Joins that do not hold, decisions against a peer, and what becomes of it. */
final class RefusedJoinScripts {
    private RefusedJoinScripts() {}

    /** What is wrong with a Join. */
    private record Fault(String words, Rule rule, Rule refusing, Made made) {
        private Fault(String words, Rule rule, Made made) {
            this(words, rule, rule, made);
        }
    }

    /** Makes the datagram of a Join that does not hold. */
    @FunctionalInterface
    private interface Made {
        byte[] in(SubjectNode subject, PeerSession session);
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Fault fault : faults()) {
            cases.add(invalid(101 + cases.size(), fault));
        }
        cases.addAll(List.of(
                denied("JON-L1-0130", "authenticate"),
                denied("JON-L1-0131", "authorize"),
                deferred("JON-L1-0132", "authenticate"),
                deferred("JON-L1-0133", "authorize"),
                deferredAgainLater(),
                deferredPeersWait(),
                deferredInItsSession(),
                sameDeferredJoin(),
                sameJoinWhenNoTimeIsLeft(),
                noAnswer(),
                answerInTheLastMillisecond(),
                lateAnswer(),
                threeNacks(),
                obsoleteIsNotServed(),
                obsoleteLeaves(),
                deletedAfter30Seconds(),
                deletedWithAllSessions(),
                fiveMinutesForTheObsolete(),
                deniedNodeComesBack(),
                deniedIdentityElsewhere(),
                invalidNodeComesBack()));
        return cases;
    }

    private static List<Fault> faults() {
        return List.of(
                identity("names no node", IDENTITY_NAMES_THE_NODE, (token, peer) -> token),
                identity(
                        "names another node",
                        IDENTITY_NAMES_THE_NODE,
                        (token, peer) -> naming(token, Octets.zeros(32))),
                identity(
                        "names a node in 31 octets",
                        KNOWN_EXTENSIONS_WELL_FORMED,
                        (token, peer) -> naming(token, Octets.first(peer.fingerprint(), 31))),
                identity(
                        "names a node in 33 octets",
                        KNOWN_EXTENSIONS_WELL_FORMED,
                        (token, peer) -> naming(token, Octets.concat(peer.fingerprint(), Octets.u8(0)))),
                identity(
                        "names a node in no octets",
                        KNOWN_EXTENSIONS_WELL_FORMED,
                        (token, peer) -> naming(token, Octets.zeros(0))),
                identity(
                        "has expired",
                        EXPIRES_AT_IN_FUTURE,
                        (token, peer) -> naming(token, peer.fingerprint()).toBuilder()
                                .setIssuedAt(token.getIssuedAt() - 200_000)
                                .setNotBefore(token.getIssuedAt() - 200_000)
                                .setExpiresAt(token.getIssuedAt() - 60_000)
                                .build()),
                identity(
                        "begins later",
                        NOT_BEFORE_REACHED,
                        (token, peer) -> naming(token, peer.fingerprint()).toBuilder()
                                .setNotBefore(token.getNotBefore() + 60_001)
                                .build()),
                new Fault(
                        "an identity is not signed by its own key",
                        SIGNATURE_VERIFIES,
                        IDENTITY_IS_VALID,
                        (subject, session) -> {
                            Identity right = Identity.of("somebody", session.peer(), subject.wallMs());
                            byte[] token = Tokens.octets(right.signedToken());
                            byte[] forged = Tokens.signed(
                                    token, SigningKey.named("other").sign(Tokens.signedMessage(token)));
                            return session.join(
                                    new Identity(right.key(), forged, right.issuerToken(), right.fingerprint()));
                        }),
                new Fault(
                        "the node token stands as the identity",
                        KIND_FITS_PLACE,
                        NODE_TOKEN_IS_NOT_REPEATED,
                        (subject, session) -> {
                            Identity node = Identity.ofNode(session.peer());
                            byte[] token = session.peer().introduction().signedToken();
                            return session.join(
                                    new Identity(node.key(), token, node.issuerToken(), node.fingerprint()));
                        }),
                new Fault(
                        "the signature is of another session",
                        JOIN_IS_SIGNED_FOR_THIS_SESSION,
                        (subject, session) ->
                                signedFor(session, Octets.zeros(32), session.id(), session.fingerprint())),
                new Fault(
                        "the signature is for another session id",
                        JOIN_IS_SIGNED_FOR_THIS_SESSION,
                        (subject, session) ->
                                signedFor(session, session.transcript(), Octets.zeros(8), session.fingerprint())),
                new Fault(
                        "the signature is for another node",
                        JOIN_IS_SIGNED_FOR_THIS_SESSION,
                        (subject, session) ->
                                signedFor(session, session.transcript(), session.id(), Cast.SUBJECT_FINGERPRINT)),
                new Fault(
                        "the signature is the node's, not the identity's",
                        JOIN_IS_SIGNED_FOR_THIS_SESSION,
                        (subject, session) -> {
                            Identity identity = Identity.of("somebody", session.peer(), subject.wallMs());
                            return session.join(new Identity(
                                    session.peer().key(),
                                    identity.signedToken(),
                                    identity.issuerToken(),
                                    identity.fingerprint()));
                        }),
                new Fault(
                        "the whole Join of another peer is relayed",
                        JOIN_IS_SIGNED_FOR_THIS_SESSION,
                        (subject, session) -> {
                            PeerSession other = subject.hasAnswered(subject.peer("relayed", "192.0.2.20:4000"));
                            Identity identity = Identity.ofNode(other.peer());
                            byte[] id = Octets.repeated(3, 16);
                            byte[] signature = identity.key()
                                    .sign(Joins.signedMessage(
                                            other.transcript(),
                                            other.id(),
                                            other.fingerprint(),
                                            id,
                                            identity.signedToken()));
                            return session.join(identity, id, signature);
                        }),
                new Fault("the identity of another peer is relayed", IDENTITY_NAMES_THE_NODE, (subject, session) -> {
                    Peer other = subject.peer("relayed", "192.0.2.20:4000");
                    return session.join(Identity.of("somebody", other, subject.wallMs()));
                }));
    }

    /** What stands in the place of the right identity of a peer. */
    @FunctionalInterface
    private interface Changed {
        Token of(Token token, Peer peer);
    }

    private static Fault identity(String words, Rule rule, Changed changed) {
        Rule refusing = rule == IDENTITY_NAMES_THE_NODE ? rule : IDENTITY_IS_VALID;
        return new Fault(
                "the identity " + words,
                rule,
                refusing,
                (subject, session) -> session.join(
                        Identity.of("somebody", subject.wallMs(), token -> changed.of(token, session.peer()))));
    }

    private static Token naming(Token token, byte[] node) {
        return Tokens.withExtension(token, "node_fingerprint", node);
    }

    private static byte[] signedFor(PeerSession session, byte[] transcript, byte[] sessionId, byte[] node) {
        Identity identity = Identity.ofNode(session.peer());
        byte[] id = Octets.repeated(3, 16);
        byte[] message = Joins.signedMessage(transcript, sessionId, node, id, identity.signedToken());
        return session.join(identity, id, identity.key().sign(message));
    }

    private static Case invalid(int number, Fault fault) {
        return ScriptCase.of(
                        String.format("JON-L1-%04d", number), fault.words() + ": a Nack with code invalid, no question")
                .shows(fault.refusing(), DENIED_IS_REMEMBERED)
                .because(
                        "what can not be verified is not asked about, and its sender does not get a second try for a minute")
                .joins()
                .twin(fault.rule() == KIND_FITS_PLACE ? "JON-L1-0001" : "JON-L1-0003")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    subject.receives(peer, fault.made().in(subject, session))
                            .gives(dropped(fault.rule()), nack(session, Nack.Code.INVALID, 0));
                    subject.receives(peer, session.join(Identity.ofNode(peer)))
                            .gives(dropped(OBSOLETE_PEERS_HEAR_NACK), nack(session, Nack.Code.INVALID, 0));
                });
    }

    /** Answers granted to the questions before the one that is about this. */
    private static Outcome decided(SubjectNode subject, PeerSession session, String about, String decision) {
        Identity identity = Identity.ofNode(session.peer());
        long question = subject.receives(session.peer(), session.join(identity))
                .gives(asked("authenticate", session, identity))
                .question();
        if (about.equals("authorize")) {
            question = subject.answers(question, "granted")
                    .gives(asked("authorize", session, identity))
                    .question();
        }
        return subject.answers(question, decision);
    }

    private static Case denied(String id, String about) {
        return ScriptCase.of(id, "the application denies the question " + about + ": a Nack with code denied")
                .shows(AUTHENTICATED_THEN_AUTHORIZED, DENIED_IS_REMEMBERED)
                .because("one no is enough, whatever the other answer is")
                .joins()
                .twin("JON-L1-0001")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    decided(subject, session, about, "denied").gives(nack(session, Nack.Code.DENIED, 0));
                });
    }

    private static Case deferred(String id, String about) {
        return ScriptCase.of(id, "the application defers the question " + about + ": a Nack with code deferred, 5 s")
                .shows(DEFERRED_FOR_5_S, AUTHENTICATED_THEN_AUTHORIZED)
                .because("the decision may come from elsewhere meanwhile; the session stays")
                .joins()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    decided(subject, session, about, "deferred").gives(nack(session, Nack.Code.DEFERRED, 5));
                    subject.stillAnswersIn(session);
                });
    }

    private static Case deferredAgainLater() {
        return ScriptCase.of("JON-L1-0134", "a deferred peer that waits is asked about again, and admitted")
                .shows(DEFERRED_FOR_5_S, DEFERRED_PEERS_WAIT)
                .because("deferral is not refusal")
                .joins()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    decided(subject, session, "authenticate", "deferred").gives(nack(session, Nack.Code.DEFERRED, 5));
                    subject.at(5_000).givesNothing();
                    subject.isAdmitted(session);
                });
    }

    private static Case deferredPeersWait() {
        return ScriptCase.of(
                        "JON-L1-0135",
                        "a Join that comes too early gets the rest of the time, rounded up, and no question")
                .shows(DEFERRED_PEERS_WAIT)
                .because("waiting is not shortened by asking")
                .joins()
                .twin("JON-L1-0134")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    decided(subject, session, "authorize", "deferred").gives(nack(session, Nack.Code.DEFERRED, 5));
                    subject.at(999);
                    tooEarly(subject, session, 5);
                    subject.at(1_000);
                    tooEarly(subject, session, 4);
                    subject.at(4_999);
                    tooEarly(subject, session, 1);
                    subject.at(5_000);
                    subject.isAdmitted(session);
                });
    }

    private static Case deferredInItsSession() {
        return ScriptCase.of("JON-L1-0148", "a deferral counts for its session: in a new one the Join is asked about")
                .shows(DEFERRED_PEERS_WAIT)
                .because("a new session costs a handshake, and is decided for itself")
                .joins()
                .twin("JON-L1-0134")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    decided(subject, session, "authenticate", "deferred").gives(nack(session, Nack.Code.DEFERRED, 5));
                    subject.at(1_000);
                    subject.isAdmitted(subject.hasReopened(peer));
                });
    }

    private static void tooEarly(SubjectNode subject, PeerSession session, int seconds) {
        Peer peer = session.peer();
        byte[] join = session.join(Identity.ofNode(peer));
        subject.receives(peer, join).gives(dropped(DEFERRED_PEERS_WAIT), nack(session, Nack.Code.DEFERRED, seconds));
    }

    private static Case sameDeferredJoin() {
        return ScriptCase.of("JON-L1-0136", "the deferred Join itself again: the same Nack")
                .shows(SAME_JOIN_SAME_ANSWER)
                .because("a lost Nack costs a resend, not a decision")
                .joins()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    decided(subject, session, "authenticate", "deferred").gives(nack(session, Nack.Code.DEFERRED, 5));
                    subject.receives(peer, session.joinAgain()).gives(nack(session, Nack.Code.DEFERRED, 5));
                });
    }

    private static Case sameJoinWhenNoTimeIsLeft() {
        return ScriptCase.of(
                        "JON-L1-0150",
                        "the deferred Join itself again: the rest of the time, rounded up, and 1 s when none is left")
                .shows(SAME_JOIN_SAME_ANSWER, DEFERRED_PEERS_WAIT)
                .because("a deferral of no time is none; one that is said again does not become longer")
                .joins()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    decided(subject, session, "authenticate", "deferred").gives(nack(session, Nack.Code.DEFERRED, 5));
                    subject.at(4_000);
                    subject.receives(peer, session.joinAgain()).gives(nack(session, Nack.Code.DEFERRED, 1));
                    subject.at(4_999);
                    subject.receives(peer, session.joinAgain()).gives(nack(session, Nack.Code.DEFERRED, 1));
                    subject.at(5_000);
                    subject.receives(peer, session.joinAgain()).gives(nack(session, Nack.Code.DEFERRED, 1));
                    subject.isAdmitted(session);
                });
    }

    private static Case noAnswer() {
        return ScriptCase.of("JON-L1-0137", "the application does not answer: after 5 s the Join is deferred")
                .shows(NO_ANSWER_IS_DEFERRED)
                .because("a slow policy neither admits nor denies")
                .joins()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    subject.receives(peer, session.join(Identity.ofNode(peer))).question();
                    subject.at(4_999).givesNothing();
                    Expected nack = nack(session, Nack.Code.DEFERRED, 5);
                    subject.at(5_000).gives(nack.at(5_000));
                });
    }

    private static Case answerInTheLastMillisecond() {
        return ScriptCase.of(
                        "JON-L1-0138", "an answer counts in the last millisecond; the next question has 5 s of its own")
                .shows(NO_ANSWER_IS_DEFERRED)
                .because("the bound is a bound, not a hint")
                .joins()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    long authenticate = subject.receives(peer, session.join(Identity.ofNode(peer)))
                            .question();
                    subject.at(4_999);
                    long authorize = subject.answers(authenticate, "granted").question();
                    subject.at(9_998).givesNothing();
                    subject.answers(authorize, "granted").includes(ack(session));
                });
    }

    private static Case lateAnswer() {
        return ScriptCase.of("JON-L1-0139", "a late answer changes nothing, whatever it says")
                .shows(NO_ANSWER_IS_DEFERRED)
                .because("a grant that comes late must not admit who has been told to wait")
                .joins()
                .twin("JON-L1-0138")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    long authenticate = subject.receives(peer, session.join(Identity.ofNode(peer)))
                            .question();
                    subject.at(5_000);
                    subject.answers(authenticate, "granted").givesNothing();
                    subject.answers(authenticate, "denied").givesNothing();
                    subject.at(10_000);
                    subject.receives(peer, session.join(Identity.ofNode(peer)))
                            .gives(asked("authenticate", session, Identity.ofNode(peer)));
                });
    }

    private static PeerSession obsolete(SubjectNode subject, Peer peer) {
        PeerSession session = subject.hasAnswered(peer);
        decided(subject, session, "authenticate", "denied").gives(nack(session, Nack.Code.DENIED, 0));
        return session;
    }

    private static Case threeNacks() {
        return ScriptCase.of("JON-L1-0140", "an obsolete peer hears three Nacks and no fourth")
                .shows(OBSOLETE_PEERS_HEAR_NACK)
                .because("the refusal arrives although datagrams are lost, and nobody is answered for ever")
                .joins()
                .plays((subject, peer) -> {
                    PeerSession session = obsolete(subject, peer);
                    for (int i = 0; i < 2; i++) {
                        byte[] join = session.join(Identity.ofNode(peer));
                        subject.receives(peer, join)
                                .gives(dropped(OBSOLETE_PEERS_HEAR_NACK), nack(session, Nack.Code.DENIED, 0));
                    }
                    subject.receives(peer, session.join(Identity.ofNode(peer))).isDroppedBy(OBSOLETE_PEERS_HEAR_NACK);
                    subject.receives(peer, session.joinAgain()).isDroppedBy(OBSOLETE_PEERS_HEAR_NACK);
                });
    }

    private static Case obsoleteIsNotServed() {
        return ScriptCase.of("JON-L1-0141", "an obsolete peer gets no response, and nothing that it says is taken")
                .shows(OBSOLETE_PEERS_HEAR_NACK)
                .because("deleted later means useless at once")
                .joins()
                .twin("JON-L1-0001")
                .plays((subject, peer) -> {
                    PeerSession session = obsolete(subject, peer);
                    subject.receives(peer, session.challenge()).isDroppedBy(OBSOLETE_PEERS_HEAR_NACK);
                    subject.receives(peer, session.frame(SessionMessages.ack(Octets.zeros(16))))
                            .isDroppedBy(OBSOLETE_PEERS_HEAR_NACK);
                    for (byte[] message : JoinScripts.tellings(peer)) {
                        subject.receives(peer, session.frame(message)).isDroppedBy(OBSOLETE_PEERS_HEAR_NACK);
                    }
                    subject.receives(SubjectNode.ELSEWHERE, session.challenge()).isDroppedBy(OBSOLETE_PEERS_HEAR_NACK);
                });
    }

    private static Case obsoleteLeaves() {
        return ScriptCase.of("JON-L1-0142", "an obsolete peer that leaves ends its session at once")
                .shows(OBSOLETE_PEERS_ARE_DELETED, LEAVE_ENDS_THE_SESSION)
                .because("who goes by itself need not be waited for")
                .joins()
                .plays((subject, peer) -> {
                    PeerSession session = obsolete(subject, peer);
                    subject.receives(peer, session.leave()).gives(ended(session, LEAVE_ENDS_THE_SESSION));
                    subject.at(30_000).givesNothing();
                });
    }

    private static Case deletedAfter30Seconds() {
        return ScriptCase.of("JON-L1-0143", "an obsolete peer is deleted after 30 s, not before")
                .shows(OBSOLETE_PEERS_ARE_DELETED, SESSION_IS_KNOWN)
                .because("marked as obsolete and deleted later, on time")
                .joins()
                .plays((subject, peer) -> {
                    PeerSession session = obsolete(subject, peer);
                    subject.at(29_999).givesNothing();
                    subject.receives(peer, session.challenge()).isDroppedBy(OBSOLETE_PEERS_HEAR_NACK);
                    subject.at(30_000)
                            .gives(ended(session, OBSOLETE_PEERS_ARE_DELETED).at(30_000));
                    subject.receives(peer, session.join(Identity.ofNode(peer))).isDroppedBy(SESSION_IS_KNOWN);
                });
    }

    private static Case deletedWithAllSessions() {
        return ScriptCase.of(
                        "JON-L1-0144", "all sessions of a denied peer end, not only the one in which it was denied")
                .shows(OBSOLETE_PEERS_ARE_DELETED)
                .because("a second session must not outlive the decision")
                .joins()
                .twin("JON-L1-0143")
                .plays((subject, peer) -> {
                    PeerSession older = subject.hasAnswered(peer);
                    subject.waits(1_000);
                    PeerSession session = subject.hasReopened(peer);
                    decided(subject, session, "authenticate", "denied").gives(nack(session, Nack.Code.DENIED, 0));
                    subject.receives(peer, older.challenge()).isDroppedBy(OBSOLETE_PEERS_HEAR_NACK);
                    subject.at(31_000)
                            .gives(
                                    ended(older, OBSOLETE_PEERS_ARE_DELETED).at(31_000),
                                    ended(session, OBSOLETE_PEERS_ARE_DELETED).at(31_000));
                });
    }

    private static Case fiveMinutesForTheObsolete() {
        return ScriptCase.of(
                        "JON-L1-0149",
                        "a peer that is denied 30 s before its 5 min are up: the session ends by the 5 min")
                .shows(UNADMITTED_SESSIONS_END, OBSOLETE_PEERS_ARE_DELETED)
                .because("two ends that fall together are named alike everywhere")
                .joins()
                .twin("JON-L1-0143")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    subject.at(270_000).givesNothing();
                    decided(subject, session, "authenticate", "denied").gives(nack(session, Nack.Code.DENIED, 0));
                    subject.at(299_999).givesNothing();
                    subject.at(300_000)
                            .gives(ended(session, UNADMITTED_SESSIONS_END).at(300_000));
                });
    }

    private static Case deniedNodeComesBack() {
        return ScriptCase.of(
                        "JON-L1-0145",
                        "a denied node that shakes hands again is dropped for a minute, and then asked about")
                .shows(DENIED_IS_REMEMBERED, NOT_DENIED)
                .because("who was just refused costs no question")
                .joins()
                .plays((subject, peer) -> {
                    obsolete(subject, peer);
                    subject.at(30_000);
                    subject.at(59_999);
                    subject.receives(peer, peer.introduction().initiation()).isDroppedBy(NOT_DENIED);
                    subject.at(60_000).givesNothing();
                    PeerSession again = subject.hasAnswered(peer);
                    subject.receives(peer, again.join(Identity.ofNode(peer)))
                            .gives(asked("authenticate", again, Identity.ofNode(peer)));
                });
    }

    private static Case deniedIdentityElsewhere() {
        return ScriptCase.of(
                        "JON-L1-0146", "a denied identity on another node: a Nack with code denied, and no question")
                .shows(DENIED_IS_REMEMBERED, NOT_DENIED)
                .because("the decision was about the identity, not about one of its nodes")
                .joins()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    Identity here = Identity.of("somebody", peer, subject.wallMs());
                    long question = subject.receives(peer, session.join(here)).question();
                    subject.answers(question, "denied").gives(nack(session, Nack.Code.DENIED, 0));
                    Peer other = subject.peer("other node", "192.0.2.30:4000");
                    PeerSession there = subject.hasAnswered(other);
                    subject.receives(other, there.join(Identity.of("somebody", other, subject.wallMs())))
                            .gives(dropped(NOT_DENIED), nack(there, Nack.Code.DENIED, 0));
                });
    }

    private static Case invalidNodeComesBack() {
        return ScriptCase.of(
                        "JON-L1-0147", "a Join with a bad signature puts its node on the deny list, not the identity")
                .shows(DENIED_IS_REMEMBERED, NOT_DENIED)
                .because("nobody can get another's identity on the list")
                .joins()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    Identity victim = Identity.of("somebody", peer, subject.wallMs());
                    byte[] forged = session.join(victim, Octets.repeated(3, 16), Octets.repeated(1, 64));
                    subject.receives(peer, forged)
                            .gives(dropped(JOIN_IS_SIGNED_FOR_THIS_SESSION), nack(session, Nack.Code.INVALID, 0));
                    Peer other = subject.peer("other node", "192.0.2.30:4000");
                    PeerSession there = subject.hasAnswered(other);
                    Identity honest = Identity.of("somebody", other, subject.wallMs());
                    subject.receives(other, there.join(honest)).gives(asked("authenticate", there, honest));
                    subject.at(30_000);
                    subject.receives(peer, peer.introduction().initiation()).isDroppedBy(NOT_DENIED);
                });
    }
}
