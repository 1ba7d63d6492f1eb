package io.symbolon.tck.script;

import static io.symbolon.spec.ConventionRule.TWO_CLOCKS;
import static io.symbolon.spec.SessionRule.A_SESSION_ENDS_WITH_ITS_TOKENS;
import static io.symbolon.spec.SessionRule.SESSION_IS_KNOWN;
import static io.symbolon.tck.script.Expected.challenge;
import static io.symbolon.tck.script.Expected.ended;

import io.symbolon.tck.peer.Answer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.suite.Case;
import java.util.List;

/** Sessions and the wall clock: they end with their tokens, and notice nothing else of it. */
final class ClockScripts {
    private static final long MINUTE_MS = 60_000;
    private static final long HOUR_MS = 60 * MINUTE_MS;
    private static final long YEAR_MS = 365 * 24 * HOUR_MS;

    private ClockScripts() {}

    static List<Case> cases() {
        return List.of(ownToken(), peersToken(), jumpsWithinTheTokens(), jumpToTheEnd(), setBack());
    }

    private static Case ownToken() {
        return ScriptCase.of("SES-L1-0080", "the subject's token ends after 5 min: the session ends 60 s later")
                .shows(A_SESSION_ENDS_WITH_ITS_TOKENS, SESSION_IS_KNOWN)
                .because("the peer ends it at this moment too; a session that one side keeps swallows what is sent")
                .subject(args -> args.put("lifetime_ms", 5 * MINUTE_MS))
                .plays((subject, peer) -> endsAt(6 * MINUTE_MS, subject, subject.hasAnswered(peer)));
    }

    private static Case peersToken() {
        return ScriptCase.of(
                        "SES-L1-0081",
                        "the token of the node that was asked ends after 5 min: the session ends 60 s later")
                .shows(A_SESSION_ENDS_WITH_ITS_TOKENS, SESSION_IS_KNOWN)
                .because("a token that was made for five minutes gives no access for an hour")
                .plays((subject, peer) -> {
                    byte[] initiation = subject.opens(peer).initiation(peer.address());
                    Answer answer = peer.introduction(token -> token.toBuilder()
                                    .setExpiresAt(token.getIssuedAt() + 5 * MINUTE_MS)
                                    .build())
                            .answer(initiation);
                    subject.receives(answer).gives(challenge(answer.session()));
                    endsAt(6 * MINUTE_MS, subject, subject.isEstablished(answer.session()));
                });
    }

    private static Case jumpsWithinTheTokens() {
        return ScriptCase.of(
                        "SES-L1-0082",
                        "the wall clock jumps a year back, and then to the last millisecond of the tokens: nothing ends")
                .shows(A_SESSION_ENDS_WITH_ITS_TOKENS, TWO_CLOCKS)
                .because("clocks jump; sessions whose tokens are not over must not notice")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    subject.wallJumps(-YEAR_MS).givesNothing();
                    subject.stillAnswersIn(session);
                    subject.wallJumps(YEAR_MS + 12 * HOUR_MS + MINUTE_MS - 1).givesNothing();
                    subject.stillAnswersIn(session);
                });
    }

    private static Case jumpToTheEnd() {
        return ScriptCase.of("SES-L1-0083", "the wall clock jumps to the end of the tokens: the session ends at once")
                .shows(A_SESSION_ENDS_WITH_ITS_TOKENS, SESSION_IS_KNOWN)
                .because("validity is a question of wall time, whichever way it came there")
                .twin("SES-L1-0082")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    subject.wallJumps(12 * HOUR_MS + MINUTE_MS).gives(ended(session, A_SESSION_ENDS_WITH_ITS_TOKENS));
                    subject.receives(peer, session.challenge()).isDroppedBy(SESSION_IS_KNOWN);
                });
    }

    private static Case setBack() {
        return ScriptCase.of(
                        "SES-L1-0084",
                        "the wall clock is set back by 200 s: the session lives until the token ends by that clock")
                .shows(A_SESSION_ENDS_WITH_ITS_TOKENS, TWO_CLOCKS)
                .because("a deadline that was computed once is wrong after the clock was set")
                .subject(args -> args.put("lifetime_ms", 5 * MINUTE_MS))
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    subject.at(100_000).givesNothing();
                    subject.wallJumps(-200_000).givesNothing();
                    endsAt(6 * MINUTE_MS + 200_000, subject, session);
                });
    }

    private static void endsAt(long ms, SubjectNode subject, PeerSession session) {
        subject.at(ms - 1); // new keys are asked for before, in vain
        subject.stillAnswersIn(session);
        subject.at(ms).includes(ended(session, A_SESSION_ENDS_WITH_ITS_TOKENS).at(ms));
        subject.receives(session.peer(), session.challenge()).isDroppedBy(SESSION_IS_KNOWN);
    }
}
