package io.symbolon.tck.peer;

import io.symbolon.spec.proto.SessionMessage;
import io.symbolon.tck.wire.Cookies;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A peer that follows the rules by itself, opener and answerer, towards one subject. It has no clock: whoever plays it
 * says when it repeats. It never asks for cookies.
 */
public final class HonestPeer {
    private final Peer peer;
    private Optional<Introduction> attempt = Optional.empty();
    /** Answers by the initiation that they answer (HSK-013). */
    private final Map<String, byte[]> answers = new HashMap<>();

    /** Sessions by their ids: of candidates, and of those that were accepted. */
    private final Map<String, PeerSession> candidates = new LinkedHashMap<>();

    private final Map<String, PeerSession> confirming = new LinkedHashMap<>();
    private final Map<String, PeerSession> established = new LinkedHashMap<>();

    public HonestPeer(Peer peer) {
        this.peer = peer;
    }

    public Peer peer() {
        return peer;
    }

    /** Begins an attempt: the initiation. */
    public byte[] open() {
        attempt = Optional.of(peer.introduction());
        return attempt.get().initiation();
    }

    /** What its timers send: the initiation of an outstanding attempt (HSK-014), the challenges of SES-009. */
    public List<byte[]> repeat() {
        List<byte[]> sent = new ArrayList<>();
        attempt.ifPresent(outstanding -> sent.add(outstanding.initiation()));
        confirming.values().forEach(session -> sent.add(session.challengeAgain()));
        return sent;
    }

    /** Takes a datagram of the subject and gives what it sends because of it. */
    public List<byte[]> receive(byte[] datagram) {
        if (Cookies.isCookie(datagram)) {
            return onCookie(datagram);
        }
        if (SealedFrames.isSealed(datagram)) {
            return onFrame(datagram);
        }
        boolean answer = !Handshakes.message(datagram).getEcho().isEmpty();
        return answer ? onAnswer(datagram) : List.of(onInitiation(datagram));
    }

    /** The session that sends: of the established ones the one of highest rank (SES-010). */
    public Optional<PeerSession> sending() {
        return established.values().stream().max(PeerSession.BY_RANK);
    }

    /** Whether every session that was accepted has been established. */
    public boolean isSettled() {
        return confirming.isEmpty() && attempt.isEmpty();
    }

    private List<byte[]> onCookie(byte[] datagram) {
        return attempt.filter(outstanding -> Arrays.equals(outstanding.nonce(), Cookies.nonce(datagram)))
                .map(outstanding -> List.of(outstanding.initiationWith(Cookies.cookie(datagram))))
                .orElse(List.of());
    }

    /** [HSK-012] [HSK-013] an answer that reuses the attempt, the same for the same initiation. */
    private byte[] onInitiation(byte[] datagram) {
        return answers.computeIfAbsent(Octets.hex(datagram), asked -> {
            Answer answer = attempt.orElseGet(peer::introduction).answer(datagram);
            candidates.put(name(answer.session()), answer.session());
            return answer.datagram();
        });
    }

    /** [HSK-015] [HSK-017] [SES-009] an answer to the outstanding attempt is accepted, and confirmed by a challenge. */
    private List<byte[]> onAnswer(byte[] datagram) {
        byte[] echo = Handshakes.message(datagram).getEcho().toByteArray();
        Optional<Introduction> asked = attempt.filter(outstanding -> Arrays.equals(outstanding.nonce(), echo));
        if (asked.isEmpty()) {
            return List.of();
        }
        PeerSession session = asked.get().session(datagram);
        attempt = Optional.empty();
        // at simultaneous opening the subject's initiation has made the same session
        PeerSession same = candidates.getOrDefault(name(session), session);
        candidates.remove(name(session));
        confirming.put(name(same), same);
        return List.of(same.challenge());
    }

    private List<byte[]> onFrame(byte[] datagram) {
        String name = Octets.hex(SealedFrames.sessionId(datagram));
        return Stream.of(candidates, confirming, established)
                .flatMap(sessions -> Stream.ofNullable(sessions.get(name)))
                .findFirst()
                .flatMap(session -> session.read(datagram).map(message -> onMessage(session, datagram, message)))
                .orElse(List.of());
    }

    private List<byte[]> onMessage(PeerSession session, byte[] datagram, SessionMessage message) {
        String name = name(session);
        List<byte[]> sent = new ArrayList<>();
        // [SES-008] the first frame accepts; the answer had the nonce of the attempt, where there was one
        if (candidates.remove(name) != null) {
            attempt = Optional.empty();
            confirming.put(name, session);
            sent.add(session.challenge());
        }
        // [SES-014]
        if (message.hasChallenge()) {
            session.take(datagram);
            sent.add(session.response());
        }
        // [SES-009] only the response establishes
        boolean responds = message.hasResponse()
                && Arrays.equals(message.getResponse().getData().toByteArray(), session.asked());
        if (responds && confirming.remove(name) != null) {
            established.put(name, session);
            attempt = Optional.empty();
        }
        return sent;
    }

    private static String name(PeerSession session) {
        return Octets.hex(session.id());
    }
}
