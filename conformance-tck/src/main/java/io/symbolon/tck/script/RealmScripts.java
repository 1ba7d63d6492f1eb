package io.symbolon.tck.script;

import static io.symbolon.spec.RealmRule.ASKED_WHEN_DEFERRED;
import static io.symbolon.spec.RealmRule.DECISION_IS_BOUND;
import static io.symbolon.spec.RealmRule.DECISION_IS_IN_TIME;
import static io.symbolon.spec.RealmRule.DECISION_IS_THE_LEADERS;
import static io.symbolon.spec.RealmRule.DECISION_SETTLES_THE_NEXT_JOIN;
import static io.symbolon.spec.RealmRule.LEADER_IS_CONFIGURED;
import static io.symbolon.spec.RealmRule.LEADER_IS_VALID;
import static io.symbolon.spec.RealmRule.LEADER_UNREACHABLE_IS_DEFERRED;
import static io.symbolon.spec.RealmRule.QUERIES_ARE_RATIONED;
import static io.symbolon.spec.RealmRule.QUERY_FITS_ITS_PLACE;
import static io.symbolon.spec.RealmRule.QUERY_IS_SEALED;
import static io.symbolon.spec.RealmRule.REFUSED_LISTS_ARE_RATIONED;
import static io.symbolon.spec.RealmRule.REPLY_MATCHES_A_QUERY;
import static io.symbolon.spec.RealmRule.REVOCATIONS_ARE_THE_LEADERS;
import static io.symbolon.spec.RealmRule.REVOCATIONS_TRAVEL;
import static io.symbolon.spec.RealmRule.THE_REVOKED_END;
import static io.symbolon.tck.script.Expected.asked;
import static io.symbolon.tck.script.Expected.dropped;
import static io.symbolon.tck.script.Expected.ended;
import static io.symbolon.tck.script.Expected.leave;
import static io.symbolon.tck.script.Expected.nack;
import static io.symbolon.tck.script.RealmPlay.AN_HOUR_MS;
import static io.symbolon.tck.script.RealmPlay.DENIED;
import static io.symbolon.tck.script.RealmPlay.GRANTED;
import static io.symbolon.tck.script.RealmPlay.LEADER;
import static io.symbolon.tck.script.RealmPlay.query;
import static io.symbolon.tck.script.RealmPlay.revocations;

import io.symbolon.spec.Rule;
import io.symbolon.spec.proto.Decision;
import io.symbolon.spec.proto.Nack;
import io.symbolon.tck.peer.Identity;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.RealmQuestion;
import io.symbolon.tck.wire.RevocationLists;
import io.symbolon.tck.wire.Tokens;
import java.util.List;

/** A node of a realm: whom it asks, which replies settle a Join, and whom the leader revokes. */
final class RealmScripts {
    private RealmScripts() {}

    static List<Case> cases() {
        return List.of(
                granted(),
                denied(),
                otherRealm(),
                expiredLeader(),
                oneOutstanding(),
                fourASecond(),
                notTheLeader(),
                refused(
                        "RLM-L1-0101",
                        "a reply signed by somebody else",
                        DECISION_IS_THE_LEADERS,
                        (asked, now) -> RealmQuestion.signed(Cast.SUBJECT, asked.decision(GRANTED, now + AN_HOUR_MS))),
                refused(
                        "RLM-L1-0102",
                        "a reply on another nonce",
                        DECISION_IS_BOUND,
                        (asked, now) -> signed(
                                asked.decision(GRANTED, now + AN_HOUR_MS).setNonce(Tokens.bytes(Octets.zeros(16))))),
                refused(
                        "RLM-L1-0103",
                        "a reply about another token",
                        DECISION_IS_BOUND,
                        (asked, now) -> signed(asked.decision(GRANTED, now + AN_HOUR_MS)
                                .setTokenHash(Tokens.bytes(Octets.zeros(32))))),
                refused(
                        "RLM-L1-0104",
                        "a reply for another asker",
                        DECISION_IS_BOUND,
                        (asked, now) -> signed(asked.decision(GRANTED, now + AN_HOUR_MS)
                                .setAskerNode(Tokens.bytes(Octets.zeros(32))))),
                refused(
                        "RLM-L1-0105",
                        "a reply that has ended",
                        DECISION_IS_IN_TIME,
                        (asked, now) -> signed(asked.decision(GRANTED, now - 60_000))),
                refused(
                        "RLM-L1-0106",
                        "a reply that ends too late",
                        DECISION_IS_IN_TIME,
                        (asked, now) -> signed(asked.decision(GRANTED, now + AN_HOUR_MS + 60_001))),
                replayed(),
                revoked(),
                olderList(),
                refusedLists());
    }

    private static Case granted() {
        return member(
                        "RLM-L1-0001",
                        "a deferred identity of the realm: the leader grants, and the next Join is authenticated")
                .shows(ASKED_WHEN_DEFERRED, QUERY_IS_SEALED, DECISION_SETTLES_THE_NEXT_JOIN)
                .because("the leader of the realm knows whom a node has never met")
                .plays((subject, peer) -> {
                    Door door = Door.of(subject, peer);
                    RealmPlay.Asked asked = door.isDeferredAndAsked();
                    door.replies(asked, signed(asked.decision(GRANTED, subject.wallMs() + AN_HOUR_MS)))
                            .givesNothing();
                    subject.at(5_000);
                    subject.receives(peer, door.joiner.join(door.identity))
                            .gives(asked("authorize", door.joiner, door.identity));
                });
    }

    private static Case denied() {
        return member("RLM-L1-0002", "the leader denies: the next Join gets its Nack without a question")
                .shows(DECISION_SETTLES_THE_NEXT_JOIN)
                .because("what the leader has denied is denied")
                .plays((subject, peer) -> {
                    Door door = Door.of(subject, peer);
                    RealmPlay.Asked asked = door.isDeferredAndAsked();
                    door.replies(asked, signed(asked.decision(DENIED, subject.wallMs() + AN_HOUR_MS)))
                            .givesNothing();
                    subject.at(5_000);
                    byte[] again = door.joiner.join(door.identity);
                    subject.receives(peer, again).gives(nack(door.joiner, Nack.Code.DENIED, 0));
                });
    }

    private static Case otherRealm() {
        return member("RLM-L1-0003", "a deferred identity of another realm: nobody is asked")
                .shows(LEADER_IS_CONFIGURED)
                .because("a joiner must not choose its own judge")
                .twin("RLM-L1-0001")
                .plays((subject, peer) -> {
                    Identity other = Identity.of("another leader", subject.wallMs(), token -> token);
                    Door door = Door.of(subject, peer, RealmPlay.memberOf(other, "joiner", peer, subject.wallMs()));
                    door.isDeferred().gives(nack(door.joiner, Nack.Code.DEFERRED, 5));
                });
    }

    private static Case expiredLeader() {
        Identity leader = Identity.of(
                "leader of the realm",
                RealmPlay.START_MS,
                token -> token.toBuilder()
                        .setExpiresAt(RealmPlay.START_MS + 1_000)
                        .build());
        return RealmPlay.member(
                        ScriptCase.of(
                                "RLM-L1-0004",
                                "the leader's token has ended: it is asked until then and not afterwards"),
                        leader)
                .shows(LEADER_IS_VALID)
                .because("a leader's key does not rule for ever")
                .plays((subject, peer) -> {
                    Door door = Door.of(subject, peer);
                    door.isDeferredAndAsked();
                    subject.at(61_000);
                    door.isDeferred().gives(nack(door.joiner, Nack.Code.DEFERRED, 5));
                });
    }

    private static Case oneOutstanding() {
        return member(
                        "RLM-L1-0005",
                        "the leader does not reply: the Join stays deferred, and it is asked again after 10 s")
                .shows(LEADER_UNREACHABLE_IS_DEFERRED, QUERIES_ARE_RATIONED)
                .because("nobody is admitted for want of an answer, and nobody is asked twice at once")
                .plays((subject, peer) -> {
                    Door door = Door.of(subject, peer);
                    door.isDeferredAndAsked();
                    subject.at(9_999);
                    door.isDeferred().gives(nack(door.joiner, Nack.Code.DEFERRED, 5));
                    subject.at(15_000);
                    door.isDeferredAndAsked();
                });
    }

    private static Case fourASecond() {
        return member("RLM-L1-0006", "five are deferred in one second: four queries, and the fifth in the next second")
                .shows(QUERIES_ARE_RATIONED)
                .because("a flood of joins is not handed on to the leader")
                .plays((subject, peer) -> {
                    Door first = Door.of(subject, peer);
                    first.isDeferredAndAsked();
                    for (int i = 2; i <= 4; i++) first.next(i).isDeferredAndAsked();
                    Door fifth = first.next(5);
                    fifth.isDeferred().gives(nack(fifth.joiner, Nack.Code.DEFERRED, 5));
                    subject.at(5_000);
                    fifth.isDeferredAndAsked();
                });
    }

    private static Case notTheLeader() {
        return member("RLM-L1-0007", "a query comes to a node that is not the leader's")
                .shows(QUERY_FITS_ITS_PLACE)
                .because("who leads no realm has nothing to decide")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasJoinedAndHeard(peer);
                    Identity joiner = RealmPlay.memberOf(RealmPlay.SUBJECT, "joiner", peer, subject.wallMs());
                    byte[] message = RealmPlay.queryAbout(joiner, peer.fingerprint(), peer);
                    subject.receives(peer, new RealmPlay().query(session, RealmPlay.questionOf(peer, 1), message))
                            .isDroppedBy(QUERY_FITS_ITS_PLACE);
                });
    }

    /** A message that the leader's node sends in a reply. */
    @FunctionalInterface
    private interface Reply {
        byte[] to(RealmPlay.Asked asked, long now);
    }

    /** A reply that settles nothing; the right one still does. */
    private static Case refused(String id, String title, Rule rule, Reply reply) {
        return member(id, title + ": it settles nothing, and the right one still does")
                .shows(rule)
                .because("only the leader's word about this very question counts")
                .twin("RLM-L1-0001")
                .plays((subject, peer) -> {
                    Door door = Door.of(subject, peer);
                    RealmPlay.Asked asked = door.isDeferredAndAsked();
                    door.replies(asked, reply.to(asked, subject.wallMs())).isDroppedBy(rule);
                    door.replies(asked, signed(asked.decision(GRANTED, subject.wallMs() + AN_HOUR_MS)))
                            .givesNothing();
                    subject.at(5_000);
                    subject.receives(peer, door.joiner.join(door.identity))
                            .gives(asked("authorize", door.joiner, door.identity));
                });
    }

    private static Case replayed() {
        return member("RLM-L1-0107", "the same reply once more, in a message of its own")
                .shows(REPLY_MATCHES_A_QUERY)
                .because("one question, one answer")
                .twin("RLM-L1-0001")
                .plays((subject, peer) -> {
                    Door door = Door.of(subject, peer);
                    RealmPlay.Asked asked = door.isDeferredAndAsked();
                    byte[] message = signed(asked.decision(GRANTED, subject.wallMs() + AN_HOUR_MS));
                    door.replies(asked, message).givesNothing();
                    door.replies(asked, message).isDroppedBy(REPLY_MATCHES_A_QUERY);
                });
    }

    private static Case revoked() {
        return member("RLM-L1-0201", "the leader revokes a joined identity: its session ends, the list goes on")
                .shows(THE_REVOKED_END, REVOCATIONS_TRAVEL, REVOCATIONS_ARE_THE_LEADERS)
                .because("a revocation is not a wish")
                .plays((subject, peer) -> {
                    PeerSession leader = RealmPlay.leaderIsJoined(subject);
                    PeerSession session = subject.hasJoinedAndHeard(peer);
                    Peer third = subject.peer("third", "192.0.2.7:4000");
                    PeerSession witness = subject.hasJoinedAndHeard(third);
                    byte[] list = list(1, peer.fingerprint());
                    subject.receives(leader.peer(), leader.frame(list))
                            .gives(
                                    leave(session),
                                    ended(session, THE_REVOKED_END),
                                    Expected.parted(session, THE_REVOKED_END),
                                    revocations(witness, list));
                    subject.receives(witness.peer(), witness.frame(list)).isDroppedBy(REVOCATIONS_ARE_THE_LEADERS);
                });
    }

    private static Case olderList() {
        return member("RLM-L1-0202", "an older list, and one that somebody else has signed, change nothing")
                .shows(REVOCATIONS_ARE_THE_LEADERS)
                .because("an old list must not come back")
                .twin("RLM-L1-0201")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasJoinedAndHeard(peer);
                    subject.receives(peer, session.frame(list(2, Octets.zeros(32))))
                            .givesNothing();
                    subject.receives(peer, session.frame(list(1, peer.fingerprint())))
                            .isDroppedBy(REVOCATIONS_ARE_THE_LEADERS);
                    byte[] forged =
                            RevocationLists.message(peer.key(), LEADER.fingerprint(), 3, List.of(peer.fingerprint()));
                    subject.receives(peer, session.frame(forged)).gives(dropped(REVOCATIONS_ARE_THE_LEADERS));
                    subject.stillAnswersIn(session);
                });
    }

    private static Case refusedLists() {
        return member("RLM-L1-0203", "after four refused lists of a peer its further ones wait for the next second")
                .shows(REFUSED_LISTS_ARE_RATIONED)
                .because("signatures that do not hold cost as much as those that do")
                .twin("RLM-L1-0201")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasJoinedAndHeard(peer);
                    for (int sequence = 1; sequence <= 4; sequence++) {
                        byte[] forged = RevocationLists.message(
                                peer.key(), LEADER.fingerprint(), sequence, List.of(Octets.zeros(32)));
                        subject.receives(peer, session.frame(forged)).isDroppedBy(REVOCATIONS_ARE_THE_LEADERS);
                    }
                    byte[] right = list(5, Octets.zeros(32));
                    subject.receives(peer, session.frame(right)).isDroppedBy(REFUSED_LISTS_ARE_RATIONED);
                    PeerSession other = RealmPlay.leaderIsJoined(subject);
                    subject.receives(other.peer(), other.frame(right)).gives(revocations(session, right));
                    subject.at(1_000);
                    subject.receives(peer, session.frame(list(6, Octets.zeros(32))))
                            .gives(revocations(other, list(6, Octets.zeros(32))));
                });
    }

    private static byte[] list(long sequence, byte[] identity) {
        return RevocationLists.message(LEADER.key(), LEADER.fingerprint(), sequence, List.of(identity));
    }

    private static byte[] signed(Decision.Builder decision) {
        return RealmQuestion.signed(LEADER.key(), decision);
    }

    private static ScriptCase member(String id, String title) {
        return RealmPlay.member(ScriptCase.of(id, title), LEADER);
    }

    /** A joiner at the subject's door, and the leader's node, which is joined. */
    private record Door(
            SubjectNode subject, RealmPlay play, PeerSession leader, PeerSession joiner, Identity identity) {
        static Door of(SubjectNode subject, Peer peer) {
            return of(subject, peer, RealmPlay.memberOf(LEADER, "joiner", peer, subject.wallMs()));
        }

        static Door of(SubjectNode subject, Peer peer, Identity identity) {
            PeerSession leader = RealmPlay.leaderIsJoined(subject);
            return new Door(subject, new RealmPlay(), leader, subject.hasAnswered(peer), identity);
        }

        /** Another joiner, in a network of its own. */
        Door next(int number) {
            Peer peer = subject.peer("joiner " + number, "198.18." + number + ".1:4000");
            Identity other = RealmPlay.memberOf(LEADER, "joiner " + number, peer, subject.wallMs());
            return new Door(subject, play, leader, subject.hasAnswered(peer), other);
        }

        /** The joiner joins, and the application defers. */
        Outcome isDeferred() {
            long question = subject.receives(joiner.peer(), joiner.join(identity))
                    .gives(asked("authenticate", joiner, identity))
                    .question();
            return subject.answers(question, "deferred");
        }

        /** The same, and the leader is asked. */
        RealmPlay.Asked isDeferredAndAsked() {
            Outcome outcome = isDeferred().includes(nack(joiner, Nack.Code.DEFERRED, 5), query(leader));
            return RealmPlay.opened(outcome, leader, identity);
        }

        Outcome replies(RealmPlay.Asked asked, byte[] decision) {
            return subject.receives(leader.peer(), play.reply(leader, asked, decision));
        }
    }
}
