package io.symbolon.tck.simulation;

import static io.symbolon.spec.HandshakeRule.ONLY_THE_OPENER_REPEATS;
import static io.symbolon.spec.SessionRule.CONFIRMED_IN_TIME;
import static io.symbolon.spec.SessionRule.LEAVE_ENDS_THE_SESSION;
import static io.symbolon.spec.SessionRule.RESPONSE_MATCHES_A_CHALLENGE;
import static io.symbolon.spec.SessionRule.SUPERSEDED_SESSIONS_END;

import com.google.protobuf.ByteString;
import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Input;
import io.symbolon.core.node.NodeCounts;
import io.symbolon.spec.Rule;
import io.symbolon.spec.models.Event;
import io.symbolon.spec.models.TracedSession;
import io.symbolon.spec.models.TracedToken;
import io.symbolon.spec.proto.Handshake;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import io.symbolon.tck.wire.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes down what two nodes do, in the words of the model. It has no key: what a sealed frame meant is seen from what the
 * node does when it opens. Handshakes it reads with the kit's own code.
 */
final class TraceRecorder {
    private final SimulatedNetwork network;
    private final List<SimulatedNode> nodes;
    private final List<Event> events = new ArrayList<>();
    private final Map<ByteString, TracedToken> tokens = new HashMap<>();
    private final Map<String, TracedSession> sessions = new HashMap<>();

    /** The candidates of each node, oldest first. */
    private final List<List<Candidate>> candidates = List.of(new ArrayList<>(), new ArrayList<>());

    private int stepsSeen;

    private record Candidate(TracedToken own, TracedToken others, Endpoint source) {
        boolean isOf(TracedSession session) {
            return session.equals(TraceRecorder.session(own, others, session.id()));
        }
    }

    /** Records {@code one} and {@code two}, which have not met yet; they are node 1 and node 2 of the model. */
    TraceRecorder(SimulatedNetwork network, SimulatedNode one, SimulatedNode two) {
        this.network = network;
        this.nodes = List.of(one, two);
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    /** Lets things happen in the network, and records them one by one. */
    void runFor(long millis) {
        look();
        network.runUntil(
                () -> {
                    look();
                    return false;
                },
                millis);
        look();
    }

    void restart(SimulatedNode node, long wallOffsetMillis) {
        look();
        network.restart(node, wallOffsetMillis);
        candidates.get(number(node) - 1).clear();
        events.add(new Event.Restarted(number(node)));
    }

    /** Records what has happened since the last look: after every step, or the counts are those of a later one. */
    void look() {
        List<Step> steps = network.steps();
        if (stepsSeen == steps.size()) return;
        steps.subList(stepsSeen, steps.size()).forEach(this::record);
        stepsSeen = steps.size();
        for (SimulatedNode node : nodes) {
            NodeCounts counts = node.counts();
            List<Candidate> waiting = candidates.get(number(node) - 1);
            while (waiting.size() > counts.candidates()) expire(number(node), waiting.get(0));
            events.add(new Event.Has(number(node), counts.attempts(), counts.candidates(), counts.sessions()));
        }
    }

    private void record(Step step) {
        int node = number(step.node());
        recordEnds(node, step);
        if (step.input() instanceof Input.LeaveRequested) {
            candidates.get(node - 1).clear();
            events.add(new Event.Left(node));
        } else if (step.input() instanceof Input.DatagramReceived received) {
            recordReceived(node, step, received);
        }
        for (byte[] sent : sent(step)) recordAttempt(node, sent);
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.SessionEstablished established) {
                events.add(new Event.Sends(
                        node, sessions.get(established.sessionId().toHex())));
            }
        }
    }

    /** What ended because its time had come. */
    private void recordEnds(int node, Step step) {
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.OpenFailed failed && failed.rule() == ONLY_THE_OPENER_REPEATS) {
                events.add(new Event.GaveUp(node));
            } else if (effect instanceof Effect.SessionEnded ended) {
                TracedSession session = sessions.get(ended.sessionId().toHex());
                if (ended.rule() == CONFIRMED_IN_TIME) {
                    events.add(new Event.Ended(node, session, Event.Reason.UNCONFIRMED));
                } else if (ended.rule() == SUPERSEDED_SESSIONS_END) {
                    events.add(new Event.Ended(node, session, Event.Reason.OUTLIVED));
                }
            }
        }
    }

    private void recordReceived(int node, Step step, Input.DatagramReceived received) {
        byte[] datagram = received.datagram().toArray();
        List<Rule> refusals = refusals(step);
        if (Handshakes.isHandshake(datagram)) {
            if (refusals.isEmpty()) recordHandshake(node, step, received, Handshakes.message(datagram));
        } else if (SealedFrames.isSealed(datagram)) {
            // where a response means nothing, its frame has opened all the same
            if (refusals.isEmpty() || refusals.equals(List.of(RESPONSE_MATCHES_A_CHALLENGE))) {
                recordOpened(node, step, sessions.get(Octets.hex(SealedFrames.sessionId(datagram))));
            }
        }
    }

    private void recordHandshake(int node, Step step, Input.DatagramReceived received, Handshake message) {
        List<byte[]> sent = sent(step);
        TracedToken others = token(3 - node, message);
        if (message.getEcho().isEmpty()) {
            TracedToken own = token(node, Handshakes.message(sent.get(0)));
            recordCandidate(node, new Candidate(own, others, received.from()));
            events.add(new Event.AnsweredInitiation(own, others));
        } else {
            TracedToken own = tokens.get(message.getEcho());
            String id = Octets.hex(SealedFrames.sessionId(sent.get(0)));
            TracedSession session = sessions.computeIfAbsent(id, fresh -> session(own, others, fresh));
            candidates.get(node - 1).removeIf(candidate -> candidate.isOf(session));
            events.add(new Event.TookAnswer(own, others));
        }
    }

    /** [HSK-018] one candidate a source: a new one takes the place of the old. */
    private void recordCandidate(int node, Candidate candidate) {
        List<Candidate> waiting = candidates.get(node - 1);
        if (waiting.contains(candidate)) return;
        for (Candidate old : List.copyOf(waiting)) {
            if (old.source.equals(candidate.source)) expire(node, old);
        }
        waiting.add(candidate);
    }

    private void recordOpened(int node, Step step, TracedSession session) {
        boolean accepts = candidates.get(node - 1).removeIf(candidate -> candidate.isOf(session));
        events.add(new Event.OpenedFrame(node, session, meaning(step, session, accepts)));
    }

    /** Whoever accepts a session sends one challenge in it; what is sent besides is a response. */
    private static Event.Meaning meaning(Step step, TracedSession session, boolean accepts) {
        boolean establishes = false;
        boolean ends = accepts && step.effects().isEmpty(); // a goodbye before anybody was told
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.SessionEnded ended) {
                ends |= ended.rule() == LEAVE_ENDS_THE_SESSION
                        && ended.sessionId().toHex().equals(session.id());
            }
            establishes |= effect instanceof Effect.SessionEstablished;
        }
        long sentInIt = sent(step).stream()
                .filter(SealedFrames::isSealed)
                .filter(frame -> Octets.hex(SealedFrames.sessionId(frame)).equals(session.id()))
                .count();
        if (ends) return Event.Meaning.LEAVE;
        if (establishes) return Event.Meaning.RESPONSE;
        return sentInIt > (accepts ? 1 : 0) ? Event.Meaning.CHALLENGE : Event.Meaning.NOTHING;
    }

    private void recordAttempt(int node, byte[] sent) {
        if (!Handshakes.isHandshake(sent)) return;
        Handshake message = Handshakes.message(sent);
        if (!message.getEcho().isEmpty() || tokens.containsKey(message.getNonce())) return;
        events.add(new Event.Started(token(node, message)));
    }

    private void expire(int node, Candidate candidate) {
        candidates.get(node - 1).remove(candidate);
        String unseen = "candidate " + candidate.own.nonce() + " " + candidate.others.nonce();
        TracedSession session = session(candidate.own, candidate.others, unseen);
        events.add(new Event.Ended(node, session, Event.Reason.EXPIRED));
    }

    private TracedToken token(int node, Handshake message) {
        long issuedAt = Tokens.decode(message.getToken().toByteArray()).getIssuedAt();
        String nonce = Octets.hex(message.getNonce().toByteArray());
        return tokens.computeIfAbsent(message.getNonce(), fresh -> new TracedToken(node, nonce, issuedAt));
    }

    private static TracedSession session(TracedToken own, TracedToken others, String id) {
        return own.node() == 1 ? new TracedSession(own, others, id) : new TracedSession(others, own, id);
    }

    private int number(SimulatedNode node) {
        return nodes.indexOf(node) + 1;
    }

    private static List<Rule> refusals(Step step) {
        return step.effects().stream()
                .filter(Effect.Dropped.class::isInstance)
                .map(effect -> ((Effect.Dropped) effect).rule())
                .toList();
    }

    private static List<byte[]> sent(Step step) {
        return step.effects().stream()
                .filter(Effect.SendDatagram.class::isInstance)
                .map(effect -> ((Effect.SendDatagram) effect).datagram().toArray())
                .toList();
    }
}
