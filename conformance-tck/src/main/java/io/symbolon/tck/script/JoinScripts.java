package io.symbolon.tck.script;

import static io.symbolon.spec.JoinRule.ADMITTED_AGAIN_WITHOUT_QUESTION;
import static io.symbolon.spec.JoinRule.ANSWER_NAMES_THE_JOIN;
import static io.symbolon.spec.JoinRule.AN_IDENTITY_TAKES_PART;
import static io.symbolon.spec.JoinRule.AUTHENTICATED_THEN_AUTHORIZED;
import static io.symbolon.spec.JoinRule.IDENTITY_IS_VALID;
import static io.symbolon.spec.JoinRule.IDENTITY_NAMES_THE_NODE;
import static io.symbolon.spec.JoinRule.JOINED_IS_BOTH_WAYS;
import static io.symbolon.spec.JoinRule.JOINED_WHERE_ESTABLISHED;
import static io.symbolon.spec.JoinRule.JOIN_IS_REPEATED;
import static io.symbolon.spec.JoinRule.JOIN_IS_SIGNED_FOR_THIS_SESSION;
import static io.symbolon.spec.JoinRule.NODE_TOKEN_IS_NOT_REPEATED;
import static io.symbolon.spec.JoinRule.NOTHING_ELSE_BEFORE_THE_ACK;
import static io.symbolon.spec.JoinRule.NOTHING_SENT_BEFORE_THE_ACK;
import static io.symbolon.spec.JoinRule.OLDER_JOINS_ARE_DROPPED;
import static io.symbolon.spec.JoinRule.ONE_IDENTITY_A_SESSION;
import static io.symbolon.spec.JoinRule.ONE_QUESTION_A_PEER;
import static io.symbolon.spec.JoinRule.OPENER_JOINS_FIRST;
import static io.symbolon.spec.JoinRule.REFUSED_NODES_STOP;
import static io.symbolon.spec.JoinRule.SAME_JOIN_SAME_ANSWER;
import static io.symbolon.spec.OverlayRule.GROWING_IS_A_CHOICE;
import static io.symbolon.spec.SessionRule.CLEAR_TEXT_IS_DISCARDED;
import static io.symbolon.spec.SessionRule.CONFIRMED_IN_TIME;
import static io.symbolon.spec.SessionRule.FRAME_OPENS;
import static io.symbolon.spec.SessionRule.LEAVE_ENDS_THE_SESSION;
import static io.symbolon.tck.script.Expected.ack;
import static io.symbolon.tck.script.Expected.acknowledged;
import static io.symbolon.tck.script.Expected.anotherJoin;
import static io.symbolon.tck.script.Expected.asked;
import static io.symbolon.tck.script.Expected.askedWithRealm;
import static io.symbolon.tck.script.Expected.challenge;
import static io.symbolon.tck.script.Expected.challengeAgain;
import static io.symbolon.tck.script.Expected.ended;
import static io.symbolon.tck.script.Expected.join;
import static io.symbolon.tck.script.Expected.joinAgain;
import static io.symbolon.tck.script.Expected.joinRefused;
import static io.symbolon.tck.script.Expected.joined;
import static io.symbolon.tck.script.Expected.leave;
import static io.symbolon.tck.script.Expected.nack;
import static io.symbolon.tck.script.Expected.parted;

import io.symbolon.spec.proto.Nack;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.peer.Identity;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import io.symbolon.tck.wire.SessionMessages;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;
import java.util.List;

/** Joins that hold, both ways, and the answers to them. */
final class JoinScripts {
    private JoinScripts() {}

    static List<Case> cases() {
        return List.of(
                peerOpens(),
                subjectOpens(),
                peerIdentity(),
                peerOfARealm(),
                ownIdentity(),
                nobody(),
                confirming(),
                sameJoin(),
                anotherJoinOfTheSame(),
                notVerifiedAgain(),
                oneQuestion(),
                otherIdentity(),
                beforeTheAck(),
                notGrowing(),
                repeatedJoin(),
                joinIntoNowhere(),
                heldBack(),
                repeatedUntilTheAnswer(),
                otherAck(),
                otherNack(),
                deniedByThePeer(),
                invalidForThePeer(),
                deferredByThePeer(),
                deferredForNoTime(),
                forgedNack(),
                bothAtOnce(),
                joinedPeerLeaves(),
                noIdentityShownToTheRefused());
    }

    private static Case peerOpens() {
        return ScriptCase.of(
                        "JON-L1-0001", "the peer opens and joins: two questions, the Ack, then the subject's own Join")
                .shows(AUTHENTICATED_THEN_AUTHORIZED, OPENER_JOINS_FIRST, JOINED_IS_BOTH_WAYS)
                .because("the application decides twice before anybody is in, and who is asked shows itself last")
                .joins()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    subject.at(4_000).givesNothing();
                    Identity identity = subject.isAdmitted(session);
                    subject.receives(peer, session.ack()).gives(acknowledged(session), joined(session, identity));
                    subject.waits(600_000).givesNothing();
                });
    }

    private static Case subjectOpens() {
        return ScriptCase.of("JON-L1-0002", "the subject opens: it joins as soon as the session is established")
                .shows(OPENER_JOINS_FIRST, JOINED_IS_BOTH_WAYS, JOIN_IS_SIGNED_FOR_THIS_SESSION)
                .because("who opens shows its identity first; both Acks make a joined peer")
                .joins()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasOpenedUnconfirmed(peer);
                    subject.isEstablished(session, join(session));
                    subject.receives(peer, session.ack()).gives(acknowledged(session));
                    Identity identity = Identity.ofNode(peer);
                    subject.isAdmitted(session, identity, joined(session, identity));
                });
    }

    private static Case peerIdentity() {
        return ScriptCase.of("JON-L1-0003", "an identity with a token of its own, which names the node, is admitted")
                .shows(IDENTITY_NAMES_THE_NODE, IDENTITY_IS_VALID, JOIN_IS_SIGNED_FOR_THIS_SESSION)
                .because("a person uses many nodes, and chooses each of them")
                .joins()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    Identity identity = Identity.of("somebody", peer, subject.wallMs());
                    subject.isAdmitted(session, identity, join(session));
                    subject.receives(peer, session.ack()).gives(acknowledged(session), joined(session, identity));
                });
    }

    private static Case peerOfARealm() {
        return ScriptCase.of(
                        "JON-L1-0004", "an identity with the token of its realm's leader: the question names the realm")
                .shows(IDENTITY_IS_VALID)
                .because("the application decides by what was proved, not by what was said")
                .joins()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    Identity leader = Identity.of("leader", subject.wallMs(), token -> token);
                    Identity member = member(peer, leader, subject.wallMs());
                    subject.receives(peer, session.join(member.issuedBy(leader)))
                            .gives(askedWithRealm("authenticate", session, member, leader.fingerprint()));
                });
    }

    /** An identity of the leader's realm, endorsed for an hour. */
    private static Identity member(Peer peer, Identity leader, long wallMs) {
        SigningKey key = SigningKey.named("member");
        Token named = Tokens.withExtension(
                        Identity.token("member", key, wallMs), "node_fingerprint", peer.fingerprint())
                .toBuilder()
                .setRealm(Tokens.bytes(leader.fingerprint()))
                .setIssuer(Tokens.bytes(leader.fingerprint()))
                .build();
        byte[] fingerprint = Identity.of(key, named).fingerprint();
        return Identity.of(
                key,
                Tokens.withExtension(
                        named,
                        "endorsement",
                        Tokens.endorsement(leader.key(), fingerprint, wallMs, wallMs + 3_600_000)));
    }

    private static Case ownIdentity() {
        return ScriptCase.of("JON-L1-0005", "the subject's own identity names its node and has signed for this session")
                .shows(IDENTITY_NAMES_THE_NODE, JOIN_IS_SIGNED_FOR_THIS_SESSION, NODE_TOKEN_IS_NOT_REPEATED)
                .because("what a peer checks, a node has to send")
                .joins()
                .subject(args -> args.putObject("identity")
                        .put("seed", Octets.hex(Cast.SUBJECT_IDENTITY.seed()))
                        .put("uuid", Octets.hex(Cast.SUBJECT_IDENTITY_UUID)))
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasOpenedUnconfirmed(peer);
                    Expected own = new Expected(
                            "a join with an identity token",
                            join(session)
                                    .is()
                                    .and(event -> session.read(event.datagram())
                                            .filter(message -> !message.getJoin()
                                                    .getIdentity()
                                                    .isEmpty())
                                            .isPresent()));
                    subject.isEstablished(session, own);
                });
    }

    private static Case nobody() {
        return ScriptCase.of(
                        "JON-L1-0006",
                        "a node without identity takes no Join and no message of a joined peer, and sends none")
                .shows(AN_IDENTITY_TAKES_PART)
                .because("who is nobody admits nobody")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasOpened(peer);
                    subject.waits(20_000).givesNothing();
                    for (byte[] message : List.of(
                            session.join(Identity.ofNode(peer)),
                            session.frame(SessionMessages.ack(Octets.zeros(16))),
                            session.frame(SessionMessages.nack(Octets.zeros(16), Nack.Code.DENIED_VALUE, 0)),
                            session.frame(SessionMessages.piggy(List.of())))) {
                        subject.receives(peer, message).isDroppedBy(AN_IDENTITY_TAKES_PART);
                    }
                    subject.stillAnswersIn(session);
                });
    }

    private static Case confirming() {
        return ScriptCase.of(
                        "JON-L1-0007",
                        "a Join that comes while the session is confirming is dropped, and taken afterwards")
                .shows(JOINED_WHERE_ESTABLISHED)
                .because("a Join that was held back proves nothing about who is there now")
                .joins()
                .twin("JON-L1-0001")
                .plays((subject, peer) -> {
                    PeerSession session = subject.isAcceptedBy(peer, subject.hasCandidate(peer, peer.introduction()));
                    subject.receives(peer, session.join(Identity.ofNode(peer))).isDroppedBy(JOINED_WHERE_ESTABLISHED);
                    subject.receives(peer, session.frame(SessionMessages.piggy(List.of())))
                            .isDroppedBy(JOINED_WHERE_ESTABLISHED);
                    subject.isEstablished(session);
                    subject.receives(peer, session.joinAgain())
                            .gives(asked("authenticate", session, Identity.ofNode(peer)));
                });
    }

    private static Case sameJoin() {
        return ScriptCase.of(
                        "JON-L1-0008", "the same Join again: nothing while the application thinks, then the same Ack")
                .shows(SAME_JOIN_SAME_ANSWER)
                .because("a lost answer costs a resend, a repeated Join no decision")
                .joins()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    Identity identity = Identity.ofNode(peer);
                    long authenticate = subject.receives(peer, session.join(identity))
                            .gives(asked("authenticate", session, identity))
                            .question();
                    subject.receives(peer, session.joinAgain()).givesNothing();
                    long authorize = subject.answers(authenticate, "granted").question();
                    subject.receives(peer, session.joinAgain()).givesNothing();
                    subject.answers(authorize, "granted").includes(ack(session));
                    subject.receives(peer, session.joinAgain()).gives(ack(session));
                    subject.receives(peer, session.joinAgain()).gives(ack(session));
                });
    }

    private static Case heldBack() {
        return ScriptCase.of(
                        "JON-L1-0029",
                        "a Join that arrives after one that was sent later is dropped, whatever became of the later one")
                .shows(OLDER_JOINS_ARE_DROPPED)
                .because("what was held back on its way must not take the place of what was sent after it")
                .joins()
                .twin("JON-L1-0009")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    Identity identity = Identity.ofNode(peer);
                    List<byte[]> older =
                            List.of(session.join(identity), session.join(identity), session.join(identity));
                    long first = subject.receives(peer, session.join(identity)).question();
                    subject.receives(peer, older.get(0)).isDroppedBy(OLDER_JOINS_ARE_DROPPED);
                    subject.answers(first, "deferred").gives(nack(session, Nack.Code.DEFERRED, 5));
                    subject.receives(peer, older.get(1)).isDroppedBy(OLDER_JOINS_ARE_DROPPED);
                    byte[] again = session.joinAgain();
                    subject.waits(5_000);
                    subject.isAdmitted(session);
                    subject.receives(peer, older.get(2)).isDroppedBy(OLDER_JOINS_ARE_DROPPED);
                    subject.receives(peer, again).isDroppedBy(OLDER_JOINS_ARE_DROPPED);
                    subject.receives(peer, session.joinAgain()).gives(ack(session));
                });
    }

    private static Case anotherJoinOfTheSame() {
        return ScriptCase.of(
                        "JON-L1-0009", "another Join of the admitted identity in the same session: an Ack, no question")
                .shows(ADMITTED_AGAIN_WITHOUT_QUESTION)
                .because("what was decided is not decided again within its hour")
                .joins()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasJoined(peer);
                    subject.receives(peer, session.join(Identity.ofNode(peer))).gives(ack(session));
                });
    }

    private static Case notVerifiedAgain() {
        return ScriptCase.of(
                        "JON-L1-0028", "of another Join of the admitted identity the signature is not looked at again")
                .shows(ONE_IDENTITY_A_SESSION)
                .because("an admitted peer could keep a node busy with signatures")
                .joins()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasJoined(peer);
                    byte[] join = session.join(Identity.ofNode(peer), Octets.repeated(6, 16), Octets.zeros(64));
                    subject.receives(peer, join).gives(ack(session));
                });
    }

    private static Case oneQuestion() {
        return ScriptCase.of("JON-L1-0010", "another Join while the application has a question is dropped")
                .shows(ONE_QUESTION_A_PEER)
                .because("one peer could otherwise take all questions that a node may have")
                .joins()
                .twin("JON-L1-0009")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    Identity identity = Identity.ofNode(peer);
                    byte[] first = session.join(identity);
                    byte[] id = session.joinId();
                    long question = subject.receives(peer, first).question();
                    subject.receives(peer, session.join(identity)).isDroppedBy(ONE_QUESTION_A_PEER);
                    long authorize = subject.answers(question, "granted").question();
                    subject.receives(peer, session.join(identity)).isDroppedBy(ONE_QUESTION_A_PEER);
                    subject.answers(authorize, "granted").includes(Expected.ackOf(session, id));
                });
    }

    private static Case otherIdentity() {
        return ScriptCase.of("JON-L1-0011", "another identity in a session that has admitted one is dropped")
                .shows(ONE_IDENTITY_A_SESSION)
                .because("a session does not change hands")
                .joins()
                .twin("JON-L1-0009")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasJoined(peer);
                    subject.receives(peer, session.join(Identity.of("somebody", peer, subject.wallMs())))
                            .isDroppedBy(ONE_IDENTITY_A_SESSION);
                    subject.receives(peer, session.join(Identity.ofNode(peer))).gives(ack(session));
                });
    }

    private static Case beforeTheAck() {
        return ScriptCase.of("JON-L1-0012", "before its Ack a peer is not listened to")
                .shows(NOTHING_ELSE_BEFORE_THE_ACK, NOTHING_SENT_BEFORE_THE_ACK)
                .because("who is not admitted has no voice, whatever it says")
                .grows()
                .twin("JON-L1-0013")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    for (byte[] message : tellings(peer)) {
                        subject.receives(peer, session.frame(message)).isDroppedBy(NOTHING_ELSE_BEFORE_THE_ACK);
                    }
                    long question = subject.receives(peer, session.join(Identity.ofNode(peer)))
                            .question();
                    subject.receives(peer, session.frame(tellings(peer).get(0)))
                            .isDroppedBy(NOTHING_ELSE_BEFORE_THE_ACK);
                    subject.answers(question, "granted");
                    subject.receives(peer, session.frame(tellings(peer).get(1)))
                            .isDroppedBy(NOTHING_ELSE_BEFORE_THE_ACK);
                    subject.stillAnswersIn(session);
                });
    }

    private static Case notGrowing() {
        return ScriptCase.of("JON-L1-0013", "after its Ack it is; a node that does not grow drops what is about growth")
                .shows(NOTHING_ELSE_BEFORE_THE_ACK, GROWING_IS_A_CHOICE)
                .because("a node may keep to the peers that its application names")
                .joins()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasJoined(peer);
                    for (byte[] message : tellings(peer)) {
                        subject.receives(peer, session.frame(message)).isDroppedBy(GROWING_IS_A_CHOICE);
                    }
                    subject.waits(120_000).givesNothing();
                });
    }

    /** What joined nodes tell each other of. */
    static List<byte[]> tellings(Peer peer) {
        byte[] token = peer.introduction().signedToken();
        return List.of(
                SessionMessages.update(token),
                SessionMessages.piggy(List.of(token)),
                SessionMessages.seek(peer.fingerprint(), Octets.zeros(0)),
                SessionMessages.routed(SessionMessages.envelope(peer.fingerprint(), 32, 10_000, Octets.repeated(7, 16))
                        .setReply(SessionMessages.reply(Octets.repeated(9, 32), Octets.zeros(80)))));
    }

    private static Case repeatedJoin() {
        return ScriptCase.of(
                        "JON-L1-0014",
                        "a Join without answer is sent again after 1, 2, 4, 8 and then every 15 s, from the fifth with a challenge")
                .shows(JOIN_IS_REPEATED)
                .because("loss is survived, and nobody is flooded")
                .joins()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasOpenedUnconfirmed(peer);
                    subject.isEstablished(session, join(session));
                    Expected again = joinAgain(session);
                    subject.at(14_999).gives(again.at(1_000), again.at(3_000), again.at(7_000));
                    for (long at = 15_000; at <= 60_000; at += 15_000) {
                        subject.at(at).gives(again.at(at), challenge(session).at(at));
                        subject.receives(peer, session.response()).givesNothing();
                    }
                });
    }

    private static Case joinIntoNowhere() {
        return ScriptCase.of(
                        "JON-L1-0027",
                        "a peer that answers neither the fifth Join nor its challenges is questioned, and the session ends")
                .shows(JOIN_IS_REPEATED, CONFIRMED_IN_TIME)
                .because("a session that the peer has given up is noticed in half a minute, not in five")
                .joins()
                .twin("JON-L1-0014")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasOpenedUnconfirmed(peer);
                    subject.isEstablished(session, join(session));
                    subject.at(14_999).excludes(challenge(session));
                    subject.at(15_000).gives(joinAgain(session), challenge(session));
                    Expected again = challengeAgain(session);
                    subject.at(20_999).gives(again.at(17_000), again.at(19_000));
                    subject.at(21_000).gives(challenge(session).at(21_000));
                    subject.at(32_999).excludes(joinAgain(session));
                    subject.at(33_000).gives(ended(session, CONFIRMED_IN_TIME).at(33_000));
                });
    }

    private static Case repeatedUntilTheAnswer() {
        return ScriptCase.of("JON-L1-0015", "after the Ack the Join is not sent again; a second Ack says nothing new")
                .shows(JOIN_IS_REPEATED, ANSWER_NAMES_THE_JOIN)
                .because("what is answered is over")
                .joins()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasOpenedUnconfirmed(peer);
                    subject.isEstablished(session, join(session));
                    subject.at(1_000).gives(joinAgain(session));
                    subject.receives(peer, session.ack()).gives(acknowledged(session));
                    subject.receives(peer, session.ack()).givesNothing();
                    subject.at(60_000).givesNothing();
                });
    }

    private static Case otherAck() {
        return ScriptCase.of("JON-L1-0016", "an Ack with another id is dropped, and the subject is not acknowledged")
                .shows(ANSWER_NAMES_THE_JOIN)
                .because("nobody answers what was not asked")
                .joins()
                .twin("JON-L1-0002")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasOpenedUnconfirmed(peer);
                    subject.isEstablished(session, join(session));
                    byte[] other =
                            Octets.withBitFlipped(session.toAck().getJoinId().toByteArray(), 15, 0);
                    subject.receives(peer, session.frame(SessionMessages.ack(other)))
                            .isDroppedBy(ANSWER_NAMES_THE_JOIN);
                    subject.at(1_000).gives(joinAgain(session));
                    subject.receives(peer, session.ack()).gives(acknowledged(session));
                });
    }

    private static Case otherNack() {
        return ScriptCase.of("JON-L1-0017", "a Nack with another id, or before any Join of the subject, is dropped")
                .shows(ANSWER_NAMES_THE_JOIN)
                .because("a Nack of an earlier Join must not end a later one")
                .joins()
                .twin("JON-L1-0018")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    byte[] nack = SessionMessages.nack(Octets.repeated(1, 16), Nack.Code.DENIED_VALUE, 0);
                    subject.receives(peer, session.frame(nack)).isDroppedBy(ANSWER_NAMES_THE_JOIN);
                    subject.isAdmitted(session);
                    subject.receives(peer, session.frame(nack)).isDroppedBy(ANSWER_NAMES_THE_JOIN);
                    subject.receives(peer, session.ack())
                            .gives(acknowledged(session), joined(session, Identity.ofNode(peer)));
                });
    }

    private static Case deniedByThePeer() {
        return refusedByThePeer("JON-L1-0018", "denied", Nack.Code.DENIED);
    }

    private static Case invalidForThePeer() {
        return refusedByThePeer("JON-L1-0019", "invalid", Nack.Code.INVALID);
    }

    private static Case refusedByThePeer(String id, String code, Nack.Code value) {
        return ScriptCase.of(
                        id, "a Nack with code " + code + ": the subject leaves the session and tells the application")
                .shows(REFUSED_NODES_STOP)
                .because("a refusal is final for this session")
                .joins()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasOpenedUnconfirmed(peer);
                    subject.isEstablished(session, join(session));
                    subject.receives(peer, session.nack(value, 0))
                            .gives(joinRefused(session, code, 0), leave(session), ended(session, REFUSED_NODES_STOP));
                    subject.waits(60_000).givesNothing();
                });
    }

    private static Case deferredByThePeer() {
        return ScriptCase.of(
                        "JON-L1-0020",
                        "a Nack with code deferred: nothing until the time is over, then a new Join with a new id")
                .shows(REFUSED_NODES_STOP)
                .because("who asked for patience gets a Join that it has not answered yet")
                .joins()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasOpenedUnconfirmed(peer);
                    subject.isEstablished(session, join(session));
                    subject.receives(peer, session.nack(Nack.Code.DEFERRED, 7))
                            .gives(joinRefused(session, "deferred", 7));
                    subject.at(6_999).givesNothing();
                    Expected another = anotherJoin(session);
                    subject.at(7_000).gives(another.at(7_000));
                    subject.at(8_000).gives(joinAgain(session).at(8_000));
                    subject.receives(peer, session.ack()).gives(acknowledged(session));
                });
    }

    private static Case deferredForNoTime() {
        return ScriptCase.of("JON-L1-0021", "retry_after_s of 0 counts as 1")
                .shows(REFUSED_NODES_STOP)
                .because("two nodes that always answer at once must not fill the network")
                .joins()
                .twin("JON-L1-0020")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasOpenedUnconfirmed(peer);
                    subject.isEstablished(session, join(session));
                    subject.receives(peer, session.nack(Nack.Code.DEFERRED, 0))
                            .gives(joinRefused(session, "deferred", 0));
                    subject.at(999).givesNothing();
                    Expected another = anotherJoin(session);
                    subject.at(1_000).gives(another.at(1_000));
                });
    }

    private static Case forgedNack() {
        return ScriptCase.of("JON-L1-0022", "a Nack in clear, or sealed by somebody else, changes nothing")
                .shows(REFUSED_NODES_STOP, CLEAR_TEXT_IS_DISCARDED, FRAME_OPENS)
                .because("a refusal that anybody can write is a way to keep anybody out")
                .joins()
                .twin("JON-L1-0018")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasOpenedUnconfirmed(peer);
                    subject.isEstablished(session, join(session));
                    byte[] id = session.toAck().getJoinId().toByteArray();
                    byte[] message = SessionMessages.nack(id, Nack.Code.DENIED_VALUE, 0);
                    byte[] clear = Octets.concat(
                            SealedFrames.header(session.id(), 90), SealedFrames.content(message), Octets.zeros(16));
                    subject.receives(peer, clear).isDroppedBy(FRAME_OPENS);
                    byte[] reflected = session.frameOfTheSubject(message);
                    subject.receives(peer, reflected).isDroppedBy(FRAME_OPENS);
                    subject.receives(peer, session.ack()).gives(acknowledged(session));
                });
    }

    private static Case bothAtOnce() {
        return ScriptCase.of("JON-L1-0023", "both Joins cross: each is answered for itself")
                .shows(JOINED_IS_BOTH_WAYS, AUTHENTICATED_THEN_AUTHORIZED)
                .because("joining is a matter of each direction, in any order")
                .joins()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasOpenedUnconfirmed(peer);
                    subject.isEstablished(session, join(session));
                    Identity identity = Identity.ofNode(peer);
                    subject.isAdmitted(session, identity);
                    subject.receives(peer, session.ack()).gives(acknowledged(session), joined(session, identity));
                });
    }

    private static Case joinedPeerLeaves() {
        return ScriptCase.of(
                        "JON-L1-0024",
                        "a joined peer that leaves is joined no longer, and joins anew when it comes back")
                .shows(JOINED_IS_BOTH_WAYS, ADMITTED_AGAIN_WITHOUT_QUESTION)
                .because("the application is told when somebody is gone; a restart within the hour costs no decision")
                .joins()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasJoined(peer);
                    subject.receives(peer, session.leave())
                            .gives(ended(session, LEAVE_ENDS_THE_SESSION), parted(session, LEAVE_ENDS_THE_SESSION));
                    subject.waits(1_000);
                    PeerSession again = subject.hasAnswered(peer);
                    Identity identity = Identity.ofNode(peer);
                    subject.receives(peer, again.join(identity))
                            .gives(ack(again), Expected.admitted(again, identity), join(again));
                    subject.receives(peer, again.ack()).gives(acknowledged(again), joined(again, identity));
                });
    }

    private static Case noIdentityShownToTheRefused() {
        return ScriptCase.of("JON-L1-0025", "to a peer that opened and is denied the subject never joins")
                .shows(OPENER_JOINS_FIRST, NOTHING_SENT_BEFORE_THE_ACK)
                .because("who is asked shows its identity only to those whom it admits")
                .joins()
                .twin("JON-L1-0001")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    Identity identity = Identity.ofNode(peer);
                    long question =
                            subject.receives(peer, session.join(identity)).question();
                    subject.answers(question, "denied").gives(Expected.nack(session, Nack.Code.DENIED, 0));
                    subject.waits(29_999).givesNothing();
                });
    }
}
