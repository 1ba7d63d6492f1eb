package io.symbolon.tck.script;

import static io.symbolon.spec.SessionRule.CHALLENGES_ARE_ANSWERED;
import static io.symbolon.spec.SessionRule.COUNTER_IS_FRESH;
import static io.symbolon.tck.script.Expected.response;
import static io.symbolon.tck.script.SubjectNode.ELSEWHERE;

import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.SealedFrames;
import java.util.ArrayList;
import java.util.List;

/** The replay window of a live session. The situation that begins each script has taken the counters 0 and 1. */
final class ReplayScripts {
    private ReplayScripts() {}

    static List<Case> cases() {
        return List.of(
                duplicates(), farthestBehind(), tooFarBehind(), permuted(), wholeWindow(), table(), eachSession());
    }

    private static Case duplicates() {
        return ScriptCase.of(
                        "SES-L1-0031",
                        "a frame comes again, at once and after others, from its source and from elsewhere")
                .shows(COUNTER_IS_FRESH)
                .because("a challenge that is answered twice is a message that is delivered twice")
                .flag("Replay")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    byte[] frame = session.challenge();
                    subject.receives(peer, frame).gives(response(session));
                    subject.receives(peer, frame).isDroppedBy(COUNTER_IS_FRESH);
                    subject.receives(ELSEWHERE, frame).isDroppedBy(COUNTER_IS_FRESH);
                    subject.stillAnswersIn(session);
                    subject.receives(peer, frame).isDroppedBy(COUNTER_IS_FRESH);
                });
    }

    private static Case farthestBehind() {
        return ScriptCase.of("SES-L1-0032", "a frame 2047 counters behind the highest opens, once")
                .shows(COUNTER_IS_FRESH)
                .because("what the network has delayed by less than the window is not lost")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    takes(subject, session, 5_000);
                    takes(subject, session, 5_000 - 2_047);
                    refuses(subject, session, 5_000 - 2_047);
                });
    }

    private static Case tooFarBehind() {
        return ScriptCase.of(
                        "SES-L1-0033",
                        "a frame 2048 counters behind the highest is dropped, though it never came before")
                .shows(COUNTER_IS_FRESH)
                .because("what the window does not remember could have been there")
                .twin("SES-L1-0032")
                .flag("Replay")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    takes(subject, session, 5_000);
                    refuses(subject, session, 5_000 - 2_048);
                    refuses(subject, session, 2);
                });
    }

    private static Case permuted() {
        return ScriptCase.of(
                        "SES-L1-0034", "256 frames come in another order: each is answered, and none a second time")
                .shows(COUNTER_IS_FRESH, CHALLENGES_ARE_ANSWERED)
                .because("the order of the network is no reason to lose anything")
                .once()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    List<Long> counters = new ArrayList<>();
                    // 167 and 257 have no common divisor, so this is every number from 2 to 257 once
                    for (long i = 1; i <= 256; i++) {
                        counters.add(1 + i * 167 % 257);
                    }
                    counters.forEach(counter -> takes(subject, session, counter));
                    counters.forEach(counter -> refuses(subject, session, counter));
                });
    }

    private static Case wholeWindow() {
        return ScriptCase.of(
                        "SES-L1-0035",
                        "the window moves by less, by exactly and by more than its size: nothing old comes back")
                .shows(COUNTER_IS_FRESH)
                .because(
                        "a window that is a ring of bits forgets to clear them; then old frames open or new ones do not")
                .flag("Replay")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    takes(subject, session, 100);
                    takes(subject, session, 100 + 2_047);
                    refuses(subject, session, 100);
                    takes(subject, session, 100 + 2_048);
                    refuses(subject, session, 100);
                    takes(subject, session, 101);
                    takes(subject, session, 100 + 2 * 2_048);
                    takes(subject, session, 100 + 2_049);
                    takes(subject, session, 100 + 5 * 2_048);
                    takes(subject, session, 100 + 4 * 2_048 + 1);
                    refuses(subject, session, 100 + 4 * 2_048);
                });
    }

    /** A row of the table: a counter, and whether a frame with it opens when its turn comes. */
    private record Row(long counter, boolean opens) {}

    private static Row opens(long counter) {
        return new Row(counter, true);
    }

    private static Row stale(long counter) {
        return new Row(counter, false);
    }

    private static Case table() {
        List<Row> rows = List.of(
                stale(0),
                opens(2),
                stale(1),
                opens(9),
                opens(8),
                opens(7),
                stale(7),
                opens(2_055),
                opens(2_054),
                stale(2_054),
                opens(10),
                stale(8),
                stale(7),
                stale(9),
                opens(11),
                stale(10),
                opens(2_058),
                stale(10),
                stale(2_055),
                opens(2_056),
                opens(2_057),
                stale(2_056),
                opens(65_535),
                stale(2_058),
                opens(65_534),
                stale(65_535),
                opens(65_536),
                opens(63_489),
                stale(63_488),
                stale(0),
                opens(4_294_967_296L),
                opens(4_294_967_295L),
                stale(4_294_967_296L),
                stale(65_536));
        return ScriptCase.of(
                        "SES-L1-0036",
                        "a table of 34 frames, fresh and stale, over the edges of the window, of 16 and of 32 bits")
                .shows(COUNTER_IS_FRESH)
                .because("every edge of a window implementation has let replays through somewhere")
                .flag("Replay")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    for (Row row : rows) {
                        if (row.opens()) {
                            takes(subject, session, row.counter());
                        } else {
                            refuses(subject, session, row.counter());
                        }
                    }
                });
    }

    private static Case eachSession() {
        return ScriptCase.of(
                        "SES-L1-0037", "a frame of one session is no frame of the next one, and takes no counter there")
                .shows(COUNTER_IS_FRESH)
                .because("each session counts from 0; a window that is shared loses the first frames of every new one")
                .plays((subject, peer) -> {
                    Peer other = subject.peer("another node", "198.51.100.7:4000");
                    PeerSession session = subject.hasAnswered(peer);
                    takes(subject, session, 1_000_000);
                    PeerSession others = subject.hasAnswered(other);
                    takes(subject, others, 2);
                    refuses(subject, others, 2);
                    takes(subject, session, 999_999);
                });
    }

    private static void takes(SubjectNode subject, PeerSession session, long counter) {
        subject.receives(session.peer(), challenge(session, counter)).gives(response(session));
    }

    private static void refuses(SubjectNode subject, PeerSession session, long counter) {
        subject.receives(session.peer(), challenge(session, counter)).isDroppedBy(COUNTER_IS_FRESH);
    }

    private static byte[] challenge(PeerSession session, long counter) {
        return session.frame(counter, SealedFrames.challenge(session.asked()));
    }
}
