package io.symbolon.tck.probe;

import static io.symbolon.spec.FramingRule.COOKIE_HAS_34_OCTETS;
import static io.symbolon.spec.FramingRule.HANDSHAKE_HAS_1200_OCTETS;
import static io.symbolon.spec.HandshakeRule.AGREEMENT_CONTRIBUTES;
import static io.symbolon.spec.HandshakeRule.ANSWER_COMES_FROM_THE_ASKED_ADDRESS;
import static io.symbolon.spec.HandshakeRule.A_COOKIE_IS_USED_ONCE;
import static io.symbolon.spec.HandshakeRule.COOKIE_FITS_AN_ATTEMPT;
import static io.symbolon.spec.HandshakeRule.ECHO_MATCHES_AN_ATTEMPT;
import static io.symbolon.spec.HandshakeRule.FRESH_FOR_EACH;
import static io.symbolon.spec.HandshakeRule.INITIATION_OR_ANSWER;
import static io.symbolon.spec.HandshakeRule.KEY_SCHEDULE;
import static io.symbolon.spec.HandshakeRule.NOT_OUR_OWN;
import static io.symbolon.spec.HandshakeRule.ONLY_THE_OPENER_REPEATS;
import static io.symbolon.spec.HandshakeRule.TAG_CONFIRMS_THE_KEY;
import static io.symbolon.spec.HandshakeRule.TOKEN_CARRIES_SESSION_KEY;
import static io.symbolon.spec.JoinRule.JOIN_IS_REPEATED;
import static io.symbolon.spec.JoinRule.OPENER_JOINS_FIRST;
import static io.symbolon.spec.JoinRule.REFUSED_NODES_STOP;
import static io.symbolon.spec.SessionRule.CHALLENGES_ARE_ANSWERED;
import static io.symbolon.spec.SessionRule.CONFIRMED_IN_TIME;
import static io.symbolon.spec.SessionRule.WHAT_IS_SENT_IS_CANONICAL;
import static io.symbolon.spec.TokenRule.FINGERPRINT_IS_EXPECTED;
import static io.symbolon.spec.TokenRule.NODE_TOKEN_SHOWS_ALLOWED_EXTENSIONS_ONLY;
import static io.symbolon.spec.TokenRule.SIGNATURE_VERIFIES;

import com.google.protobuf.ByteString;
import io.symbolon.spec.Rule;
import io.symbolon.spec.proto.Handshake;
import io.symbolon.spec.proto.Nack;
import io.symbolon.spec.proto.SessionMessage;
import io.symbolon.tck.peer.Answer;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.peer.SmallOrder;
import io.symbolon.tck.script.BadDatagrams;
import io.symbolon.tck.script.BadTokens;
import io.symbolon.tck.suite.Calls;
import io.symbolon.tck.verdict.CaseFailed;
import io.symbolon.tck.verdict.Verdict;
import io.symbolon.tck.verdict.VerdictKind;
import io.symbolon.tck.wire.Cookies;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** What a node does that opens, in the order of a visit: initiation, cookies, wrong answers, the right one, its Join. */
final class VisitChecks {
    /** The check that has nothing wrong. */
    static final String RIGHT_ANSWER = "HSK-L2-1100";

    private static final String WHY =
            "whoever is on the way can send answers; one that is taken ends the attempt or more";

    /** What makes a wrong initiation, but no wrong answer. */
    private static final Set<Rule> OF_INITIATIONS = Set.of(INITIATION_OR_ANSWER, COOKIE_HAS_34_OCTETS);

    private VisitChecks() {}

    /** The initiation comes first. */
    static List<Check<Visit>> all() {
        List<Check<Visit>> checks = new ArrayList<>();
        checks.add(initiation());
        checks.add(strangeCookies());
        checks.add(cookie());
        List<BadTokens.Fault> tokens = BadTokens.all();
        for (int i = 0; i < tokens.size(); i++) {
            if (isOfTheSameNode(tokens.get(i))) {
                checks.add(token(1200 + i, RefusedHandshakes.steady(tokens.get(i))));
            }
        }
        List<BadDatagrams.Fault> datagrams = BadDatagrams.all();
        for (int i = 0; i < datagrams.size(); i++) {
            if (!OF_INITIATIONS.contains(datagrams.get(i).rule())) {
                checks.add(datagram(1300 + i, datagrams.get(i)));
            }
        }
        checks.addAll(wrongAnswers());
        checks.add(elsewhere());
        checks.add(repeated());
        checks.add(otherNode());
        checks.add(rightAnswer());
        checks.add(challengeRepeated());
        checks.add(confirmed());
        checks.add(join());
        checks.addAll(SealedChecks.from(140, RIGHT_ANSWER, Visit::conversation));
        checks.add(denied());
        return checks;
    }

    /** Whether a token with this fault still is one of whom the target asked for; any other is refused by TOK-030 alone. */
    private static boolean isOfTheSameNode(BadTokens.Fault fault) {
        Peer peer = new Peer(SigningKey.named("peer"), Octets.zeros(16), "", () -> 1_767_225_600_000L);
        byte[] signedToken = fault.introduction().apply(peer).signedToken();
        try {
            return Arrays.equals(peer.fingerprint(), Fingerprints.of(signedToken));
        } catch (IllegalArgumentException unreadable) {
            return true;
        }
    }

    private static Check<Visit> initiation() {
        return Check.demand(
                1001,
                "the target opens: an initiation that every receiver takes",
                "what one implementation sends another one has to understand",
                List.of(
                        WHAT_IS_SENT_IS_CANONICAL,
                        HANDSHAKE_HAS_1200_OCTETS,
                        TOKEN_CARRIES_SESSION_KEY,
                        SIGNATURE_VERIFIES,
                        NODE_TOKEN_SHOWS_ALLOWED_EXTENSIONS_ONLY,
                        FRESH_FOR_EACH),
                visit -> {
                    OwnToken.check(visit.initiation());
                    Calls.require(
                            Handshakes.message(visit.initiation()).getCookie().isEmpty(),
                            "the first initiation carries a cookie that nobody gave");
                });
    }

    private static Check<Visit> strangeCookies() {
        return refusal(
                1002,
                "cookies for another nonce, and from a port that was not asked",
                "else anybody makes an opener send as often as he likes",
                List.of(COOKIE_FITS_AN_ATTEMPT),
                visit -> {
                    byte[] cookie = Octets.repeated(0x0c, 16);
                    visit.caller().at("a cookie for another nonce");
                    visit.caller().sends(Cookies.datagram(Octets.repeated(5, 16), cookie));
                    staysWithOneSending(visit);
                    visit.caller().at("a cookie from another port");
                    visit.elsewhere().sends(Cookies.datagram(nonce(visit), cookie));
                    staysWithOneSending(visit);
                });
    }

    /** Nothing comes, and in particular not the initiation with the cookie. */
    private static void staysWithOneSending(Visit visit) {
        int sendings = visit.sendings().size();
        visit.caller().hearsNothing();
        long age = visit.bench().nanos() - visit.sendings().get(0);
        boolean isTimer = age > TimeUnit.SECONDS.toNanos(4);
        if (visit.sendings().size() > sendings && !isTimer) {
            throw visit.caller().failed("silence", "an initiation");
        }
    }

    private static byte[] nonce(Visit visit) {
        return Handshakes.message(visit.initiation()).getNonce().toByteArray();
    }

    private static Check<Visit> cookie() {
        return Check.demand(
                1003,
                "the probe wants a cookie: the same initiation with it, at once; a second cookie gets nothing",
                "an opener that waits for its timer needs five seconds to reach a node under load",
                List.of(A_COOKIE_IS_USED_ONCE, COOKIE_FITS_AN_ATTEMPT),
                visit -> {
                    byte[] given = Octets.repeated(0x0c, 16);
                    Caller caller = visit.caller();
                    caller.at("the initiation with the cookie");
                    long before = visit.bench().nanos();
                    int sendings = visit.sendings().size();
                    caller.sends(Cookies.datagram(nonce(visit), given));
                    Optional<byte[]> repeated =
                            visit.initiationAgain(visit.bench().roundTrips().patienceNanos());
                    byte[] came =
                            repeated.orElseThrow(() -> caller.failed("the initiation with the cookie", "nothing"));
                    if (!visit.isInitiationAgain(came)
                            || !Arrays.equals(
                                    given, Handshakes.message(came).getCookie().toByteArray())) {
                        throw caller.failed("the same initiation with the cookie", caller.inWords(came));
                    }
                    visit.bench().roundTrips().add(visit.bench().nanos() - before);
                    caller.at("a second cookie");
                    caller.sends(Cookies.datagram(nonce(visit), Octets.repeated(0x0d, 16)));
                    caller.hearsNothing();
                    boolean early = visit.bench().nanos() - visit.sendings().get(0) < TimeUnit.SECONDS.toNanos(4);
                    if (early && visit.sendings().size() > sendings) {
                        throw caller.failed("silence", "an initiation");
                    }
                });
    }

    private static Check<Visit> token(int number, BadTokens.Fault fault) {
        return refusal(number, "the token of an answer " + fault.words(), WHY, List.of(fault.rule()), visit -> {
            visit.caller().at("an answer whose token " + fault.words());
            Answer answer = visit.answer(fault.introduction().apply(visit.host()));
            visit.ignores(answer.datagram(), answer.session());
        });
    }

    private static Check<Visit> datagram(int number, BadDatagrams.Fault fault) {
        return refusal(number, "the datagram of an answer " + fault.words(), WHY, List.of(fault.rule()), visit -> {
            visit.caller().at("an answer that " + fault.words());
            Answer answer = visit.answer(visit.host().introduction());
            visit.ignores(fault.change().apply(answer.datagram()), answer.session());
        });
    }

    private static List<Check<Visit>> wrongAnswers() {
        return List.of(
                wrong(
                        1400,
                        "an answer with a bit changed in its tag",
                        TAG_CONFIRMS_THE_KEY,
                        message -> message.setTag(changed(message.getTag().toByteArray()))),
                wrong(
                        1401,
                        "an answer with a bit changed in its echo",
                        ECHO_MATCHES_AN_ATTEMPT,
                        message -> message.setEcho(changed(message.getEcho().toByteArray()))),
                wrong(1402, "an answer without a tag", INITIATION_OR_ANSWER, Handshake.Builder::clearTag),
                wrong(
                        1403,
                        "an answer with a cookie",
                        INITIATION_OR_ANSWER,
                        message -> message.setCookie(Tokens.bytes(Octets.repeated(0x0c, 16)))),
                refusal(
                        1404,
                        "an answer whose session key has small order, in each of eight encodings",
                        "such a key makes the agreement zero whatever the other secret is",
                        List.of(AGREEMENT_CONTRIBUTES),
                        visit -> {
                            for (byte[] key : SmallOrder.SESSION_KEYS) {
                                visit.caller().at("an answer with the session key " + Octets.hex(key));
                                Answer answer = visit.answer(visit.host().introductionOfSmallOrder(key));
                                visit.ignores(answer.datagram(), answer.session());
                            }
                        }),
                refusal(
                        1405,
                        "the target's own token comes back to it in an answer",
                        "a reflected handshake opens nothing",
                        List.of(NOT_OUR_OWN),
                        visit -> {
                            visit.caller().at("an answer with the target's own token");
                            Answer answer = visit.answer(visit.host().introduction());
                            Handshake asked = Handshakes.message(visit.initiation());
                            visit.ignores(
                                    answer.datagram(message -> message.setToken(asked.getToken())), answer.session());
                        }));
    }

    private static ByteString changed(byte[] octets) {
        return Tokens.bytes(Octets.withBitFlipped(octets, 7, 3));
    }

    private static Check<Visit> wrong(int number, String title, Rule rule, UnaryOperator<Handshake.Builder> change) {
        return refusal(number, title, WHY, List.of(rule), visit -> {
            visit.caller().at(title);
            Answer answer = visit.answer(visit.host().introduction());
            visit.ignores(answer.datagram(change), answer.session());
        });
    }

    private static Check<Visit> elsewhere() {
        return refusal(
                1406,
                "a right answer from a port that was not asked",
                "the first path of a session is one that was asked",
                List.of(ANSWER_COMES_FROM_THE_ASKED_ADDRESS),
                visit -> {
                    Caller elsewhere = visit.elsewhere();
                    visit.caller().at("an answer from another port");
                    Answer answer = visit.answer(visit.host().introduction());
                    visit.ignores(elsewhere, answer.datagram(), answer.session());
                    elsewhere.at("the other port");
                    elsewhere.hearsNothing();
                });
    }

    private static Check<Visit> repeated() {
        return Check.demand(
                1407,
                "nobody answers rightly: the same initiation after 5 s, and again after 10 s more",
                "an opener that repeats sooner floods who is down, one that repeats later is slow",
                List.of(ONLY_THE_OPENER_REPEATS),
                visit -> {
                    byte[] initiation = visit.initiation();
                    Caller caller = visit.caller();
                    caller.at("the sendings of an initiation, in seconds");
                    long third = visit.sendings().get(0) + TimeUnit.MILLISECONDS.toNanos(16_500);
                    if (visit.bench().nanos() < third) {
                        caller.hearsNothingFor(third - visit.bench().nanos());
                    }
                    List<Double> at = visit.sendings().stream()
                            .map(nanos -> Math.round((nanos - visit.sendings().get(0)) / 1e8) / 10.0)
                            .toList();
                    boolean onTime = at.size() >= 3
                            && isNear(at.get(1), 5)
                            && isNear(at.get(2), 15)
                            && (at.size() < 4 || isNear(at.get(3), 35));
                    if (!onTime) {
                        throw caller.failed("0, 5, 15, 35", at + " for " + Octets.hex(Octets.first(initiation, 8)));
                    }
                });
    }

    /** Timers and networks are late, never early; half a second is for the clock itself. */
    private static boolean isNear(double seconds, double expected) {
        return seconds >= expected - 0.5 && seconds <= expected + 1.5;
    }

    private static Check<Visit> otherNode() {
        return refusal(
                1408,
                "another node answers in the place of the one that was named",
                "who was asked for is who answers",
                List.of(FINGERPRINT_IS_EXPECTED),
                visit -> {
                    visit.caller().at("a right answer of another node; the target was told whom to expect");
                    Answer answer = visit.answer(visit.stranger().introduction());
                    visit.ignores(answer.datagram(), answer.session());
                });
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

    private static Check<Visit> denied() {
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

    private static Check<Visit> refusal(
            int number, String title, String why, List<Rule> rules, Check.Play<Visit> play) {
        return Check.refusal(number, title, why, rules, play).beside(RIGHT_ANSWER);
    }
}
