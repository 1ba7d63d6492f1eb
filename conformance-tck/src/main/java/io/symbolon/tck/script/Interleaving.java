package io.symbolon.tck.script;

import io.symbolon.tck.peer.HonestPeer;
import io.symbolon.tck.suite.Calls;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Two nodes that open at once over a network that delivers, and loses, by plan. Both sides follow the rules; after the
 * plan nothing is lost any more.
 */
final class Interleaving {
    /** Long enough for one repetition by each side's timers. */
    private static final long[] LATER_MS = {500, 1_500, 3_500, 5_000, 5_500, 6_500, 8_500, 15_000, 16_000};

    private final SubjectNode subject;
    private final HonestPeer peer;
    private final Plan plan;
    private final Deque<byte[]> toPeer = new ArrayDeque<>();
    private final Deque<byte[]> toSubject = new ArrayDeque<>();
    private int countToPeer;
    private int countToSubject;
    private int established;

    Interleaving(SubjectNode subject, HonestPeer peer, Plan plan) {
        this.subject = subject;
        this.peer = peer;
        this.plan = plan;
    }

    /** Which queue is served when both hold a datagram. */
    enum Turn {
        PEER_FIRST("each in turn, the peer first"),
        SUBJECT_FIRST("each in turn, the subject first"),
        PEER_BEFORE_SUBJECT("the peer as long as there is something for it"),
        SUBJECT_BEFORE_PEER("the subject as long as there is something for it");

        private final String words;

        Turn(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * What the network does.
     *
     * @param lostToPeer which of the datagrams to the peer is lost, counted from 1; 0 for none
     * @param lostToSubject which of those to the subject
     */
    record Plan(Turn turn, int lostToPeer, int lostToSubject) {}

    /** Plays the plan, and then what the timers of both sides send, until both are settled. */
    void play() {
        take(subject.opens(peer.peer()));
        toSubject.add(peer.open());
        drain();
        for (long ms : LATER_MS) {
            if (peer.isSettled() && established > 0) {
                return;
            }
            take(subject.at(ms));
            toSubject.addAll(peer.repeat());
            drain();
        }
        Calls.require(
                peer.isSettled() && established > 0,
                subject.lastStep() + ": both have opened, nothing is lost any more, and there is no session");
    }

    /** How many sessions the subject has said to be established. */
    int established() {
        return established;
    }

    private void drain() {
        boolean peersTurn = plan.turn == Turn.PEER_FIRST || plan.turn == Turn.PEER_BEFORE_SUBJECT;
        while (!toPeer.isEmpty() || !toSubject.isEmpty()) {
            if (toSubject.isEmpty() || peersTurn && !toPeer.isEmpty()) {
                deliverToPeer();
            } else {
                deliverToSubject();
            }
            boolean alternate = plan.turn == Turn.PEER_FIRST || plan.turn == Turn.SUBJECT_FIRST;
            peersTurn = alternate != peersTurn;
        }
    }

    private void deliverToPeer() {
        byte[] datagram = toPeer.remove();
        countToPeer++;
        if (countToPeer != plan.lostToPeer) {
            toSubject.addAll(peer.receive(datagram));
        }
    }

    private void deliverToSubject() {
        byte[] datagram = toSubject.remove();
        countToSubject++;
        if (countToSubject != plan.lostToSubject) {
            take(subject.receives(peer.peer(), datagram));
        }
    }

    private void take(Outcome outcome) {
        toPeer.addAll(outcome.datagrams());
        established += (int) outcome.events().stream()
                .filter(event -> event.is("established"))
                .count();
    }
}
