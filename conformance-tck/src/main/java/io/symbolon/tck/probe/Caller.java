package io.symbolon.tck.probe;

import static io.symbolon.spec.SessionRule.COUNTERS_NEVER_REPEAT;
import static io.symbolon.spec.SessionRule.WHAT_IS_SENT_IS_CANONICAL;

import io.symbolon.tck.peer.Introduction;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.probe.Network.Arrival;
import io.symbolon.tck.probe.Network.Port;
import io.symbolon.tck.script.SentDatagrams;
import io.symbolon.tck.suite.Calls;
import io.symbolon.tck.verdict.CaseFailed;
import io.symbolon.tck.verdict.Verdict;
import io.symbolon.tck.wire.Cookies;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import io.symbolon.tck.wire.Tokens;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * A peer of the kit at a port of its own, towards the target. What it asks for it asks for {@value #TRIES} times, for a
 * datagram may be lost. Whatever it hears must be what a node may send at all (SES-005, SES-024).
 */
final class Caller {
    static final int TRIES = 3;

    private final Bench bench;
    private final Peer peer;
    private final Port port;
    private final InetSocketAddress target;
    private final LongSupplier targetWallMs;

    /** Frames that came, by session id and counter. */
    private final Map<String, byte[]> frames = new HashMap<>();

    private byte[] answer = Octets.zeros(0);
    private Predicate<Arrival> unasked = arrival -> Arrays.equals(arrival.datagram(), answer);
    private long sentAtNanos;
    private long roundTripNanos;
    private boolean isToStaySilent;
    private boolean hasHeard;
    private String step = "nothing yet";

    Caller(Bench bench, Peer peer, Port port, InetSocketAddress target, LongSupplier targetWallMs) {
        this.bench = bench;
        this.peer = peer;
        this.port = port;
        this.target = target;
        this.targetWallMs = targetWallMs;
    }

    Peer peer() {
        return peer;
    }

    InetSocketAddress address() {
        return port.address();
    }

    InetSocketAddress target() {
        return target;
    }

    Bench bench() {
        return bench;
    }

    /** How long the last reply took. */
    long roundTripNanos() {
        return roundTripNanos;
    }

    /** Says what comes next, for the text of a failure. */
    void at(String words) {
        step = words;
    }

    void sends(byte[] datagram) {
        sentAtNanos = bench.send(port, target, step, datagram);
    }

    /** The next datagram within the patience of this bench. */
    Optional<byte[]> hears() {
        return hearsWithin(bench.roundTrips().patienceNanos());
    }

    /** The next datagram of the target within so much time. */
    Optional<byte[]> hearsWithin(long nanos) {
        long until = bench.nanos() + nanos;
        Optional<Arrival> arrival = bench.next(port, until);
        while (arrival.isPresent() && isNoReaction(arrival.get())) {
            arrival = bench.next(port, until);
        }
        arrival.ifPresent(this::notice);
        return arrival.map(Arrival::datagram);
    }

    /** What this one takes for no reaction: by itself an answer that comes once more, because it was asked for again. */
    void expectsUnasked(Predicate<Arrival> noReaction) {
        unasked = noReaction;
    }

    private boolean isNoReaction(Arrival arrival) {
        return !arrival.from().equals(target) || unasked.test(arrival);
    }

    /** The first datagram that comes at all; nothing is asked of it yet. */
    Optional<byte[]> hearsAnything() {
        return bench.next(port, bench.nanos() + bench.roundTrips().patienceNanos())
                .map(Arrival::datagram);
    }

    /** What came after all when silence was already counted, in words. */
    Optional<String> late() {
        return isToStaySilent
                ? bench.next(port, bench.nanos()).map(arrival -> inWords(arrival.datagram()))
                : Optional.empty();
    }

    /** Whether anything has come at all. */
    boolean hasHeard() {
        return hasHeard;
    }

    private void notice(Arrival arrival) {
        hasHeard = true;
        roundTripNanos = arrival.nanos() - sentAtNanos;
        byte[] datagram = arrival.datagram();
        String fault = SentDatagrams.fault(datagram, targetWallMs.getAsLong());
        Calls.require(fault.isEmpty(), WHAT_IS_SENT_IS_CANONICAL.id() + ": the target sends " + fault);
        if (SealedFrames.isSealed(datagram)) {
            byte[] before = frames.put(Octets.hex(Octets.slice(datagram, 2, 16)), datagram);
            boolean repeats = before != null && !Arrays.equals(before, datagram);
            Calls.require(!repeats, COUNTERS_NEVER_REPEAT.id() + ": two frames of the target have the same counter");
        }
    }

    /** Whether nothing comes for as long as counts as silence. */
    void hearsNothing() {
        hearsNothingFor(bench.roundTrips().silenceNanos());
    }

    void hearsNothingFor(long nanos) {
        Optional<byte[]> heard = hearsWithin(nanos);
        if (heard.isPresent()) {
            throw failed("silence", inWords(heard.get()));
        }
    }

    /** The target does not react to a datagram at all. */
    void isIgnored(byte[] datagram) {
        isToStaySilent = true;
        sends(datagram);
        hearsNothing();
    }

    /**
     * The target does not answer an initiation. If it asks for a cookie, which it may do with everybody while it is under
     * load (HSK-021), it gets it, and then stays silent.
     */
    void isNotAnswered(byte[] initiation) {
        isToStaySilent = true;
        sends(initiation);
        Optional<byte[]> heard = hearsWithin(bench.roundTrips().silenceNanos());
        if (heard.filter(Cookies::isCookie).isPresent()) {
            isIgnored(withCookie(initiation, heard.get()));
        } else if (heard.isPresent()) {
            throw failed("silence", inWords(heard.get()));
        }
    }

    /** The answer to an initiation; a cookie that is asked for goes along with the next one. */
    byte[] answerTo(Introduction asks) {
        return answerTo(asks.initiation());
    }

    byte[] answerTo(byte[] asked) {
        isToStaySilent = false;
        byte[] initiation = asked;
        boolean cookieCame = false;
        for (int tries = 0; tries < TRIES; tries++) {
            sends(initiation);
            Optional<byte[]> heard = hears();
            if (heard.filter(Cookies::isCookie).isPresent() && !cookieCame) {
                cookieCame = true;
                tries--;
                initiation = withCookie(asked, heard.get());
            } else if (heard.isPresent()) {
                return answer(heard.get());
            }
        }
        throw failed("an answer", "nothing, " + TRIES + " times");
    }

    /** The same initiation once more, and what comes then, also if it is the answer of before. */
    byte[] answerAgainTo(byte[] initiation) {
        answer = Octets.zeros(0);
        return answerTo(initiation);
    }

    /** Nothing comes for so long, not even the answer of before. */
    void hearsNothingNewOrOld(long nanos) {
        answer = Octets.zeros(0);
        hearsNothingFor(nanos);
    }

    private byte[] answer(byte[] heard) {
        boolean isAnswer = Handshakes.isHandshake(heard)
                && !Handshakes.message(heard).getEcho().isEmpty();
        if (!isAnswer) {
            throw failed("an answer", inWords(heard));
        }
        answer = heard;
        return heard;
    }

    /** The cookie that an initiation is answered with, and nothing else. */
    byte[] cookieFor(Introduction asks) {
        isToStaySilent = false;
        for (int tries = 0; tries < TRIES; tries++) {
            sends(asks.initiation());
            Optional<byte[]> heard = hears();
            if (heard.isPresent()) {
                return cookie(asks, heard.get());
            }
        }
        throw failed("a cookie", "nothing, " + TRIES + " times");
    }

    /** The cookie that an initiation with another cookie is answered with, and nothing else. */
    byte[] cookieInsteadOf(Introduction asks, byte[] wrongCookie) {
        sends(asks.initiationWith(wrongCookie));
        return hears().map(heard -> cookie(asks, heard)).orElseThrow(() -> failed("a cookie", "nothing"));
    }

    private byte[] cookie(Introduction asks, byte[] heard) {
        if (!Cookies.isCookie(heard) || !Arrays.equals(Cookies.nonce(heard), asks.nonce())) {
            throw failed("a cookie for the nonce of the initiation", inWords(heard));
        }
        return Cookies.cookie(heard);
    }

    private static byte[] withCookie(byte[] initiation, byte[] cookieFrame) {
        return Handshakes.datagram(Handshakes.message(initiation).toBuilder()
                .setCookie(Tokens.bytes(Cookies.cookie(cookieFrame)))
                .build());
    }

    /** The failure of this step. */
    CaseFailed failed(String expected, String actual) {
        return new CaseFailed(
                Verdict.fail("the target does something else than the rules demand", expected, actual, step));
    }

    String inWords(byte[] datagram) {
        return Heard.inWords(datagram, sessions());
    }

    List<PeerSession> sessions() {
        return peer.sessions();
    }

    void close() {
        bench.close(port);
    }
}
