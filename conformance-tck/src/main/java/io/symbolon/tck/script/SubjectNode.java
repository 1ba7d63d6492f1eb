package io.symbolon.tck.script;

import static io.symbolon.spec.HandshakeRule.COOKIE_FOR_A_KNOWN_PEER;
import static io.symbolon.spec.TokenRule.FINGERPRINT_SAYS_WHO;
import static io.symbolon.tck.script.Expected.ack;
import static io.symbolon.tck.script.Expected.acknowledged;
import static io.symbolon.tck.script.Expected.admitted;
import static io.symbolon.tck.script.Expected.asked;
import static io.symbolon.tck.script.Expected.challenge;
import static io.symbolon.tck.script.Expected.established;
import static io.symbolon.tck.script.Expected.join;
import static io.symbolon.tck.script.Expected.joined;
import static io.symbolon.tck.script.Expected.response;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.driver.Driver;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.peer.Answer;
import io.symbolon.tck.peer.Identity;
import io.symbolon.tck.peer.Introduction;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.suite.Calls;
import io.symbolon.tck.suite.Witness;
import io.symbolon.tck.wire.Octets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The subject's node in a script: each method is one step, or one situation that takes several and has to succeed. Time
 * stands still but for {@link #at}, {@link #waits} and {@link #wallJumps}.
 */
final class SubjectNode {
    /** Where nobody of the cast is. */
    static final String ELSEWHERE = "203.0.113.9:9000";

    /** The address that a growing subject declares. */
    static final String HOST = "198.51.100.99";

    static final int PORT = 4099;

    private static final String NAME = "subject";
    private static final String PEER_ADDRESS = "192.0.2.1:4000";
    private static final long START_WALL_MS = 1_767_225_600_000L;

    private final Driver driver;
    private final Order order;
    private final List<Peer> peers = new ArrayList<>();
    private final SentDatagrams sent = new SentDatagrams();
    private final Peer peer;
    private long monotonicMs;
    private long wallMs = START_WALL_MS;
    private int steps;
    private String lastStep = "node.create";

    private SubjectNode(Driver driver, Order order) {
        this.driver = driver;
        this.order = order;
        this.peer = peer("peer", PEER_ADDRESS);
    }

    /** A new node of a subject that was just reset. */
    static SubjectNode create(Driver driver, Order order, Consumer<ObjectNode> arguments) {
        SubjectNode node = new SubjectNode(driver, order);
        ObjectNode args =
                node.args().put("seed", Octets.hex(Cast.SUBJECT.seed())).put("uuid", Octets.hex(Cast.SUBJECT_UUID));
        arguments.accept(args);
        JsonNode result = Calls.result(driver, "node.create", args);
        Calls.requireEqual(
                "the fingerprint of the node, " + FINGERPRINT_SAYS_WHO.id(),
                Octets.hex(Cast.SUBJECT_FINGERPRINT),
                result.path("fingerprint").asText());
        return node;
    }

    /** The peer of the case. */
    Peer peer() {
        return peer;
    }

    /** A further peer, on the same side of the subject. */
    Peer peer(String name, String address) {
        Peer further = Cast.peer(name, order, address, this::wallMs);
        peers.add(further);
        return further;
    }

    long wallMs() {
        return wallMs;
    }

    long monotonicMs() {
        return monotonicMs;
    }

    String lastStep() {
        return lastStep;
    }

    // ---- steps

    /** The application opens towards the peer's address. */
    Outcome opens(Peer to) {
        return opens(to.address());
    }

    Outcome opens(String to) {
        return step("node.open", args().put("to", to), "open " + to);
    }

    /** The application opens towards the peer's address and expects its fingerprint. */
    Outcome opensExpecting(Peer to) {
        return opensExpecting(to, to.address());
    }

    Outcome opensExpecting(Peer expected, String to) {
        ObjectNode args = args().put("to", to).put("peer", Octets.hex(expected.fingerprint()));
        return step("node.open", args, "open " + to + " with an expected fingerprint");
    }

    /** A datagram comes from the peer's address. */
    Outcome receives(Peer from, byte[] datagram) {
        return receives(from.address(), datagram);
    }

    Outcome receives(Answer answer) {
        return receives(answer.from(), answer.datagram());
    }

    Outcome receives(String from, byte[] datagram) {
        ObjectNode args = args().put("from", from).put("datagram", Octets.hex(datagram));
        return step("node.deliver", args, "deliver " + datagram.length + " octets from " + from);
    }

    /** The application answers a question. */
    Outcome answers(long question, String decision) {
        ObjectNode args = args().put("question", question).put("decision", decision);
        return step("node.answer", args, "answer question " + question + ": " + decision);
    }

    /** The application, as the realm's leader, revokes an identity and nobody else. */
    Outcome revokes(byte[] identity) {
        ObjectNode args = args();
        args.putArray("identities").add(Octets.hex(identity));
        return step("node.revoke", args, "revoke an identity");
    }

    /** The application declares an interest. */
    Outcome declares(Declaration declaration) {
        ObjectNode args = args();
        declaration.fill(args);
        return step("node.declare", args, "declare interest " + declaration.interest());
    }

    /** The application withdraws an interest. */
    Outcome withdraws(long interest) {
        return step("node.withdraw", args().put("interest", interest), "withdraw interest " + interest);
    }

    /** The application gives a message to be sent. */
    Outcome sends(long interest, long message, byte[] payload, long timeToLiveMs) {
        ObjectNode args = args().put("interest", interest)
                .put("message", message)
                .put("payload", Octets.hex(payload))
                .put("time_to_live_ms", timeToLiveMs);
        return step("node.send", args, "send message " + message);
    }

    /** The application has handled a delivery: {@code taken} or {@code failed}. */
    Outcome handles(long delivery, String handling) {
        ObjectNode args = args().put("delivery", delivery).put("handling", handling);
        return step("node.handled", args, "delivery " + delivery + " is " + handling);
    }

    /** The application leaves the peer. */
    Outcome leaves(Peer left) {
        return step("node.leave", args().put("peer", Octets.hex(left.fingerprint())), "leave the peer");
    }

    /** The application denies the peer for a time. */
    Outcome denies(Peer denied, long forMs) {
        return denies(denied.fingerprint(), forMs);
    }

    Outcome denies(byte[] fingerprint, long forMs) {
        ObjectNode args = args().put("peer", Octets.hex(fingerprint)).put("for_ms", forMs);
        return step("node.deny", args, "deny a peer for " + forMs + " ms");
    }

    /** The application closes the node. */
    Outcome stops() {
        return step("node.stop", args(), "close the node");
    }

    /** Both clocks move on to this monotonic time. */
    Outcome at(long ms) {
        return clock(ms, wallMs + ms - monotonicMs);
    }

    /** Both clocks move on by this. */
    Outcome waits(long ms) {
        return at(monotonicMs + ms);
    }

    /** The wall clock alone jumps, back if negative. */
    Outcome wallJumps(long ms) {
        return clock(monotonicMs, wallMs + ms);
    }

    /** The fingerprints of the neighbour set, by {@code node.inspect}. */
    List<String> neighbours() {
        List<String> neighbours = new ArrayList<>();
        Calls.result(driver, "node.inspect", args()).path("neighbours").forEach(one -> neighbours.add(one.asText()));
        return neighbours;
    }

    /** What {@code node.inspect} counts under this name. */
    long counts(String what) {
        return Calls.result(driver, "node.inspect", args()).path(what).asLong();
    }

    // ---- situations

    /** The peer has opened, both have challenged, and the session is established. */
    PeerSession hasAnswered(Peer opener) {
        return isConfirmedBy(opener, hasCandidate(opener, opener.introduction()));
    }

    /** The peer has opened with this introduction; no frame has opened yet. */
    PeerSession hasCandidate(Peer opener, Introduction asks) {
        byte[] answer = receives(opener, asks.initiation()).answer(asks.nonce(), opener.address());
        return asks.session(answer);
    }

    /** The known peer has opened once more with this introduction and a cookie; no frame has opened yet. */
    PeerSession hasFurtherCandidate(Peer opener, Introduction asks) {
        byte[] cookie =
                receives(opener, asks.initiation()).cookie(asks.nonce(), opener.address(), COOKIE_FOR_A_KNOWN_PEER);
        byte[] answer = receives(opener, asks.initiationWith(cookie)).answer(asks.nonce(), opener.address());
        return asks.session(answer);
    }

    /** The opener's first challenge has accepted the session; the subject's own is not answered yet. */
    PeerSession isAcceptedBy(Peer opener, PeerSession candidate) {
        receives(opener, candidate.challenge()).gives(challenge(candidate), response(candidate));
        return candidate;
    }

    /**
     * The opener's first challenge has accepted the session, its response has established it.
     *
     * @param others what the establishment does to other sessions
     */
    PeerSession isConfirmedBy(Peer opener, PeerSession candidate, Expected... others) {
        isAcceptedBy(opener, candidate);
        return isEstablished(candidate, others);
    }

    /** The known peer has opened once more, and the session is established. */
    PeerSession hasReopened(Peer opener, Expected... others) {
        return isConfirmedBy(opener, hasFurtherCandidate(opener, opener.introduction()), others);
    }

    /** The peer's response has established an accepted session. */
    PeerSession isEstablished(PeerSession accepted, Expected... others) {
        Expected[] all = Arrays.copyOf(others, others.length + 1);
        all[others.length] = established(accepted);
        receives(accepted.peer(), accepted.response()).gives(all);
        return accepted;
    }

    /** The subject has opened, and the peer's response has established the session. */
    PeerSession hasOpened(Peer answerer) {
        return isEstablished(hasOpenedUnconfirmed(answerer));
    }

    /** The subject has opened and was answered; it has sent its challenge, and it is not answered yet. */
    PeerSession hasOpenedUnconfirmed(Peer answerer) {
        byte[] initiation = opens(answerer).initiation(answerer.address());
        Answer answer = answerer.introduction().answer(initiation);
        receives(answer).gives(challenge(answer.session()));
        return answer.session();
    }

    /** The peer joins in a session that it opened: both questions are granted, and the subject's own Join follows its Ack. */
    Identity isAdmitted(PeerSession session) {
        return isAdmitted(session, Identity.ofNode(session.peer()), join(session));
    }

    /** The same for an identity; {@code more} is what comes with the Ack. */
    Identity isAdmitted(PeerSession session, Identity identity, Expected... more) {
        long authenticate = receives(session.peer(), session.join(identity))
                .gives(asked("authenticate", session, identity))
                .question();
        long authorize = answers(authenticate, "granted")
                .gives(asked("authorize", session, identity))
                .question();
        Expected[] all = Arrays.copyOf(more, more.length + 2);
        all[more.length] = ack(session);
        all[more.length + 1] = admitted(session, identity);
        answers(authorize, "granted").gives(all);
        return identity;
    }

    /** The peer has opened, and both have joined. */
    PeerSession hasJoined(Peer opener) {
        PeerSession session = hasAnswered(opener);
        Identity identity = isAdmitted(session);
        receives(opener, session.ack()).gives(acknowledged(session), joined(session, identity));
        return session;
    }

    /** The same with a subject that grows and tells the newcomer whom it knows; {@code more} comes as well. */
    PeerSession hasJoinedAndHeard(Peer opener, Expected... more) {
        PeerSession session = hasAnswered(opener);
        Identity identity = isAdmitted(session);
        Expected[] all = Arrays.copyOf(more, more.length + 2);
        all[more.length] = acknowledged(session);
        all[more.length + 1] = joined(session, identity);
        receives(opener, session.ack()).includes(all);
        return session;
    }

    /** The session works: a challenge from the peer is answered, and nothing else happens. */
    void stillAnswersIn(PeerSession session) {
        receives(session.peer(), session.challenge()).gives(response(session));
    }

    private Outcome clock(long toMonotonicMs, long toWallMs) {
        long fromMs = monotonicMs;
        monotonicMs = toMonotonicMs;
        wallMs = toWallMs;
        ObjectNode args = Json.object().put("monotonic_ms", toMonotonicMs).put("wall_ms", toWallMs);
        return step("clock.set", args, "set the clock", fromMs);
    }

    private Outcome step(String op, ObjectNode args, String words) {
        return step(op, args, words, monotonicMs);
    }

    private Outcome step(String op, ObjectNode args, String words, long fromMs) {
        steps++;
        lastStep = "step " + steps + " at " + monotonicMs + " ms (" + order + "): " + words;
        List<Event> events = new ArrayList<>();
        if (driver instanceof Witness witness) {
            tell(witness, words, args);
        }
        Calls.result(driver, op, args).path("events").forEach(fields -> events.add(new Event(fields)));
        for (Event event : events) {
            boolean ofThisStep = event.node().equals(NAME) && event.atMs() >= fromMs && event.atMs() <= monotonicMs;
            Calls.require(ofThisStep, lastStep + " gives an event of another node or time: " + event.fields());
        }

        List<PeerSession> sessions =
                peers.stream().flatMap(one -> one.sessions().stream()).toList();
        Consumer<String> expects = driver instanceof Witness witness ? witness::expects : unheard -> {};
        Outcome outcome = new Outcome(lastStep, events, sessions, expects);
        sent.check(outcome, wallMs);
        outcome.datagrams().forEach(datagram -> sessions.forEach(session -> session.take(datagram)));
        return outcome;
    }

    private void tell(Witness witness, String words, ObjectNode args) {
        if (!args.has("datagram")) {
            witness.step(monotonicMs, words, Optional.empty());
            return;
        }
        byte[] datagram = Octets.ofHex(args.path("datagram").asText());
        List<PeerSession> sessions =
                peers.stream().flatMap(one -> one.sessions().stream()).toList();
        Optional<byte[]> content = sessions.stream()
                .flatMap(session -> session.contentOfOwn(datagram).stream())
                .findFirst();
        witness.step(monotonicMs, words + ": " + Words.of(datagram, sessions), content);
    }

    private ObjectNode args() {
        return Json.object().put("node", NAME);
    }
}
