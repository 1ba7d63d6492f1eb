package io.symbolon.tck.probe;

import static io.symbolon.spec.FramingRule.HANDSHAKE_HAS_1200_OCTETS;
import static io.symbolon.spec.HandshakeRule.A_COOKIE_IS_USED_ONCE;
import static io.symbolon.spec.HandshakeRule.COOKIE_FITS_AN_ATTEMPT;
import static io.symbolon.spec.HandshakeRule.FRESH_FOR_EACH;
import static io.symbolon.spec.HandshakeRule.ONLY_THE_OPENER_REPEATS;
import static io.symbolon.spec.HandshakeRule.TOKEN_CARRIES_SESSION_KEY;
import static io.symbolon.spec.SessionRule.WHAT_IS_SENT_IS_CANONICAL;
import static io.symbolon.spec.TokenRule.NODE_TOKEN_SHOWS_ALLOWED_EXTENSIONS_ONLY;
import static io.symbolon.spec.TokenRule.SIGNATURE_VERIFIES;

import io.symbolon.tck.suite.Calls;
import io.symbolon.tck.wire.Cookies;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What a node sends that opens: its initiation, once more with a cookie, and once more when nobody answers. */
final class OpeningChecks {
    private OpeningChecks() {}

    /** The initiation comes first. */
    static List<Check<Visit>> all() {
        return List.of(initiation(), strangeCookies(), cookie());
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
        return Check.refusalOfAnOpener(
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

    /** Belongs near the end of an attempt: it takes seconds. */
    static Check<Visit> repeated() {
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
}
