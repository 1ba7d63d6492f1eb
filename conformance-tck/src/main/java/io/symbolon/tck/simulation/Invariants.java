package io.symbolon.tck.simulation;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Input;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.node.NodeCounts;
import io.symbolon.core.session.Limits;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.FrameCodec;
import io.symbolon.core.wire.Handshake;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What holds after every step of every node, whatever the network does. */
final class Invariants {
    /** The node keys that a node remembers as checked (TOK-029). */
    private static final int REMEMBERED_KEYS = 1_024;

    /** What has to be remembered of each node to judge its next step. */
    private final Map<SimulatedNode, Ledger> ledgers = new HashMap<>();

    private final SharedSessions shared = new SharedSessions();

    void check(Step step) {
        List<Effect.SendDatagram> sent = new ArrayList<>();
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.SendDatagram sending) sent.add(sending);
        }
        Ledger ledger = ledgers.computeIfAbsent(step.node(), node -> new Ledger());
        for (Effect.SendDatagram sending : sent) countersNeverRepeat(ledger, step, sending.datagram());
        if (step.input() instanceof Input.DatagramReceived received) {
            ledger.correspondents().heard(received.from());
            answersAreNotLarger(step, received, sent);
        }
        for (Effect.SendDatagram sending : sent) {
            require(ledger.correspondents().include(step, sending), "sends to a third party", step);
        }
        require(!ledger.traffic().isTooMuch(step, sent.size()), "sends more than its bound", step);
        countsStayWithinLimits(step);
        sessionsNameEachOther(step);
        ledger.joins().wrong(step).ifPresent(text -> {
            throw new BrokenInvariant(text, step);
        });
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.SessionEnded ended) ledger.end(ended.sessionId());
        }
    }

    /** {@code node} dies: what it does next is another life. */
    void forget(SimulatedNode node) {
        ledgers.remove(node);
        node.established().keySet().forEach(session -> shared.end(session, node));
    }

    /** A node that was woken sleeps until later. */
    void checkRest(Step step) {
        long wakeMillis = step.node().wakeAtMillis();
        require(wakeMillis > step.atMillis(), "woken, and due again at once", step);
    }

    /** What is sent can be read (SES-024), and every sealed frame counts on by one (SES-005). */
    private static void countersNeverRepeat(Ledger ledger, Step step, Bytes datagram) {
        Frame frame = read(step, datagram);
        if (!(frame instanceof Frame.Sealed sealed)) return;
        long expected = ledger.nextCounter(sealed.sessionId());
        if (sealed.counter() != expected) {
            throw new BrokenInvariant("counter " + sealed.counter() + " in the place of " + expected, step);
        }
    }

    private static Frame read(Step step, Bytes datagram) {
        return FrameCodec.decode(datagram).match(frame -> frame, rule -> {
            throw new BrokenInvariant("sends what breaks " + rule.id(), step);
        });
    }

    /** What can be sent without keys makes a node send at most as much, and only back (HSK-006, HSK-007). */
    private static void answersAreNotLarger(
            Step step, Input.DatagramReceived received, List<Effect.SendDatagram> sent) {
        if (sent.isEmpty()) return;
        Endpoint source = received.from();
        Frame frame = read(step, received.datagram()); // what is no frame gets no answer
        long back = sent.stream().filter(sending -> sending.to().equals(source)).count();
        if (frame instanceof Frame.Cookie) {
            // the one datagram that is answered by more: an initiation, to whom we asked already (HSK-024, HSK-025)
            require(sent.size() == 1 && back == 1, "a cookie led to more than one initiation", step);
            require(
                    read(step, sent.get(0).datagram()) instanceof Handshake.Initiation,
                    "a cookie led to something else than an initiation",
                    step);
        } else if (frame instanceof Handshake.Answer) {
            // it has shown its key: a contact is over, and the next one may begin elsewhere (OVL-016)
            require(back <= 1, "an answer led to more than one datagram back", step);
        } else if (frame instanceof Handshake) {
            require(sent.size() == 1 && back == 1, "a handshake led to more than one datagram back", step);
            require(
                    sent.get(0).datagram().length() <= received.datagram().length(),
                    "a handshake led to more octets than it had",
                    step);
        }
    }

    /** Bounded memory (CNV-011). */
    private static void countsStayWithinLimits(Step step) {
        NodeCounts counts = step.node().counts();
        Limits limits = step.node().config().limits();
        boolean areWithin = counts.attempts() <= limits.attempts()
                && counts.candidates() <= limits.candidates()
                && counts.sessions() <= (long) limits.peers() * limits.sessionsOfOnePeer()
                && counts.denied() <= limits.denied()
                && counts.rememberedKeys() <= REMEMBERED_KEYS;
        if (!areWithin) throw new BrokenInvariant("holds more than its limits: " + counts, step);
    }

    /** Who has a session holds it with the one other node that has it (HSK-009). */
    private void sessionsNameEachOther(Step step) {
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.SessionEnded ended) shared.end(ended.sessionId(), step.node());
            if (!(effect instanceof Effect.SessionEstablished established)) continue;
            Fingerprint peer = established.peer().fingerprint();
            Optional<SimulatedNode> other = shared.begin(established.sessionId(), step.node());
            require(
                    other.isEmpty()
                            || other.get().fingerprint().equals(peer)
                                    && other.get()
                                            .peerOf(established.sessionId())
                                            .equals(Optional.of(step.node().fingerprint())),
                    "shares a session with " + other + " and names another",
                    step);
        }
    }

    private static void require(boolean holds, String otherwise, Step step) {
        if (!holds) throw new BrokenInvariant(otherwise, step);
    }
}
