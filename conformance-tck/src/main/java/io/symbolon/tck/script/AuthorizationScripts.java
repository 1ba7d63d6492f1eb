package io.symbolon.tck.script;

import static io.symbolon.spec.JoinRule.ADMITTED_AGAIN_WITHOUT_QUESTION;
import static io.symbolon.spec.JoinRule.AUTHORIZATION_EXPIRES;
import static io.symbolon.spec.JoinRule.DENIED_IS_REMEMBERED;
import static io.symbolon.spec.JoinRule.OBSOLETE_PEERS_HEAR_NACK;
import static io.symbolon.spec.JoinRule.OLDER_JOINS_ARE_DROPPED;
import static io.symbolon.spec.JoinRule.ONE_QUESTION_A_PEER;
import static io.symbolon.spec.JoinRule.QUESTIONS_WITHIN_LIMIT;
import static io.symbolon.spec.JoinRule.UNADMITTED_SESSIONS_END;
import static io.symbolon.spec.SessionRule.LEAVE_ENDS_THE_SESSION;
import static io.symbolon.tck.script.Expected.ack;
import static io.symbolon.tck.script.Expected.acknowledged;
import static io.symbolon.tck.script.Expected.admitted;
import static io.symbolon.tck.script.Expected.asked;
import static io.symbolon.tck.script.Expected.dropped;
import static io.symbolon.tck.script.Expected.ended;
import static io.symbolon.tck.script.Expected.established;
import static io.symbolon.tck.script.Expected.join;
import static io.symbolon.tck.script.Expected.joined;
import static io.symbolon.tck.script.Expected.nack;
import static io.symbolon.tck.script.Expected.parted;

import io.symbolon.spec.proto.Nack;
import io.symbolon.tck.peer.Identity;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.Tokens;
import java.util.ArrayList;
import java.util.List;

/** How long a decision lasts, what it covers, and how many are under way. */
final class AuthorizationScripts {
    private static final long MINUTE_MS = 60_000;
    private static final int QUESTIONS = 64;

    private AuthorizationScripts() {}

    static List<Case> cases() {
        return List.of(
                newSession(),
                renewedIdentity(),
                sameIdentityElsewhere(),
                askedAgain(),
                expires(),
                deniedLater(),
                endsWithTheIdentity(),
                unadmitted(),
                admittedStays(),
                namesTheLastJoin(),
                oneQuestionWhenAskedAgain(),
                notAskedWhileAway(),
                notAskedBesideAnotherQuestion(),
                endsWithTheIdentityInAnHour(),
                questions());
    }

    private static Case newSession() {
        return ScriptCase.of("JON-L1-0201", "new keys: the peer joins in the new session without a question")
                .shows(ADMITTED_AGAIN_WITHOUT_QUESTION)
                .because("new keys every hour must not cost a decision every hour")
                .joins()
                .plays((subject, peer) -> {
                    subject.hasJoined(peer);
                    subject.waits(1_000);
                    PeerSession renewed = subject.hasFurtherCandidate(peer, peer.introduction());
                    subject.isAcceptedBy(peer, renewed);
                    subject.receives(peer, renewed.response()).includes(established(renewed));
                    Identity identity = Identity.ofNode(peer);
                    subject.receives(peer, renewed.join(identity))
                            .gives(ack(renewed), admitted(renewed, identity), join(renewed));
                });
    }

    private static Case renewedIdentity() {
        return ScriptCase.of(
                        "JON-L1-0202", "the identity in a renewed token, in a new session: the application is asked")
                .shows(ADMITTED_AGAIN_WITHOUT_QUESTION)
                .because("a fingerprint does not vouch for times and extensions: what is new is decided anew")
                .joins()
                .twin("JON-L1-0201")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    subject.isAdmitted(session, Identity.of("somebody", peer, subject.wallMs()), join(session));
                    subject.receives(peer, session.leave());
                    subject.waits(1_000);
                    Identity renewed = Identity.of("somebody", peer, subject.wallMs());
                    PeerSession again = subject.hasAnswered(peer);
                    subject.receives(peer, again.join(renewed)).gives(asked("authenticate", again, renewed));
                });
    }

    private static Case sameIdentityElsewhere() {
        return ScriptCase.of("JON-L1-0203", "the identity on another node: the application is asked")
                .shows(ADMITTED_AGAIN_WITHOUT_QUESTION)
                .because("what was decided was an identity on a node")
                .joins()
                .twin("JON-L1-0201")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    subject.isAdmitted(session, Identity.of("somebody", peer, subject.wallMs()), join(session));
                    Peer other = subject.peer("other node", "192.0.2.30:4000");
                    PeerSession there = subject.hasAnswered(other);
                    Identity identity = Identity.of("somebody", other, subject.wallMs());
                    subject.receives(other, there.join(identity)).gives(asked("authenticate", there, identity));
                });
    }

    private static Case askedAgain() {
        return ScriptCase.of(
                        "JON-L1-0204",
                        "after 50 min the application is asked again, without the peer; granted begins a new hour")
                .shows(AUTHORIZATION_EXPIRES)
                .because("an admission is renewed before it ends, so nobody who may stay is thrown out")
                .joins()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasJoined(peer);
                    Identity identity = Identity.ofNode(peer);
                    subject.at(50 * MINUTE_MS - 1).givesNothing();
                    long authenticate = subject.at(50 * MINUTE_MS)
                            .gives(asked("authenticate", session, identity).at(50 * MINUTE_MS))
                            .question();
                    long authorize = subject.answers(authenticate, "granted")
                            .gives(asked("authorize", session, identity))
                            .question();
                    subject.answers(authorize, "granted").givesNothing();
                    subject.at(60 * MINUTE_MS - 1).givesNothing();
                    subject.at(60 * MINUTE_MS).excludes(parted(session), nack(session, Nack.Code.DEFERRED, 1));
                    subject.receives(peer, session.join(identity)).gives(ack(session));
                });
    }

    private static Case expires() {
        return ScriptCase.of(
                        "JON-L1-0205",
                        "nobody answers: asked every minute, and after an hour the peer is before its Ack again")
                .shows(AUTHORIZATION_EXPIRES)
                .because("an admission that nobody renews ends; it does not last for ever")
                .joins()
                .twin("JON-L1-0204")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasJoined(peer);
                    Identity identity = Identity.ofNode(peer);
                    for (long minute = 50; minute < 60; minute++) {
                        subject.at(minute * MINUTE_MS)
                                .gives(asked("authenticate", session, identity).at(minute * MINUTE_MS));
                    }
                    subject.at(60 * MINUTE_MS - 1).givesNothing();
                    subject.at(60 * MINUTE_MS)
                            .includes(nack(session, Nack.Code.DEFERRED, 1), parted(session, AUTHORIZATION_EXPIRES));
                    subject.waits(1_000);
                    subject.receives(peer, session.join(identity)).includes(asked("authenticate", session, identity));
                });
    }

    private static Case namesTheLastJoin() {
        return ScriptCase.of(
                        "JON-L1-0211",
                        "after an hour the Nack names the Join that was sent last, whatever has arrived since")
                .shows(AUTHORIZATION_EXPIRES, OLDER_JOINS_ARE_DROPPED)
                .because("a Nack that names another Join is dropped (JON-023), and its receiver goes on as if admitted")
                .joins()
                .twin("JON-L1-0204")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    byte[] heldBack = session.join(Identity.ofNode(peer));
                    Identity identity = subject.isAdmitted(session);
                    subject.receives(peer, session.ack()).gives(acknowledged(session), joined(session, identity));
                    subject.receives(peer, heldBack).isDroppedBy(OLDER_JOINS_ARE_DROPPED);
                    subject.at(60 * MINUTE_MS)
                            .includes(nack(session, Nack.Code.DEFERRED, 1), parted(session, AUTHORIZATION_EXPIRES));
                });
    }

    private static Case oneQuestionWhenAskedAgain() {
        return ScriptCase.of("JON-L1-0212", "asked again about a peer: another Join of it is dropped until the answer")
                .shows(ONE_QUESTION_A_PEER, AUTHORIZATION_EXPIRES)
                .because("one decision at a time, whatever has led to the question")
                .joins()
                .twin("JON-L1-0204")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasJoined(peer);
                    Identity identity = Identity.ofNode(peer);
                    long authenticate = subject.at(50 * MINUTE_MS).question();
                    subject.receives(peer, session.joinAgain()).gives(ack(session));
                    subject.receives(peer, session.join(identity)).isDroppedBy(ONE_QUESTION_A_PEER);
                    long authorize = subject.answers(authenticate, "granted").question();
                    subject.receives(peer, session.join(identity)).isDroppedBy(ONE_QUESTION_A_PEER);
                    subject.answers(authorize, "granted").givesNothing();
                    subject.receives(peer, session.join(identity)).gives(ack(session));
                });
    }

    private static Case notAskedWhileAway() {
        return ScriptCase.of(
                        "JON-L1-0213",
                        "a mark at which the peer is not admitted passes; back in time, it is asked about at the next one")
                .shows(AUTHORIZATION_EXPIRES, ADMITTED_AGAIN_WITHOUT_QUESTION)
                .because(
                        "nobody decides about a peer that is not there, and whoever comes back is not asked about twice")
                .joins()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasJoined(peer);
                    Identity identity = Identity.ofNode(peer);
                    subject.at(49 * MINUTE_MS).givesNothing();
                    subject.receives(peer, session.leave())
                            .gives(ended(session, LEAVE_ENDS_THE_SESSION), parted(session, LEAVE_ENDS_THE_SESSION));
                    subject.at(50 * MINUTE_MS).givesNothing();
                    PeerSession again = subject.hasAnswered(peer);
                    subject.receives(peer, again.join(identity))
                            .gives(ack(again), admitted(again, identity), join(again));
                    subject.receives(peer, again.ack()).gives(acknowledged(again), joined(again, identity));
                    subject.at(51 * MINUTE_MS - 1).givesNothing();
                    subject.at(51 * MINUTE_MS)
                            .gives(asked("authenticate", again, identity).at(51 * MINUTE_MS));
                });
    }

    private static Case notAskedBesideAnotherQuestion() {
        return ScriptCase.of(
                        "JON-L1-0214", "a mark at which the application has a question about a Join of the peer passes")
                .shows(AUTHORIZATION_EXPIRES)
                .because("one decision at a time, whatever has led to the question")
                .joins()
                .plays((subject, peer) -> {
                    subject.hasJoined(peer);
                    subject.at(50 * MINUTE_MS - 1_000).givesNothing();
                    PeerSession renewed = subject.hasReopened(peer);
                    Identity other = Identity.of("somebody", peer, subject.wallMs());
                    subject.receives(peer, renewed.join(other)).gives(asked("authenticate", renewed, other));
                    subject.at(50 * MINUTE_MS + 3_999).givesNothing();
                    subject.at(50 * MINUTE_MS + 4_000).gives(nack(renewed, Nack.Code.DEFERRED, 5));
                });
    }

    private static Case endsWithTheIdentityInAnHour() {
        return ScriptCase.of(
                        "JON-L1-0215", "an identity that ends after exactly an hour is asked about again after 50 min")
                .shows(AUTHORIZATION_EXPIRES)
                .because("it has a whole hour; a shorter one ends without a question")
                .joins()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    Identity identity = ending(59 * MINUTE_MS, subject, peer);
                    subject.isAdmitted(session, identity, join(session));
                    subject.receives(peer, session.ack()).gives(acknowledged(session), joined(session, identity));
                    subject.at(50 * MINUTE_MS - 1).givesNothing();
                    subject.at(50 * MINUTE_MS)
                            .gives(asked("authenticate", session, identity).at(50 * MINUTE_MS));
                });
    }

    /** An identity of the peer whose token expires so long after now. */
    private static Identity ending(long inMs, SubjectNode subject, Peer peer) {
        return Identity.of(
                "somebody",
                subject.wallMs(),
                token -> Tokens.withExtension(token, "node_fingerprint", peer.fingerprint()).toBuilder()
                        .setExpiresAt(token.getIssuedAt() + inMs)
                        .build());
    }

    private static Case deniedLater() {
        return ScriptCase.of("JON-L1-0206", "asked again, the application denies: the peer is obsolete")
                .shows(AUTHORIZATION_EXPIRES, DENIED_IS_REMEMBERED)
                .because("a decision can be taken back within the hour")
                .joins()
                .twin("JON-L1-0204")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasJoined(peer);
                    long question = subject.at(50 * MINUTE_MS).question();
                    subject.answers(question, "denied").gives(nack(session, Nack.Code.DENIED, 0), parted(session));
                    subject.receives(peer, session.challenge()).isDroppedBy(OBSOLETE_PEERS_HEAR_NACK);
                });
    }

    private static Case endsWithTheIdentity() {
        return ScriptCase.of(
                        "JON-L1-0207", "an identity that ends sooner is admitted until then, and not asked about again")
                .shows(AUTHORIZATION_EXPIRES)
                .because("no admission outlives the token that it is for")
                .joins()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    Identity identity = ending(4 * MINUTE_MS, subject, peer);
                    subject.isAdmitted(session, identity, join(session));
                    subject.receives(peer, session.ack()).gives(acknowledged(session), joined(session, identity));
                    subject.at(300_000 - 1).givesNothing();
                    subject.at(300_000).includes(nack(session, Nack.Code.DEFERRED, 1), parted(session));
                });
    }

    private static Case unadmitted() {
        return ScriptCase.of("JON-L1-0208", "a session in which the peer is not admitted ends after 5 min")
                .shows(UNADMITTED_SESSIONS_END)
                .because("whoever shakes hands and never joins takes no place for long")
                .joins()
                .twin("JON-L1-0209")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    subject.at(5 * MINUTE_MS - 1).givesNothing();
                    subject.stillAnswersIn(session);
                    subject.at(5 * MINUTE_MS)
                            .gives(ended(session, UNADMITTED_SESSIONS_END).at(5 * MINUTE_MS));
                });
    }

    private static Case admittedStays() {
        return ScriptCase.of("JON-L1-0209", "admitted in the last millisecond of the 5 min, the peer stays")
                .shows(UNADMITTED_SESSIONS_END)
                .because("the bound is for those who are not in")
                .joins()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    subject.at(5 * MINUTE_MS - 1).givesNothing();
                    Identity identity = subject.isAdmitted(session);
                    subject.receives(peer, session.ack()).gives(acknowledged(session), joined(session, identity));
                    subject.at(20 * MINUTE_MS).givesNothing();
                });
    }

    private static Case questions() {
        return ScriptCase.of(
                        "JON-L1-0210", "64 questions are outstanding: one more Join is deferred without a question")
                .shows(QUESTIONS_WITHIN_LIMIT)
                .because("a slow application must not let a node's memory grow")
                .joins()
                .once()
                .plays((subject, peer) -> {
                    List<PeerSession> sessions = new ArrayList<>();
                    for (int i = 0; i <= QUESTIONS; i++) {
                        subject.waits(50);
                        sessions.add(subject.hasAnswered(subject.peer("peer " + i, "198.18." + i + ".1:4000")));
                    }
                    for (PeerSession session : sessions.subList(0, QUESTIONS)) {
                        Identity identity = Identity.ofNode(session.peer());
                        subject.receives(session.peer(), session.join(identity))
                                .gives(asked("authenticate", session, identity));
                    }
                    PeerSession last = sessions.get(QUESTIONS);
                    byte[] join = last.join(Identity.ofNode(last.peer()));
                    subject.receives(last.peer(), join)
                            .gives(dropped(QUESTIONS_WITHIN_LIMIT), nack(last, Nack.Code.DEFERRED, 5));
                    subject.waits(5_000);
                    subject.receives(last.peer(), last.join(Identity.ofNode(last.peer())))
                            .includes(asked("authenticate", last, Identity.ofNode(last.peer())));
                });
    }
}
