package io.symbolon.tck.simulation;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Input;
import io.symbolon.core.boundary.Question;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Extension;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.NodeToken;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What holds of one node's joins: who is asked about, admitted, joined, and how long somebody denied is kept. */
final class JoinChecks {
    /** JON-015. */
    private static final int OBSOLETE_LIMIT = 256;

    private static final long OBSOLETE_MILLIS = 30_000;

    /** Questions that the application has not answered yet. */
    private final Map<Long, Question> questions = new HashMap<>();
    /** The identity that was last granted on each node. */
    private final Map<Fingerprint, Fingerprint> granted = new HashMap<>();
    /** What is remembered of each session. */
    private final Function<Bytes, Ledger.Notes> sessions;

    private final Deque<Denied> denied = new ArrayDeque<>();
    private final Set<Fingerprint> joined = new HashSet<>();

    /** The sessions that a peer had when it was denied, and when they are gone at the latest. */
    private record Denied(Set<Bytes> sessions, long endMillis) {}

    JoinChecks(Function<Bytes, Ledger.Notes> sessions) {
        this.sessions = sessions;
    }

    /** What is wrong with {@code step}, if something is. */
    Optional<String> wrong(Step step) {
        if (step.input() instanceof Input.Answered answered) note(answered, step);
        for (Effect effect : step.effects()) {
            Optional<String> wrong = wrong(step.node(), effect);
            if (wrong.isPresent()) return wrong;
        }
        return overdue(step);
    }

    private void note(Input.Answered answered, Step step) {
        Question question = questions.remove(answered.question());
        if (question == null || !isAboutJoin(question)) return;
        if (answered.decision() == Decision.DENIED) {
            denied.add(new Denied(step.node().sessionsWith(question.node()), step.atMillis() + OBSOLETE_MILLIS));
        } else if (answered.decision() == Decision.GRANTED && question.about() == Question.About.AUTHORIZE) {
            granted.put(question.node(), question.identity().fingerprint());
        }
    }

    private Optional<String> wrong(SimulatedNode node, Effect effect) {
        if (effect instanceof Effect.Asked asked) return wrongQuestion(node, asked.question());
        if (effect instanceof Effect.Admitted admission) return wrongAdmission(node, admission);
        if (effect instanceof Effect.Acknowledged ack) {
            sessions.apply(ack.sessionId()).acknowledge();
            return when(
                    !isOf(node, ack.sessionId(), ack.peer()), "was acknowledged in a session that is not the peer's");
        }
        if (effect instanceof Effect.PeerJoined peer)
            return wrongPeer(node, peer.peer().fingerprint());
        if (effect instanceof Effect.PeerParted peer) {
            return when(!joined.remove(peer.peer()), "parts from a peer that was not joined");
        }
        return Optional.empty();
    }

    /** [HSK-027] [JON-001] [JON-004] who is asked about has an accepted session, and the identity names its node. */
    private Optional<String> wrongQuestion(SimulatedNode node, Question question) {
        questions.put(question.id(), question);
        if (!isAboutJoin(question)) return Optional.empty();
        boolean namesTheNode = question.identity() instanceof NodeToken
                ? question.identity().fingerprint().equals(question.node())
                : question.identity()
                        .fields()
                        .extension(Extension.NODE_FINGERPRINT)
                        .equals(Optional.of(question.node().octets()));
        if (!namesTheNode) return Optional.of("asks about an identity that names another node");
        return when(!node.hasSessionWith(question.node()), "asks about a peer without a session");
    }

    /** [JON-004] [JON-008] what is admitted was granted for that node, in a session with it. */
    private Optional<String> wrongAdmission(SimulatedNode node, Effect.Admitted admission) {
        sessions.apply(admission.sessionId()).admit();
        if (!isOf(node, admission.sessionId(), admission.peer())) {
            return Optional.of("admits in a session that is not the peer's");
        }
        return when(
                !admission.identity().equals(granted.get(admission.peer())),
                "admits an identity that was not granted on this node");
    }

    /** [JON-028] both Acks, in one session. */
    private Optional<String> wrongPeer(SimulatedNode node, Fingerprint peer) {
        joined.add(peer);
        boolean both = node.sessionsWith(peer).stream()
                .anyMatch(session -> sessions.apply(session).hasBothAcks());
        return when(!both, "is joined with a peer without both Acks in one session");
    }

    /** [JON-015] the denied are gone in 30 s, and they are few. */
    private Optional<String> overdue(Step step) {
        while (!denied.isEmpty()
                && (denied.size() > OBSOLETE_LIMIT || denied.getFirst().endMillis() < step.atMillis())) {
            for (Bytes session : denied.removeFirst().sessions()) {
                if (step.node().peerOf(session).isPresent()) {
                    return Optional.of("keeps a denied peer for more than 30 s, or more than 256 of them");
                }
            }
        }
        return Optional.empty();
    }

    /** A realm's leader is asked about strangers, and so is a party of an interest. */
    private static boolean isAboutJoin(Question question) {
        return question.about() != Question.About.RULE && question.interest().isEmpty();
    }

    private static boolean isOf(SimulatedNode node, Bytes sessionId, Fingerprint peer) {
        return node.peerOf(sessionId).equals(Optional.of(peer));
    }

    private static Optional<String> when(boolean isWrong, String text) {
        return isWrong ? Optional.of(text) : Optional.empty();
    }
}
