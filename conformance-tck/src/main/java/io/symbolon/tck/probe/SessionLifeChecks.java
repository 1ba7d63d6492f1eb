package io.symbolon.tck.probe;

import static io.symbolon.spec.HandshakeRule.CANDIDATES_OF_ONE_FINGERPRINT;
import static io.symbolon.spec.HandshakeRule.COOKIE_FOR_A_KNOWN_PEER;
import static io.symbolon.spec.HandshakeRule.FRESH_FOR_EACH;
import static io.symbolon.spec.HandshakeRule.NO_PRIVILEGE_BEFORE_ACCEPTANCE;
import static io.symbolon.spec.SessionRule.CONFIRMED_IN_TIME;
import static io.symbolon.spec.SessionRule.LEAVE_ENDS_THE_SESSION;
import static io.symbolon.spec.SessionRule.SESSION_IS_KNOWN;

import io.symbolon.tck.peer.Introduction;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.suite.Calls;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What becomes of the sessions of whoever keeps the rules: confirmation, end, replay, a second session. */
final class SessionLifeChecks {
    private SessionLifeChecks() {}

    /** From the first challenge to the end, and beyond it. */
    static List<Check<Stage>> all() {
        return List.of(challengeRepeated(), leave(), replayedConversation(), secondSession(), fifthCandidate());
    }

    private static Check<Stage> challengeRepeated() {
        return Check.demand(
                9,
                "the target's challenge is not answered: it comes again after 0.5, 0.5 and 1 s with the same data",
                "one lost datagram must not cost the session, and nobody is asked without end",
                List.of(CONFIRMED_IN_TIME),
                stage -> {
                    Caller caller = stage.newcomer();
                    PeerSession session = stage.candidate(caller);
                    List<String> data = new ArrayList<>();
                    caller.sends(session.challenge());
                    long until = caller.bench().nanos() + TimeUnit.MILLISECONDS.toNanos(2_600);
                    caller.at("2.6 s without a response");
                    for (var heard = caller.hearsWithin(until - caller.bench().nanos());
                            heard.isPresent();
                            heard = caller.hearsWithin(until - caller.bench().nanos())) {
                        session.take(heard.get());
                        session.read(heard.get())
                                .filter(message -> message.hasChallenge())
                                .ifPresent(message -> data.add(Octets.hex(session.toAnswer())));
                    }
                    // four by the text; a timer that is late by half a second makes it three
                    if (data.size() < 3
                            || data.size() > 5
                            || data.stream().distinct().count() != 1) {
                        throw caller.failed(
                                "the same challenge three to five times",
                                data.size() + " challenges, "
                                        + data.stream().distinct().count() + " different");
                    }
                });
    }

    private static Check<Stage> leave() {
        return Check.refusal(
                10,
                "after a leave the session is gone: a challenge in it gets nothing",
                "a session that outlives its goodbye is one that nobody watches",
                List.of(LEAVE_ENDS_THE_SESSION, SESSION_IS_KNOWN),
                stage -> {
                    Conversation conversation = stage.conversation();
                    conversation.stillAnswers();
                    conversation.caller().at("a challenge after the leave");
                    conversation.leaves();
                    conversation.caller().isIgnored(conversation.session().challenge());
                });
    }

    private static Check<Stage> replayedConversation() {
        return Check.refusal(
                11,
                "a recorded conversation is replayed after the peer has left: a new answer, and no frame opens",
                "recorded frames must not open under the keys of a new answer",
                List.of(FRESH_FOR_EACH, SESSION_IS_KNOWN, NO_PRIVILEGE_BEFORE_ACCEPTANCE),
                stage -> {
                    Caller caller = stage.newcomer();
                    Introduction asks = caller.peer().introduction();
                    caller.at("the conversation that is recorded");
                    byte[] first = caller.answerTo(asks);
                    PeerSession session = asks.session(first);
                    Conversation conversation = new Conversation(caller, session).confirmed();
                    byte[] challenge = session.challenge();
                    conversation.answers(challenge);
                    conversation.leaves();
                    caller.at("the same initiation after the leave");
                    byte[] second = caller.answerTo(asks);
                    Calls.require(
                            !Handshakes.message(first)
                                    .getNonce()
                                    .equals(Handshakes.message(second).getNonce()),
                            "the second answer has the nonce of the first");
                    caller.at("the recorded challenge");
                    caller.isIgnored(challenge);
                });
    }

    private static Check<Stage> secondSession() {
        return Check.demand(
                12,
                "a peer with a live session opens once more: a cookie, then the answer; both sessions work",
                "a peer that has restarted comes back within a round trip",
                List.of(COOKIE_FOR_A_KNOWN_PEER),
                stage -> {
                    Caller caller = stage.newcomer();
                    Conversation old = stage.conversation(caller);
                    old.stillAnswers();
                    Introduction asks = caller.peer().introduction();
                    caller.at("a second initiation of the same peer");
                    byte[] cookie = caller.cookieFor(asks);
                    byte[] answer = caller.answerTo(asks.initiationWith(cookie));
                    Conversation renewed = new Conversation(caller, asks.session(answer));
                    renewed.confirmed();
                    renewed.stillAnswers();
                    old.stillAnswers();
                    renewed.leaves();
                });
    }

    private static Check<Stage> fifthCandidate() {
        return Check.demand(
                13,
                "five initiations of one peer from five ports: the fifth is answered, the oldest candidate is gone",
                "replayed initiations must not fill the places for long",
                List.of(CANDIDATES_OF_ONE_FINGERPRINT, COOKIE_FOR_A_KNOWN_PEER),
                stage -> {
                    Caller first = stage.newcomer();
                    PeerSession oldest = stage.candidate(first);
                    PeerSession last = oldest;
                    Caller caller = first;
                    for (int i = 2; i <= 5; i++) {
                        caller = stage.elsewhere(first);
                        caller.at("candidate " + i + " of the same peer");
                        Introduction asks = caller.peer().introduction();
                        byte[] cookie = caller.cookieFor(asks);
                        last = asks.session(caller.answerTo(asks.initiationWith(cookie)));
                    }
                    first.at("a challenge under the first candidate");
                    first.isIgnored(oldest.challenge());
                    new Conversation(caller, last).confirmed().leaves();
                });
    }
}
