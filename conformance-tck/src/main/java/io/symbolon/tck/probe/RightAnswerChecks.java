package io.symbolon.tck.probe;

import static io.symbolon.spec.HandshakeRule.KEY_SCHEDULE;
import static io.symbolon.spec.HandshakeRule.TAG_CONFIRMS_THE_KEY;
import static io.symbolon.spec.JoinRule.JOIN_IS_REPEATED;
import static io.symbolon.spec.JoinRule.OPENER_JOINS_FIRST;
import static io.symbolon.spec.JoinRule.REFUSED_NODES_STOP;
import static io.symbolon.spec.SessionRule.CHALLENGES_ARE_ANSWERED;
import static io.symbolon.spec.SessionRule.CONFIRMED_IN_TIME;

import io.symbolon.spec.proto.Nack;
import io.symbolon.spec.proto.SessionMessage;
import io.symbolon.tck.peer.Answer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.verdict.CaseFailed;
import io.symbolon.tck.verdict.Verdict;
import io.symbolon.tck.verdict.VerdictKind;
import io.symbolon.tck.wire.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What a node does that has opened, once it is answered rightly: it confirms the session, and joins. */
final class RightAnswerChecks {
    private RightAnswerChecks() {}

    /** In the order of a visit, up to the Join. */
    static List<Check<Visit>> all() {
        return List.of(rightAnswer(), challengeRepeated(), confirmed(), join());
    }

    private static Check<Visit> rightAnswer() {
        return Check.demand(
                1100,
                "the right answer, after all the wrong ones: a challenge at once",
                "keys, tags and roles that differ in one octet make two implementations strangers",
                List.of(KEY_SCHEDULE, TAG_CONFIRMS_THE_KEY, CONFIRMED_IN_TIME),
                visit -> {
                    Caller caller = visit.caller();
                    caller.at("the right answer");
                    Answer answer = visit.answer(visit.host().introduction());
                    PeerSession session = answer.session();
                    for (int tries = 1; ; tries++) {
                        caller.sends(answer.datagram());
                        Optional<byte[]> heard = caller.hears();
                        if (heard.isPresent()) {
                            session.take(heard.get());
                            if (session.read(heard.get())
                                    .filter(SessionMessage::hasChallenge)
                                    .isEmpty()) {
                                throw caller.failed("a challenge", Heard.inWords(heard.get(), List.of(session)));
                            }
                            visit.isAnswered(session);
                            return;
                        }
                        if (tries == Caller.TRIES) {
                            throw caller.failed("a challenge", "nothing, " + tries + " times");
                        }
                    }
                });
    }

    private static Check<Visit> challengeRepeated() {
        return Check.demand(
                1101,
                "the target's challenge is not answered: it comes again with the same data",
                "one lost datagram must not cost the session, and nobody is asked without end",
                List.of(CONFIRMED_IN_TIME),
                visit -> {
                    PeerSession session = visit.session();
                    Caller caller = visit.caller();
                    caller.at("2.6 s without a response");
                    String first = Octets.hex(session.toAnswer());
                    int more = 0;
                    long until = visit.bench().nanos() + TimeUnit.MILLISECONDS.toNanos(2_600);
                    for (var heard = caller.hearsWithin(until - visit.bench().nanos());
                            heard.isPresent();
                            heard = caller.hearsWithin(until - visit.bench().nanos())) {
                        session.take(heard.get());
                        boolean challenged = session.read(heard.get())
                                .filter(SessionMessage::hasChallenge)
                                .isPresent();
                        if (!challenged || !Octets.hex(session.toAnswer()).equals(first)) {
                            throw caller.failed("the same challenge", caller.inWords(heard.get()));
                        }
                        more++;
                    }
                    // three by the text; a timer that is late by half a second makes it two
                    if (more < 2 || more > 4) {
                        throw caller.failed("the challenge two to four times more", more + " times");
                    }
                });
    }

    private static Check<Visit> confirmed() {
        return Check.demand(
                1102,
                "a challenge each way confirms the session",
                "a session that only one side confirms carries nothing",
                List.of(CHALLENGES_ARE_ANSWERED),
                visit -> {
                    PeerSession session = visit.session();
                    Conversation conversation = new Conversation(visit.caller(), session);
                    conversation.stillAnswers();
                    visit.caller().sends(session.response());
                    visit.isConfirmed();
                });
    }

    private static Check<Visit> join() {
        return Check.demand(
                1103,
                "the opener joins, and sends the same Join again after 1 and 2 s while no answer comes",
                "loss is survived; who waits for the other side to begin waits for ever",
                List.of(OPENER_JOINS_FIRST, JOIN_IS_REPEATED),
                visit -> {
                    Conversation conversation = visit.conversation();
                    Caller caller = conversation.caller();
                    caller.at("4.5 s after the session is established");
                    List<String> ids = new ArrayList<>();
                    List<Long> times = new ArrayList<>();
                    long until = visit.bench().nanos() + TimeUnit.MILLISECONDS.toNanos(4_500);
                    for (var heard = caller.hearsWithin(until - visit.bench().nanos());
                            heard.isPresent();
                            heard = caller.hearsWithin(until - visit.bench().nanos())) {
                        SessionMessage message = conversation.message(heard.get(), "a Join");
                        if (message.hasJoin()) {
                            ids.add(Octets.hex(message.getJoin().getJoinId().toByteArray()));
                            times.add(visit.bench().nanos());
                        }
                    }
                    for (int i = 0; i < RoundTrips.ENOUGH; i++) {
                        conversation.stillAnswers();
                        visit.bench().roundTrips().add(caller.roundTripNanos());
                    }
                    if (ids.isEmpty()) {
                        throw noJoin();
                    }
                    boolean isSame = ids.stream().distinct().count() == 1;
                    boolean isSoon = ids.size() > 1 && times.get(1) - times.get(0) < TimeUnit.MILLISECONDS.toNanos(750);
                    if (ids.size() < 2 || ids.size() > 4 || !isSame || isSoon) {
                        throw caller.failed(
                                "the same Join at 0, 1 and 3 s",
                                ids.size() + " Joins" + (isSame ? "" : " with different ids")
                                        + (isSoon ? ", the second after less than a second" : ""));
                    }
                });
    }

    private static CaseFailed noJoin() {
        return new CaseFailed(Verdict.of(
                VerdictKind.NOT_APPLICABLE, "the target sends no Join: it runs without an identity (JON-002)"));
    }

    /** Ends the visit. */
    static Check<Visit> denied() {
        return Check.demand(
                1104,
                "its Join is denied: a leave, and nothing after it",
                "a refusal that is not taken is asked for again without end",
                List.of(REFUSED_NODES_STOP),
                visit -> {
                    Conversation conversation = visit.conversation();
                    PeerSession session = conversation.session();
                    if (session.toAck().getJoinId().isEmpty()) {
                        throw noJoin();
                    }
                    Caller caller = conversation.caller();
                    caller.at("a Nack with code denied");
                    caller.sends(session.nack(Nack.Code.DENIED, 0));
                    conversation
                            .reaction(SessionMessage::hasLeave, "a leave")
                            .orElseThrow(() -> caller.failed("a leave", "nothing"));
                    caller.at("a challenge after the leave");
                    caller.isIgnored(session.challenge());
                });
    }
}
