package io.symbolon.tck.probe;

import io.symbolon.spec.proto.Handshake;
import io.symbolon.tck.peer.Answer;
import io.symbolon.tck.peer.Introduction;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.probe.Network.Arrival;
import io.symbolon.tck.probe.Network.Port;
import io.symbolon.tck.suite.Transcript;
import io.symbolon.tck.verdict.CaseFailed;
import io.symbolon.tck.verdict.Verdict;
import io.symbolon.tck.verdict.VerdictKind;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.SigningKey;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Where the target opens: the probe is the node that it asks for. One attempt of the target bears all answers that are
 * wrong, for a forged answer ends nothing (HSK-017); then it gets the right one.
 */
final class Visit {
    /** An attempt lasts 165 s (HSK-014); near its end nobody can say what silence means. */
    private static final long ATTEMPT_NANOS = TimeUnit.SECONDS.toNanos(150);

    /** How long a target whose attempt has ended may take for its next one. */
    private static final long NEXT_ATTEMPT_NANOS = TimeUnit.SECONDS.toNanos(35);

    private static final long CLOCK_TOLERANCE_MS = 5_000;

    private final Bench bench;
    private final Port port;
    private final Random random;
    private final Peer host;
    private final List<Peer> others = new ArrayList<>();
    private final List<Long> sendings = new ArrayList<>();
    private Optional<Caller> caller = Optional.empty();
    private byte[] initiation = new byte[0];
    private boolean isOver = true;
    private Optional<Conversation> conversation = Optional.empty();
    private Optional<PeerSession> unconfirmed = Optional.empty();

    Visit(Bench bench, Target here, Random random) {
        this.bench = bench;
        this.random = random;
        this.port = bench.network().listen(here.address());
        this.host = stranger();
    }

    /** Another node, whom the target has not asked. */
    Peer stranger() {
        byte[] seed = new byte[32];
        byte[] uuid = new byte[16];
        random.nextBytes(seed);
        random.nextBytes(uuid);
        Peer peer = new Peer(SigningKey.ofSeed(seed), uuid, "", bench.network()::wallMs);
        others.add(peer);
        return peer;
    }

    Bench bench() {
        return bench;
    }

    /** Whom the target has to open to. */
    Peer host() {
        return host;
    }

    InetSocketAddress address() {
        return port.address();
    }

    /** Every peer of this visit, for the sessions that it has keys for. */
    List<Peer> peers() {
        return List.copyOf(others);
    }

    /** What the check has sent and heard so far. */
    Transcript transcript() {
        return bench.transcript(
                others.stream().flatMap(peer -> peer.sessions().stream()).toList());
    }

    /** The next initiation, from whomever if nobody has come yet. Whether one came. */
    boolean awaitsInitiation(long nanos) {
        long until = bench.nanos() + nanos;
        for (Optional<Arrival> arrival = bench.next(port, until);
                arrival.isPresent();
                arrival = bench.next(port, until)) {
            if (isNewInitiation(arrival.get())) {
                begin(arrival.get());
                return true;
            }
        }
        return false;
    }

    private boolean isNewInitiation(Arrival arrival) {
        return caller.map(known -> known.target().equals(arrival.from())).orElse(true)
                && isInitiation(arrival.datagram())
                && !isInitiationAgain(arrival.datagram());
    }

    private static boolean isInitiation(byte[] datagram) {
        return Handshakes.isHandshake(datagram)
                && Handshakes.message(datagram).getEcho().isEmpty();
    }

    private void begin(Arrival arrival) {
        initiation = arrival.datagram();
        isOver = false;
        sendings.clear();
        sendings.add(arrival.nanos());
        if (caller.isEmpty()) {
            Caller visited = new Caller(
                    bench, host, port, arrival.from(), () -> bench.network().wallMs() + CLOCK_TOLERANCE_MS);
            visited.expectsUnasked(this::isRepeated);
            caller = Optional.of(visited);
        }
    }

    /** Whether the target's timer has sent its initiation once more; if so, it is noted. */
    private boolean isRepeated(Arrival arrival) {
        if (!isInitiationAgain(arrival.datagram())) {
            return false;
        }
        sendings.add(arrival.nanos());
        return true;
    }

    /** Whether a datagram is the initiation of this attempt, whatever cookie it carries. */
    boolean isInitiationAgain(byte[] datagram) {
        return initiation.length > 0
                && isInitiation(datagram)
                && withoutCookie(datagram).equals(withoutCookie(initiation));
    }

    private static Handshake withoutCookie(byte[] datagram) {
        return Handshakes.message(datagram).toBuilder().clearCookie().build();
    }

    /** The target, seen from the port at which the probe listens. */
    Caller caller() {
        return caller.orElseThrow();
    }

    /** The target, seen from a port that it has not asked. */
    Caller elsewhere() {
        return new Caller(
                bench,
                host,
                bench.network().open(caller().target()),
                caller().target(),
                () -> bench.network().wallMs() + CLOCK_TOLERANCE_MS);
    }

    /** The initiation of the outstanding attempt; if it was ended by a wrong answer, that of the next one. */
    byte[] initiation() {
        if (isOver && !awaitsInitiation(NEXT_ATTEMPT_NANOS)) {
            throw undecided("the target has ended its attempt and began no other within 35 s");
        }
        if (bench.nanos() - sendings.get(0) > ATTEMPT_NANOS) {
            throw undecided(
                    "the target's attempt is near its end; with shorter round trips, or a higher --rate, there is"
                            + " time for everything");
        }
        return initiation;
    }

    private static CaseFailed undecided(String why) {
        return new CaseFailed(Verdict.of(VerdictKind.COULD_NOT_RUN, why));
    }

    /** The initiation of this attempt once more, for another reason than the target's own timer. */
    Optional<byte[]> initiationAgain(long nanos) {
        long until = bench.nanos() + nanos;
        for (Optional<Arrival> arrival = bench.next(port, until);
                arrival.isPresent();
                arrival = bench.next(port, until)) {
            if (arrival.get().from().equals(caller().target())) {
                return arrival.map(Arrival::datagram);
            }
        }
        return Optional.empty();
    }

    /** When the initiation of this attempt came, the first time and by the target's own timer. */
    List<Long> sendings() {
        return List.copyOf(sendings);
    }

    /** An answer with an introduction of this host. */
    Answer answer(Introduction introduction) {
        return introduction.answer(initiation());
    }

    /** The target does not react to a wrong answer; {@code would} is what both would share if it did. */
    void ignores(byte[] datagram, PeerSession would) {
        ignores(caller(), datagram, would);
    }

    void ignores(Caller from, byte[] datagram, PeerSession would) {
        from.sends(datagram);
        Optional<byte[]> heard = caller().hearsWithin(bench.roundTrips().silenceNanos());
        if (heard.isPresent()) {
            isOver = true;
            CaseFailed failure = caller().failed("silence", Heard.inWords(heard.get(), List.of(would)));
            caller().sends(would.leave());
            throw failure;
        }
    }

    /** The right answer is taken; the session is not confirmed yet. */
    void isAnswered(PeerSession session) {
        isOver = true;
        unconfirmed = Optional.of(session);
    }

    /** The session that the right answer has made. */
    PeerSession session() {
        return unconfirmed.orElseThrow(() -> undecided("the target has not taken the right answer"));
    }

    /** The session is confirmed from both sides. */
    void isConfirmed() {
        conversation = Optional.of(new Conversation(caller(), session()));
        // a node may open again whenever its application wants it to
        caller().expectsUnasked(arrival -> isInitiation(arrival.datagram()));
    }

    /** Says goodbye where there is a session, and closes the port. */
    void end() {
        if (conversation.isPresent()) {
            conversation.get().leaves();
        } else if (unconfirmed.isPresent()) {
            caller().sends(unconfirmed.get().leave());
        }
        bench.close(port);
    }

    /** The established session. */
    Conversation conversation() {
        return conversation.orElseThrow(() -> undecided("there is no established session with the target"));
    }
}
