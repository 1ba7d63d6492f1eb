package io.symbolon.tck.script;

import static io.symbolon.spec.RealmRule.ASKERS_ARE_RATIONED;
import static io.symbolon.spec.RealmRule.LEADER_DECIDES_ALONE;
import static io.symbolon.spec.RealmRule.OPENED_QUERIES_ARE_RATIONED;
import static io.symbolon.spec.RealmRule.QUERY_IS_SEALED;
import static io.symbolon.spec.RealmRule.REVOCATIONS_TRAVEL;
import static io.symbolon.tck.script.RealmPlay.AN_HOUR_MS;
import static io.symbolon.tck.script.RealmPlay.DENIED;
import static io.symbolon.tck.script.RealmPlay.GRANTED;
import static io.symbolon.tck.script.RealmPlay.SUBJECT;
import static io.symbolon.tck.script.RealmPlay.reply;
import static io.symbolon.tck.script.RealmPlay.revocations;

import io.symbolon.tck.peer.Identity;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.RealmQuestion;
import io.symbolon.tck.wire.RevocationLists;
import io.symbolon.tck.wire.Tokens;
import java.util.Arrays;
import java.util.List;

/** The node of a realm leader: what it is asked, and what it says. */
final class LeaderScripts {
    private static final byte[] NODE = Octets.repeated(0x4e, 32);

    private LeaderScripts() {}

    static List<Case> cases() {
        return List.of(ruling(), silence(), tooLate(), rationed(), openedOnARation(), revokes());
    }

    private static Case ruling() {
        return leader("RLM-L1-0301", "a query: the application is asked, and its decision goes back under seal")
                .shows(LEADER_DECIDES_ALONE, QUERY_IS_SEALED)
                .because("the leader alone decides, and the asker alone reads it")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasJoinedAndHeard(peer);
                    Desk desk = new Desk(subject, session, new RealmPlay());
                    subject.answers(desk.isAsked(1), "granted").gives(reply(session));
                    long question = desk.isAsked(2);
                    Outcome outcome = subject.answers(question, "denied").gives(reply(session));
                    desk.requireDecision(outcome, 2, DENIED);
                    Outcome again = subject.answers(desk.isAsked(3), "granted").gives(reply(session));
                    desk.requireDecision(again, 3, GRANTED);
                });
    }

    private static Case silence() {
        return leader("RLM-L1-0302", "the application defers: nothing is sent, and nobody else is asked")
                .shows(LEADER_DECIDES_ALONE)
                .because("no chain and no circle of deferrals")
                .twin("RLM-L1-0301")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasJoinedAndHeard(peer);
                    Desk desk = new Desk(subject, session, new RealmPlay());
                    subject.answers(desk.isAsked(1), "deferred").givesNothing();
                });
    }

    private static Case tooLate() {
        return leader("RLM-L1-0303", "the application decides after 5 s: nothing is sent")
                .shows(LEADER_DECIDES_ALONE)
                .because("a late decision must not surprise anybody")
                .twin("RLM-L1-0301")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasJoinedAndHeard(peer);
                    Desk desk = new Desk(subject, session, new RealmPlay());
                    long question = desk.isAsked(1);
                    subject.waits(5_000);
                    subject.answers(question, "granted").givesNothing();
                });
    }

    private static Case rationed() {
        return leader("RLM-L1-0304", "the same query again, and the ninth of one asker in a second")
                .shows(ASKERS_ARE_RATIONED)
                .because("bounded work, and a replay costs no decision")
                .twin("RLM-L1-0301")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasJoinedAndHeard(peer);
                    Desk desk = new Desk(subject, session, new RealmPlay());
                    desk.isAsked(1);
                    subject.receives(peer, desk.query(1)).isDroppedBy(ASKERS_ARE_RATIONED);
                    for (int i = 2; i <= 8; i++) desk.isAsked(i);
                    subject.receives(peer, desk.query(9)).isDroppedBy(ASKERS_ARE_RATIONED);
                    subject.at(1_000);
                    desk.isAsked(10);
                });
    }

    private static Case openedOnARation() {
        return leader("RLM-L1-0306", "of one peer 32 queries in a second are opened, whatever is in them")
                .shows(OPENED_QUERIES_ARE_RATIONED)
                .because("what never opens must not cost more than what does")
                .twin("RLM-L1-0301")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasJoinedAndHeard(peer);
                    Desk desk = new Desk(subject, session, new RealmPlay());
                    desk.isAsked(1);
                    for (int i = 2; i <= 32; i++) {
                        subject.receives(peer, desk.query(1)).isDroppedBy(ASKERS_ARE_RATIONED);
                    }
                    subject.receives(peer, desk.query(2)).isDroppedBy(OPENED_QUERIES_ARE_RATIONED);
                    subject.at(1_000);
                    desk.isAsked(2);
                });
    }

    private static Case revokes() {
        return leader("RLM-L1-0305", "the application revokes: the list goes to joined peers, and to who joins later")
                .shows(REVOCATIONS_TRAVEL, LEADER_DECIDES_ALONE)
                .because("it is everywhere within seconds; about the revoked there is no question left")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasJoinedAndHeard(peer);
                    Desk desk = new Desk(subject, session, new RealmPlay());
                    byte[] list = RevocationLists.message(
                            SUBJECT.key(),
                            SUBJECT.fingerprint(),
                            subject.wallMs(),
                            List.of(desk.joiner().fingerprint()));
                    subject.revokes(desk.joiner().fingerprint()).gives(revocations(session, list));
                    Outcome outcome = subject.receives(peer, desk.query(1)).gives(reply(session));
                    desk.requireDecision(outcome, 1, DENIED);
                    Peer later = subject.peer("later", "192.0.2.8:4000");
                    subject.hasJoinedAndHeard(later, revocationsTo(later, list));
                });
    }

    /** The list in whatever session the peer has. */
    private static Expected revocationsTo(Peer peer, byte[] list) {
        return new Expected(
                "send revocations",
                event -> event.is("send")
                        && peer.sessions().stream()
                                .anyMatch(session ->
                                        revocations(session, list).is().test(event)));
    }

    private static ScriptCase leader(String id, String title) {
        return RealmPlay.leader(ScriptCase.of(id, title));
    }

    /** An asker's side of questions to the subject, all about one joiner. */
    private record Desk(SubjectNode subject, PeerSession session, RealmPlay play) {
        Identity joiner() {
            return Identity.of(
                    "joiner",
                    subject.wallMs(),
                    token -> token.toBuilder()
                            .setRealm(Tokens.bytes(SUBJECT.fingerprint()))
                            .build());
        }

        RealmQuestion question(int number) {
            return RealmPlay.questionOf(session.peer(), number);
        }

        byte[] query(int number) {
            return play.query(session, question(number), RealmPlay.queryAbout(joiner(), NODE, session.peer()));
        }

        /** The query of this number is put to the application. */
        long isAsked(int number) {
            return subject.receives(session.peer(), query(number))
                    .gives(Expected.askedToRule(joiner().fingerprint(), NODE))
                    .question();
        }

        /** The reply of a step opens, is the subject's, and decides as it should, for an hour. */
        void requireDecision(Outcome outcome, int number, int ruling) {
            RealmQuestion question = question(number);
            byte[] expected = RealmQuestion.signed(
                    SUBJECT.key(),
                    RealmQuestion.decision(
                            ruling,
                            joiner().signedToken(),
                            NODE,
                            session.fingerprint(),
                            Octets.repeated(9, 16),
                            subject.wallMs() + AN_HOUR_MS));
            byte[] sealed =
                    RealmPlay.only(outcome, session).getReply().getSealed().toByteArray();
            if (!Arrays.equals(sealed, question.sealReply(expected))) {
                throw outcome.failed("a reply that seals the subject's decision, for an hour");
            }
        }
    }
}
